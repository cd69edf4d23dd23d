#include "checks/semantics/roots.h"

#include "checks/semantics/cancel/cancel_ends.h"
#include "checks/semantics/code/alternatives.h"
#include "checks/semantics/code/apart.h"
#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/observing.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/handed_out.h"
#include "checks/semantics/propagation/excuses.h"
#include "checks/semantics/propagation/forwarding.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// Does the expression mention the context's variable, or call its accessor?
bool Mentions(const Body& body, const clang::Stmt* expr,
              const Available& context) {
  return llvm::any_of(body.RefsTo(context.decl), [&](const auto* ref) {
    return body.Contains(expr, ref);
  });
}

bool IsCompared(const Body& body, const clang::Stmt* root) {
  const clang::Stmt* user = body.Consumer(root);
  if (isa_and_nonnull<clang::CXXRewrittenBinaryOperator>(user)) return true;
  if (const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user)) {
    return call->isComparisonOp();
  }
  const auto* binary = dyn_cast_or_null<clang::BinaryOperator>(user);
  return binary != nullptr && binary->isComparisonOp();
}

// Does the root only take the address of a variable to where the answer is put
// into it? Such a context is a way back; nothing is to be cancelled there.
bool IsWayBack(const Function& function, const clang::Stmt* root) {
  return llvm::any_of(function.calls(), [&](const Call& call) {
    const Role<model::Key> role =
        function.unit().resolver().KeySetBy(*call.callee);
    if (!role || !function.body().Contains(call.expr, root)) return false;
    for (unsigned i = 0; i < call.expr->getNumArgs(); ++i) {
      const auto* address = dyn_cast<clang::UnaryOperator>(
          call.expr->getArg(i)->IgnoreUnlessSpelledInSource());
      if (i != role.entry->argument && address != nullptr &&
          address->getOpcode() == clang::UO_AddrOf &&
          !address->getSubExpr()->getType().isConstQualified()) {
        return true;
      }
    }
    return false;
  });
}

// Initialises something that outlives the call: a static or a member.
bool InitialisesLasting(const Function& function, const clang::Stmt* root) {
  if (function.decl() == nullptr) return true;
  const Body& body = function.body();
  if (const auto* constructor =
          dyn_cast<clang::CXXConstructorDecl>(&function.owner())) {
    const clang::Stmt* outer = root;
    while (body.Parent(outer) != nullptr) outer = body.Parent(outer);
    for (const clang::CXXCtorInitializer* init : constructor->inits()) {
      if (init->getInit() == outer) return true;
    }
  }
  const auto* declares = body.Enclosing<clang::DeclStmt>(root);
  if (declares == nullptr) return false;
  return llvm::any_of(declares->decls(), [](const clang::Decl* decl) {
    const auto* variable = dyn_cast<clang::VarDecl>(decl);
    return variable != nullptr && variable->isStaticLocal();
  });
}

// Does the value go to a task that runs elsewhere: as an argument of the call
// that starts it, or captured by its lambda?
bool GoesElsewhere(const Function& function, const clang::Stmt* value) {
  const clang::Stmt* user = function.body().Consumer(value);
  if (const auto* lambda = dyn_cast_or_null<clang::LambdaExpr>(user)) {
    return WhoRuns(function, *lambda) == Runs::kElsewhere;
  }
  return user != nullptr &&
         WhoRunsArguments(function, *user) == Runs::kElsewhere;
}

// Is the root in a task of its own: in a lambda that runs elsewhere, given to
// one, or kept in a variable for nothing else?
bool InDetachedTask(const Function& function, const clang::Stmt* root) {
  for (const Function* outer = &function; outer != nullptr;
       outer = outer->enclosing()) {
    if (outer->runs() == Runs::kElsewhere) return true;
  }
  if (GoesElsewhere(function, root)) return true;
  const Body& body = function.body();
  const auto* declares = dyn_cast_or_null<clang::DeclStmt>(body.Consumer(root));
  if (declares == nullptr || !declares->isSingleDecl()) return false;
  const auto refs =
      body.RefsTo(dyn_cast<clang::ValueDecl>(declares->getSingleDecl()));
  return !refs.empty() && llvm::all_of(refs, [&](const auto* ref) {
    return GoesElsewhere(function, ref);
  });
}

// Is it the work of a task that was given a context, as a jthread's is?
bool IsTasksOwn(const Function& function, const clang::Stmt* stmt) {
  const Resolver& resolver = function.unit().resolver();
  return function.lambda() != nullptr && !GoesElsewhere(function, stmt) &&
         llvm::any_of(function.parameters(), [&](const auto* parameter) {
           return !parameter->getDeclName().isEmpty() &&
                  resolver.ContextOf(parameter->getType());
         });
}

