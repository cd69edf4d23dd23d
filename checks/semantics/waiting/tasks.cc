#include "checks/semantics/waiting/tasks.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/code/callable.h"
#include "checks/semantics/unit.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using model::RunsWhen;

// How far variables are followed to what they hold.
constexpr unsigned kMostSteps = 6;

// What the model says of a member called on a task's object (`t.detach()`).
std::optional<RunsWhen> FateBy(const Function& function,
                               const clang::Stmt* call) {
  if (!isa_and_nonnull<clang::CXXMemberCallExpr>(call)) return std::nullopt;
  const model::Callable* entry = CallableEntry(function, *call);
  return entry == nullptr ? std::nullopt : std::optional(entry->runs);
}

// The call of a member on an object, if that is what is done with it; also of
// what a pointer points to: `t->detach()`, `(*t).detach()`.
const clang::Stmt* MemberCallOn(const Body& body, const clang::Stmt* object) {
  const clang::Stmt* user = body.Consumer(object);
  const auto* moved = dyn_cast_or_null<clang::CallExpr>(user);
  if (moved != nullptr && moved->isCallToStdMove()) {
    user = body.Consumer(moved);
  }
  if (const auto* op = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user)) {
    const bool follows = op->getOperator() == clang::OO_Arrow ||
                         op->getOperator() == clang::OO_Star;
    if (follows && op->getNumArgs() == 1) user = body.Consumer(op);
  } else if (const auto* op = dyn_cast_or_null<clang::UnaryOperator>(user)) {
    if (op->getOpcode() == clang::UO_Deref) user = body.Consumer(op);
  }
  const auto* member = dyn_cast_or_null<clang::MemberExpr>(user);
  const clang::Stmt* call = member == nullptr ? nullptr : body.Parent(member);
  return isa_and_nonnull<clang::CXXMemberCallExpr>(call) ? call : nullptr;
}

// Finds out what becomes of a task's object.
class FateFinder {
 public:
  explicit FateFinder(const Function& function)
      : function_(function), body_(function.body()) {}

  // The call that detaches the task.
  const clang::Stmt* DetachOf(const clang::Expr* task) const {
    const clang::Stmt* from = task;
    const clang::Stmt* user = body_.Consumer(task, &from);
    while (isa_and_nonnull<clang::ExplicitCastExpr, clang::CXXNewExpr>(user)) {
      user = body_.Consumer(user, &from);
    }
    if (isa_and_nonnull<clang::MemberExpr>(user)) {
      const clang::Stmt* call = body_.Parent(user);
      return FateBy(function_, call) == RunsWhen::kDetached ? call : nullptr;
    }
    if (const auto* declares = dyn_cast_or_null<clang::DeclStmt>(user)) {
      if (!declares->isSingleDecl()) return nullptr;
      const auto* variable =
          dyn_cast<clang::VarDecl>(declares->getSingleDecl());
      return variable == nullptr ? nullptr : DetachOf(*variable);
    }
    const auto* set = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user);
    if (set == nullptr || set->getOperator() != clang::OO_Equal ||
        set->getArg(0) == from) {
      return nullptr;
    }
    const clang::Expr* target = Stripped(set->getArg(0));
    if (const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(target)))
      return DetachOf(*variable);
    const auto* member = dyn_cast<clang::MemberExpr>(target);
    return member == nullptr ? nullptr : DetachOfMember(*member, *set);
  }

 private:
  // A local is certainly detached if nothing else is done with it that could
  // mean somebody waits for it.
  const clang::Stmt* DetachOf(const clang::VarDecl& variable) const {
    const clang::Stmt* detach = nullptr;
    if (!body_.LambdasCapturing(&variable).empty()) return nullptr;
    for (const clang::DeclRefExpr* ref : body_.RefsTo(&variable)) {
      const clang::Stmt* call = MemberCallOn(body_, ref);
      const std::optional<RunsWhen> fate = FateBy(function_, call);
      if (fate == RunsWhen::kDetached) {
        detach = call;
      } else if (fate ||
                 (call == nullptr && !IsAssigned(ref) && !IsDeleted(ref))) {
        return nullptr;  // Joined, or handed on.
      }
    }
    return detach;
  }

  bool IsAssigned(const clang::Stmt* ref) const {
    const clang::Stmt* from = ref;
    const auto* set = dyn_cast_or_null<clang::CXXOperatorCallExpr>(
        body_.Consumer(ref, &from));
    return set != nullptr && set->isAssignmentOp() && set->getArg(0) == from;
  }

  bool IsDeleted(const clang::Stmt* ref) const {
    return isa_and_nonnull<clang::CXXDeleteExpr>(body_.Consumer(ref));
  }

  const clang::Stmt* DetachOfMember(const clang::MemberExpr& member,
                                    const clang::Stmt& set) const {
    for (const clang::Stmt* stmt : body_.statements()) {
      const auto* again = dyn_cast<clang::MemberExpr>(stmt);
      if (again == nullptr || !body_.Before(&set, again) ||
          body_.Contains(&set, again) ||
          again->getMemberDecl() != member.getMemberDecl()) {
        continue;
      }
      const clang::Stmt* call = MemberCallOn(body_, again);
      return FateBy(function_, call) == RunsWhen::kDetached ? call : nullptr;
    }
    return nullptr;
  }

  const Function& function_;
  const Body& body_;
};

