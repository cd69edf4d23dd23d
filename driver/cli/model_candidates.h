#ifndef CTXTIDY_DRIVER_CLI_MODEL_CANDIDATES_H_
#define CTXTIDY_DRIVER_CLI_MODEL_CANDIDATES_H_

#include <string>
#include <vector>

#include "checks/semantics/survey/census.h"

// Which types of a code base are its contexts, by the evidence.
namespace ctxtidy::cli {

struct Candidate {
  std::string type;
  const semantics::TypeFacts* facts = nullptr;
  unsigned handing_on = 0;  // Functions that take one and hand it on.
  double score = 0;
};

struct Candidates {
  std::vector<Candidate> likely;  // The best first, a handful at most.
  // Called contexts and handed on, but nothing can be asked of them.
  std::vector<Candidate> doubtful;
};

Candidates ChooseCandidates(const semantics::Census& census);

// The last component of a qualified name.
std::string LastName(const std::string& name);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_MODEL_CANDIDATES_H_
