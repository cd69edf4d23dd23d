#include "checks/semantics/loops/loop_shape.h"

#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::isa;

// Does the `break` or `continue` belong to the loop, and not to one inside?
bool BelongsTo(const Body& body, const clang::Stmt* jump,
               const clang::Stmt& loop) {
  for (const clang::Stmt* outer = body.Parent(jump); outer != nullptr;
       outer = body.Parent(outer)) {
    if (outer == &loop) return true;
    if (IsLoop(outer)) return false;
    if (isa<clang::SwitchStmt>(outer) && isa<clang::BreakStmt>(jump)) {
      return false;
    }
  }
  return false;
}

// The function with a plain name that is called; null for others.
const clang::FunctionDecl* CalledIn(const clang::Stmt* stmt) {
  const auto* call = dyn_cast<clang::CallExpr>(stmt);
  const clang::FunctionDecl* callee =
      call == nullptr ? nullptr : call->getDirectCallee();
  return callee != nullptr && callee->getIdentifier() != nullptr ? callee
                                                                 : nullptr;
}

}  // namespace

bool IsLoop(const clang::Stmt* stmt) {
  return isa<clang::ForStmt, clang::WhileStmt, clang::DoStmt,
             clang::CXXForRangeStmt>(stmt);
}

const clang::Expr* ConditionOf(const clang::Stmt& loop) {
  if (const auto* found = dyn_cast<clang::ForStmt>(&loop)) {
    return found->getCond();
  }
  if (const auto* found = dyn_cast<clang::WhileStmt>(&loop)) {
    return found->getCond();
  }
  const auto* found = dyn_cast<clang::DoStmt>(&loop);
  return found == nullptr ? nullptr : found->getCond();
}

const clang::Stmt* BodyOf(const clang::Stmt& loop) {
  if (const auto* found = dyn_cast<clang::ForStmt>(&loop)) {
    return found->getBody();
  }
  if (const auto* found = dyn_cast<clang::WhileStmt>(&loop)) {
    return found->getBody();
  }
  if (const auto* found = dyn_cast<clang::DoStmt>(&loop)) {
    return found->getBody();
  }
  return llvm::cast<clang::CXXForRangeStmt>(loop).getBody();
}

bool Leaves(const clang::Stmt* stmt) {
  if (isa<clang::ReturnStmt, clang::CoreturnStmt, clang::BreakStmt,
          clang::GotoStmt>(stmt)) {
    return true;
  }
  const auto* expr = dyn_cast<clang::Expr>(stmt);
  if (expr == nullptr) return false;
  expr = Stripped(expr);
  if (isa<clang::CXXThrowExpr>(expr)) return true;
  const auto* call = dyn_cast<clang::CallExpr>(expr);
  return call != nullptr && call->getDirectCallee() != nullptr &&
         call->getDirectCallee()->isNoReturn();
}

clang::SourceRange HeadOf(const clang::Stmt& loop) {
  const clang::SourceLocation begin = loop.getBeginLoc();
  if (const auto* found = dyn_cast<clang::ForStmt>(&loop)) {
    return {begin, found->getRParenLoc()};
  }
  if (const auto* found = dyn_cast<clang::WhileStmt>(&loop)) {
    return {begin, found->getRParenLoc()};
  }
  if (const auto* found = dyn_cast<clang::CXXForRangeStmt>(&loop)) {
    return {begin, found->getRParenLoc()};
  }
  return {begin, begin};
}

bool IsEndless(const clang::ASTContext& context, const clang::Stmt& loop) {
  if (isa<clang::CXXForRangeStmt>(loop)) return false;
  const clang::Expr* condition = ConditionOf(loop);
  if (condition == nullptr) return true;
  bool value = false;
  return !condition->isValueDependent() &&
         condition->EvaluateAsBooleanCondition(value, context) && value;
}

bool IsLeft(const Body& body, const clang::Stmt& loop) {
  return llvm::any_of(body.statements(), [&](const clang::Stmt* stmt) {
    if (!Leaves(stmt) || !body.Contains(&loop, stmt)) return false;
    return !isa<clang::BreakStmt>(stmt) || BelongsTo(body, stmt, loop);
  });
}

bool IsOnTheWayOut(const Body& body, const clang::Stmt& loop,
                   const clang::Stmt& stmt) {
  const clang::Stmt* child = &stmt;
  for (const clang::Stmt* outer = body.Parent(child);
       outer != nullptr && child != &loop && outer != BodyOf(loop);
       child = outer, outer = body.Parent(outer)) {
    if (Leaves(child) && !isa<clang::BreakStmt>(child)) return true;
    const auto* block = dyn_cast<clang::CompoundStmt>(outer);
    if (block == nullptr || block->body_empty()) continue;
    const clang::Stmt* last = block->body_back();
    if (Leaves(last) &&
        (!isa<clang::BreakStmt>(last) || BelongsTo(body, last, loop))) {
      return true;
    }
  }
  return false;
}

bool Repeats(const Function& function, const clang::Stmt& loop) {
  const clang::Expr* condition = ConditionOf(loop);
  bool value = true;
  if (condition != nullptr && !condition->isValueDependent() &&
      condition->EvaluateAsBooleanCondition(value, function.unit().context()) &&
      !value) {
    return false;
  }
  const auto* block = dyn_cast<clang::CompoundStmt>(BodyOf(loop));
  if (block == nullptr || block->body_empty()) return true;
  if (!Leaves(block->body_back())) return true;
  const Body& body = function.body();
  return llvm::any_of(body.statements(), [&](const clang::Stmt* stmt) {
    return isa<clang::ContinueStmt>(stmt) && body.Contains(&loop, stmt) &&
           BelongsTo(body, stmt, loop);
  });
}

bool IsBounded(const clang::Stmt& loop) {
  if (isa<clang::CXXForRangeStmt>(loop)) return true;
  const clang::Expr* condition = ConditionOf(loop);
  if (condition == nullptr) return false;
  const auto* counting = dyn_cast<clang::ForStmt>(&loop);
  if (counting != nullptr && counting->getInc() != nullptr) return true;
  const Body parts(*condition);
  return llvm::any_of(parts.statements(), [](const clang::Stmt* part) {
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(part)) {
      return unary->isIncrementDecrementOp();
    }
    const clang::FunctionDecl* callee = CalledIn(part);
    return callee != nullptr && callee->getName() == "now";
  });
}

bool IsRetryAtOnce(const Function& function, const clang::Stmt& loop) {
  const clang::Expr* condition = ConditionOf(loop);
  if (condition == nullptr) return false;
  if (TextOf(function.unit().context(), condition->getSourceRange())
          .contains("EINTR")) {
    return true;
  }
  const Body parts(*condition);
  return llvm::any_of(parts.statements(), [](const clang::Stmt* part) {
    const clang::FunctionDecl* callee = CalledIn(part);
    return callee != nullptr &&
           (callee->getName().starts_with("compare_exchange") ||
            callee->getName() == "test_and_set" ||
            callee->getName() == "exchange" ||
            callee->getName().starts_with("try_lock"));
  });
}

}  // namespace ctxtidy::semantics
