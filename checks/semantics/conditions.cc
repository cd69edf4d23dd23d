#include "checks/semantics/conditions.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::isa;

bool IsConst(clang::QualType type) {
  return type.getNonReferenceType().isConstQualified();
}

// Is every mention of the variable only a reading of its value?
bool OnlyRead(const Body& body, const clang::VarDecl* variable) {
  for (const clang::Stmt* stmt : body.statements()) {
    if (const auto* lambda = dyn_cast<clang::LambdaExpr>(stmt)) {
      for (const clang::LambdaCapture& capture : lambda->captures()) {
        if (capture.capturesVariable() &&
            capture.getCapturedVar() == variable &&
            capture.getCaptureKind() == clang::LCK_ByRef) {
          return false;
        }
      }
    }
    const auto* ref = dyn_cast<clang::DeclRefExpr>(stmt);
    if (ref == nullptr || ref->getDecl() != variable) continue;
    const clang::Stmt* user = body.Parent(ref);
    while (isa_and_nonnull<clang::ParenExpr>(user)) user = body.Parent(user);
    const auto* cast = dyn_cast_or_null<clang::ImplicitCastExpr>(user);
    if (cast == nullptr || cast->getCastKind() != clang::CK_LValueToRValue) {
      return false;
    }
  }
  return true;
}

}  // namespace

Conditions::Conditions(const clang::ASTContext& context, const Body& body,
                       const clang::Stmt* place)
    : context_(context), body_(body) {
  const clang::Stmt* child = place;
  for (const clang::Stmt* outer = body.Parent(child); outer != nullptr;
       child = outer, outer = body.Parent(outer)) {
    const auto* branch = dyn_cast<clang::IfStmt>(outer);
    if (branch == nullptr || branch->getCond() == nullptr) continue;
    if (child != branch->getThen() && child != branch->getElse()) continue;
    const clang::Expr* condition = branch->getCond();
    bool negated = false;
    if (auto id = Identify(condition, negated)) {
      facts_.push_back({*id, (child == branch->getThen()) != negated});
    }
  }
}

std::optional<bool> Conditions::Value(const clang::Expr* condition) const {
  if (facts_.empty() || condition == nullptr) return std::nullopt;
  bool negated = false;
  auto id = Identify(condition, negated);
  if (!id) return std::nullopt;
  for (const Fact& fact : facts_) {
    if (fact.condition == *id) return fact.value != negated;
  }
  return std::nullopt;
}

std::optional<llvm::FoldingSetNodeID> Conditions::Identify(
    const clang::Expr*& condition, bool& negated) const {
  condition = condition->IgnoreParenImpCasts();
  while (const auto* unary = dyn_cast<clang::UnaryOperator>(condition)) {
    if (unary->getOpcode() != clang::UO_LNot) break;
    negated = !negated;
    condition = unary->getSubExpr()->IgnoreParenImpCasts();
  }
  if (!IsStable(condition)) return std::nullopt;
  llvm::FoldingSetNodeID id;
  condition->Profile(id, context_, /*Canonical=*/true);
  return id;
}

bool Conditions::IsStable(const clang::Expr* condition) const {
  const Body parts(*condition);
  for (const clang::Stmt* part : parts.statements()) {
    if (const auto* ref = dyn_cast<clang::DeclRefExpr>(part)) {
      const auto* variable = dyn_cast<clang::VarDecl>(ref->getDecl());
      if (variable == nullptr) {
        if (isa<clang::EnumConstantDecl, clang::CXXMethodDecl>(ref->getDecl()))
          continue;
        return false;
      }
      if (IsConst(variable->getType())) continue;
      if (!variable->hasLocalStorage() ||
          variable->getType()->isReferenceType() ||
          !OnlyRead(body_, variable)) {
        return false;
      }
    } else if (const auto* call = dyn_cast<clang::CallExpr>(part)) {
      const auto* method =
          dyn_cast_or_null<clang::CXXMethodDecl>(call->getDirectCallee());
      if (method == nullptr || !method->isConst()) return false;
    } else if (isa<clang::CXXThisExpr>(part)) {
      return false;  // Others may change the object meanwhile.
    } else if (const auto* unary = dyn_cast<clang::UnaryOperator>(part)) {
      if (unary->isIncrementDecrementOp() ||
          unary->getOpcode() == clang::UO_Deref) {
        return false;
      }
    } else if (const auto* binary = dyn_cast<clang::BinaryOperator>(part)) {
      if (binary->isAssignmentOp()) return false;
    } else if (const auto* member = dyn_cast<clang::MemberExpr>(part)) {
      if (member->isArrow()) return false;
    }
  }
  return true;
}

}  // namespace ctxtidy::semantics
