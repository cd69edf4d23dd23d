#include "checks/semantics/facts.h"

#include <utility>

#include "checks/semantics/code/apart.h"
#include "checks/semantics/code/observing.h"
#include "checks/semantics/handlers.h"
#include "checks/semantics/propagation/outgoing.h"
#include "checks/semantics/propagation/propagation.h"
#include "checks/semantics/roots.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/blocking.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

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
  if (const auto* cast = dyn_cast<clang::CXXFunctionalCastExpr>(value)) {
    value = Stripped(cast->getSubExpr());
  }
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
  return call != nullptr &&
         (IsStdFunction(call->getDirectCallee(), "make_pair") ||
          IsStdFunction(call->getDirectCallee(), "make_tuple"));
}

// `r.context` or `r.cancel` of a result kept whole: the element's index.
int ElementNamed(const Derivation& derivation, const clang::Expr* part) {
  const auto* member = dyn_cast_or_null<clang::MemberExpr>(part);
  if (member == nullptr || derivation.member == nullptr ||
      Named(member->getBase()) != derivation.cancel) {
    return DerivedResult::kNone;
  }
  return ElementOf(derivation.call->getType(),
                   member->getMemberDecl()->getNameAsString());
}

bool IsCancelOf(const Derivation& derivation, const clang::Expr* part) {
  if (derivation.member == nullptr) return Named(part) == derivation.cancel;
  const int element = ElementNamed(derivation, part);
  return element >= 0 && element == derivation.result.cancel;
}

bool IsContextOf(const Derivation& derivation, const clang::Expr* part) {
  if (derivation.member == nullptr) {
    return derivation.context != nullptr && Named(part) == derivation.context;
  }
  const int element = ElementNamed(derivation, part);
  return element >= 0 && element == derivation.result.context;
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
    if (IsCancelOf(derivation, moved)) result.cancel = index;
    if (IsContextOf(derivation, moved)) result.context = index;
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
  const clang::CXXRecordDecl* record =
      callee.getReturnType()->getAsCXXRecordDecl();
  if (record == nullptr) return std::nullopt;
  std::optional<DerivedResult> all;
  for (const clang::Stmt* stmt : function->body().statements()) {
    const auto* done = dyn_cast<clang::ReturnStmt>(stmt);
    if (done == nullptr) continue;
    const clang::Expr* value = Stripped(done->getRetValue());
    if (value == nullptr) return std::nullopt;
    std::optional<DerivedResult> returned;
    if (const auto* call = dyn_cast<clang::CallExpr>(value);
        call != nullptr && call->getDirectCallee() != nullptr &&
        call->getType()->getAsCXXRecordDecl() == record) {
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

const CallPath& Facts::BlockingPath(const Call& call,
                                    const model::Model* model) const {
  static const CallPath none;
  if (!MayReachBlocking(*call.callee)) return none;
  // Without a list of its own, a model says the same as all others.
  if (model != nullptr && model->blocking.empty()) model = nullptr;
  const bool in_handler = BlocksAsInHandler(*call.function);
  const auto [known, added] =
      blocking_.try_emplace(std::pair(model, in_handler));
  if (added) known->second = FindBlocking(model, in_handler);
  return PathOf(known->second, unit_.FunctionOf(*call.callee));
}

// Most functions call nothing that any model knows, and few models are asked.
bool Facts::MayReachBlocking(const clang::FunctionDecl& callee) const {
  if (!maybe_blocking_) {
    const Resolver& resolver = unit_.resolver();
    maybe_blocking_ = ShortestPaths(
        unit_, [](const ContextRole& role) { return role.type->ends; },
        [&](const Call& call) {
          return !resolver.BlockingOf(*call.callee).empty() ||
                 IsMarkedBlocking(resolver, *call.callee);
        });
  }
  return !PathOf(*maybe_blocking_, unit_.FunctionOf(callee)).empty();
}

CallPaths Facts::FindBlocking(const model::Model* model,
                              bool in_handler) const {
  return ShortestPaths(
      unit_, [](const ContextRole& role) { return role.type->ends; },
      [&](const Call& call) {
        return (BlockingEntry(call, model, in_handler) != nullptr ||
                IsMarkedBlocking(unit_.resolver(), *call.callee)) &&
               !LooksAtContext(*call.function) && !CurrentIn(*call.function);
      });
}

const CallPath& Facts::RootPath(const clang::FunctionDecl& callee) const {
  if (!roots_) {
    roots_ = ShortestPaths(
        unit_, [](const ContextRole&) { return true; },
        [&](const Call& call) {
          const model::Model* outgoing = NewOutgoingGivenTo(call);
          const model::Model* model =
              outgoing != nullptr ? outgoing : RootGivenBy(call);
          return model != nullptr && !MayMakeRoots(*call.function, model) &&
                 !IsSetApart(*call.function, *call.expr, model) &&
                 !IsCleaningUp(*call.function, *call.expr);
        });
  }
  return PathOf(*roots_, unit_.FunctionOf(callee));
}

bool Facts::NeverReturns(const clang::FunctionDecl& callee) const {
  if (callee.isNoReturn()) return true;
  const Function* function = unit_.FunctionOf(callee);
  if (function == nullptr) return false;
  if (!never_returning_) FindNeverReturning();
  return never_returning_->contains(function);
}

// Begins with all that might never return, and takes out those that are seen to
// come back until no more are.
void Facts::FindNeverReturning() const {
  never_returning_.emplace();
  std::vector<const Function*> open;
  for (const std::unique_ptr<Function>& function : unit_.functions()) {
    const clang::FunctionDecl* decl = function->decl();
    const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(decl);
    if (decl == nullptr || !decl->getReturnType()->isVoidType() ||
        (method != nullptr && method->isVirtual()) ||
        llvm::isa_and_nonnull<clang::CoroutineBodyStmt>(decl->getBody())) {
      continue;
    }
    open.push_back(function.get());
    never_returning_->insert(function.get());
  }
  for (std::size_t before = open.size() + 1; open.size() != before;) {
    before = open.size();
    llvm::erase_if(open, [&](const Function* function) {
      if (!function->flow().MayReturn()) return false;
      never_returning_->erase(function);
      return true;
    });
  }
}

}  // namespace ctxtidy::semantics
