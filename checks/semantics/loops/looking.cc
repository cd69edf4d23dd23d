#include "checks/semantics/loops/looking.h"

#include <algorithm>

#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/code/stop_words.h"
#include "checks/semantics/loops/loop_shape.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// How deep calls are followed.
constexpr std::size_t kMostCalls = 5;

// Has the class, or one it is derived from, a member that is a context?
bool HasContextMember(const Resolver& resolver,
                      const clang::CXXRecordDecl* record) {
  if (record == nullptr || !record->hasDefinition()) return false;
  record = record->getDefinition();
  for (const clang::FieldDecl* field : record->fields()) {
    std::optional<ContextRole> role = resolver.ContextOf(field->getType());
    if (role && !role->type->outgoing) return true;
  }
  return llvm::any_of(record->bases(), [&](const auto& base) {
    return HasContextMember(resolver, base.getType()->getAsCXXRecordDecl());
  });
}

}  // namespace

Looking::Looking(const Function& function) : Looking(function, {}) {}

Looking::Looking(const Function& function, const Trail& trail)
    : function_(function),
      resolver_(function.unit().resolver()),
      body_(function.body()),
      trail_(trail) {
  trail_.push_back(&function);
  FindHolders();
}

// The statements stand in source order, each before its parts.
bool Looking::AnyPart(
    const clang::Stmt& code,
    llvm::function_ref<bool(const clang::Stmt&)> holds) const {
  const auto& all = body_.statements();
  auto at = std::lower_bound(
      all.begin(), all.end(), &code,
      [&](const auto* a, const auto* b) { return body_.Before(a, b); });
  for (; at != all.end() && body_.Contains(&code, *at); ++at) {
    if (holds(**at)) return true;
  }
  return false;
}

bool Looking::LooksIn(const clang::Stmt& code) const {
  return AnyPart(code, [&](const clang::Stmt& part) { return Looks(part); });
}

bool Looking::ComesFromMember(const clang::Expr& value) const {
  return AnyPart(value, [&](const clang::Stmt& part) {
    const auto* member = dyn_cast<clang::MemberExpr>(&part);
    return member != nullptr && LooksAsMember(*member);
  });
}

bool Looking::Looks(const clang::Stmt& stmt) const {
  // Who asks for the next value decides whether there is one.
  if (llvm::isa<clang::CoyieldExpr>(stmt)) return true;
  // What such a coroutine waits for gets the context by itself.
  if (llvm::isa<clang::CoawaitExpr>(stmt) && function_.decl() != nullptr &&
      resolver_.CarriesContext(function_.decl()->getReturnType())) {
    return true;
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(&stmt)) {
    if (LooksAsMember(*member)) return true;
  }
  if (const clang::FunctionDecl* callee = CalledBy(stmt)) {
    if (LooksAsCall(stmt, *callee)) return true;
  }
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(&stmt)) {
    if (UsesHolder(*ref)) return true;
  }
  const auto* expr = dyn_cast<clang::Expr>(&stmt);
  return expr != nullptr && LooksAsContext(*expr);
}

// `c.IsDone()`, `context->interrupted`: members that the model names, or whose
// name says that they tell the end. Others (`Value`, `peer`) tell nothing.
bool Looking::LooksAsMember(const clang::MemberExpr& member) const {
  std::optional<ContextRole> role =
      resolver_.ContextOf(member.getBase()->getType());
  const clang::NamedDecl* decl = member.getMemberDecl();
  if (!role || role->type->outgoing || decl->getIdentifier() == nullptr ||
      !IsLive(*member.getBase())) {
    return false;
  }
  return llvm::is_contained(role->type->done, decl->getName()) ||
         llvm::is_contained(role->type->observe, decl->getName()) ||
         SpeaksOfAnEnd(decl->getName());
}

// A context that is handed on: an argument, a capture, another's value.
bool Looking::LooksAsContext(const clang::Expr& expr) const {
  if (!llvm::isa<clang::DeclRefExpr, clang::MemberExpr, clang::CallExpr,
                 clang::CXXThisExpr>(expr)) {
    return false;
  }
  std::optional<ContextRole> role = resolver_.ContextOf(expr.getType());
  if (!role || !IsLive(expr)) return false;
  if (role->type->outgoing) {
    const clang::VarDecl* variable = LocalIn(&expr);
    if (variable == nullptr || !(llvm::isa<clang::ParmVarDecl>(variable) ||
                                 holders_.contains(variable))) {
      return false;
    }
  }
  return IsHandedOver(expr);
}

