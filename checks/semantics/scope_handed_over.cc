// Contexts that a call hands over inside other values.
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/STLFunctionalExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// How far variables are followed to what they hold.
constexpr unsigned kMostSteps = 4;

// Looks for contexts inside values.
class Contents {
 public:
  using Test = llvm::function_ref<bool(const ContextRole&)>;

  Contents(const Resolver& resolver, Test counts)
      : resolver_(resolver), counts_(counts) {}

  bool HaveContext(const clang::Expr* value, unsigned steps) const {
    if (value == nullptr || steps == 0) return false;
    const Body parts(*value);
    return llvm::any_of(parts.statements(), [&](const clang::Stmt* part) {
      if (const auto* ref = dyn_cast<clang::DeclRefExpr>(part)) {
        return AreOrHaveContext(ref->getDecl(), steps - 1);
      }
      const auto* lambda = dyn_cast<clang::LambdaExpr>(part);
      if (lambda == nullptr) return false;
      return llvm::any_of(lambda->captures(), [&](const auto& capture) {
        return capture.capturesVariable() &&
               AreOrHaveContext(capture.getCapturedVar(), steps - 1);
      });
    });
  }

 private:
  bool AreOrHaveContext(const clang::ValueDecl* decl, unsigned steps) const {
    const auto role = resolver_.ContextOf(decl->getType());
    if (role && counts_(*role)) return true;
    const auto* variable = dyn_cast<clang::VarDecl>(decl);
    return variable != nullptr && variable->hasLocalStorage() &&
           HaveContext(variable->getInit(), steps);
  }

  const Resolver& resolver_;
  Test counts_;
};

bool HandsOver(const Call& call, Contents::Test counts) {
  const Contents contents(call.function->unit().resolver(), counts);
  return llvm::any_of(call.expr->arguments(), [&](const clang::Expr* argument) {
    return contents.HaveContext(argument, kMostSteps);
  });
}

}  // namespace

bool HandsOverContext(const Call& call) {
  return HandsOver(call, [](const ContextRole&) { return true; });
}

bool HandsOverEnd(const Call& call) {
  return HandsOver(call,
                   [](const ContextRole& role) { return role.type->ends; });
}

}  // namespace ctxtidy::semantics
