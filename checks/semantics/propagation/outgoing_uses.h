#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_USES_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_USES_H_

#include <optional>
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
  bool operator==(const OutgoingObject&) const = default;
};

// What a mention of such an object may do to it.
struct OutgoingUse {
  enum class Effect {
    kNone,
    kBegins,    // A new context takes its place.
    kCalls,     // A call is made with it as it is.
    kLimits,    // It may get a deadline here, or be ended, or escape.
    kReturned,  // Goes to the caller.
  };
  Effect effect = Effect::kNone;
  bool stream = false;  // kCalls: one that goes on until somebody ends it.
  // kCalls: from the mention's call to the one that the library makes.
  std::vector<const clang::CallExpr*> path;
};

// What an argument hands over, if that is the context of a call to be made.
std::optional<OutgoingObject> OutgoingObjectIn(const Resolver& resolver,
                                               const clang::Expr& argument);

// The places in the body that name the object or what it is a member of.
std::vector<const clang::Expr*> MentionsOf(const Function& function,
                                           const OutgoingObject& object);

// What the mention does. Functions whose bodies are in this unit are looked
// into; `depth` says how many calls deep.
OutgoingUse UseOf(const Function& function, const OutgoingObject& object,
                  const clang::Expr& mention, unsigned depth);

// What a whole body does to the object: the first call made with it, unless
// anything might limit that.
OutgoingUse UseIn(const Function& function, const OutgoingObject& object,
                  unsigned depth);

// Does the expression make a context that has no deadline yet: `T()`,
// `new T`, `std::make_unique<T>()`?
bool MakesOutgoing(const Resolver& resolver, const clang::Expr* expr);

// Is it just the type of a model's outgoing context, or a pointer to that? A
// class derived from it may do what it likes.
bool IsOutgoing(const Resolver& resolver, clang::QualType type);

// How many calls deep a context is followed.
inline constexpr unsigned kMostOutgoingCalls = 4;

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_USES_H_