// Does the branch end by leaving the function?
bool Leaves(const clang::Stmt* branch) {
  if (const auto* block = dyn_cast_or_null<clang::CompoundStmt>(branch)) {
    branch = block->body_empty() ? nullptr : block->body_back();
  }
  if (const auto* expr = dyn_cast_or_null<clang::Expr>(branch)) {
    branch = expr->IgnoreImplicit();
  }
  return isa_and_nonnull<clang::ReturnStmt, clang::CoreturnStmt,
                         clang::CXXThrowExpr>(branch);
}

// A variable left to its default value is a root only if it goes on as it is.
// The object of a request that goes by address is often made for the callee to
// fill, so it says nothing.
bool IsUsedAsIs(const Function& function, const clang::VarDecl& variable) {
  const Body& body = function.body();
  const auto role = function.unit().resolver().ContextOf(variable.getType());
  const bool to_fill = !role || role->type->shape == model::Shape::kOperation;
  const auto refs = body.RefsTo(&variable);
  return body.LambdasCapturing(&variable).empty() && !refs.empty() &&
         llvm::all_of(refs, [&](const auto* ref) {
           const clang::Stmt* user = body.Consumer(ref);
           const auto* address = dyn_cast_or_null<clang::UnaryOperator>(user);
           if (!to_fill && address != nullptr &&
               address->getOpcode() == clang::UO_AddrOf) {
             user = body.Consumer(address);
           }
           return isa_and_nonnull<clang::CallExpr>(user) &&
                  !isa<clang::CXXOperatorCallExpr>(user);
         });
}

bool EndsAny(const model::Model& model) {
  return llvm::any_of(model.contexts,
                      [](const auto& context) { return context.ends; });
}

// Does the branch leave the function unless the context is absent? Asking more
// (`c && c->IsDone()`) says nothing about what comes behind it.
bool LeavesIfThere(const clang::IfStmt& branch, const Available& context) {
  auto leaves = [&](const clang::Stmt* taken, bool outcome) {
    return Leaves(taken) &&
           (context.origin == Available::Origin::kAccessor ||
            IsThere(branch.getCond(), !outcome, context) == false);
  };
  return leaves(branch.getThen(), true) || leaves(branch.getElse(), false);
}

// Is the context what the very object yields that makes the root, such as a
// client's current one?
bool IsOfMaker(const Body& body, const RootUse& root,
               const Available& context) {
  return context.origin == Available::Origin::kAccessor &&
         Mentions(body, root.stmt, context);
}

// Does the owner of a source begin anew with it: `as = abort_source()`?
bool Resets(const Body& body, const clang::Stmt* root,
            const Available& context) {
  const auto* set =
      dyn_cast_or_null<clang::CXXOperatorCallExpr>(body.Consumer(root));
  return context.role.type->shape == model::Shape::kSource && set != nullptr &&
         set->isAssignmentOp() && Named(set->getArg(0)) == context.decl;
}

// The context that the root is, or that is made of it on the way to where it
// goes.
clang::QualType TypeOfRoot(const Function& function, const RootUse& root) {
  if (root.variable != nullptr) return root.variable->getType();
  const Resolver& resolver = function.unit().resolver();
  const Body& body = function.body();
  const auto* expr = llvm::cast<clang::Expr>(root.stmt);
  for (const clang::Stmt* at = expr;
       isa_and_nonnull<clang::ImplicitCastExpr, clang::CXXConstructExpr,
                       clang::MaterializeTemporaryExpr>(at) ||
       at == expr;
       at = body.Parent(at)) {
    const clang::QualType type = llvm::cast<clang::Expr>(at)->getType();
    if (resolver.ContextOf(type)) return type;
  }
  return expr->getType();
}

bool Stands(const Function& function, const RootUse& root,
            const Available& context) {
  // A context of another library stands in if it is a request's own, for one
  // that ends as that does, and where the one is made from the other.
  return (context.role.model == root.role.model ||
          (context.role.type->shape == model::Shape::kOperation &&
           context.role.type->ends && EndsAny(*root.role.model)) ||
          function.unit().resolver().Accepts(TypeOfRoot(function, root),
                                             context.role)) &&
         !IsFallback(function, root.stmt, context);
}

// Does the condition ask for the context, and nothing else, and is it there in
// that part? `c ? Load(id, *c) : nullptr` has nothing missing in `Load`.
bool IsKnownThere(const clang::Expr* condition, bool outcome,
                  const Available& context) {
  return IsThere(condition, outcome, context) == true &&
         IsThere(condition, !outcome, context) == false;
}

}  // namespace