// Does the context come from elsewhere: is it no root, and not one made here?
bool Looking::IsLive(const clang::Expr& context) const {
  const clang::Expr* expr = Stripped(&context);
  if (resolver_.RootOf(*expr)) return false;
  const clang::VarDecl* variable = LocalIn(expr);
  if (variable == nullptr) return true;
  // Of a function that is called, only what it does not get from its caller
  // counts: what the caller gives is looked at there.
  if (trail_.size() > 1 && variable->getDeclContext() == function_.decl()) {
    return llvm::isa<clang::VarDecl>(variable) && holders_.contains(variable);
  }
  if (llvm::isa<clang::ParmVarDecl>(variable)) return true;
  const clang::Expr* init = variable->getInit();
  if (init == nullptr) return holders_.contains(variable);
  if (resolver_.RootOf(*Stripped(init))) return holders_.contains(variable);
  const auto* made = dyn_cast<clang::CXXConstructExpr>(init->IgnoreImplicit());
  return made == nullptr || made->getNumArgs() != 0 ||
         holders_.contains(variable);
}

// Climbs from a context to what is done with it. Comparing it with null and
// dropping it do not look at it, and members are judged by themselves.
bool Looking::IsHandedOver(const clang::Stmt& expr) const {
  const clang::Stmt* from = &expr;
  while (true) {
    const clang::Stmt* parent = body_.Parent(from);
    if (parent == nullptr) return false;
    if (const auto* cast = dyn_cast<clang::CastExpr>(parent)) {
      if (cast->getCastKind() == clang::CK_PointerToBoolean ||
          cast->getType()->isVoidType() || cast->getType()->isBooleanType()) {
        return false;
      }
    } else if (const auto* call =
                   dyn_cast<clang::CXXOperatorCallExpr>(parent)) {
      if (call->isComparisonOp()) return false;
      if (call->getOperator() != clang::OO_Star &&
          call->getOperator() != clang::OO_Arrow) {
        return call->getNumArgs() > 1 || call->getArg(0) != from;
      }
    } else if (const auto* unary = dyn_cast<clang::UnaryOperator>(parent)) {
      if (unary->getOpcode() == clang::UO_LNot) return false;
    } else if (const auto* member = dyn_cast<clang::MemberExpr>(parent)) {
      // `context.get()` and `operator bool` of a wrapper: what becomes of it.
      std::optional<ContextRole> role =
          resolver_.ContextOf(member->getBase()->getType());
      const clang::Stmt* call = body_.Parent(parent);
      if (!role || !role->wrapper || call == nullptr) return false;
      if (llvm::isa<clang::CXXConversionDecl>(member->getMemberDecl())) {
        return false;
      }
      parent = call;
    } else if (const auto* binary = dyn_cast<clang::BinaryOperator>(parent)) {
      return !binary->isComparisonOp() && !binary->isLogicalOp() &&
             binary->getOpcode() != clang::BO_Comma;
    } else if (!llvm::isa<clang::ParenExpr, clang::ExprWithCleanups,
                          clang::MaterializeTemporaryExpr,
                          clang::CXXBindTemporaryExpr>(parent)) {
      return llvm::isa<clang::CallExpr, clang::CXXConstructExpr,
                       clang::LambdaExpr, clang::InitListExpr, clang::DeclStmt,
                       clang::CoawaitExpr, clang::CXXNewExpr,
                       clang::CXXForRangeStmt, clang::CXXParenListInitExpr>(
          parent);
    }
    from = parent;
  }
}

bool Looking::LooksAsCall(const clang::Stmt& call,
                          const clang::FunctionDecl& callee) const {
  if (resolver_.AmbientBy(callee)) return true;
  if (resolver_.Observes(callee)) return UsesResult(call);
  if (const auto* plain = dyn_cast<clang::CallExpr>(&call)) {
    if (HandsOverContext({&function_, plain, &callee}) &&
        llvm::any_of(plain->arguments(), [&](const clang::Expr* argument) {
          const clang::VarDecl* variable = LocalIn(argument);
          return variable != nullptr && holders_.contains(variable);
        })) {
      return true;
    }
  }
  if (function_.unit().FunctionOf(callee) != nullptr) {
    return LooksInside(callee);
  }
  // What the object does with its own context is not to be seen.
  const clang::Expr* object = CalledOn(call);
  return object != nullptr && !resolver_.ContextOf(object->getType()) &&
         UsesResult(call) &&
         HasContextMember(resolver_, ClassOf(object->getType()));
}

