#include "checks/semantics/facts.h"

#include <utility>

#include "checks/semantics/blocking.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// Longer chains are cut: nobody follows them, and recursion stays bounded.
constexpr unsigned kLongestPath = 8;

// Does a class end what it owns itself, so that its holder need not?
bool HasOwnDestructor(clang::QualType type) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && record->hasDefinition() &&
         record->hasUserDeclaredDestructor();
}

// The parts of a value made of several: `{c, cancel}`, `Pair(c, cancel)`,
// `std::make_pair(c, cancel)`.
llvm::SmallVector<const clang::Expr*, 4> PartsOf(const clang::Expr* value) {
  llvm::SmallVector<const clang::Expr*, 4> parts;
  if (const auto* list = dyn_cast<clang::InitListExpr>(value)) {
    llvm::append_range(parts, list->inits());
  } else if (const auto* made = dyn_cast<clang::CXXConstructExpr>(value)) {
    parts.append(made->arg_begin(), made->arg_end());
  } else if (const auto* call = dyn_cast<clang::CallExpr>(value)) {
    parts.append(call->arg_begin(), call->arg_end());
  }
  return parts;
}

bool IsMakePair(const clang::Expr* value) {
  const auto* call = dyn_cast<clang::CallExpr>(value);
  const clang::FunctionDecl* callee =
      call == nullptr ? nullptr : call->getDirectCallee();
  return callee != nullptr && callee->isInStdNamespace() &&
         callee->getIdentifier() != nullptr &&
         (callee->getName() == "make_pair" ||
          callee->getName() == "make_tuple");
}

// Where in a returned value the parts of a derivation held by variables are.
std::optional<DerivedResult> Assembled(const Derivation& derivation,
                                       const clang::Expr* value) {
  DerivedResult result{DerivedResult::kNone, DerivedResult::kNone,
                       derivation.result.guard};
  if (Named(value) == derivation.cancel) {
    if (derivation.member != nullptr) return derivation.result;
    result.cancel = DerivedResult::kWhole;
    return result;
  }
  if (llvm::isa<clang::CallExpr>(value) && !IsMakePair(value)) {
    return std::nullopt;
  }
  int index = 0;
  for (const clang::Expr* part : PartsOf(value)) {
    const clang::Expr* moved = Stripped(part);
    if (const auto* call = dyn_cast<clang::CallExpr>(moved);
        call != nullptr && call->isCallToStdMove()) {
      moved = call->getArg(0);
    }
    if (Named(moved) == derivation.cancel) result.cancel = index;
    if (Named(moved) == derivation.context) result.context = index;
    ++index;
  }
  if (result.cancel == DerivedResult::kNone) return std::nullopt;
  return result;
}

}  // namespace

std::optional<DerivedResult> Facts::DerivedBy(
    const clang::FunctionDecl& callee) const {
  const clang::FunctionDecl* key = callee.getCanonicalDecl();
  if (auto known = derived_.find(key); known != derived_.end()) {
    return known->second;
  }
  derived_[key] = std::nullopt;  // Recursion finds nothing.
  std::optional<DerivedResult> result;
  if (auto role = unit_.resolver().DerivationOf(callee)) {
    result = ResolveResult(callee.getReturnType(), role.entry->context,
                           role.entry->cancel);
    if (result) result->guard = role.entry->guard;
  } else {
    result = DerivedByBody(callee);
  }
  derived_[key] = result;
  return result;
}

std::optional<DerivedResult> Facts::DerivedByBody(
    const clang::FunctionDecl& callee) const {
  const Function* function = unit_.FunctionOf(callee);
  if (function == nullptr || HasOwnDestructor(callee.getReturnType())) {
    return std::nullopt;
  }
  std::optional<DerivedResult> all;
  for (const clang::Stmt* stmt : function->body().statements()) {
    const auto* done = dyn_cast<clang::ReturnStmt>(stmt);
    if (done == nullptr) continue;
    const clang::Expr* value = Stripped(done->getRetValue());
    if (value == nullptr) return std::nullopt;
    std::optional<DerivedResult> returned;
    if (const auto* call = dyn_cast<clang::CallExpr>(value);
        call != nullptr && call->getDirectCallee() != nullptr &&
        call->getType()->getAsCXXRecordDecl() ==
            callee.getReturnType()->getAsCXXRecordDecl()) {
      returned = DerivedBy(*call->getDirectCallee());
    }
    for (const Derivation& derivation : function->derivations()) {
      if (returned || derivation.cancel == nullptr) continue;
      returned = Assembled(derivation, value);
    }
    if (!returned || (all && !(*all == *returned))) return std::nullopt;
    all = returned;
  }
  return all;
}

const std::vector<BlockingStep>& Facts::BlockingPath(
    const clang::FunctionDecl& callee) const {
  const clang::FunctionDecl* key = callee.getCanonicalDecl();
  if (auto known = blocking_.find(key); known != blocking_.end()) {
    return known->second;
  }
  blocking_[key] = {};  // Recursion finds nothing.
  std::vector<BlockingStep> path = FindBlockingPath(callee);
  return blocking_[key] = std::move(path);
}

std::vector<BlockingStep> Facts::FindBlockingPath(
    const clang::FunctionDecl& callee) const {
  const Function* function = unit_.FunctionOf(callee);
  const Resolver& resolver = unit_.resolver();
  if (function == nullptr || function->IsRoot() || function->IsMain() ||
      TakesContext(resolver, callee)) {
    return {};
  }
  std::vector<BlockingStep> shortest;
  for (const Call& call : function->calls()) {
    if (!ContextsAt(*function, *call.expr).empty()) continue;
    const BlockingStep step{call.expr->getSourceRange(), call.callee, false};
    if (BlockingEntry(call, nullptr) != nullptr ||
        IsMarkedBlocking(resolver, *call.callee)) {
      return {{step.range, step.callee, true}};
    }
    const std::vector<BlockingStep> rest = BlockingPath(*call.callee);
    if (rest.empty() || rest.size() >= kLongestPath) continue;
    if (!shortest.empty() && shortest.size() <= rest.size() + 1) continue;
    shortest = {step};
    shortest.insert(shortest.end(), rest.begin(), rest.end());
  }
  return shortest;
}

bool Facts::NeverReturns(const clang::FunctionDecl& callee) const {
  if (callee.isNoReturn()) return true;
  const clang::FunctionDecl* key = callee.getCanonicalDecl();
  if (auto known = never_returns_.find(key); known != never_returns_.end()) {
    return known->second;
  }
  never_returns_[key] = false;  // Recursion may come back.
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&callee);
  const Function* function = unit_.FunctionOf(callee);
  const bool never = function != nullptr &&
                     callee.getReturnType()->isVoidType() &&
                     (method == nullptr || !method->isVirtual()) &&
                     !llvm::isa<clang::CoroutineBodyStmt>(callee.getBody()) &&
                     !function->flow().MayReturn();
  never_returns_[key] = never;
  return never;
}

}  // namespace ctxtidy::semantics
