#ifndef CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOPS_H_
#define CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOPS_H_

#include <string>
#include <vector>

#include "checks/semantics/code/function.h"

namespace ctxtidy::semantics {

// Why a loop may take long: what it does in each round.
struct LoopWork {
  enum class Kind { kPauses, kWaits, kBlocks, kReaches };
  Kind kind = Kind::kPauses;
  clang::SourceRange range;
  const clang::FunctionDecl* callee = nullptr;
};

// A loop that may run for long, where a context is in scope, and in which
// nothing looks at one.
struct UnobservedLoop {
  clang::SourceRange head;
  bool endless = false;  // Nothing leaves it.
  std::string context;   // As code there names it: "c", "request.context()".
  std::string question;  // Member that tells its end: "IsDone"; may be empty.
  std::vector<LoopWork> work;  // Empty only for endless ones.
};

// A loop that does nothing but ask a context, time and again.
struct BusyLoop {
  clang::SourceRange head;
  std::string context;  // As the loop names it.
  std::string wait;     // Advice: what waits until it is over; may be empty.
  // What it does between two questions; null: nothing.
  const clang::FunctionDecl* pause = nullptr;
  clang::SourceRange pause_range;
};

// In source order.
std::vector<UnobservedLoop> UnobservedLoops(const Function& function);
std::vector<BusyLoop> BusyLoops(const Function& function);

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_LOOPS_LOOPS_H_
