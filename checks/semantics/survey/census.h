#ifndef CTXTIDY_CHECKS_SEMANTICS_SURVEY_CENSUS_H_
#define CTXTIDY_CHECKS_SEMANTICS_SURVEY_CENSUS_H_

#include <map>
#include <optional>
#include <set>
#include <string>

#include "checks/model/context_model.h"

namespace clang {
class ASTContext;
}  // namespace clang

// What a code base does with the types that might be contexts: the evidence for
// a proposed model. Plain data that the translation units add up to; functions
// are keyed by name and parameter types, so that a header's count once.
namespace ctxtidy::semantics {

// How a context is passed or returned.
enum class Way { kValue, kConstReference, kReference, kPointer, kWrapper };

// A function that takes one.
struct Taker {
  Way way = Way::kValue;
  bool alone = false;  // It takes nothing else.
  bool first = false;
  bool last = false;
  bool null_default = false;
  bool other_default = false;
  bool hands_on = false;  // To another function.
  bool tests = false;     // For null.
};

// A public member of one, of its class or a base.
struct ContextMember {
  std::string of;             // The class that declares it.
  bool boolean = false;       // Returns bool.
  bool nothing = false;       // Returns void.
  bool needs_nothing = true;  // Can be called without arguments.
  bool takes_time = false;
};

// A function that returns one.
struct Maker {
  std::string name;  // As selectors name it.
  Way way = Way::kValue;
  bool is_member = false;          // Of an object of the type.
  bool is_static = false;          // Of the type itself.
  bool needs_nothing = false;      // Can be called without arguments.
  std::optional<unsigned> parent;  // The argument that is one.
  std::string context;             // ".context", where it is in the result.
  std::string cancel;              // ".cancel".
};

struct TypeFacts {
  std::map<std::string, Taker> takers;
  std::map<std::string, ContextMember> members;  // By name.
  std::map<std::string, Maker> makers;
  std::set<std::string> bases;
  std::set<std::string> owners;  // Classes that keep one.
  // Members without arguments of other classes that yield one, and these.
  std::map<std::string, std::set<std::string>> accessors;
  std::set<std::string> variables;     // Constants and static members.
  std::set<std::string> default_made;  // Places where one is made by `T()`.
  // Functions with an overload that is the same but for this context.
  std::set<std::string> overloads;
};

struct Census {
  std::map<std::string, TypeFacts> types;  // By name.
  std::set<std::string> cancel_exceptions;
  std::set<std::string> cancel_codes;

  void Add(const Census& other);
};

// Counts in user code, not in system headers. Types that `models` describe are
// left out.
Census TakeCensus(clang::ASTContext& context, const model::ModelSet& models);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_SURVEY_CENSUS_H_
