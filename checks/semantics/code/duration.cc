#include "checks/semantics/code/duration.h"

#include "checks/semantics/resolver.h"
#include "clang/AST/APValue.h"
#include "clang/AST/DeclTemplate.h"

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

}  // namespace

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
