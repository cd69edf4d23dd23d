#ifndef CTXTIDY_CHECKS_SEMANTICS_LIFETIME_STORED_CONTEXTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_LIFETIME_STORED_CONTEXTS_H_

#include <vector>

#include "checks/semantics/resolver.h"

namespace ctxtidy::semantics {

// A data member that holds a context: itself, by reference or pointer, wrapped,
// or in a container.
struct StoredContext {
  const clang::FieldDecl* field = nullptr;
  ContextRole role;
};

// Those of the class, if its users want the idioms of the context's library
// kept. Nothing of closures, of what a coroutine is made of, and of a request's
// own object, which hands its context out by an accessor.
std::vector<StoredContext> StoredContextsOf(const Resolver& resolver,
                                            const clang::CXXRecordDecl& record);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_LIFETIME_STORED_CONTEXTS_H_
