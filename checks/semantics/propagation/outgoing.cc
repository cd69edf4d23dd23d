#include "checks/semantics/propagation/outgoing.h"

#include "checks/semantics/code/apart.h"
#include "checks/semantics/propagation/outgoing_uses.h"
#include "checks/semantics/roots.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using Effect = OutgoingUse::Effect;

// What in the model makes an outgoing context from one of a request.
const model::Derivation* MadeFromRequest(const ContextRole& outgoing) {
  for (const model::Derivation& derive : outgoing.model->derive) {
    if (derive.makes == outgoing.type->type) return &derive;
  }
  return nullptr;
}

// The whole expression, or the declaration, that a reference is a part of.
// Nothing if it is what a lambda captures: that tells only the lambda.
const clang::Stmt* StatementOf(const Body& body, const clang::Stmt* ref) {
  const clang::Stmt* statement = ref;
  for (const clang::Stmt* at = body.Parent(ref); at != nullptr;
       at = body.Parent(at)) {
    if (isa<clang::LambdaExpr>(at)) return nullptr;
    if (!isa<clang::Expr, clang::DeclStmt>(at)) break;
    statement = at;
  }
  return statement;
}

bool AnyIn(const Body& body, const clang::Stmt* part,
           const clang::ValueDecl* variable) {
  return llvm::any_of(body.RefsTo(variable), [&](const auto* ref) {
    return body.Contains(part, ref);
  });
}

// A local that is made of something of the context: its deadline, its reactor.
bool IsOfContext(const Body& body, const clang::ValueDecl* decl,
                 const Available& context) {
  const auto* variable = dyn_cast<clang::VarDecl>(decl);
  return variable != nullptr && variable->hasLocalStorage() &&
         variable->getInit() != nullptr && body.Has(variable->getInit()) &&
         AnyIn(body, variable->getInit(), context.decl);
}

// Does a call that gives a deadline get one that is made of the context's?
bool GetsDeadlineOf(const Function& function, const clang::Stmt* statement,
                    const Available& context) {
  const Body& body = function.body();
  return llvm::any_of(body.statements(), [&](const clang::Stmt* part) {
    const auto* call = dyn_cast<clang::CallExpr>(part);
    if (call == nullptr || !body.Contains(statement, call) ||
        call->getDirectCallee() == nullptr ||
        !function.unit().resolver().DeadlineSetBy(*call->getDirectCallee())) {
      return false;
    }
    return llvm::any_of(body.statements(), [&](const clang::Stmt* inner) {
      const auto* ref = dyn_cast<clang::DeclRefExpr>(inner);
      return ref != nullptr && body.Contains(call, ref) &&
             IsOfContext(body, ref->getDecl(), context);
    });
  });
}

// Is the object told anything of the context: in one statement with both, or by
// a deadline that is made of the context's?
bool MeetsContext(const Function& function, const OutgoingObject& object,
                  const Available& context) {
  const Body& body = function.body();
  std::vector<const clang::Stmt*> statements;
  for (const clang::Expr* mention : MentionsOf(function, object)) {
    if (const auto* statement = StatementOf(body, mention)) {
      statements.push_back(statement);
    }
  }
  for (const clang::Stmt* stmt : body.statements()) {
    const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
    if (declares != nullptr &&
        llvm::is_contained(declares->decls(), object.variable)) {
      statements.push_back(declares);
    }
  }
  return llvm::any_of(statements, [&](const clang::Stmt* statement) {
    return llvm::any_of(body.RefsTo(context.decl),
                        [&](const auto* ref) {
                          return body.Contains(statement, ref) &&
                                 StatementOf(body, ref) != nullptr;
                        }) ||
           GetsDeadlineOf(function, statement, context);
  });
}

// The same in the function and those around it up to where the object began.
bool MeetsAnywhere(const Function& function, const OutgoingObject& object,
                   const Function& home, const Available& context) {
  for (const Function* at = &function; at != nullptr; at = at->enclosing()) {
    if (MeetsContext(*at, object, context)) return true;
    if (at == &home) break;
  }
  return false;
}

// Does the argument hand the object on by pointer, so that a call is made with
// it?
bool IsHandedOn(const Function& function, const OutgoingObject& object,
                const clang::CallExpr& call, const clang::Expr& argument) {
  const auto role = function.unit().resolver().ContextOf(argument.getType());
  if (!role || !role->pointer || role->wrapper ||
      isa<clang::CXXOperatorCallExpr>(call)) {
    return false;
  }
  return llvm::any_of(
      MentionsOf(function, object), [&](const clang::Expr* mention) {
        return function.body().Contains(&argument, mention) &&
               UseOf(function, object, *mention, kMostOutgoingCalls).effect !=
                   Effect::kNone;
      });
}

// Does the caller wait for the answer, since it is what the call returns?
bool Waits(const ContextRole& outgoing, const clang::CallExpr& call) {
  const clang::CXXRecordDecl* record = call.getType()->getAsCXXRecordDecl();
  return record != nullptr &&
         llvm::is_contained(outgoing.type->answers, SelectorName(*record));
}

