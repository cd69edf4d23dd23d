#include "checks/semantics/code/apart.h"

#include "checks/semantics/unit.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

bool IsApartCall(const Resolver& resolver, const clang::Stmt* stmt) {
  const auto* call = dyn_cast<clang::CallExpr>(stmt);
  return call != nullptr && call->getDirectCallee() != nullptr &&
         resolver.SetsApart(*call->getDirectCallee());
}

// Does the condition ask such a function?
bool Asks(const Resolver& resolver, const clang::Stmt* condition) {
  if (condition == nullptr) return false;
  const auto* expr = dyn_cast<clang::Expr>(condition);
  if (expr == nullptr) return false;
  const Body parts(*expr);
  return llvm::any_of(parts.statements(), [&](const clang::Stmt* part) {
    return IsApartCall(resolver, part);
  });
}

// Does the statement declare an object of such a class?
bool DeclaresGuard(const Resolver& resolver, const clang::Stmt* stmt) {
  const auto* declares = dyn_cast_or_null<clang::DeclStmt>(stmt);
  if (declares == nullptr) return false;
  return llvm::any_of(declares->decls(), [&](const clang::Decl* decl) {
    const auto* variable = dyn_cast<clang::VarDecl>(decl);
    const clang::CXXRecordDecl* record =
        variable == nullptr ? nullptr
                            : variable->getType()->getAsCXXRecordDecl();
    return record != nullptr && resolver.SetsApart(*record);
  });
}

// Is there one in the block, before its part `child`?
bool IsGuarded(const Resolver& resolver, const clang::CompoundStmt& block,
               const clang::Stmt* child) {
  for (const clang::Stmt* stmt : block.body()) {
    if (stmt == child) return false;
    if (DeclaresGuard(resolver, stmt)) return true;
  }
  return false;
}

}  // namespace

bool IsSetApart(const Function& function, const clang::Stmt& point) {
  const Resolver& resolver = function.unit().resolver();
  const clang::Stmt* child = &point;
  for (const Function* at = &function; at != nullptr; at = at->enclosing()) {
    const Body& body = at->body();
    for (const clang::Stmt* outer = body.Parent(child); outer != nullptr;
         child = outer, outer = body.Parent(outer)) {
      if (IsApartCall(resolver, outer)) return true;
      if (const auto* block = dyn_cast<clang::CompoundStmt>(outer)) {
        if (IsGuarded(resolver, *block, child)) return true;
      } else if (const auto* branch = dyn_cast<clang::IfStmt>(outer)) {
        if (child != branch->getCond() && Asks(resolver, branch->getCond())) {
          return true;
        }
      }
    }
    child = at->lambda();
    if (child == nullptr) break;
  }
  return false;
}

}  // namespace ctxtidy::semantics
