#include "checks/semantics/code/duration.h"

#include <algorithm>

#include "checks/semantics/code/body.h"
#include "checks/semantics/resolver.h"
#include "clang/AST/APValue.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

namespace ctxtidy::semantics {
namespace {

using Nanoseconds = std::chrono::nanoseconds;

// Nanoseconds in one tick of std::chrono::duration<Rep, std::ratio<N, D>>.
std::optional<double> Tick(clang::QualType type) {
  const auto* duration =
      llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
          type->getAsCXXRecordDecl());
  if (duration == nullptr ||
      SelectorName(*duration) != "std::chrono::duration" ||
      duration->getTemplateArgs().size() != 2) {
    return std::nullopt;
  }
  const clang::QualType period = duration->getTemplateArgs()[1].getAsType();
  const auto* ratio =
      llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
          period->getAsCXXRecordDecl());
  if (ratio == nullptr || ratio->getTemplateArgs().size() != 2) {
    return std::nullopt;
  }
  auto part = [&](unsigned index) {
    return ratio->getTemplateArgs()[index]
        .getAsIntegral()
        .signedRoundToDouble();
  };
  return 1e9 * part(0) / part(1);
}

std::optional<double> Number(const clang::APValue& value) {
  if (value.isInt()) {
    return value.getInt().roundToDouble(value.getInt().isSigned());
  }
  if (value.isFloat()) return value.getFloat().convertToDouble();
  if (value.isStruct() && value.getStructNumFields() == 1) {
    return Number(value.getStructField(0));
  }
  return std::nullopt;
}

// Is the callee one of the many minimums: `std::min`, `MinValue`?
bool IsMinimum(const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  return callee != nullptr && callee->getIdentifier() != nullptr &&
         callee->getName().starts_with_insensitive("min") &&
         call.getNumArgs() == 2;
}

// `a % b`, of numbers or of durations.
const clang::Expr* DivisorOf(const clang::Expr& expr) {
  if (const auto* binary = llvm::dyn_cast<clang::BinaryOperator>(&expr)) {
    return binary->getOpcode() == clang::BO_Rem ? binary->getRHS() : nullptr;
  }
  const auto* call = llvm::dyn_cast<clang::CXXOperatorCallExpr>(&expr);
  return call != nullptr && call->getOperator() == clang::OO_Percent
             ? call->getArg(1)
             : nullptr;
}

// What the expression takes its value from, in the same or another unit of
// time: a conversion's operand, a constant's initialiser; null for others.
const clang::Expr* SourceOf(const clang::Expr& expr) {
  if (const auto* cast = llvm::dyn_cast<clang::ExplicitCastExpr>(&expr)) {
    return cast->getSubExpr();
  }
  if (const auto* made = llvm::dyn_cast<clang::CXXConstructExpr>(&expr)) {
    return made->getNumArgs() == 1 ? made->getArg(0) : nullptr;
  }
  if (const auto* call = llvm::dyn_cast<clang::CallExpr>(&expr)) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    const bool converts = callee != nullptr &&
                          SelectorName(*callee) == "std::chrono::duration_cast";
    return converts ? call->getArg(0) : nullptr;
  }
  const auto* variable = llvm::dyn_cast_or_null<clang::VarDecl>(Named(&expr));
  return variable != nullptr && variable->getType().isConstQualified()
             ? variable->getInit()
             : nullptr;
}

// Finds the limits of durations, and of the numbers that they are made of.
class Limits {
 public:
  explicit Limits(const clang::ASTContext& context) : context_(context) {}

  // Of a number, that many times `unit`.
  std::optional<Nanoseconds> Of(const clang::Expr* expr,
                                std::optional<Nanoseconds> unit) const {
    expr = Stripped(expr);
    if (expr == nullptr || expr->isTypeDependent()) return std::nullopt;
    if (auto constant = ConstantDuration(context_, *expr, unit)) {
      return constant;
    }
    if (const clang::Expr* divisor = DivisorOf(*expr)) {
      const auto limit = Of(divisor, unit);
      return limit ? std::optional(*limit - Nanoseconds(1)) : std::nullopt;
    }
    if (const auto* choice = llvm::dyn_cast<clang::ConditionalOperator>(expr)) {
      const auto one = Of(choice->getTrueExpr(), unit);
      const auto other = Of(choice->getFalseExpr(), unit);
      return one && other ? std::optional(std::max(*one, *other))
                          : std::nullopt;
    }
    const auto* call = llvm::dyn_cast<clang::CallExpr>(expr);
    if (call != nullptr && IsMinimum(*call)) {
      const auto one = Of(call->getArg(0), unit);
      const auto other = Of(call->getArg(1), unit);
      return one && other ? std::min(*one, *other) : one ? one : other;
    }
    if (const std::optional<double> tick =
            Tick(expr->getType().getNonReferenceType())) {
      unit = Nanoseconds(static_cast<Nanoseconds::rep>(*tick));
    }
    const clang::Expr* source = SourceOf(*expr);
    return source == nullptr ? std::nullopt : Of(source, unit);
  }

 private:
  const clang::ASTContext& context_;
};

}  // namespace

std::optional<Nanoseconds> LongestDuration(const clang::ASTContext& context,
                                           const clang::Expr& expr,
                                           std::optional<Nanoseconds> unit) {
  return Limits(context).Of(&expr, unit);
}

std::optional<Nanoseconds> ConstantDuration(const clang::ASTContext& context,
                                            const clang::Expr& expr,
                                            std::optional<Nanoseconds> unit) {
  if (expr.isValueDependent() || expr.isTypeDependent()) return std::nullopt;
  std::optional<double> tick;
  if (expr.getType()->isArithmeticType()) {
    if (unit) tick = static_cast<double>(unit->count());
  } else {
    tick = Tick(expr.getType().getNonReferenceType());
  }
  clang::Expr::EvalResult result;
  if (!tick || !expr.EvaluateAsRValue(result, context) ||
      result.HasSideEffects) {
    return std::nullopt;
  }
  std::optional<double> number = Number(result.Val);
  if (!number) return std::nullopt;
  const double nanoseconds = *number * *tick;
  constexpr double kMost = 9.2e18;
  if (nanoseconds >= kMost) return Nanoseconds::max();
  if (nanoseconds <= -kMost) return Nanoseconds::min();
  return Nanoseconds(static_cast<Nanoseconds::rep>(nanoseconds));
}

std::string Spelled(Nanoseconds duration) {
  struct Unit {
    Nanoseconds length;
    const char* name;
  };
  using namespace std::chrono_literals;
  constexpr Unit kUnits[] = {{1h, "h"},   {1min, "min"}, {1s, "s"},
                             {1ms, "ms"}, {1us, "us"},   {1ns, "ns"}};
  for (const Unit& unit : kUnits) {
    if (duration % unit.length == 0ns && duration != 0ns) {
      return std::to_string(duration / unit.length) + unit.name;
    }
  }
  return "0s";
}

}  // namespace ctxtidy::semantics
