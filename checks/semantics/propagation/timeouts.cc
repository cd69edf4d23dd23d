#include "checks/semantics/propagation/timeouts.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/code/duration.h"
#include "checks/semantics/unit.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using Nanoseconds = std::chrono::nanoseconds;

// How far variables and derivations are followed.
constexpr unsigned kMostSteps = 8;

// `std::chrono::system_clock::now()`, of whatever clock.
bool IsNow(const clang::Expr& expr) {
  const auto* call = dyn_cast<clang::CallExpr>(Stripped(&expr));
  const clang::FunctionDecl* callee =
      call == nullptr ? nullptr : call->getDirectCallee();
  const clang::IdentifierInfo* name =
      callee == nullptr ? nullptr : callee->getIdentifier();
  return name != nullptr && call->getNumArgs() == 0 &&
         (name->getName() == "now" || name->getName() == "Now");
}

// The constant time from now that a duration, or a point in time, is.
std::optional<Nanoseconds> FromNow(const Function& function,
                                   const clang::Expr& expr,
                                   unsigned steps = kMostSteps) {
  if (steps == 0) return std::nullopt;
  const clang::ASTContext& context = function.unit().context();
  if (auto length = ConstantDuration(context, expr, std::nullopt)) {
    return length;
  }
  const clang::Expr* plain = Stripped(&expr);
  if (const auto* variable =
          llvm::dyn_cast_or_null<clang::VarDecl>(Named(plain))) {
    const bool known = !llvm::isa<clang::ParmVarDecl>(variable) &&
                       variable->getInit() != nullptr &&
                       (!variable->hasGlobalStorage() ||
                        variable->getType().isConstQualified()) &&
                       IsSetOnce(function, *variable);
    return known ? FromNow(function, *variable->getInit(), steps - 1)
                 : std::nullopt;
  }
  if (const auto* sum = dyn_cast<clang::CXXOperatorCallExpr>(plain)) {
    if (sum->getOperator() != clang::OO_Plus || sum->getNumArgs() != 2) {
      return std::nullopt;
    }
    if (IsNow(*sum->getArg(0))) {
      return FromNow(function, *sum->getArg(1), steps - 1);
    }
    return IsNow(*sum->getArg(1))
               ? FromNow(function, *sum->getArg(0), steps - 1)
               : std::nullopt;
  }
  if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(plain)) {
    return FromNow(function, *cast->getSubExpr(), steps - 1);
  }
  const auto* made = dyn_cast<clang::CXXConstructExpr>(plain);
  return made != nullptr && made->getNumArgs() == 1
             ? FromNow(function, *made->getArg(0), steps - 1)
             : std::nullopt;
}

const clang::Expr* TimeoutIn(const Unit& unit, const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee == nullptr) return nullptr;
  const Role<model::Derivation> role = unit.resolver().DerivationOf(*callee);
  return role && role.entry->timeout && *role.entry->timeout < call.getNumArgs()
             ? call.getArg(*role.entry->timeout)
             : nullptr;
}

}  // namespace

std::optional<OverlongTimeout> OverlongTimeoutOf(const Call& call) {
  const Function& function = *call.function;
  const Unit& unit = function.unit();
  OverlongTimeout found;
  found.timeout = TimeoutIn(unit, *call.expr);
  if (found.timeout == nullptr) return std::nullopt;
  std::optional<Nanoseconds> length = FromNow(function, *found.timeout);
  if (!length) return std::nullopt;
  found.length = *length;
  const clang::CallExpr* at = call.expr;
  for (unsigned steps = kMostSteps; at != nullptr && steps > 0; --steps) {
    const clang::Expr* parent = ParentIn(unit, *at);
    if (parent == nullptr) break;
    at = DerivingCall(function, parent);
    if (at == nullptr) break;
    const clang::Expr* timeout = TimeoutIn(unit, *at);
    if (timeout == nullptr) continue;
    std::optional<Nanoseconds> limit = FromNow(function, *timeout);
    if (limit && (found.ancestors == nullptr || *limit < found.limit)) {
      found.ancestors = timeout;
      found.limit = *limit;
    }
  }
  return found.ancestors != nullptr && found.limit < found.length
             ? std::optional(found)
             : std::nullopt;
}

}  // namespace ctxtidy::semantics
