#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_OBJECTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_OBJECTS_H_

#include <optional>
#include <string>
#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// The object that is the context of a call to be made, or a pointer to it.
struct OutgoingObject {
  // The variable; null: the object whose member function is looked at.
  const clang::ValueDecl* variable = nullptr;
  // The member of it that is the context; null: the variable is.
  const clang::FieldDecl* field = nullptr;

  const clang::ValueDecl& context() const {
    return field == nullptr ? *variable : *field;
  }
  // As the call's author spells it, without `&` and `get()`.
  std::string spelling() const;
  bool operator==(const OutgoingObject&) const = default;
};

// Is it just the type of a model's outgoing context, or a pointer to that? A
// class derived from it may do what it likes.
bool IsOutgoing(const Resolver& resolver, clang::QualType type);

// Does the expression make a context that has no deadline yet: `T()`,
// `new T`, `std::make_unique<T>()`?
bool MakesOutgoing(const Resolver& resolver, const clang::Expr* expr);

// What the expression in the function hands over, if that is the context of a
// call to be made. Of several names of one object it is the first.
std::optional<OutgoingObject> OutgoingObjectIn(const Function& function,
                                               const clang::Expr& expr);

// The places in the body that name the object or what it is a member of.
std::vector<const clang::Expr*> MentionsOf(const Function& function,
                                           const OutgoingObject& object);

// Does the mention name the context itself, not what it is a member of?
bool NamesContext(const OutgoingObject& object, const clang::Expr& mention);

// Does the statement only give the object another name: `auto& c = *call`,
// `T* p = &c`?
bool NamesAnew(const Function& function, const clang::DeclStmt& declares,
               const OutgoingObject& object);

// `std::make_unique`, `std::make_shared` and their like elsewhere.
bool IsMakeFunction(const clang::FunctionDecl* callee);

// `std::move(x)` and the like: what is done with the result is done with x.
bool PassesOn(const clang::CallExpr& call);

// `get`, `release` or `value` of what holds the object.
bool IsHeldGetter(const clang::NamedDecl& member);

// `*p` and `p->` of a class.
bool IsAccess(const clang::CXXOperatorCallExpr& call);

// What is behind `&x`, `*x`, `x.get()`, `std::move(x)` and casts.
const clang::Expr* Peeled(const clang::Expr* expr);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_OBJECTS_H_
