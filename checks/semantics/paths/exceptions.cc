#include "checks/semantics/paths/exceptions.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

enum class Match { kNo, kMaybe, kYes };

// A handler for `base` catches what derives from it publicly.
bool IsPublicBase(const clang::CXXRecordDecl& base,
                  const clang::CXXRecordDecl& derived) {
  if (!derived.hasDefinition()) return false;
  for (const clang::CXXBaseSpecifier& parent :
       derived.getDefinition()->bases()) {
    const clang::CXXRecordDecl* record = parent.getType()->getAsCXXRecordDecl();
    if (parent.getAccessSpecifier() != clang::AS_public || record == nullptr)
      continue;
    if (record->getCanonicalDecl() == base.getCanonicalDecl() ||
        IsPublicBase(base, *record)) {
      return true;
    }
  }
  return false;
}

Match Catches(clang::QualType caught, clang::QualType thrown) {
  if (caught.isNull()) return Match::kYes;  // catch (...)
  if (thrown.isNull() || thrown->isDependentType() || caught->isDependentType())
    return Match::kMaybe;
  caught = caught.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  thrown = thrown.getNonReferenceType().getCanonicalType().getUnqualifiedType();
  if (caught == thrown) return Match::kYes;
  if (caught->isPointerType() && thrown->isPointerType()) {
    if (caught->isVoidPointerType()) return Match::kYes;
    caught = caught->getPointeeType().getUnqualifiedType();
    thrown = thrown->getPointeeType().getUnqualifiedType();
    if (caught == thrown) return Match::kYes;
  }
  const clang::CXXRecordDecl* base = caught->getAsCXXRecordDecl();
  const clang::CXXRecordDecl* derived = thrown->getAsCXXRecordDecl();
  const bool catches =
      base != nullptr && derived != nullptr && IsPublicBase(*base, *derived);
  return catches ? Match::kYes : Match::kNo;
}

// Visits the handlers that guard `place`, innermost first, until `visit` says
// false.
template <class Visit>
void ForEachHandler(const Body& body, const clang::Stmt* place, Visit visit) {
  const clang::Stmt* child = place;
  for (const clang::Stmt* outer = body.Parent(child); outer != nullptr;
       child = outer, outer = body.Parent(outer)) {
    const auto* guarded = dyn_cast<clang::CXXTryStmt>(outer);
    if (guarded == nullptr || guarded->getTryBlock() != child) continue;
    for (unsigned i = 0; i < guarded->getNumHandlers(); ++i) {
      if (!visit(*guarded->getHandler(i))) return;
    }
  }
}

bool CannotThrow(const clang::FunctionDecl* callee) {
  if (callee == nullptr) return false;
  if (callee->isExternC()) return true;
  const auto* type = callee->getType()->getAs<clang::FunctionProtoType>();
  return type != nullptr &&
         !clang::isUnresolvedExceptionSpec(type->getExceptionSpecType()) &&
         type->isNothrow();
}

}  // namespace

ThrowTargets TargetsOf(const Body& body, const clang::CXXThrowExpr& thrown) {
  clang::QualType type;
  if (const clang::Expr* value = thrown.getSubExpr()) {
    type = value->getType();
  } else if (const auto* handler =
                 body.Enclosing<clang::CXXCatchStmt>(&thrown)) {
    type = handler->getCaughtType();  // `throw;` passes on what it caught.
  }
  ThrowTargets targets;
  bool caught = false;
  ForEachHandler(body, &thrown, [&](const clang::CXXCatchStmt& handler) {
    const Match match = Catches(handler.getCaughtType(), type);
    if (match == Match::kNo) return true;
    targets.handlers.push_back(&handler);
    caught = match == Match::kYes;
    return !caught;
  });
  targets.leaves = !caught && targets.handlers.empty();
  return targets;
}

ThrowTargets TargetsOfCall(const Body& body, const clang::Stmt& call) {
  ThrowTargets targets;
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(&call)) {
    if (CannotThrow(made->getConstructor())) return targets;
  } else if (const auto* called = dyn_cast<clang::CallExpr>(&call)) {
    if (CannotThrow(called->getDirectCallee())) return targets;
  } else if (!llvm::isa<clang::CoroutineSuspendExpr>(call)) {
    return targets;
  }
  ForEachHandler(body, &call, [&](const clang::CXXCatchStmt& handler) {
    targets.handlers.push_back(&handler);
    return !handler.getCaughtType().isNull();
  });
  return targets;
}

}  // namespace ctxtidy::semantics
