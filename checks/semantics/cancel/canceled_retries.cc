#include "checks/semantics/cancel/canceled_retries.h"

#include <deque>

#include "checks/semantics/code/assignments.h"
#include "checks/semantics/code/object_key.h"
#include "checks/semantics/code/observing.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/FoldingSet.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

bool IsLoop(const clang::Stmt* stmt) {
  return isa_and_nonnull<clang::ForStmt, clang::WhileStmt, clang::DoStmt,
                         clang::CXXForRangeStmt>(stmt);
}

class Search {
 public:
  explicit Search(const CanceledFlow& flow)
      : flow_(flow),
        function_(flow.function()),
        body_(function_.body()),
        resolver_(function_.unit().resolver()) {}

  std::vector<CanceledRetry> Run() {
    for (const CanceledFlow::Entry& entry : flow_.entries()) {
      if (entry.test->of_context || entry.test->stmt == nullptr) continue;
      for (const Call& call : Tested(*entry.test)) Try(entry, call);
    }
    return std::move(found_);
  }

 private:
  // The calls whose outcome it is that the test looks at.
  std::vector<Call> Tested(const CancelTest& test) const {
    if (const auto* handler = dyn_cast<clang::CXXCatchStmt>(test.stmt)) {
      const auto* guarded =
          dyn_cast_or_null<clang::CXXTryStmt>(body_.Parent(handler));
      return guarded == nullptr ? std::vector<Call>{}
                                : CallsIn(guarded->getTryBlock());
    }
    std::vector<Call> calls = CallsIn(test.stmt);
    for (const clang::ValueDecl* subject : test.subjects) {
      if (const clang::Stmt* value = LastValue(*subject, *test.stmt)) {
        llvm::append_range(calls, CallsIn(value));
      }
    }
    return calls;
  }

  std::vector<Call> CallsIn(const clang::Stmt* part) const {
    std::vector<Call> calls;
    for (const Call& call : function_.calls()) {
      if (body_.Contains(part, call.expr) && ContextOf(call) != nullptr) {
        calls.push_back(call);
      }
    }
    return calls;
  }

  // What the variable was last set to before the test, in the source.
  const clang::Stmt* LastValue(const clang::ValueDecl& variable,
                               const clang::Stmt& test) const {
    const clang::Stmt* last = nullptr;
    for (const clang::Stmt* stmt : body_.statements()) {
      if (!body_.Before(stmt, &test)) break;
      if (!isa<clang::CallExpr>(stmt) || isa<clang::CXXOperatorCallExpr>(stmt))
        if (MaySet(resolver_, *stmt, {&variable})) last = stmt;
    }
    return last;
  }

  // The variable or member whose context the call is given; null if it is given
  // none, or one that has no name.
  const clang::ValueDecl* ContextOf(const Call& call) const {
    for (const clang::Expr* argument : call.expr->arguments()) {
      if (!resolver_.ContextOf(argument->getType())) continue;
      const ObjectKey key = KeyOf(argument);
      if (!key.empty()) return key.back();
    }
    return nullptr;
  }

  const clang::Stmt* LoopAround(const clang::Stmt* stmt) const {
    while (stmt != nullptr && !IsLoop(stmt)) stmt = body_.Parent(stmt);
    return stmt;
  }

  // Does each round of the loop make the same call?
  bool IsSameEachRound(const Call& call, const clang::Stmt* loop) const {
    const auto mentioned = Mentioned(call.expr);
    const clang::ValueDecl* context = ContextOf(call);
    for (const clang::Stmt* stmt : body_.statements()) {
      if (!body_.Contains(loop, stmt) || stmt == call.expr ||
          !MaySet(resolver_, *stmt, mentioned)) {
        continue;
      }
      // A variable for what the call returns may well be a new one.
      const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
      if (declares == nullptr || !declares->isSingleDecl()) return false;
      const auto* variable =
          dyn_cast<clang::VarDecl>(declares->getSingleDecl());
      const auto* made =
          variable == nullptr
              ? nullptr
              : dyn_cast_or_null<clang::CXXConstructExpr>(variable->getInit());
      const bool is_new = variable != nullptr && variable != context &&
                          (!variable->hasInit() ||
                           (made != nullptr && made->getNumArgs() == 0));
      if (!is_new) return false;
    }
    return true;
  }

