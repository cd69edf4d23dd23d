#include "checks/semantics/code/function.h"

#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/macros.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"

namespace ctxtidy::semantics {

using clang::dyn_cast;

Function::Function(const Unit& unit, const clang::FunctionDecl& decl,
                   const Function* enclosing, const clang::LambdaExpr* lambda)
    : unit_(unit),
      owner_(decl),
      enclosing_(enclosing),
      lambda_(lambda),
      body_(decl) {
  if (enclosing != nullptr && lambda != nullptr) {
    runs_ = WhoRuns(*enclosing, *lambda);
  }
  CollectCallsAndRoots();
}

Function::Function(const Unit& unit, const clang::ValueDecl& initialised,
                   const clang::Expr& initializer)
    : unit_(unit), owner_(initialised), body_(initializer) {
  CollectCallsAndRoots();
}

Function::~Function() = default;

llvm::ArrayRef<clang::ParmVarDecl*> Function::parameters() const {
  if (decl() == nullptr) return {};
  return decl()->parameters();
}

bool Function::IsRoot() const {
  return decl() != nullptr && IsAnnotated(*decl(), "ctx::root");
}

bool Function::IsTest() const {
  // What a test writes down for another thread is of the test, too.
  if (enclosing_ != nullptr && enclosing_->IsTest()) return true;
  // Whatever the framework: TEST_F, TEST_CASE, BOOST_AUTO_TEST_CASE.
  if (OutermostMacro(unit_.context(), owner_.getLocation()).contains("TEST")) {
    return true;
  }
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&owner_);
  return method != nullptr && method->getIdentifier() != nullptr &&
         method->getName() == "TestBody" &&
         method->size_overridden_methods() > 0;
}

void Function::CollectCallsAndRoots() {
  const Resolver& resolver = unit_.resolver();
  for (const clang::Stmt* stmt : body_.statements()) {
    if (body_.IsUndecided(stmt)) continue;
    if (const auto* call = dyn_cast<clang::CallExpr>(stmt)) {
      if (const clang::FunctionDecl* callee = call->getDirectCallee()) {
        calls_.push_back({this, call, callee});
      }
    }
    if (const auto* expr = dyn_cast<clang::Expr>(stmt)) {
      if (Role<model::Root> role = resolver.RootOf(*expr)) {
        const clang::NamedDecl* name = Named(expr);
        if (const auto* call = dyn_cast<clang::CallExpr>(expr)) {
          name = call->getDirectCallee();
        } else if (const auto* member = dyn_cast<clang::MemberExpr>(expr)) {
          name = member->getMemberDecl();
        }
        if (name == nullptr) name = expr->getType()->getAsCXXRecordDecl();
        roots_.push_back({expr->getSourceRange(), stmt, nullptr, role, name});
      }
    } else if (const auto* declares = dyn_cast<clang::DeclStmt>(stmt)) {
      for (const clang::Decl* decl : declares->decls()) {
        const auto* variable = dyn_cast<clang::VarDecl>(decl);
        if (variable == nullptr || !variable->hasLocalStorage()) continue;
        const auto* made =
            dyn_cast_or_null<clang::CXXConstructExpr>(variable->getInit());
        if (made == nullptr || made->getNumArgs() != 0 ||
            llvm::isa<clang::CXXTemporaryObjectExpr>(made)) {
          continue;
        }
        if (Role<model::Root> role =
                resolver.DefaultRootOf(variable->getType())) {
          roots_.push_back({variable->getSourceRange(), stmt, variable, role,
                            variable->getType()->getAsCXXRecordDecl()});
        }
      }
    }
  }
}

const std::vector<Derivation>& Function::derivations() const {
  if (!derivations_) derivations_ = DerivationsIn(*this);
  return *derivations_;
}

const ContextDeclarations& Function::context_declarations() const {
  if (!context_declarations_) {
    context_declarations_ = FindContextDeclarations(*this);
  }
  return *context_declarations_;
}

const Flow& Function::flow() const {
  if (flow_ == nullptr) flow_ = std::make_unique<Flow>(*this);
  return *flow_;
}

}  // namespace ctxtidy::semantics
