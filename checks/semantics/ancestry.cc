#include "checks/semantics/ancestry.h"

#include "checks/semantics/unit.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// How far variables are followed.
constexpr unsigned kMostSteps = 8;

bool IsSetOnceIn(const Body& body, const clang::ValueDecl& variable) {
  return llvm::none_of(body.RefsTo(&variable), [&](const auto* ref) {
    const clang::Stmt* from = ref;
    const clang::Stmt* user = body.Consumer(ref, &from);
    if (const auto* set = dyn_cast_or_null<clang::BinaryOperator>(user)) {
      return set->isAssignmentOp() && set->getLHS() == from;
    }
    const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user);
    return call != nullptr && call->isAssignmentOp() && call->getArg(0) == from;
  });
}

const clang::CallExpr* CallIn(const clang::Expr* value) {
  return dyn_cast_or_null<clang::CallExpr>(Stripped(value));
}

Ancestry Of(const Function& function, const clang::Expr* context,
            unsigned steps);

Ancestry Of(const Function& function, const clang::ValueDecl& any,
            unsigned steps) {
  if (steps == 0) return Ancestry::kUnknown;
  const auto* variable = dyn_cast<clang::VarDecl>(&any);
  if (const auto* binding = dyn_cast<clang::BindingDecl>(&any)) {
    variable = dyn_cast<clang::VarDecl>(binding->getDecomposedDecl());
  }
  if (variable == nullptr || variable->hasGlobalStorage()) {
    return Ancestry::kUnknown;
  }
  if (!IsSetOnce(function, any)) return Ancestry::kUnknown;
  if (llvm::isa<clang::ParmVarDecl>(variable)) return Ancestry::kRequest;
  const Resolver& resolver = function.unit().resolver();
  const clang::Expr* init = variable->getInit();
  if (init == nullptr) return Ancestry::kOwn;
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(Stripped(init))) {
    // Its own, if made of nothing.
    return made->getNumArgs() == 0 && resolver.DefaultRootOf(any.getType())
               ? Ancestry::kOwn
               : Ancestry::kUnknown;
  }
  return Of(function, init, steps - 1);
}

Ancestry Of(const Function& function, const clang::Expr* context,
            unsigned steps) {
  if (context == nullptr || steps == 0) return Ancestry::kUnknown;
  const Unit& unit = function.unit();
  const clang::Expr* plain = Stripped(context);
  if (unit.resolver().RootOf(*plain)) return Ancestry::kOwn;
  if (const clang::ValueDecl* named = Named(plain)) {
    return Of(function, *named, steps - 1);
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(plain)) {
    const bool same = unary->getOpcode() == clang::UO_AddrOf ||
                      unary->getOpcode() == clang::UO_Deref;
    return same ? Of(function, unary->getSubExpr(), steps - 1)
                : Ancestry::kUnknown;
  }
  // `r.context` of a derivation's result kept whole.
  if (const auto* member = dyn_cast<clang::MemberExpr>(plain)) {
    const auto* kept =
        dyn_cast_or_null<clang::VarDecl>(Named(member->getBase()));
    const clang::CallExpr* call =
        kept == nullptr ? nullptr : CallIn(kept->getInit());
    return call == nullptr ? Ancestry::kUnknown : Of(function, call, steps - 1);
  }
  const auto* call = dyn_cast<clang::CallExpr>(plain);
  if (call == nullptr) return Ancestry::kUnknown;
  if (IsAccessorCall(unit.resolver(), *call)) return Ancestry::kRequest;
  if (const clang::Expr* parent = ParentIn(unit, *call)) {
    return Of(function, parent, steps - 1);
  }
  const clang::FunctionDecl* callee = call->getDirectCallee();
  return callee != nullptr && unit.resolver().DerivationOf(*callee)
             ? Ancestry::kOwn
             : Ancestry::kUnknown;
}

}  // namespace