  bool IsSameCall(const clang::CallExpr& a, const clang::CallExpr& b) const {
    if (&a == &b) return true;
    const clang::ASTContext& context = function_.unit().context();
    llvm::FoldingSetNodeID first, second;
    a.Profile(first, context, /*Canonical=*/true);
    b.Profile(second, context, /*Canonical=*/true);
    return first == second;
  }

  void Try(const CanceledFlow::Entry& entry, const Call& call) {
    if (InObservingLoop(call)) return;
    const clang::CallExpr* again = CallAgain(entry, call);
    if (again == nullptr) return;
    if (again == call.expr) {
      const clang::Stmt* loop = LoopAround(call.expr);
      if (loop == nullptr || !IsSameEachRound(call, loop)) return;
    }
    found_.push_back({entry.test, call, again, ContextOf(call)});
  }

  // The first such call that is certainly reached from there, unless a loop
  // comes to its end.
  const clang::CallExpr* CallAgain(const CanceledFlow::Entry& entry,
                                   const Call& call) const {
    llvm::SmallPtrSet<const clang::CFGBlock*, 16> seen;
    std::deque<const clang::CFGBlock*> open = {entry.block};
    const clang::ValueDecl* context = ContextOf(call);
    while (!open.empty()) {
      const clang::CFGBlock& block = *open.front();
      open.pop_front();
      if (!seen.insert(&block).second) continue;
      bool replaced = false;
      for (const clang::CFGElement& element : block) {
        auto stmt = element.getAs<clang::CFGStmt>();
        if (!stmt) continue;
        const auto* other = dyn_cast<clang::CallExpr>(stmt->getStmt());
        if (other != nullptr && IsSameCall(*other, *call.expr)) return other;
        replaced |= MaySet(resolver_, *stmt->getStmt(), {context});
      }
      if (!replaced && !block.hasNoReturnElement())
        Follow(block, open, *entry.test);
    }
    return nullptr;
  }

  void Follow(const clang::CFGBlock& block,
              std::deque<const clang::CFGBlock*>& open,
              const CancelTest& test) const {
    const clang::Stmt* terminator = block.getTerminatorStmt();
    const clang::Expr* condition = BranchCondition(block);
    if (IsLoop(terminator)) {
      // On into the next round, if nobody says that all is to stop.
      const clang::CFGBlock* next = *block.succ_begin();
      if (next == nullptr) return;
      if (condition != nullptr && flow_.tests().Denies(condition, true)) return;
      open.push_back(next);
      return;
    }
    if (block.succ_size() > 1 &&
        (condition == nullptr || !IsDetour(terminator) ||
         flow_.DecidesElse(condition, test))) {
      return;
    }
    for (const clang::CFGBlock* next : block.succs()) {
      if (next != nullptr) open.push_back(next);
    }
  }

  // Does the branch come back to where it began, whatever it does?
  bool IsDetour(const clang::Stmt* terminator) const {
    const clang::Stmt* branch = terminator;
    while (isa_and_nonnull<clang::Expr>(branch)) branch = body_.Parent(branch);
    if (!isa_and_nonnull<clang::IfStmt>(branch)) return false;
    return llvm::none_of(body_.statements(), [&](const clang::Stmt* stmt) {
      return isa<clang::ReturnStmt, clang::CoreturnStmt, clang::BreakStmt,
                 clang::GotoStmt, clang::CXXThrowExpr>(stmt) &&
             body_.Contains(branch, stmt);
    });
  }

  const CanceledFlow& flow_;
  const Function& function_;
  const Body& body_;
  const Resolver& resolver_;
  std::vector<CanceledRetry> found_;
};

}  // namespace

std::vector<CanceledRetry> RetriesIn(const CanceledFlow& flow) {
  return Search(flow).Run();
}

}  // namespace ctxtidy::semantics
