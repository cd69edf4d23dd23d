#include "checks/semantics/propagation/propagation.h"

#include "checks/semantics/cancel/cancel_ends.h"
#include "checks/semantics/code/apart.h"
#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/handed_out.h"
#include "checks/semantics/propagation/called.h"
#include "checks/semantics/propagation/excuses.h"
#include "checks/semantics/propagation/given.h"
#include "checks/semantics/propagation/null_contexts.h"
#include "checks/semantics/propagation/outgoing_objects.h"
#include "checks/semantics/propagation/overloads.h"
#include "checks/semantics/roots.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using Kind = NotPropagated::Kind;
using Origin = Available::Origin;

// The role of a parameter of that type if it can be the caller's own context,
// and needs to be. Null for a callee of which only the signature is known.
std::optional<ContextRole> Wanted(const Resolver& resolver,
                                  const clang::FunctionDecl* callee,
                                  clang::QualType parameter) {
  std::optional<ContextRole> role = resolver.ContextOf(parameter);
  if (role &&
      (role->type->outgoing ||
       (callee != nullptr && resolver.IsCleanup(*callee, role->model)))) {
    return std::nullopt;
  }
  return role;
}

bool MakesContext(const Resolver& resolver, const clang::FunctionDecl& callee) {
  const auto* made = dyn_cast<clang::CXXConstructorDecl>(&callee);
  return made != nullptr && resolver.IsContext(*made->getParent());
}

// Does the callee's own convention make the context unnecessary: a coroutine
// that hands it on, an operator, something of the standard library's, what
// waits for the end of another one on purpose?
bool NeedsNone(const Resolver& resolver, const clang::FunctionDecl& callee) {
  const auto* made = dyn_cast<clang::CXXConstructorDecl>(&callee);
  return (made != nullptr && made->isCopyOrMoveConstructor()) ||
         callee.isOverloadedOperator() || IsLambda(callee) ||
         callee.isInStdNamespace() || resolver.RegistrationBy(callee) ||
         resolver.CarriesContext(callee.getReturnType());
}

bool Is(const clang::Expr* expr, const clang::NamedDecl* wider) {
  const auto* member = dyn_cast<clang::MemberExpr>(Stripped(expr));
  return Named(expr) == wider ||
         (member != nullptr && member->getMemberDecl() == wider);
}

// Does the function set the member or global to the context? Then they are one.
bool AreTied(const Body& body, const clang::NamedDecl* wider,
             const Available& context) {
  return llvm::any_of(body.RefsTo(context.decl), [&](const auto* ref) {
    for (const clang::Stmt* at = body.Parent(ref); at != nullptr;
         at = body.Parent(at)) {
      const auto* set = dyn_cast<clang::BinaryOperator>(at);
      const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(at);
      if (set != nullptr && set->isAssignmentOp()) {
        return Is(set->getLHS(), wider);
      }
      if (call != nullptr && call->isAssignmentOp()) {
        return Is(call->getArg(0), wider);
      }
    }
    return false;
  });
}

// Does the function, or a lambda in it, end what the member or global hands
// out? Then it ends that when it has to.
bool IsEndedByItself(const Function& function, const clang::NamedDecl* wider) {
  const Unit& unit = function.unit();
  auto ends = [&](const Call& call) {
    if (!unit.resolver().CanceledBy(*call.callee)) return false;
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call.expr);
    return (member != nullptr &&
            Is(member->getImplicitObjectArgument(), wider)) ||
           llvm::any_of(call.expr->arguments(), [&](const clang::Expr* given) {
             return Is(given, wider);
           });
  };
  if (llvm::any_of(function.calls(), ends)) return true;
  return llvm::any_of(unit.functions(), [&](const auto& other) {
    return other->enclosing() == &function &&
           llvm::any_of(other->calls(), ends);
  });
}

// Does the call get the context as well? Then the callee joins the two.
bool GetsToo(const Body& body, const clang::Expr& call,
             const Available& context) {
  return llvm::any_of(body.RefsTo(context.decl), [&](const auto* ref) {
    return body.Contains(&call, ref);
  });
}

// The kind of fault that the argument is, whatever is in scope.
std::optional<Kind> FaultOf(const Function& function, const Called& called,
                            unsigned parameter) {
  const Resolver& resolver = function.unit().resolver();
  if (const clang::Expr* value = called.LeftOut(parameter)) {
    const bool none =
        resolver.RootOf(*Stripped(value)) || IsNothing(function, value);
    return none ? std::optional(Kind::kLeftOut) : std::nullopt;
  }
  const clang::Expr* argument = called.arguments[parameter];
  if (argument == nullptr || llvm::isa<clang::CXXDefaultArgExpr>(argument) ||
      resolver.RootOf(*Stripped(argument))) {
    return std::nullopt;
  }
  if (IsNothing(function, argument)) return Kind::kNothing;
  // A constructor has set the member itself.
  const bool wider = WiderThanCall(function, argument) != nullptr &&
                     !llvm::isa<clang::CXXConstructorDecl>(function.owner());
  return wider ? std::optional(Kind::kWider) : std::nullopt;
}