// Then it stands in a branch that asks for it (`p ? *p : Background()`), behind
// one that has left with the context, or in front of one that puts the context
// in its place.
bool IsFallback(const Function& function, const clang::Stmt* root,
                const Available& context) {
  if (!context.role.nullable()) return false;
  const Body& body = function.body();
  if (HasAlternative(body, context.decl)) return true;
  const bool kept =
      isa_and_nonnull<clang::DeclStmt>(body.Consumer(root)) ||
      isa_and_nonnull<clang::CXXOperatorCallExpr>(body.Consumer(root));
  for (const clang::Stmt* stmt : body.statements()) {
    const auto* choice = dyn_cast<clang::AbstractConditionalOperator>(stmt);
    if (choice != nullptr && body.Contains(choice, root) &&
        Mentions(body, choice->getCond(), context) &&
        !IsKnownThere(choice->getCond(),
                      body.Contains(choice->getTrueExpr(), root), context)) {
      return true;
    }
    const auto* branch = dyn_cast<clang::IfStmt>(stmt);
    if (branch == nullptr || branch->getCond() == nullptr ||
        !Mentions(body, branch->getCond(), context)) {
      continue;
    }
    if (body.Contains(branch, root)) {
      if (IsKnownThere(branch->getCond(),
                       body.Contains(branch->getThen(), root), context)) {
        continue;
      }
      return true;
    }
    if (body.Before(branch, root)) {
      if (LeavesIfThere(*branch, context)) return true;
    } else if (kept) {
      return true;
    }
  }
  return false;
}

bool IsRightAnyway(const Function& function, const clang::Stmt* root) {
  const Body& body = function.body();
  return IsCompared(body, root) || IsAlternative(body, root) ||
         InitialisesLasting(function, root) ||
         (InDetachedTask(function, root) && !IsTasksOwn(function, root));
}

bool IsCleaningUp(const Function& function, const clang::Stmt& point) {
  return AfterDone(function, point) ||
         function.body().Enclosing<clang::CXXCatchStmt>(&point) != nullptr;
}

std::optional<Available> ContextInsteadOf(const Function& function,
                                          const RootUse& root) {
  const Body& body = function.body();
  if (IsCompared(body, root.stmt) || IsAlternative(body, root.stmt) ||
      InitialisesLasting(function, root.stmt) ||
      IsWayBack(function, root.stmt)) {
    return std::nullopt;
  }
  if (MayMakeRoots(function, root.role.model) ||
      IsSetApart(function, *root.stmt, root.role.model) ||
      IsCleaningUp(function, *root.stmt)) {
    return std::nullopt;
  }
  if (root.variable != nullptr && !IsUsedAsIs(function, *root.variable)) {
    return std::nullopt;
  }
  const bool detached = InDetachedTask(function, root.stmt);
  std::vector<Available> contexts = ContextsAt(function, *root.stmt);
  const std::optional<ContextRole> wanted =
      function.unit().resolver().ContextOf(TypeOfRoot(function, root));
  if (wanted) AddHandedOut(function.unit().resolver(), *wanted, contexts);
  // A new one then stands in for one that may not be there.
  if (llvm::any_of(contexts, [&](const Available& context) {
        return context.role.nullable() && HasAlternative(body, context.decl);
      })) {
    return std::nullopt;
  }
  llvm::erase_if(contexts, [&](const Available& context) {
    // A task of its own has a context only if it is given one.
    if (detached && (context.origin != Available::Origin::kParameter ||
                     function.lambda() == nullptr)) {
      return true;
    }
    return IsOfMaker(body, root, context) || !Stands(function, root, context) ||
           IsEndedAt(function, *root.stmt, *context.decl) ||
           IsAwaitedWith(function, *root.stmt, context) ||
           (context.origin == Available::Origin::kMember &&
            IsForCallersWithout(function, *root.stmt)) ||
           Resets(body, root.stmt, context);
  });
  if (contexts.empty()) return std::nullopt;
  // One of the same kind before those from which it could be had.
  const auto same = llvm::find_if(contexts, [&](const Available& context) {
    return wanted && context.role.type == wanted->type;
  });
  return same != contexts.end() ? *same : contexts.front();
}

llvm::SmallVector<clang::FixItHint, 1> ReplaceRoot(const Function& function,
                                                   const RootUse& root,
                                                   const Available& context) {
  if (context.role.model != root.role.model || !context.reachable ||
      root.variable != nullptr || !IsPlainText(root.range)) {
    return {};
  }
  // `retry ? c : c` mends nothing; a null pointer is not to be followed.
  if (MayBeNull(function, context) ||
      isa_and_nonnull<clang::ConditionalOperator>(
          function.body().Consumer(root.stmt))) {
    return {};
  }
  const clang::QualType type = llvm::cast<clang::Expr>(root.stmt)->getType();
  const std::optional<ContextRole> wanted =
      function.unit().resolver().ContextOf(type);
  if (!wanted || wanted->wrapper ||
      !function.unit().resolver().Accepts(type, context.role)) {
    return {};
  }
  // `Background().Err()` with a pointer would need parentheses.
  const clang::Stmt* user = function.body().Consumer(root.stmt);
  if (context.role.pointer && isa_and_nonnull<clang::MemberExpr>(user)) {
    return {};
  }
  return {clang::FixItHint::CreateReplacement(root.range,
                                              context.SpelledFor(type))};
}

}  // namespace ctxtidy::semantics
