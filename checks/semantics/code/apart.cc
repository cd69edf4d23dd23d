#include "checks/semantics/code/apart.h"

#include "checks/semantics/unit.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// What the models say in the eyes of one of them.
struct Rules {
  const Resolver& resolver;
  const model::Model* model;
};

bool IsApartCall(const Rules& rules, const clang::Stmt* stmt) {
  const auto* call = dyn_cast<clang::CallExpr>(stmt);
  return call != nullptr && call->getDirectCallee() != nullptr &&
         rules.resolver.SetsApart(*call->getDirectCallee(), rules.model);
}

// Does the condition ask such a function?
bool Asks(const Rules& rules, const clang::Stmt* condition) {
  if (condition == nullptr) return false;
  const auto* expr = dyn_cast<clang::Expr>(condition);
  if (expr == nullptr) return false;
  const Body parts(*expr);
  return llvm::any_of(parts.statements(), [&](const clang::Stmt* part) {
    return IsApartCall(rules, part);
  });
}

// Does the statement declare an object of such a class?
bool DeclaresGuard(const Rules& rules, const clang::Stmt* stmt) {
  const auto* declares = dyn_cast_or_null<clang::DeclStmt>(stmt);
  if (declares == nullptr) return false;
  return llvm::any_of(declares->decls(), [&](const clang::Decl* decl) {
    const auto* variable = dyn_cast<clang::VarDecl>(decl);
    const clang::CXXRecordDecl* record =
        variable == nullptr ? nullptr
                            : variable->getType()->getAsCXXRecordDecl();
    return record != nullptr && rules.resolver.SetsApart(*record, rules.model);
  });
}

// Is there one in the block, before its part `child`?
bool IsGuarded(const Rules& rules, const clang::CompoundStmt& block,
               const clang::Stmt* child) {
  for (const clang::Stmt* stmt : block.body()) {
    if (stmt == child) return false;
    if (DeclaresGuard(rules, stmt)) return true;
  }
  return false;
}

}  // namespace

bool IsSetApart(const Function& function, const clang::Stmt& point,
                const model::Model* model) {
  const Rules rules{function.unit().resolver(), model};
  const clang::Stmt* child = &point;
  for (const Function* at = &function; at != nullptr; at = at->enclosing()) {
    const Body& body = at->body();
    for (const clang::Stmt* outer = body.Parent(child); outer != nullptr;
         child = outer, outer = body.Parent(outer)) {
      if (IsApartCall(rules, outer)) return true;
      if (const auto* block = dyn_cast<clang::CompoundStmt>(outer)) {
        if (IsGuarded(rules, *block, child)) return true;
      } else if (const auto* branch = dyn_cast<clang::IfStmt>(outer)) {
        if (child != branch->getCond() && Asks(rules, branch->getCond())) {
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
