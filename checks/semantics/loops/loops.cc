#include "checks/semantics/loops/loops.h"

#include <algorithm>

#include "checks/semantics/code/apart.h"
#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/observing.h"
#include "checks/semantics/handlers.h"
#include "checks/semantics/loops/looking.h"
#include "checks/semantics/loops/loop_shape.h"
#include "checks/semantics/roots.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/blocking.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using Kind = LoopWork::Kind;

// How deep helpers are searched for a pause.
constexpr unsigned kMostCalls = 3;

bool CanBeAsked(const model::ContextType& type) {
  return type.ends && (!type.done.empty() || !type.observe.empty());
}

// Does a helper without a context pause, whatever else it does?
bool Pauses(const Unit& unit, const clang::FunctionDecl& callee,
            unsigned depth = 0) {
  if (unit.resolver().IsPause(callee)) return true;
  const Function* function = unit.FunctionOf(callee);
  return function != nullptr && depth < kMostCalls &&
         llvm::any_of(
             function->calls(),
             [&](const Call& call) {
               return Pauses(unit, *call.callee, depth + 1);
             });
}

// Finds the loops of one function that never look.
class Finder {
 public:
  explicit Finder(const Function& function)
      : function_(function), unit_(function.unit()), body_(function.body()) {}

  std::vector<UnobservedLoop> Run() {
    if (function_.IsTest()) return {};
    // Inner loops first: what one is reported for is no fault of the outer's.
    for (const clang::Stmt* stmt : llvm::reverse(body_.statements())) {
      if (IsLoop(stmt)) Judge(*stmt);
    }
    std::vector<UnobservedLoop> loops;
    for (const Found& found : llvm::reverse(found_)) {
      if (!IsCoveredByOuter(found)) loops.push_back(found.loop);
    }
    return loops;
  }

 private:
  struct Found {
    const clang::Stmt* stmt;
    bool bounded;
    UnobservedLoop loop;
  };

  void Judge(const clang::Stmt& loop) {
    if (body_.IsUndecided(&loop) || !Repeats(function_, loop) ||
        IsRetryAtOnce(function_, loop) || IsFromSystemMacro(loop)) {
      return;
    }
    Found found{&loop, IsBounded(loop), {}};
    const model::Model* model = nullptr;
    if (!FindContext(loop, found.loop, model) ||
        MayMakeRoots(function_, model) || IsCleanUp(loop) ||
        IsSetApart(function_, loop, model)) {
      return;
    }
    const bool endless = IsEndless(unit_.context(), loop);
    found.loop.endless = endless && !IsLeft(body_, loop);
    found.loop.work = WorkOf(loop, found.bounded, model);
    if (found.loop.work.empty() && !found.loop.endless) return;
    if (!endless && IsSoleWait(loop, found.loop.work)) return;
    if (IsObserved(loop) || (found.bounded && OuterIsObserved(loop))) return;
    found.loop.head = HeadOf(loop);
    found_.push_back(std::move(found));
  }

  // Written by somebody else: `TEMP_FAILURE_RETRY`.
  bool IsFromSystemMacro(const clang::Stmt& loop) const {
    const auto& sources = unit_.context().getSourceManager();
    return sources.isInSystemHeader(sources.getSpellingLoc(loop.getBeginLoc()));
  }

  // The best context at hand that can be asked.
  bool FindContext(const clang::Stmt& loop, UnobservedLoop& found,
                   const model::Model*& model) const {
    for (const Available& context : ContextsAt(function_, loop)) {
      const model::ContextType& type = *context.role.type;
      if (!context.reachable || !CanBeAsked(type)) {
        continue;
      }
      found.context = context.spelling;
      found.question =
          type.done.empty() ? type.observe.front() : type.done.front();
      model = context.role.model;
      return true;
    }
    std::optional<Current> current = CurrentIn(function_);
    if (!current || !CanBeAsked(*current->role.type)) return false;
    found.context = current->ambient->function.text();
    model = current->role.model;
    return true;
  }

  // Is the context over, or has it been ended here? Then the loop waits for
  // others to notice.
  bool IsCleanUp(const clang::Stmt& loop) const {
    if (AfterDone(function_, loop) || FollowsObserving(loop)) return true;
    return llvm::any_of(function_.calls(), [&](const Call& call) {
      return body_.Before(call.expr, &loop) &&
             unit_.resolver().CanceledBy(*call.callee);
    });
  }

  // `while (!c.IsDone()) ...` stands before it: what is left over is done in
  // any case.
  bool FollowsObserving(const clang::Stmt& loop) const {
    const clang::Stmt* child = &loop;
    for (const clang::Stmt* outer = body_.Parent(child); outer != nullptr;
         child = outer, outer = body_.Parent(outer)) {
      const auto* block = dyn_cast<clang::CompoundStmt>(outer);
      if (block == nullptr) continue;
      for (const clang::Stmt* earlier : block->body()) {
        if (earlier == child) break;
        if (IsLoop(earlier) && AsksIfDone(ConditionOf(*earlier))) return true;
      }
    }
    return false;
  }

