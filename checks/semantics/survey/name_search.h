#ifndef CTXTIDY_CHECKS_SEMANTICS_SURVEY_NAME_SEARCH_H_
#define CTXTIDY_CHECKS_SEMANTICS_SURVEY_NAME_SEARCH_H_

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "checks/model/context_model.h"
#include "checks/model/mentions.h"

namespace clang {
class ASTContext;
}  // namespace clang

// Whether what a model names is there. Plain data, so that the answers of many
// translation units can be put together.
namespace ctxtidy::semantics {

// What was seen of a name. Of several facts the first says most.
struct Sighting {
  bool found = false;
  // Of a function that derives: a context is where the model says; if not, an
  // argument that is one.
  bool parent_found = false;
  std::optional<unsigned> other_parent;
  // Where the name is, but only with other parameters or as an alias: how many
  // parameters, what the class is called.
  std::optional<unsigned> other_arity;
  std::string alias_of;
  // The most similar name of the kind, and how far it is from this one.
  std::string nearest;
  unsigned distance = 0;

  void Add(const Sighting& other);
};

// One per mention. Looks at every declaration, in system headers too.
std::vector<Sighting> SearchNames(const clang::ASTContext& context,
                                  std::span<const model::Mention> mentions,
                                  const model::ModelSet& models);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_SURVEY_NAME_SEARCH_H_