bool Looking::LooksInside(const clang::FunctionDecl& callee) const {
  const Function* function = function_.unit().FunctionOf(callee);
  if (trail_.size() >= kMostCalls || llvm::is_contained(trail_, function)) {
    return false;
  }
  const Looking inside(*function, trail_);
  return llvm::any_of(
      function->body().statements(),
      [&](const clang::Stmt* stmt) { return inside.Looks(*stmt); });
}

// Is the object asked or run, or given to somebody who may?
bool Looking::UsesHolder(const clang::DeclRefExpr& ref) const {
  if (!holders_.contains(ref.getDecl()) || resolver_.ContextOf(ref.getType())) {
    return false;
  }
  const clang::Stmt* from = &ref;
  for (const clang::Stmt* parent = body_.Parent(from); parent != nullptr;
       from = parent, parent = body_.Parent(from)) {
    if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(parent);
        call != nullptr && (call->getOperator() == clang::OO_Arrow ||
                            call->getOperator() == clang::OO_Star)) {
      continue;
    }
    if (llvm::isa<clang::CallExpr>(parent)) return UsesResult(*parent);
    if (llvm::isa<clang::CXXConstructExpr, clang::LambdaExpr,
                  clang::CoawaitExpr, clang::CXXForRangeStmt>(parent)) {
      return true;
    }
    if (!llvm::isa<clang::Expr>(parent)) return false;
  }
  return false;
}

// A call whose result nobody wants tells its caller nothing, unless it throws.
bool Looking::UsesResult(const clang::Stmt& call) const {
  const auto* expr = dyn_cast<clang::CallExpr>(&call);
  if (expr == nullptr) return true;
  return expr->getType()->isVoidType() || !body_.IsDiscarded(expr);
}

bool Looking::IsSignal(const clang::Stmt& part) const {
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(&part)) {
    return signals_.contains(ref->getDecl());
  }
  const auto* member = dyn_cast<clang::MemberExpr>(&part);
  return member != nullptr && signals_this_ &&
         llvm::isa<clang::FieldDecl>(member->getMemberDecl()) &&
         llvm::isa<clang::CXXThisExpr>(member->getBase()->IgnoreImpCasts());
}

bool Looking::IsStopQuestion(const clang::Stmt& part) const {
  if (IsSignal(part)) return true;
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(&part)) {
    return llvm::isa<clang::VarDecl>(ref->getDecl()) &&
           IsStopFlag(*ref->getDecl());
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(&part)) {
    return llvm::isa<clang::FieldDecl>(member->getMemberDecl()) &&
           IsStopFlag(*member->getMemberDecl());
  }
  const auto* call = dyn_cast<clang::CallExpr>(&part);
  if (call == nullptr || call->getDirectCallee() == nullptr) return false;
  const clang::Expr* object = CalledOn(*call);
  const bool own = object == nullptr ||
                   llvm::isa<clang::CXXThisExpr>(object->IgnoreImpCasts());
  return IsStopTest(*call->getDirectCallee(), own);
}

bool Looking::AsksOtherwise(const clang::Stmt& loop) const {
  auto asks = [&](const clang::Stmt& part) { return IsStopQuestion(part); };
  const clang::Expr* condition = ConditionOf(loop);
  if (condition != nullptr && AnyPart(*condition, asks)) return true;
  return AnyPart(loop, [&](const clang::Stmt& part) {
    const auto* branch = dyn_cast<clang::IfStmt>(&part);
    if (branch != nullptr && AnyPart(*branch->getCond(), asks)) return true;
    // The condition that a wait is given.
    const auto* lambda = dyn_cast<clang::LambdaExpr>(&part);
    if (lambda != nullptr && lambda->getCallOperator()->hasBody()) {
      const Body inside(*lambda->getCallOperator());
      if (llvm::any_of(inside.statements(), [&](const clang::Stmt* stmt) {
            return IsStopQuestion(*stmt);
          })) {
        return true;
      }
    }
    const clang::FunctionDecl* callee = CalledBy(part);
    return callee != nullptr && IsStopCheck(*callee);
  });
}

}  // namespace ctxtidy::semantics
