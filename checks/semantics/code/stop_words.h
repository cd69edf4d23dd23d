#ifndef CTXTIDY_CHECKS_SEMANTICS_CODE_STOP_WORDS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CODE_STOP_WORDS_H_

#include "clang/AST/Decl.h"

// What names say about ending work. Only ever a reason to stay silent.
namespace ctxtidy::semantics {

// Does a context's member of that name tell or bring about its end, or wait
// under it? `ThrowIfKilled`, `SleepFor`.
bool SpeaksOfAnEnd(llvm::StringRef name);

// Is the variable a flag by which somebody ends work: `stop_`, `running`?
bool IsStopFlag(const clang::ValueDecl& variable);

// Asked in a condition: does the function tell whether to end? An object of
// another class that is `running` may be what is waited for; one's own is not.
bool IsStopTest(const clang::FunctionDecl& callee, bool own);

// Is the member named after an activity that the function's name has nothing to
// do with, as `compaction_as` in `Flush()`? Then it ends that activity alone.
bool IsOfOtherWork(const clang::FieldDecl& member,
                   const clang::FunctionDecl& function);

// Wherever it is called: `CheckInterrupt()`, `ThrowIfCancelled()`.
bool IsStopCheck(const clang::FunctionDecl& callee);

// Does the name say that the function is there for tests: `sync_for_tests`,
// `ResetForTesting`?
bool IsForTests(const clang::NamedDecl& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CODE_STOP_WORDS_H_
