#include "checks/semantics/cancel/cancel_ends.h"

#include "checks/semantics/unit.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

class Collector {
 public:
  explicit Collector(const Function& function)
      : function_(function), body_(function.body()) {}

  std::vector<CancelEnd> Collect() {
    for (const Derivation& derivation : function_.derivations()) {
      if (derivation.cancel != nullptr) AddOf(derivation);
    }
    for (const Call& call : function_.calls()) AddOf(call);
    for (const clang::Stmt* stmt : body_.statements()) {
      const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(stmt);
      if (call != nullptr && call->getOperator() == clang::OO_Call) {
        AddOfKept(*call);
      }
    }
    return std::move(found_);
  }

 private:
  void AddOf(const Derivation& derivation) {
    const CancelUses uses = UsesOf(function_, derivation);
    const bool replaced =
        llvm::any_of(uses.overwrites, [&](const clang::Stmt* overwrite) {
          return overwrite != derivation.origin;
        });
    if (uses.aliased || replaced) return;
    CancelEnd end;
    end.subject = derivation.context;
    if (derivation.member != nullptr) {
      end.subject = derivation.cancel;
      end.element = derivation.result.context;
    }
    if (end.subject == nullptr) return;
    for (const clang::DeclRefExpr* ref : body_.RefsTo(derivation.cancel)) {
      if (uses.calls.contains(ref)) {
        AddCall(end, body_.Enclosing<clang::CXXOperatorCallExpr>(ref));
      } else if (uses.uses.contains(ref)) {
        AddGuard(end, *ref, derivation.result.guard);
      }
    }
  }

  // By a function that the models know: of a member of it, or of an argument.
  void AddOf(const Call& call) {
    const Role<model::ContextCall> role =
        function_.unit().resolver().CanceledBy(*call.callee);
    if (!role) return;
    const clang::Expr* subject = nullptr;
    if (!role.entry->context) {
      const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call.expr);
      if (member != nullptr) subject = member->getImplicitObjectArgument();
    } else if (*role.entry->context < call.expr->getNumArgs()) {
      subject = call.expr->getArg(*role.entry->context);
    }
    if (subject == nullptr) return;
    subject = Stripped(subject);
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(subject)) {
      subject = Stripped(unary->getSubExpr());
    }
    CancelEnd end;
    end.subject = Named(subject);
    if (const auto* member = dyn_cast<clang::MemberExpr>(subject);
        member != nullptr &&
        isa<clang::CXXThisExpr>(Stripped(member->getBase()))) {
      end.subject = member->getMemberDecl();
    }
    if (end.subject != nullptr) AddCall(end, call.expr);
  }

  // `derived_.cancel()`, of a result that is a member.
  void AddOfKept(const clang::CXXOperatorCallExpr& call) {
    const auto* cancel = dyn_cast<clang::MemberExpr>(Stripped(call.getArg(0)));
    const auto* kept =
        cancel == nullptr
            ? nullptr
            : dyn_cast<clang::MemberExpr>(Stripped(cancel->getBase()));
    if (kept == nullptr ||
        !isa<clang::CXXThisExpr>(Stripped(kept->getBase()))) {
      return;
    }
    const int element =
        ElementOf(kept->getType(), cancel->getMemberDecl()->getName());
    for (const model::Model& model : function_.unit().resolver().models()) {
      for (const model::Derivation& derive : model.derive) {
        const std::optional<DerivedResult> result =
            ResolveResult(kept->getType(), derive.context, derive.cancel);
        if (!result || result->context < 0 || result->cancel != element) {
          continue;
        }
        AddCall({.subject = kept->getMemberDecl(), .element = result->context},
                &call);
        return;
      }
    }
  }

  void AddCall(CancelEnd end, const clang::CallExpr* call) {
    const clang::Stmt* user = call == nullptr ? nullptr : body_.Consumer(call);
    while (isa_and_nonnull<clang::ExplicitCastExpr, clang::ExprWithCleanups,
                           clang::SwitchCase>(user)) {
      user = body_.Consumer(user);
    }
    const auto* block = dyn_cast_or_null<clang::CompoundStmt>(user);
    if (block == nullptr) return;
    end.stmt = call;
    end.block = Outermost(block);
    found_.push_back(end);
  }

  // A guard in a block of its own cancels when that is left.
  void AddGuard(CancelEnd end, const clang::DeclRefExpr& ref,
                llvm::StringRef guard) {
    const auto* declares = body_.Enclosing<clang::DeclStmt>(&ref);
    if (guard.empty() || declares == nullptr || !declares->isSingleDecl()) {
      return;
    }
    const auto* variable = dyn_cast<clang::VarDecl>(declares->getSingleDecl());
    const clang::CXXRecordDecl* record =
        variable == nullptr ? nullptr
                            : variable->getType()->getAsCXXRecordDecl();
    // Whoever mentions the guard may dismiss it.
    if (record == nullptr || SelectorName(*record) != guard ||
        !body_.RefsTo(variable).empty()) {
      return;
    }
    const auto* inner =
        dyn_cast_or_null<clang::CompoundStmt>(body_.Parent(declares));
    const auto* outer =
        inner == nullptr
            ? nullptr
            : dyn_cast_or_null<clang::CompoundStmt>(body_.Parent(inner));
    if (outer == nullptr) return;
    end.stmt = inner;
    end.block = Outermost(outer);
    found_.push_back(end);
  }

  // What comes after a plain block comes after all that is in it.
  const clang::CompoundStmt* Outermost(const clang::CompoundStmt* block) const {
    while (const auto* outer =
               dyn_cast_or_null<clang::CompoundStmt>(body_.Parent(block))) {
      block = outer;
    }
    return block;
  }

  const Function& function_;
  const Body& body_;
  std::vector<CancelEnd> found_;
};

}  // namespace

std::vector<CancelEnd> CancelEndsIn(const Function& function) {
  return Collector(function).Collect();
}

bool IsEndedAt(const Function& function, const clang::Stmt& point,
               const clang::ValueDecl& context) {
  const Body& body = function.body();
  const auto* variable = dyn_cast<clang::VarDecl>(&context);
  const bool made = variable != nullptr && variable->hasLocalStorage() &&
                    !isa<clang::ParmVarDecl>(variable) &&
                    variable->getInit() != nullptr;
  return llvm::any_of(CancelEndsIn(function), [&](const CancelEnd& end) {
    if (!body.Before(end.stmt, &point) || !body.Contains(end.block, &point)) {
      return false;
    }
    return end.subject == &context ||
           (made &&
            llvm::any_of(body.RefsTo(end.subject), [&](const auto* ref) {
              return body.Contains(variable->getInit(), ref);
            }));
  });
}

}  // namespace ctxtidy::semantics
