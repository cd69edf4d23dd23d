#include "checks/semantics/lifetime/escaping_values.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/propagation/stored_values.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

bool LivesOn(const Body& body, const clang::ValueDecl& context) {
  return !body.LambdasCapturing(&context).empty() ||
         llvm::any_of(body.RefsTo(&context), [&](const auto* ref) {
           const clang::Stmt* user = body.Consumer(ref);
           return user != nullptr && isa<clang::ReturnStmt, clang::InitListExpr,
                                         clang::CXXOperatorCallExpr>(user);
         });
}

// The block at whose end the variable is gone.
const clang::Stmt* BlockOf(const Body& body, const clang::NamedDecl& variable) {
  for (const clang::Stmt* stmt : body.statements()) {
    const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
    if (declares == nullptr) continue;
    for (const clang::Decl* decl : declares->decls()) {
      const auto* parts = dyn_cast<clang::DecompositionDecl>(decl);
      if (decl == &variable ||
          (parts != nullptr &&
           llvm::is_contained(parts->bindings(), &variable))) {
        return dyn_cast_or_null<clang::CompoundStmt>(body.Parent(declares));
      }
    }
  }
  return nullptr;
}

bool IsAssigned(const Body& body, const clang::DeclRefExpr& ref) {
  const auto* set =
      dyn_cast_or_null<clang::BinaryOperator>(body.Consumer(&ref));
  return set != nullptr && set->isAssignmentOp() &&
         Named(set->getLHS()) == ref.getDecl();
}

}  // namespace

const clang::NamedDecl* OwnerOfValue(const Function& function,
                                     const clang::Expr& pointer) {
  const clang::Expr* value = Stripped(&pointer);
  if (const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(value));
      variable != nullptr && variable->hasLocalStorage() &&
      !variable->isInitCapture() &&
      variable->getDeclContext() == function.decl() &&
      IsSetOnce(function, *variable) && variable->getInit() != nullptr) {
    value = Stripped(variable->getInit());
  }
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(value);
  if (call == nullptr || !call->getType()->isPointerType() ||
      StoredBy(function, *call) == nullptr) {
    return nullptr;
  }
  const clang::ValueDecl* context = Named(call->getImplicitObjectArgument());
  if (context == nullptr) return call->getMethodDecl();
  return LivesOn(function.body(), *context) ? nullptr : context;
}

bool OutlivesBlockOf(const Function& function, const clang::NamedDecl& owner,
                     const clang::ValueDecl& pointer) {
  const Body& body = function.body();
  const clang::Stmt* block = BlockOf(body, owner);
  if (block == nullptr || BlockOf(body, pointer) == block) return false;
  return llvm::any_of(body.RefsTo(&pointer), [&](const auto* ref) {
    return body.Before(block, ref) && !body.Contains(block, ref) &&
           !IsAssigned(body, *ref);
  });
}

}  // namespace ctxtidy::semantics