// Does a callback of the call have what is the request's, and so may answer it?
bool AnswersRequest(const Body& body, const clang::CallExpr& call,
                    const Available& context) {
  return llvm::any_of(body.statements(), [&](const clang::Stmt* part) {
    const auto* ref = dyn_cast<clang::DeclRefExpr>(part);
    return ref != nullptr && body.Contains(&call, ref) &&
           (ref->getDecl() == context.decl ||
            IsOfContext(body, ref->getDecl(), context));
  });
}

// Is the object a local itself, so that nobody may go before the call is over?
bool LivesHere(const Resolver& resolver, const OutgoingObject& object) {
  const clang::QualType type = object.variable->getType();
  const auto role = resolver.ContextOf(type);
  return object.field == nullptr && role && !role->pointer &&
         !type->isReferenceType();
}

// The objects that the call gets, with their origins.
template <class Visit>
void ForEachNew(const Function& function, const clang::CallExpr& call,
                Visit visit) {
  const Resolver& resolver = function.unit().resolver();
  for (const clang::Expr* argument : call.arguments()) {
    if (!IsOutgoing(resolver, argument->getType())) continue;
    const auto object = OutgoingObjectIn(function, *argument);
    if (!object || object->variable == nullptr ||
        !IsHandedOn(function, *object, call, *argument)) {
      continue;
    }
    const auto origin = OriginOf(function, *object, call);
    if (origin && origin->stmt != nullptr) visit(*object, *origin, *argument);
  }
}

// Is all that is done with the object seen: it is made, prepared, and given to
// calls?
bool StaysHere(const Function& function, const OutgoingObject& object) {
  const Resolver& resolver = function.unit().resolver();
  return llvm::none_of(
      MentionsOf(function, object), [&](const clang::Expr* mention) {
        const auto effect =
            UseOf(function, object, *mention, kMostOutgoingCalls).effect;
        if (effect != Effect::kLimits) return effect == Effect::kReturned;
        const auto* call =
            function.body().Enclosing<clang::CXXMemberCallExpr>(mention);
        return call == nullptr || call->getMethodDecl() == nullptr ||
               !resolver.DeadlineSetBy(*call->getMethodDecl());
      });
}

}  // namespace

std::optional<Unrelated> UnrelatedOf(const Function& function,
                                     const OutgoingObject& object,
                                     const OutgoingOrigin& origin,
                                     const clang::CallExpr& call) {
  const auto role =
      function.unit().resolver().ContextOf(object.context().getType());
  const model::Derivation* derive = role ? MadeFromRequest(*role) : nullptr;
  if (derive == nullptr || object.variable == nullptr ||
      origin.stmt == nullptr || function.IsTest()) {
    return std::nullopt;
  }
  const Function& home = *origin.home;
  if (MayMakeRoots(home, role->model) || IsRightAnyway(home, origin.stmt) ||
      IsSetApart(home, *origin.stmt, role->model) ||
      IsCleaningUp(home, *origin.stmt)) {
    return std::nullopt;
  }
  std::vector<Available> contexts = ContextsAt(home, *origin.stmt);
  llvm::erase_if(contexts, [&](const Available& context) {
    return context.role.model != role->model;
  });
  if (contexts.empty() || llvm::any_of(contexts, [&](const auto& context) {
        return MeetsAnywhere(function, object, home, context);
      })) {
    return std::nullopt;
  }
  // What nobody waits for must not end with the request.
  if (!LivesHere(function.unit().resolver(), object) && !Waits(*role, call) &&
      llvm::none_of(contexts, [&](const Available& context) {
        return AnswersRequest(function.body(), call, context);
      })) {
    return std::nullopt;
  }
  return Unrelated{object, origin, &call, contexts.front(), derive};
}

std::vector<Unrelated> UnrelatedIn(const Function& function) {
  std::vector<Unrelated> found;
  for (const clang::Stmt* stmt : function.body().statements()) {
    const auto* call = dyn_cast<clang::CallExpr>(stmt);
    if (call == nullptr) continue;
    ForEachNew(function, *call,
               [&](const OutgoingObject& object, const OutgoingOrigin& origin,
                   const clang::Expr&) {
                 if (llvm::any_of(found, [&](const Unrelated& other) {
                       return other.object == object;
                     })) {
                   return;
                 }
                 auto unrelated = UnrelatedOf(function, object, origin, *call);
                 if (unrelated) found.push_back(std::move(*unrelated));
               });
  }
  return found;
}

const model::Model* NewOutgoingGivenTo(const Call& call) {
  const Function& function = *call.function;
  const Resolver& resolver = function.unit().resolver();
  const model::Model* model = nullptr;
  ForEachNew(function, *call.expr,
             [&](const OutgoingObject& object, const OutgoingOrigin& origin,
                 const clang::Expr& argument) {
               const auto role = resolver.ContextOf(object.context().getType());
               if (MadeFromRequest(*role) != nullptr &&
                   origin.home == &function && Waits(*role, *call.expr) &&
                   CallMadeWith(function, object, *call.expr, argument) &&
                   StaysHere(function, object) &&
                   !IsRightAnyway(function, origin.stmt)) {
                 model = role->model;
               }
             });
  return model;
}

bool Mentions(const Call& call, const Available& context) {
  return AnyIn(call.function->body(), call.expr, context.decl);
}

}  // namespace ctxtidy::semantics
