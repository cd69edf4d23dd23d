#include "checks/semantics/propagation/deadlines.h"

#include <optional>
#include <utility>

#include "checks/semantics/code/source_text.h"
#include "checks/semantics/propagation/outgoing.h"
#include "checks/semantics/propagation/outgoing_uses.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using Effect = OutgoingUse::Effect;

// One context of a function, and the calls that are made with it.
class Judge {
 public:
  Judge(const Function& function, const OutgoingObject& object,
        const Function& home)
      : function_(function),
        unit_(function.unit()),
        object_(object),
        home_(home) {}

  // Might the context have got a deadline before the call, or be ended?
  bool MayBeLimited(const clang::CallExpr& call) const {
    return MayBeLimited(call, BegunIn(home_, object_));
  }

 private:
  bool MayBeLimited(const clang::CallExpr& call,
                    llvm::ArrayRef<const clang::Stmt*> begun) const {
    for (const Function* at = &function_;; at = at->enclosing()) {
      for (const clang::Expr* mention : MentionsOf(*at, object_)) {
        if (at == &function_ && IsHandedTo(call, mention)) continue;
        if (at != &function_ && HoldsCall(*at, mention)) continue;
        const OutgoingUse use =
            UseOf(*at, object_, *mention, kMostOutgoingCalls);
        if (use.effect != Effect::kLimits) continue;
        // From inside a lambda nobody knows what was before.
        if (at != &function_ || MayPrecede(mention, call, begun) ||
            EndsIt(mention)) {
          return true;
        }
      }
      if (at == &home_) return false;
    }
  }

  // Does the call itself get what is mentioned, as it is or in a lambda?
  bool IsHandedTo(const clang::CallExpr& call,
                  const clang::Stmt* mention) const {
    const Body& body = function_.body();
    if (!body.Contains(&call, mention)) return false;
    for (const clang::Stmt* at = body.Parent(mention); at != &call;
         at = body.Parent(at)) {
      if (isa<clang::LambdaExpr>(at)) return true;
      const auto* inner = dyn_cast<clang::CallExpr>(at);
      if (inner != nullptr && !isa<clang::CXXMemberCallExpr>(inner) &&
          !isa<clang::CXXOperatorCallExpr>(inner) &&
          !inner->isCallToStdMove()) {
        return false;
      }
    }
    return true;
  }

  // Is the mention the capture of the lambda in which the call stands?
  bool HoldsCall(const Function& outer, const clang::Stmt* mention) const {
    for (const Function* at = &function_; at != &outer; at = at->enclosing()) {
      if (at->lambda() != nullptr && outer.body().Has(at->lambda()) &&
          outer.body().Contains(at->lambda(), mention)) {
        return true;
      }
    }
    return false;
  }

  // `context.TryCancel()`, before the call or after: somebody watches it.
  bool EndsIt(const clang::Stmt* mention) const {
    const auto* call =
        function_.body().Enclosing<clang::CXXMemberCallExpr>(mention);
    return call != nullptr && call->getMethodDecl() != nullptr &&
           unit_.resolver().CanceledBy(*call->getMethodDecl());
  }

  bool MayPrecede(const clang::Stmt* mention, const clang::CallExpr& call,
                  llvm::ArrayRef<const clang::Stmt*> begun) const {
    const Body& body = function_.body();
    if (body.Before(mention, &call) || body.Contains(&call, mention)) {
      return true;
    }
    // Later in the source: only in another round.
    for (const clang::Stmt* at = body.Parent(&call); at != nullptr;
         at = body.Parent(at)) {
      if (isa<clang::LabelStmt>(at)) return true;
      if (!isa<clang::ForStmt, clang::WhileStmt, clang::DoStmt,
               clang::CXXForRangeStmt>(at)) {
        continue;
      }
      if (!body.Contains(at, mention)) continue;
      const bool anew = IsDeclaredIn(at) ||
                        llvm::any_of(begun, [&](const clang::Stmt* begins) {
                          return body.Contains(at, begins);
                        });
      if (!anew) return true;
    }
    return llvm::any_of(body.statements(), [](const clang::Stmt* stmt) {
      return isa<clang::GotoStmt, clang::IndirectGotoStmt>(stmt);
    });
  }

  bool IsDeclaredIn(const clang::Stmt* loop) const {
    const Body& body = function_.body();
    return llvm::any_of(body.statements(), [&](const clang::Stmt* stmt) {
      const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
      return declares != nullptr &&
             llvm::is_contained(declares->decls(), object_.variable) &&
             body.Contains(loop, declares);
    });
  }

  const Function& function_;
  const Unit& unit_;
  const OutgoingObject& object_;
  const Function& home_;  // Where the context began.
};

std::string SetterOf(const Resolver& resolver,
                     const clang::ValueDecl& context) {
  const auto role = resolver.ContextOf(context.getType());
  for (const model::ContextCall& entry : role->model->deadlines) {
    const llvm::StringRef name = entry.function.text();
    if (!entry.context) return name.rsplit("::").second.str();
  }
  return "";
}

}  // namespace

bool IsWithoutDeadline(const Function& function, const Unrelated& unrelated) {
  const Judge judge(function, unrelated.object, *unrelated.origin.home);
  return llvm::any_of(
      unrelated.call->arguments(), [&](const clang::Expr* argument) {
        const auto use = CallMadeWith(function, unrelated.object,
                                      *unrelated.call, *argument);
        return use && !use->stream && !judge.MayBeLimited(*unrelated.call);
      });
}

std::vector<WithoutDeadline> CallsWithoutDeadline(const Function& function) {
  std::vector<WithoutDeadline> found;
  std::vector<OutgoingObject> judged;
  const Resolver& resolver = function.unit().resolver();
  if (function.decl() == nullptr) return found;
  for (const clang::Stmt* stmt : function.body().statements()) {
    const auto* call = dyn_cast<clang::CallExpr>(stmt);
    if (call == nullptr || function.body().IsUndecided(call)) {
      continue;
    }
    for (const clang::Expr* argument : call->arguments()) {
      if (!IsOutgoing(resolver, argument->getType())) continue;
      const auto object = OutgoingObjectIn(function, *argument);
      if (!object || llvm::is_contained(judged, *object)) continue;
      auto use = CallMadeWith(function, *object, *call, *argument);
      if (!use) continue;
      judged.push_back(*object);
      const auto origin = OriginOf(function, *object, *call);
      if (!origin ||
          Judge(function, *object, *origin->home).MayBeLimited(*call) ||
          UnrelatedOf(function, *object, *origin, *call)) {
        continue;
      }
      use->path.erase(use->path.begin());
      found.push_back({call, call->getDirectCallee(), object->spelling(),
                       origin->range, origin->factory, use->stream,
                       std::move(use->path),
                       SetterOf(resolver, object->context())});
    }
  }
  return found;
}

}  // namespace ctxtidy::semantics
