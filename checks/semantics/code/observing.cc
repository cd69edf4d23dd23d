#include "checks/semantics/code/observing.h"

#include "checks/semantics/unit.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// The member of a context that the expression calls or reads, and that
// context's type; null for anything else.
llvm::StringRef MemberOfContext(const Resolver& resolver,
                                const clang::Stmt* stmt,
                                const model::ContextType*& type) {
  const auto* read = dyn_cast_or_null<clang::MemberExpr>(stmt);
  if (read != nullptr && isa<clang::FieldDecl>(read->getMemberDecl()) &&
      read->getMemberDecl()->getIdentifier() != nullptr) {
    auto role = resolver.ContextOf(read->getBase()->getType());
    if (role) type = role->type;
    return read->getMemberDecl()->getName();
  }
  const auto* call = dyn_cast_or_null<clang::CXXMemberCallExpr>(stmt);
  if (call == nullptr || call->getMethodDecl() == nullptr ||
      call->getMethodDecl()->getIdentifier() == nullptr) {
    return "";
  }
  auto role = resolver.ContextOf(call->getImplicitObjectArgument()->getType());
  if (role) type = role->type;
  return call->getMethodDecl()->getName();
}

// Does it call a function that looks at the current context?
bool AsksCurrent(const Resolver& resolver, const clang::Stmt* stmt) {
  const auto* call = dyn_cast_or_null<clang::CallExpr>(stmt);
  const clang::FunctionDecl* callee =
      call == nullptr ? nullptr : call->getDirectCallee();
  return callee != nullptr &&
         (resolver.AmbientBy(*callee) || resolver.Observes(*callee));
}

// Does the expression ask a context whether it is done: `c.IsDone()`?
bool AsksIfDone(const Resolver& resolver, const clang::Stmt* stmt) {
  if (AsksCurrent(resolver, stmt)) {
    return llvm::cast<clang::CallExpr>(stmt)->getType()->isBooleanType();
  }
  const model::ContextType* type = nullptr;
  const llvm::StringRef member = MemberOfContext(resolver, stmt, type);
  return type != nullptr && llvm::is_contained(type->done, member);
}

// Does it look at the context in any way?
bool Asks(const Resolver& resolver, const clang::Stmt* stmt) {
  if (AsksCurrent(resolver, stmt)) return true;
  const model::ContextType* type = nullptr;
  const llvm::StringRef member = MemberOfContext(resolver, stmt, type);
  return type != nullptr && (llvm::is_contained(type->done, member) ||
                             llvm::is_contained(type->observe, member));
}

bool IsLoop(const clang::Stmt* stmt) {
  return llvm::isa<clang::ForStmt, clang::WhileStmt, clang::DoStmt,
                   clang::CXXForRangeStmt>(stmt);
}

// The lambda that an argument is, or is a variable's value.
const clang::LambdaExpr* LambdaOf(const clang::Expr* argument) {
  argument = Stripped(argument);
  if (const auto* ref = dyn_cast_or_null<clang::DeclRefExpr>(argument)) {
    const auto* variable = dyn_cast<clang::VarDecl>(ref->getDecl());
    if (variable == nullptr || !variable->hasInit()) return nullptr;
    argument = Stripped(variable->getInit());
  }
  return dyn_cast_or_null<clang::LambdaExpr>(argument);
}

// Is the condition true once a context is done, and not before? `c.IsDone()`,
// `c.Err()`, which converts to bool.
bool IsDone(const Resolver& resolver, const clang::Expr* condition) {
  condition = Stripped(condition);
  const auto* converted = dyn_cast_or_null<clang::CXXMemberCallExpr>(condition);
  if (converted != nullptr && llvm::isa_and_nonnull<clang::CXXConversionDecl>(
                                  converted->getMethodDecl())) {
    condition = Stripped(converted->getImplicitObjectArgument());
  }
  return AsksIfDone(resolver, condition);
}