// The local context that a construction makes; null if it makes none.
const clang::VarDecl* LocalMadeBy(const Body& body, const clang::Expr& made) {
  const auto* declares =
      dyn_cast_or_null<clang::DeclStmt>(body.Consumer(&made));
  return declares != nullptr && declares->isSingleDecl()
             ? dyn_cast<clang::VarDecl>(declares->getSingleDecl())
             : nullptr;
}

// Is it certain that the parameter should get a context?
bool IsCertain(const Function& function, const clang::Expr& call,
               const Called& called, Kind kind, const ContextRole& wanted) {
  // A callback's pointer may be a result as well.
  if (called.decl == nullptr) {
    return kind != Kind::kNothing ||
           wanted.type->shape != model::Shape::kOperation;
  }
  if (!StaysHere(function.body(), call, called)) return false;
  if (!MakesContext(function.unit().resolver(), *called.decl)) return true;
  // One made of nothing is a root, and of another it is a conversion, unless it
  // gets a name.
  return kind == Kind::kWider && LocalMadeBy(function.body(), call) != nullptr;
}

// Does a statement join the context that is made here to the other one?
bool AreJoined(const Body& body, const clang::Expr& made,
               const Available& context) {
  const clang::VarDecl* local = LocalMadeBy(body, made);
  if (local == nullptr) return false;
  return llvm::any_of(body.RefsTo(context.decl), [&](const clang::Stmt* at) {
    const auto* parent = body.Parent(at);
    while (parent != nullptr && !llvm::isa<clang::CompoundStmt>(parent)) {
      at = parent;
      parent = body.Parent(at);
    }
    auto within = [&](const clang::Stmt* part) {
      return body.Contains(at, part);
    };
    return llvm::any_of(body.RefsTo(local), within) ||
           llvm::any_of(body.LambdasCapturing(local), within);
  });
}

// Was the variable made of what the caller has handed over, and of nothing that
// the object has: `Node node(&request.node)`?
bool IsOfCaller(const clang::ValueDecl* decl, unsigned steps = 4) {
  if (llvm::isa<clang::ParmVarDecl>(decl)) return true;
  const auto* variable = dyn_cast<clang::VarDecl>(decl);
  if (variable == nullptr || variable->getInit() == nullptr || steps == 0) {
    return false;
  }
  bool of_caller = false;
  const Body parts(*variable->getInit());
  for (const clang::Stmt* part : parts.statements()) {
    if (llvm::isa<clang::CXXThisExpr>(part)) return false;
    const auto* ref = dyn_cast<clang::DeclRefExpr>(part);
    of_caller |= ref != nullptr && IsOfCaller(ref->getDecl(), steps - 1);
  }
  return of_caller;
}

// Could the context be of more than the call that is under way? What a request
// or a retry was handed is of no more.
bool MayBeWide(const Resolver& resolver, const Available& context) {
  if (context.origin != Origin::kAccessor) {
    return context.origin == Origin::kMember;
  }
  const auto role = resolver.ContextOf(context.decl->getType());
  return !role || role->type->shape != model::Shape::kCarrier ||
         !IsOfCaller(context.decl);
}

// Is the context a member of the object whose function is called? Then the
// callee reaches it as well, and a parameter is for those who know better.
bool ReachesItself(const clang::Expr& call, const Available& context) {
  const auto* method = dyn_cast<clang::CXXMemberCallExpr>(&call);
  return method != nullptr && llvm::isa<clang::FieldDecl>(context.decl) &&
         llvm::isa<clang::CXXThisExpr>(
             Stripped(method->getImplicitObjectArgument()));
}

// The context that the argument should have been.
std::optional<Available> Instead(const Function& function,
                                 const clang::Expr& call,
                                 clang::QualType parameter, Kind kind,
                                 const clang::NamedDecl* wider) {
  const Resolver& resolver = function.unit().resolver();
  const Body& body = function.body();
  std::vector<Available> contexts = ContextsAt(function, call);
  if (kind != Kind::kWider) {
    AddHandedOut(resolver, *resolver.ContextOf(parameter), contexts);
  }
  for (Available& context : contexts) {
    if (!resolver.Accepts(parameter, context.role) || !context.reachable) {
      continue;
    }
    if (kind == Kind::kWider &&
        (MayBeWide(resolver, context) || GetsToo(body, call, context) ||
         AreTied(body, wider, context) || IsEndedByItself(function, wider) ||
         AreJoined(body, call, context))) {
      continue;
    }
    if (ReachesItself(call, context) || IsFallback(function, &call, context) ||
        IsAwaitedWith(function, call, context) ||
        IsEndedAt(function, call, *context.decl)) {
      continue;
    }
    return std::move(context);
  }
  return std::nullopt;
}

}  // namespace