  bool AsksIfDone(const clang::Expr* condition) const {
    return condition != nullptr &&
           llvm::any_of(function_.calls(), [&](const Call& call) {
             const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call.expr);
             if (member == nullptr || call.callee->getIdentifier() == nullptr ||
                 !body_.Contains(condition, call.expr)) {
               return false;
             }
             std::optional<ContextRole> role = unit_.resolver().ContextOf(
                 member->getImplicitObjectArgument()->getType());
             return role && llvm::is_contained(role->type->done,
                                               call.callee->getName());
           });
  }

  std::vector<LoopWork> WorkOf(const clang::Stmt& loop, bool bounded,
                               const model::Model* model) const {
    std::vector<LoopWork> work;
    for (const Call& call : function_.calls()) {
      if (!IsEachRound(loop, *call.expr)) continue;
      if (std::optional<Kind> kind = WorkBy(call, bounded, model)) {
        work.push_back({*kind, call.expr->getSourceRange(), call.callee});
      }
    }
    return work;
  }

  bool IsEachRound(const clang::Stmt& loop, const clang::Stmt& call) const {
    if (!body_.Contains(&loop, &call)) return false;
    const clang::Stmt* first = nullptr;  // Evaluated once.
    if (const auto* counting = dyn_cast<clang::ForStmt>(&loop)) {
      first = counting->getInit();
    } else if (const auto* range = dyn_cast<clang::CXXForRangeStmt>(&loop)) {
      first = range->getRangeStmt();
    }
    if (first != nullptr && body_.Contains(first, &call)) return false;
    if (IsOnTheWayOut(body_, loop, call)) return false;
    return llvm::none_of(found_, [&](const Found& inner) {
      return body_.Contains(inner.stmt, &call) && !inner.bounded &&
             body_.Contains(&loop, inner.stmt);
    });
  }

  std::optional<Kind> WorkBy(const Call& call, bool bounded,
                             const model::Model* model) const {
    const bool blocks = BlockingEntry(call, model) != nullptr;
    if (unit_.resolver().IsPause(*call.callee)) {
      // However short: without a bound, short ones are many.
      return bounded && !blocks ? std::nullopt : std::optional(Kind::kPauses);
    }
    if (blocks || IsMarkedBlocking(unit_.resolver(), *call.callee)) {
      return Kind::kBlocks;
    }
    if (!unit_.facts().BlockingPath(call, model).empty()) {
      return Kind::kReaches;
    }
    if (!bounded && unit_.resolver().Waits(*call.callee)) return Kind::kWaits;
    if (!bounded && Pauses(unit_, *call.callee)) return Kind::kPauses;
    return std::nullopt;
  }

  // `while (!ready) changed.wait(lock);`: nothing but the wait is at fault.
  bool IsSoleWait(const clang::Stmt& loop,
                  const std::vector<LoopWork>& work) const {
    if (work.size() != 1 || work.front().kind != Kind::kBlocks) return false;
    const clang::Stmt* only = BodyOf(loop);
    if (const auto* block = dyn_cast<clang::CompoundStmt>(only)) {
      if (block->size() != 1) return false;
      only = block->body_front();
    }
    const auto* expr = dyn_cast<clang::Expr>(only);
    return expr != nullptr &&
           Stripped(expr)->getSourceRange() == work.front().range;
  }

  const Looking& looking() const {
    if (!looking_) looking_.emplace(function_);
    return *looking_;
  }

  bool IsObserved(const clang::Stmt& loop) const {
    return looking().LooksIn(loop) || looking().AsksOtherwise(loop);
  }

  bool OuterIsObserved(const clang::Stmt& loop) const {
    for (const clang::Stmt* outer = body_.Parent(&loop); outer != nullptr;
         outer = body_.Parent(outer)) {
      if (IsLoop(outer) && IsObserved(*outer)) return true;
    }
    return false;
  }

  // A loop that ends by itself, in one that is reported.
  bool IsCoveredByOuter(const Found& found) const {
    return found.bounded && llvm::any_of(found_, [&](const Found& outer) {
             return &outer != &found && body_.Contains(outer.stmt, found.stmt);
           });
  }

  const Function& function_;
  const Unit& unit_;
  const Body& body_;
  std::vector<Found> found_;
  mutable std::optional<Looking> looking_;
};

}  // namespace

std::vector<UnobservedLoop> UnobservedLoops(const Function& function) {
  return Finder(function).Run();
}

}  // namespace ctxtidy::semantics
