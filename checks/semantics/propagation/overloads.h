#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OVERLOADS_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OVERLOADS_H_

#include <optional>

#include "checks/semantics/code/function.h"
#include "checks/semantics/scope.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy::semantics {

// A function that does what a called one does, and takes a context.
struct ContextOverload {
  const clang::FunctionDecl* decl = nullptr;
  unsigned parameter = 0;  // The context's.
  bool sibling = false;    // Another name: QueryContext for Query.
};

// The overload (or, failing that, the sibling NameContext, NameWithContext,
// NameCtx or their snake_case forms) that the call could have used with
// `context`: the same parameters plus that one, accessible, not deleted,
// callable on the same object. Nothing where the call is made by such a
// function itself.
std::optional<ContextOverload> OverloadWithContext(const Call& call,
                                                   const Available& context);

// Is the call made by a function of its name, or a sibling's, that takes a
// context? That is how the sibling is made.
bool IsMadeBySibling(const Call& call);
bool IsMadeBySibling(const Function& caller, const clang::FunctionDecl& callee);

// The edits that make the call use it; empty where they might not compile.
llvm::SmallVector<clang::FixItHint, 2> UseOverload(
    const Call& call, const ContextOverload& overload,
    const Available& context);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OVERLOADS_H_