// Is the argument the starter's own context, not something for the task?
bool IsForStarter(const Resolver& resolver, const clang::FunctionDecl& callee,
                  unsigned argument) {
  const clang::FunctionDecl& pattern = PatternOf(callee);
  return argument < pattern.getNumParams() &&
         resolver.ContextOf(pattern.getParamDecl(argument)->getType());
}

// Looks into a value that is given to a task.
class Holder {
 public:
  Holder(const Function& function, std::vector<Held>& found)
      : function_(function),
        resolver_(function.unit().resolver()),
        found_(found) {}

  void Look(const clang::Expr* any, bool reference, unsigned steps) {
    if (any == nullptr || steps == 0) return;
    const clang::Expr* value = Stripped(any);
    if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(value)) {
      Look(cast->getSubExpr(), reference, steps);
    } else if (const auto* lambda = dyn_cast<clang::LambdaExpr>(value)) {
      LookAtCaptures(*lambda, steps);
    } else if (const auto* ref = dyn_cast<clang::DeclRefExpr>(value)) {
      LookAtVariable(*ref, reference, steps);
    } else if (const auto* unary = dyn_cast<clang::UnaryOperator>(value)) {
      LookAtPointer(*unary, reference);
    } else if (const auto* call = dyn_cast<clang::CallExpr>(value)) {
      LookAtCall(*call, reference, steps);
    } else if (const auto* made = dyn_cast<clang::CXXConstructExpr>(value)) {
      for (const clang::Expr* part : made->arguments()) {
        Look(part, reference, steps - 1);
      }
    } else if (const auto* all =
                   dyn_cast<clang::CXXStdInitializerListExpr>(value)) {
      Look(all->getSubExpr(), reference, steps);
    } else if (const auto* list = dyn_cast<clang::InitListExpr>(value)) {
      for (const clang::Expr* part : list->inits()) {
        Look(part, reference, steps - 1);
      }
    }
  }

 private:
  void LookAtCaptures(const clang::LambdaExpr& lambda, unsigned steps) {
    for (const clang::LambdaCapture& capture : lambda.captures()) {
      if (!capture.capturesVariable()) continue;
      const clang::ValueDecl* variable = capture.getCapturedVar();
      if (std::optional<ContextRole> role =
              resolver_.ContextOf(variable->getType())) {
        const bool reference = capture.getCaptureKind() == clang::LCK_ByRef ||
                               (variable->isInitCapture() &&
                                variable->getType()->isReferenceType());
        found_.push_back(
            {variable, nullptr, &lambda, &capture, reference, *role});
      } else if (const auto* kept = dyn_cast<clang::VarDecl>(variable);
                 kept != nullptr && kept->hasLocalStorage()) {
        Look(kept->getInit(), false, steps - 1);
      }
    }
  }

  void LookAtVariable(const clang::DeclRefExpr& ref, bool reference,
                      unsigned steps) {
    const clang::ValueDecl* named = ref.getDecl();
    if (std::optional<ContextRole> role =
            resolver_.ContextOf(named->getType())) {
      found_.push_back({named, &ref, nullptr, nullptr, reference, *role});
    } else if (const auto* kept = dyn_cast<clang::VarDecl>(named);
               kept != nullptr && kept->hasLocalStorage()) {
      Look(kept->getInit(), false, steps - 1);
    }
  }

  // `&c`, `*p`.
  void LookAtPointer(const clang::UnaryOperator& unary, bool reference) {
    const auto* ref =
        dyn_cast<clang::DeclRefExpr>(Stripped(unary.getSubExpr()));
    if (ref == nullptr) return;
    std::optional<ContextRole> role =
        resolver_.ContextOf(ref->getDecl()->getType());
    if (!role) return;
    const bool address = unary.getOpcode() == clang::UO_AddrOf;
    if (unary.getOpcode() == clang::UO_Deref) role->pointer = false;
    found_.push_back({ref->getDecl(), &unary, nullptr, nullptr,
                      reference || address, *role});
  }

  void LookAtCall(const clang::CallExpr& call, bool reference, unsigned steps) {
    const clang::FunctionDecl* callee = call.getDirectCallee();
    if (callee == nullptr) return;
    if (IsAccessorCall(resolver_, call)) {
      found_.push_back({nullptr, &call, nullptr, nullptr, reference,
                        *resolver_.ContextOf(callee->getReturnType())});
      return;
    }
    auto is = [&](llvm::StringRef name) { return IsStdFunction(callee, name); };
    const bool keeps = is("ref") || is("cref");
    if (keeps || is("move") || is("forward") || is("bind") ||
        is("bind_front") || is("make_tuple") || is("make_pair") ||
        is("make_shared") || is("make_unique")) {
      for (const clang::Expr* part : call.arguments()) {
        Look(part, reference || keeps, steps - 1);
      }
      return;
    }
    Look(ParentIn(function_.unit(), call), false, steps - 1);
  }

  const Function& function_;
  const Resolver& resolver_;
  std::vector<Held>& found_;
};

}  // namespace

