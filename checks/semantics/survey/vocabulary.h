#ifndef CTXTIDY_CHECKS_SEMANTICS_SURVEY_VOCABULARY_H_
#define CTXTIDY_CHECKS_SEMANTICS_SURVEY_VOCABULARY_H_

#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"

// What people call contexts and their members. Names are only a first guess, to
// propose a model that a person reads: no check asks here.
namespace ctxtidy::semantics {

// "GetStopToken", "get_stop_token": get, stop, token.
std::vector<std::string> WordsOf(llvm::StringRef identifier);

// A class that is a context, more likely than not: CancellationToken, Ctx.
bool SoundsLikeContext(llvm::StringRef class_name);
// A function that is true once it is over: IsCancelled, stop_requested.
bool SoundsDone(llvm::StringRef function);
// One that looks, in another way: ThrowIfCancelled, GetDeadline, OnCancel.
bool SoundsLooking(llvm::StringRef function);
// One that ends it: Cancel, request_stop.
bool SoundsCancelling(llvm::StringRef function);
// One that gives it a deadline: SetTimeout, expires_after.
bool SoundsLikeSettingDeadline(llvm::StringRef function);
// One whose result ends by itself: WithTimeout.
bool SoundsTimed(llvm::StringRef function);
// One whose result no longer ends with its parent: WithoutCancel, Detach.
bool SoundsDetaching(llvm::StringRef function);
// One that makes a child: WithValue, Fork, MakeLinked.
bool SoundsDeriving(llvm::StringRef function);
// One that makes something: NewContext.
bool SoundsMaking(llvm::StringRef function);
// One that returns what belongs to the thread or task: Current.
bool SoundsAmbient(llvm::StringRef function);
// One that waits for something: Read, pop, acquire.
bool SoundsBlocking(llvm::StringRef function);
// An exception or a code that says "cancelled".
bool SoundsCancelled(llvm::StringRef name);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_SURVEY_VOCABULARY_H_