const clang::Expr* ConditionOf(const clang::Stmt& loop) {
  if (const auto* one = dyn_cast<clang::WhileStmt>(&loop)) {
    return one->getCond();
  }
  if (const auto* one = dyn_cast<clang::ForStmt>(&loop)) return one->getCond();
  const auto* one = dyn_cast<clang::DoStmt>(&loop);
  return one == nullptr ? nullptr : one->getCond();
}

// Does the loop go on until a context is done, whatever happens in it? Then
// what stands behind it comes after that: `while (!c.IsDone()) { ... }`.
bool EndsWithContext(const Body& body, const Resolver& resolver,
                     const clang::Stmt& loop) {
  const clang::Expr* condition = ConditionOf(loop);
  const auto* negation = dyn_cast_or_null<clang::UnaryOperator>(
      condition == nullptr ? nullptr : Stripped(condition));
  if (negation == nullptr || negation->getOpcode() != clang::UO_LNot ||
      !IsDone(resolver, negation->getSubExpr())) {
    return false;
  }
  return llvm::none_of(body.statements(), [&](const clang::Stmt* part) {
    if (!body.Contains(&loop, part)) return false;
    if (isa<clang::GotoStmt>(part)) return true;
    if (!isa<clang::BreakStmt>(part)) return false;
    const clang::Stmt* left = body.Parent(part);
    while (left != &loop && !IsLoop(left) && !isa<clang::SwitchStmt>(left)) {
      left = body.Parent(left);
    }
    return left == &loop;
  });
}

}  // namespace

bool InLoop(const Call& call) {
  const Body& body = call.function->body();
  for (const clang::Stmt* outer = body.Parent(call.expr); outer != nullptr;
       outer = body.Parent(outer)) {
    if (IsLoop(outer)) return true;
  }
  return false;
}

bool InObservingLoop(const Call& call) {
  const Body& body = call.function->body();
  const Resolver& resolver = call.function->unit().resolver();
  for (const clang::Stmt* outer = body.Parent(call.expr); outer != nullptr;
       outer = body.Parent(outer)) {
    if (!IsLoop(outer)) continue;
    if (llvm::any_of(body.statements(), [&](const clang::Stmt* part) {
          return body.Contains(outer, part) && Asks(resolver, part);
        })) {
      return true;
    }
  }
  return false;
}

bool AsksThroughArgument(const Call& call) {
  const Resolver& resolver = call.function->unit().resolver();
  return llvm::any_of(call.expr->arguments(), [&](const clang::Expr* argument) {
    const clang::LambdaExpr* lambda = LambdaOf(argument);
    if (lambda == nullptr || !lambda->getCallOperator()->hasBody()) {
      return false;
    }
    const Body body(*lambda->getCallOperator());
    return llvm::any_of(body.statements(), [&](const clang::Stmt* stmt) {
      return Asks(resolver, stmt);
    });
  });
}

bool LooksAtContext(const Function& function) {
  const Resolver& resolver = function.unit().resolver();
  return llvm::any_of(function.body().statements(),
                      [&](const auto* stmt) { return Asks(resolver, stmt); });
}

bool AfterDone(const Call& call) {
  return AfterDone(*call.function, *call.expr);
}

bool AfterDone(const Function& function, const clang::Stmt& point) {
  const Body& body = function.body();
  const Resolver& resolver = function.unit().resolver();
  const clang::Stmt* child = &point;
  for (const clang::Stmt* outer = body.Parent(child); outer != nullptr;
       child = outer, outer = body.Parent(outer)) {
    if (const auto* branch = dyn_cast<clang::IfStmt>(outer)) {
      if (branch->getThen() == child && IsDone(resolver, branch->getCond())) {
        return true;
      }
    } else if (const auto* block = dyn_cast<clang::CompoundStmt>(outer)) {
      for (const clang::Stmt* earlier : block->body()) {
        if (earlier == child) break;
        if (EndsWithContext(body, resolver, *earlier)) return true;
      }
    }
  }
  return false;
}

}  // namespace ctxtidy::semantics
