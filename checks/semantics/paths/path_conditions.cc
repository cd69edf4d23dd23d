#include "checks/semantics/paths/path_conditions.h"

#include "checks/semantics/resolver.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// Each doubles the states that a search may visit.
constexpr unsigned kMostConditions = 8;

bool IsConst(clang::QualType type) {
  return type.getNonReferenceType().isConstQualified();
}

// How the variable is used, from every mention of it.
struct Usage {
  bool only_read = true;      // Nothing but its value is taken.
  bool only_assigned = true;  // … and whole values are given to it.
};

Usage UsageOf(const Body& body, const clang::VarDecl* variable) {
  Usage usage;
  for (const clang::LambdaExpr* lambda : body.LambdasCapturing(variable)) {
    for (const clang::LambdaCapture& capture : lambda->captures()) {
      if (capture.capturesVariable() && capture.getCapturedVar() == variable &&
          capture.getCaptureKind() == clang::LCK_ByRef) {
        return {false, false};
      }
    }
  }
  for (const clang::DeclRefExpr* ref : body.RefsTo(variable)) {
    const clang::Stmt* user = body.Parent(ref);
    while (isa_and_nonnull<clang::ParenExpr>(user)) user = body.Parent(user);
    const auto* cast = dyn_cast_or_null<clang::ImplicitCastExpr>(user);
    if (cast != nullptr && cast->getCastKind() == clang::CK_LValueToRValue) {
      continue;
    }
    usage.only_read = false;
    const auto* assign = dyn_cast_or_null<clang::BinaryOperator>(user);
    if (assign == nullptr || assign->getOpcode() != clang::BO_Assign ||
        assign->getLHS()->IgnoreParens() != ref) {
      usage.only_assigned = false;
    }
  }
  return usage;
}

// `x != y` is the negation of `x == y`; nothing for other operators.
std::optional<clang::BinaryOperatorKind> Negation(
    clang::BinaryOperatorKind opcode) {
  switch (opcode) {
    case clang::BO_NE:
      return clang::BO_EQ;
    case clang::BO_GE:
      return clang::BO_LT;
    case clang::BO_LE:
      return clang::BO_GT;
    default:
      return std::nullopt;
  }
}

// Are there classes whose constant objects say one thing now and another later?
bool IsChanging(const Resolver& resolver, const clang::CXXRecordDecl& record) {
  if (resolver.IsContext(record)) return true;
  if (!record.isInStdNamespace() || record.getIdentifier() == nullptr) {
    return false;
  }
  const llvm::StringRef name = record.getName();
  return name.starts_with("stop_") || name.starts_with("atomic") ||
         name.starts_with("__atomic") || name.ends_with("future") ||
         name.ends_with("thread") || name == "weak_ptr";
}

std::optional<bool> BoolLiteral(const clang::Expr* expr) {
  if (expr == nullptr) return std::nullopt;
  const auto* literal =
      dyn_cast<clang::CXXBoolLiteralExpr>(expr->IgnoreParenImpCasts());
  if (literal == nullptr) return std::nullopt;
  return literal->getValue();
}

}  // namespace

PathConditions::PathConditions(const Unit& unit, const Body& body,
                               llvm::ArrayRef<const clang::Expr*> asked)
    : context_(unit.context()), resolver_(unit.resolver()), body_(body) {
  for (const clang::Expr* condition : asked) Add(*condition);
  // What is asked once and never set cannot contradict itself.
  llvm::erase_if(conditions_, [](const Condition& condition) {
    return condition.mentions < 2 && condition.flag == nullptr;
  });
  if (conditions_.size() > kMostConditions) conditions_.resize(kMostConditions);
  by_hash_.clear();
  for (unsigned i = 0; i < conditions_.size(); ++i) {
    by_hash_[conditions_[i].id.ComputeHash()] = i;
  }
}

void PathConditions::Add(const clang::Expr& condition) {
  const Asked asked = Normalise(&condition);
  if (std::optional<unsigned> known = IndexOf(asked)) {
    ++conditions_[*known].mentions;
    return;
  }
  const clang::VarDecl* flag = AsFlag(*asked.expr);
  if (flag == nullptr && !IsStable(*asked.expr)) return;
  Condition added{asked.id, {}, flag, 1};
  const Body parts(*asked.expr);
  for (const clang::Stmt* part : parts.statements()) {
    if (const auto* ref = dyn_cast<clang::DeclRefExpr>(part)) {
      added.variables.push_back(ref->getDecl());
    }
  }
  // Of two with the same hash, the first is remembered.
  if (!by_hash_.try_emplace(asked.id.ComputeHash(), conditions_.size())
           .second) {
    return;
  }
  conditions_.push_back(std::move(added));
}

PathConditions::Asked PathConditions::Normalise(
    const clang::Expr* condition) const {
  Asked asked;
  condition = condition->IgnoreParenImpCasts();
  while (const auto* unary = dyn_cast<clang::UnaryOperator>(condition)) {
    if (unary->getOpcode() != clang::UO_LNot) break;
    asked.negated = !asked.negated;
    condition = unary->getSubExpr()->IgnoreParenImpCasts();
  }
  asked.expr = condition;
  const auto* binary = dyn_cast<clang::BinaryOperator>(condition);
  if (binary == nullptr || !binary->isComparisonOp()) {
    condition->Profile(asked.id, context_, /*Canonical=*/true);
    return asked;
  }
  clang::BinaryOperatorKind opcode = binary->getOpcode();
  if (auto positive = Negation(opcode)) {
    asked.negated = !asked.negated;
    opcode = *positive;
  }
  asked.id.AddInteger(static_cast<unsigned>(opcode));
  binary->getLHS()->Profile(asked.id, context_, /*Canonical=*/true);
  binary->getRHS()->Profile(asked.id, context_, /*Canonical=*/true);
  return asked;
}