std::optional<NotPropagated> FindNotPropagated(const Function& function,
                                               const clang::Expr& call) {
  const Resolver& resolver = function.unit().resolver();
  std::optional<Called> called = CalledIn(call);
  if (!called ||
      (called->decl != nullptr && NeedsNone(resolver, *called->decl))) {
    return std::nullopt;
  }
  const std::size_t count =
      std::min(called->arguments.size(), called->parameters.size());
  for (unsigned i = 0; i < count; ++i) {
    const clang::QualType type = called->parameters[i];
    const auto wanted = Wanted(resolver, called->decl, type);
    if (!wanted) continue;
    std::optional<Kind> kind = FaultOf(function, *called, i);
    if (!kind || !IsCertain(function, call, *called, *kind, *wanted)) continue;
    const clang::Expr* argument = called->arguments[i];
    if (*kind == Kind::kNothing && called->decl != nullptr &&
        TakesBack(*called->decl)) {
      continue;
    }
    const clang::NamedDecl* wider =
        *kind == Kind::kWider ? WiderThanCall(function, argument) : nullptr;
    std::optional<Available> context =
        Instead(function, call, type, *kind, wider);
    if (!context || IsSetApart(function, call, context->role.model) ||
        MayMakeRoots(function, context->role.model) || function.IsTest() ||
        IsRightAnyway(function, &call) || IsCleaningUp(function, call) ||
        (called->decl != nullptr && IsMadeBySibling(function, *called->decl))) {
      continue;
    }
    return NotPropagated{*kind, &call,    called->name, type,
                         i,     argument, wider,        std::move(*context)};
  }
  return std::nullopt;
}

llvm::SmallVector<clang::FixItHint, 1> PassContext(const Function& function,
                                                   const NotPropagated& found) {
  const Available& context = found.context;
  if (MayBeNull(function, context) ||
      (context.constant &&
       !found.type.getNonReferenceType().isConstQualified() &&
       found.type->isLValueReferenceType())) {
    return {};
  }
  const std::string text = context.SpelledFor(found.type);
  if (found.kind != Kind::kLeftOut) {
    const clang::SourceRange range = found.argument->getSourceRange();
    if (!IsPlainText(range)) return {};
    return {clang::FixItHint::CreateReplacement(range, text)};
  }
  // The one after the last that is given; those between have defaults of their
  // own, which nobody can spell. Of constructions only calls have parentheses
  // for sure.
  const auto* call = dyn_cast<clang::CallExpr>(found.call);
  if (call == nullptr) return {};
  unsigned given = 0;
  while (given < call->getNumArgs() &&
         !llvm::isa<clang::CXXDefaultArgExpr>(call->getArg(given))) {
    ++given;
  }
  const clang::SourceLocation end = call->getRParenLoc();
  if (given != found.parameter || end.isMacroID()) return {};
  return {
      clang::FixItHint::CreateInsertion(end, (given == 0 ? "" : ", ") + text)};
}

const model::Model* RootGivenBy(const Call& call) {
  const Function& function = *call.function;
  const Resolver& resolver = function.unit().resolver();
  if (NeedsNone(resolver, *call.callee) ||
      MakesContext(resolver, *call.callee) ||
      IsMadeBySibling(function, *call.callee)) {
    return nullptr;
  }
  const unsigned count =
      std::min(call.expr->getNumArgs(), call.callee->getNumParams());
  for (unsigned i = 0; i < count; ++i) {
    const auto wanted =
        resolver.ContextOf(call.callee->getParamDecl(i)->getType());
    if (!wanted || resolver.IsCleanup(*call.callee, wanted->model)) continue;
    const clang::Expr* argument = call.expr->getArg(i);
    const auto* left_out = dyn_cast<clang::CXXDefaultArgExpr>(argument);
    const clang::Expr* value =
        left_out == nullptr ? argument : left_out->getExpr();
    if (value == nullptr) continue;
    const clang::Expr* pointee = Peeled(value);
    const bool root = resolver.RootOf(*Stripped(value)) ||
                      resolver.RootOf(*pointee) ||
                      HoldsRoot(resolver, pointee) ||
                      (!wanted->type->outgoing && IsNothing(function, value));
    if (root && !IsRightAnyway(function, argument) &&
        !IsRightAnyway(function, call.expr)) {
      return wanted->model;
    }
  }
  return nullptr;
}

}  // namespace ctxtidy::semantics
