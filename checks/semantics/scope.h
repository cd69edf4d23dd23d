#ifndef CTXTIDY_CHECKS_SEMANTICS_SCOPE_H_
#define CTXTIDY_CHECKS_SEMANTICS_SCOPE_H_

#include <string>
#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// A context that code at some point can name.
struct Available {
  // How it came there, from the best to use to the last resort.
  enum class Origin { kParameter, kCapture, kLocal, kAccessor, kMember };

  ContextRole role;
  Origin origin = Origin::kParameter;
  const clang::ValueDecl* decl = nullptr;  // Of an accessor: its object.
  std::string spelling;                    // "c", "request.context()".
  bool constant = false;                   // May only be read.
  // Could the point name it as it stands? Not so in a lambda that would first
  // have to capture it.
  bool reachable = true;

  // The expression for a parameter of that type: "c", "*c", "&c".
  std::string SpelledFor(clang::QualType parameter) const;
  // The expression for the context itself, not a pointer to it.
  std::string Value() const { return role.pointer ? "*" + spelling : spelling; }
};

// The contexts in scope at `point` in `function`, the best first: named
// parameters, captures, locals declared before (not those that are roots
// themselves), accessors of parameters and locals (`request.context()`), data
// members where the model says so. A lambda that runs where it is written also
// sees what the function around it sees.
std::vector<Available> ContextsAt(const Function& function,
                                  const clang::Stmt& point);

ContextDeclarations FindContextDeclarations(const Function& function);

// Is the context held by a pointer that the function itself tests for null?
bool MayBeNull(const Function& function, const Available& context);

// Does the function compare the variable, or ask whether it is null?
bool IsAskedForNull(const Function& function, const clang::ValueDecl& variable);

// Does the call hand over a context inside an argument: a lambda that captures
// one, a variable that holds such a lambda? Then the callee may well obey it.
bool HandsOverContext(const Call& call);
// The same of a context that ends, so that a wait could end with it.
bool HandsOverEnd(const Call& call);

// Does the function itself receive a context from its caller?
bool TakesContext(const Resolver& resolver, const clang::FunctionDecl& decl);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_SCOPE_H_
