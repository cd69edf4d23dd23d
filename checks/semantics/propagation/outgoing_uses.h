#ifndef CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_USES_H_
#define CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_USES_H_

#include <optional>
#include <vector>

#include "checks/semantics/propagation/outgoing_objects.h"

namespace ctxtidy::semantics {

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

// What the mention does. Functions whose bodies are in this unit are looked
// into; `depth` says how many calls deep.
OutgoingUse UseOf(const Function& function, const OutgoingObject& object,
                  const clang::Expr& mention, unsigned depth);

// What a whole body does to the object: the first call made with it, unless
// anything might limit that.
OutgoingUse UseIn(const Function& function, const OutgoingObject& object,
                  unsigned depth);

// The call to another machine that `call` makes with the object, which is its
// argument; nothing if it makes none.
std::optional<OutgoingUse> CallMadeWith(const Function& function,
                                        const OutgoingObject& object,
                                        const clang::CallExpr& call,
                                        const clang::Expr& argument);

// How many calls deep a context is followed.
inline constexpr unsigned kMostOutgoingCalls = 4;

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_PROPAGATION_OUTGOING_USES_H_