Ancestry AncestryOf(const Function& function, const clang::Expr* context) {
  return Of(function, context, kMostSteps);
}

Ancestry AncestryOf(const Function& function,
                    const clang::ValueDecl& variable) {
  return Of(function, variable, kMostSteps);
}

const clang::Expr* ParentArgument(const model::Derivation& derive,
                                  const clang::CallExpr& call) {
  if (!derive.parent) {
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
    return member == nullptr ? nullptr : member->getImplicitObjectArgument();
  }
  return *derive.parent < call.getNumArgs() ? call.getArg(*derive.parent)
                                            : nullptr;
}

const clang::Expr* ParentIn(const Unit& unit, const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee == nullptr) return nullptr;
  const Role<model::Derivation> role = unit.resolver().DerivationOf(*callee);
  return role && !role.entry->detaches ? ParentArgument(*role.entry, call)
                                       : nullptr;
}

bool IsSetOnce(const Function& function, const clang::ValueDecl& variable) {
  for (const Function* at = &function; at != nullptr; at = at->enclosing()) {
    if (!IsSetOnceIn(at->body(), variable)) return false;
  }
  return true;
}

namespace {

// What the context comes out of, if an object holds it that is made of nothing
// but a derivation's result: `ctx::ScopedContext scope = WithTimeout(…)`, and
// then `scope.context()`.
const clang::Expr* OwnerIn(const Resolver& resolver, const clang::Expr& plain) {
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(&plain)) {
    return made->getNumArgs() == 1 ? made->getArg(0) : nullptr;
  }
  const auto* got = dyn_cast<clang::CXXMemberCallExpr>(&plain);
  const bool is_context = got != nullptr && got->getNumArgs() == 0 &&
                          got->getDirectCallee() != nullptr &&
                          !resolver.DerivationOf(*got->getDirectCallee()) &&
                          resolver.ContextOf(got->getType());
  return is_context ? got->getImplicitObjectArgument() : nullptr;
}

}  // namespace

const clang::CallExpr* DerivingCall(const Function& function,
                                    const clang::Expr* context) {
  const Resolver& resolver = function.unit().resolver();
  for (unsigned steps = kMostSteps; context != nullptr && steps > 0; --steps) {
    const clang::Expr* plain = Stripped(context);
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(plain)) {
      context = unary->getSubExpr();
    } else if (const auto* member = dyn_cast<clang::MemberExpr>(plain)) {
      context = member->getBase();
    } else if (const clang::ValueDecl* named = Named(plain)) {
      const auto* variable = dyn_cast<clang::VarDecl>(named);
      if (const auto* binding = dyn_cast<clang::BindingDecl>(named)) {
        variable = dyn_cast<clang::VarDecl>(binding->getDecomposedDecl());
      }
      if (variable == nullptr || variable->hasGlobalStorage() ||
          !IsSetOnce(function, *named)) {
        return nullptr;
      }
      context = variable->getInit();
    } else if (const clang::Expr* owner = OwnerIn(resolver, *plain)) {
      context = owner;
    } else {
      const auto* call = dyn_cast<clang::CallExpr>(plain);
      const clang::FunctionDecl* callee =
          call == nullptr ? nullptr : call->getDirectCallee();
      return callee != nullptr && resolver.DerivationOf(*callee) ? call
                                                                 : nullptr;
    }
  }
  return nullptr;
}

bool IsAccessorCall(const Resolver& resolver, const clang::CallExpr& call) {
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  const clang::CXXMethodDecl* method =
      member == nullptr ? nullptr : member->getMethodDecl();
  if (method == nullptr || method->getNumParams() != 0 ||
      method->getIdentifier() == nullptr) {
    return false;
  }
  const std::optional<ContextRole> role =
      resolver.ContextOf(method->getReturnType());
  return role && llvm::is_contained(role->type->accessors, method->getName());
}

}  // namespace ctxtidy::semantics