std::vector<TaskStart> TaskStartsIn(const Function& function) {
  const Resolver& resolver = function.unit().resolver();
  std::vector<TaskStart> found;
  for (const clang::Stmt* stmt : function.body().statements()) {
    const clang::FunctionDecl* callee = CalledBy(*stmt);
    const llvm::ArrayRef<const clang::Expr*> arguments = ArgumentsOf(*stmt);
    if (callee == nullptr || arguments.empty() ||
        function.body().IsUndecided(stmt)) {
      continue;
    }
    const model::Callable* entry = CallableEntry(function, *stmt);
    if (entry == nullptr || entry->runs == RunsWhen::kHere) continue;
    TaskStart start;
    start.start = llvm::cast<clang::Expr>(stmt);
    for (unsigned i = 0; i < arguments.size(); ++i) {
      if (!IsForStarter(resolver, *callee, i)) {
        start.arguments.push_back(arguments[i]);
      }
    }
    start.detached = entry->runs == RunsWhen::kDetached
                         ? stmt
                         : FateFinder(function).DetachOf(start.start);
    found.push_back(std::move(start));
  }
  return found;
}

std::vector<Held> ContextsHeldBy(const Function& function,
                                 const clang::Expr& value) {
  std::vector<Held> found;
  Holder(function, found).Look(&value, false, kMostSteps);
  return found;
}

}  // namespace ctxtidy::semantics
