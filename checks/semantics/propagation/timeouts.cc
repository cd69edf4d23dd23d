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

// A constant time, from when it is used, or from a call of `now()`.
struct Span {
  Nanoseconds length;
  const clang::Expr* now = nullptr;
};

// That which a duration, or a point in time, is.
std::optional<Span> FromNow(const Function& function, const clang::Expr& expr,
                            unsigned steps = kMostSteps) {
  if (steps == 0) return std::nullopt;
  const clang::ASTContext& context = function.unit().context();
  if (auto length = ConstantDuration(context, expr, std::nullopt)) {
    return Span{*length};
  }
  const clang::Expr* plain = Stripped(&expr);
  if (const auto* variable =
          llvm::dyn_cast_or_null<clang::VarDecl>(Named(plain))) {
    const bool known = !llvm::isa<clang::ParmVarDecl>(variable) &&
                       variable->getInit() != nullptr &&
                       (!variable->hasGlobalStorage() ||
                        variable->getType().isConstQualified()) &&
                       IsSetOnce(function, *variable);
    if (!known) return std::nullopt;
    std::optional<Span> span =
        FromNow(function, *variable->getInit(), steps - 1);
    // The first call's, or another function's, is long ago.
    const bool old =
        span && span->now != nullptr &&
        (variable->hasGlobalStorage() || !function.body().Has(span->now));
    return old ? std::nullopt : span;
  }
  if (const auto* sum = dyn_cast<clang::CXXOperatorCallExpr>(plain)) {
    if (sum->getOperator() != clang::OO_Plus || sum->getNumArgs() != 2) {
      return std::nullopt;
    }
    for (const unsigned side : {0, 1}) {
      if (!IsNow(*sum->getArg(side))) continue;
      std::optional<Span> span =
          FromNow(function, *sum->getArg(1 - side), steps - 1);
      if (span) span->now = sum->getArg(side);
      return span;
    }
    return std::nullopt;
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
  const std::optional<Span> length = FromNow(function, *found.timeout);
  if (!length) return std::nullopt;
  found.length = length->length;
  const clang::CallExpr* at = call.expr;
  for (unsigned steps = kMostSteps; at != nullptr && steps > 0; --steps) {
    const clang::Expr* parent = ParentIn(unit, *at);
    if (parent == nullptr) break;
    at = DerivingCall(function, parent);
    if (at == nullptr) break;
    const clang::Expr* timeout = TimeoutIn(unit, *at);
    // Who knows how long the ancestor was made after this point in time?
    if (timeout == nullptr ||
        (length->now != nullptr && function.body().Before(length->now, at))) {
      continue;
    }
    const std::optional<Span> limit = FromNow(function, *timeout);
    if (limit && (found.ancestors == nullptr || limit->length < found.limit)) {
      found.ancestors = timeout;
      found.limit = limit->length;
    }
  }
  return found.ancestors != nullptr && found.limit < found.length
             ? std::optional(found)
             : std::nullopt;
}

}  // namespace ctxtidy::semantics