std::optional<unsigned> PathConditions::IndexOf(const Asked& asked) const {
  auto found = by_hash_.find(asked.id.ComputeHash());
  if (found == by_hash_.end() || !(conditions_[found->second].id == asked.id)) {
    return std::nullopt;
  }
  return found->second;
}

const clang::VarDecl* PathConditions::AsFlag(
    const clang::Expr& condition) const {
  const auto* ref = dyn_cast<clang::DeclRefExpr>(&condition);
  const auto* variable =
      ref == nullptr ? nullptr : dyn_cast<clang::VarDecl>(ref->getDecl());
  if (variable == nullptr || !variable->hasLocalStorage() ||
      !variable->getType()->isBooleanType()) {
    return nullptr;
  }
  const Usage usage = UsageOf(body_, variable);
  const bool set = !usage.only_read || BoolLiteral(variable->getInit());
  return usage.only_assigned && set ? variable : nullptr;
}

bool PathConditions::IsStable(const clang::Expr& condition) const {
  const Body parts(condition);
  for (const clang::Stmt* part : parts.statements()) {
    if (const auto* ref = dyn_cast<clang::DeclRefExpr>(part)) {
      const auto* variable = dyn_cast<clang::VarDecl>(ref->getDecl());
      if (variable == nullptr) {
        if (isa<clang::EnumConstantDecl, clang::CXXMethodDecl>(ref->getDecl()))
          continue;
        return false;
      }
      if (IsConst(variable->getType())) continue;
      if (!variable->hasLocalStorage() ||
          variable->getType()->isReferenceType() ||
          !UsageOf(body_, variable).only_read) {
        return false;
      }
    } else if (const auto* call = dyn_cast<clang::CallExpr>(part)) {
      const auto* method =
          dyn_cast_or_null<clang::CXXMethodDecl>(call->getDirectCallee());
      if (method == nullptr || !method->isConst() ||
          IsChanging(resolver_, *method->getParent())) {
        return false;
      }
    } else if (isa<clang::CXXThisExpr, clang::ArraySubscriptExpr>(part)) {
      return false;  // Others may change the object meanwhile.
    } else if (const auto* unary = dyn_cast<clang::UnaryOperator>(part)) {
      if (unary->isIncrementDecrementOp() ||
          unary->getOpcode() == clang::UO_Deref) {
        return false;
      }
    } else if (const auto* binary = dyn_cast<clang::BinaryOperator>(part)) {
      if (binary->isAssignmentOp()) return false;
    } else if (const auto* member = dyn_cast<clang::MemberExpr>(part)) {
      if (member->isArrow()) return false;
    }
  }
  return true;
}

std::optional<bool> PathConditions::Decide(const clang::Expr* condition,
                                           State state) const {
  if (empty() || condition == nullptr) return std::nullopt;
  const Asked asked = Normalise(condition);
  const std::optional<unsigned> index = IndexOf(asked);
  if (!index || (state.known >> *index & 1) == 0) return std::nullopt;
  return (state.value >> *index & 1) != (asked.negated ? 1 : 0);
}

PathConditions::State PathConditions::Assume(const clang::Expr* condition,
                                             bool taken, State state) const {
  if (empty() || condition == nullptr) return state;
  const Asked asked = Normalise(condition);
  const std::optional<unsigned> index = IndexOf(asked);
  if (!index) return state;
  const std::uint16_t bit = 1u << *index;
  state.known |= bit;
  state.value = taken != asked.negated ? state.value | bit : state.value & ~bit;
  return state;
}

PathConditions::State PathConditions::After(const clang::Stmt& stmt,
                                            State state) const {
  if (empty()) return state;
  // The variable has a new value: what was known of it no longer holds.
  auto set = [&](const clang::ValueDecl* variable, const clang::Expr* value) {
    const std::optional<bool> literal = BoolLiteral(value);
    for (unsigned i = 0; i < conditions_.size(); ++i) {
      if (!llvm::is_contained(conditions_[i].variables, variable)) continue;
      const std::uint16_t bit = 1u << i;
      state.known &= ~bit;
      state.value &= ~bit;
      if (conditions_[i].flag != variable || !literal) continue;
      state.known |= bit;
      if (*literal) state.value |= bit;
    }
  };
  if (const auto* declares = dyn_cast<clang::DeclStmt>(&stmt)) {
    for (const clang::Decl* decl : declares->decls()) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      if (variable != nullptr) set(variable, variable->getInit());
    }
  } else if (const auto* assign = dyn_cast<clang::BinaryOperator>(&stmt)) {
    if (assign->getOpcode() != clang::BO_Assign) return state;
    const auto* ref =
        dyn_cast<clang::DeclRefExpr>(assign->getLHS()->IgnoreParens());
    if (ref != nullptr) set(ref->getDecl(), assign->getRHS());
  }
  return state;
}

}  // namespace ctxtidy::semantics
