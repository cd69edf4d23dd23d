#include "checks/semantics/propagation/propagation.h"

#include "checks/semantics/code/apart.h"
#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/source_text.h"
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

bool IsNullopt(const clang::Expr* value) {
  const auto* record = value->getType()->getAsCXXRecordDecl();
  return record != nullptr && SelectorName(*record) == "std::nullopt_t";
}

// A null pointer, an empty optional, `{}`: what stands for no context.
bool IsNothing(clang::ASTContext& ast, const clang::Expr* value) {
  if (value->isNullPointerConstant(ast,
                                   clang::Expr::NPC_ValueDependentIsNotNull) !=
      clang::Expr::NPCK_NotNull) {
    return true;
  }
  const clang::Expr* plain = Stripped(value);
  if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(plain);
      cast != nullptr && cast->getType()->isPointerType()) {
    return IsNothing(ast, cast->getSubExpr());
  }
  if (IsNullopt(plain) || llvm::isa<clang::CXXNullPtrLiteralExpr>(plain)) {
    return true;
  }
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(plain)) {
    if (llvm::isa<clang::CXXTemporaryObjectExpr>(made)) return false;
    if (made->getNumArgs() == 0) return true;
    return made->getNumArgs() == 1 && (IsNullopt(Stripped(made->getArg(0))) ||
                                       IsNothing(ast, made->getArg(0)));
  }
  const auto* list = dyn_cast<clang::InitListExpr>(plain);
  return list != nullptr && list->getNumInits() == 0;
}

// The role of the parameter if it can be the caller's own context.
std::optional<ContextRole> Wanted(const Resolver& resolver,
                                  const clang::ParmVarDecl& parameter) {
  std::optional<ContextRole> role = resolver.ContextOf(parameter.getType());
  if (role && role->type->outgoing) return std::nullopt;
  return role;
}

// Does the callee's own convention make the context unnecessary: a coroutine
// that hands it on, an operator, something of the standard library's?
bool NeedsNone(const Resolver& resolver, const clang::FunctionDecl& callee) {
  const auto* made = dyn_cast<clang::CXXConstructorDecl>(&callee);
  if (made != nullptr && (made->isCopyOrMoveConstructor() ||
                          resolver.IsContext(*made->getParent()))) {
    return true;
  }
  return callee.isOverloadedOperator() || IsLambda(callee) ||
         callee.isInStdNamespace() ||
         resolver.CarriesContext(callee.getReturnType()) ||
         resolver.IsCleanup(callee);
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

// Does the call get the context as well? Then the callee joins the two.
bool GetsToo(const Body& body, const clang::Expr& call,
             const Available& context) {
  return llvm::any_of(body.RefsTo(context.decl), [&](const auto* ref) {
    return body.Contains(&call, ref);
  });
}

// `source_.get_token()`: what hands out the context; else the expression.
const clang::Expr* HandedOutBy(const Resolver& resolver,
                               const clang::Expr* expr) {
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(expr);
  if (call == nullptr || call->getNumArgs() != 0 ||
      call->getMethodDecl() == nullptr ||
      call->getMethodDecl()->getIdentifier() == nullptr) {
    return expr;
  }
  const auto role = resolver.ContextOf(call->getType());
  const bool accessor =
      role && llvm::is_contained(role->type->accessors,
                                 call->getMethodDecl()->getName());
  return accessor ? Stripped(call->getImplicitObjectArgument()) : expr;
}

// The member of `this` or the global that the argument is, or that hands it
// out; else null.
const clang::NamedDecl* WiderThanCall(const Resolver& resolver,
                                      const clang::Expr* argument) {
  const clang::Expr* plain = HandedOutBy(resolver, Stripped(argument));
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(plain)) {
    if (unary->getOpcode() == clang::UO_AddrOf ||
        unary->getOpcode() == clang::UO_Deref) {
      plain = Stripped(unary->getSubExpr());
    }
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(plain)) {
    const bool own = llvm::isa<clang::CXXThisExpr>(Stripped(member->getBase()));
    return own ? dyn_cast<clang::FieldDecl>(member->getMemberDecl()) : nullptr;
  }
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(plain));
  return variable != nullptr && variable->hasGlobalStorage() ? variable
                                                             : nullptr;
}

// The kind of fault that the argument is, whatever is in scope.
std::optional<Kind> FaultOf(const Function& function,
                            const clang::Expr* argument) {
  const Resolver& resolver = function.unit().resolver();
  clang::ASTContext& ast = function.unit().context();
  if (const auto* left_out = dyn_cast<clang::CXXDefaultArgExpr>(argument)) {
    const clang::Expr* value = left_out->getExpr();
    const bool none = value != nullptr && (resolver.RootOf(*Stripped(value)) ||
                                           IsNothing(ast, value));
    return none ? std::optional(Kind::kLeftOut) : std::nullopt;
  }
  if (resolver.RootOf(*Stripped(argument))) return std::nullopt;
  if (IsNothing(ast, argument)) return Kind::kNothing;
  // A constructor has set the member itself.
  const bool wider = WiderThanCall(resolver, argument) != nullptr &&
                     !llvm::isa<clang::CXXConstructorDecl>(function.owner());
  return wider ? std::optional(Kind::kWider) : std::nullopt;
}

// Could the context be of more than the call that is under way? What a request
// or a retry was handed as a parameter is of no more.
bool MayBeWide(const Resolver& resolver, const Available& context) {
  if (context.origin != Origin::kAccessor) {
    return context.origin == Origin::kMember;
  }
  const auto role = resolver.ContextOf(context.decl->getType());
  return !llvm::isa<clang::ParmVarDecl>(context.decl) || !role ||
         role->type->shape != model::Shape::kCarrier;
}

// The context that the argument should have been.
std::optional<Available> Instead(const Function& function,
                                 const clang::Expr& call,
                                 const clang::ParmVarDecl& parameter, Kind kind,
                                 const clang::NamedDecl* wider) {
  const Resolver& resolver = function.unit().resolver();
  for (Available& context : ContextsAt(function, call)) {
    if (!resolver.Accepts(parameter.getType(), context.role) ||
        !context.reachable) {
      continue;
    }
    if (kind == Kind::kWider && (MayBeWide(resolver, context) ||
                                 GetsToo(function.body(), call, context) ||
                                 AreTied(function.body(), wider, context))) {
      continue;
    }
    if (IsFallback(function, &call, context)) continue;
    return std::move(context);
  }
  return std::nullopt;
}

// The root that a variable holds from its beginning to its end.
bool HoldsRoot(const Resolver& resolver, const clang::Expr* argument) {
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(argument));
  return variable != nullptr && variable->hasLocalStorage() &&
         !llvm::isa<clang::ParmVarDecl>(variable) &&
         variable->getInit() != nullptr &&
         resolver.RootOf(*Stripped(variable->getInit()));
}

}  // namespace

std::optional<NotPropagated> FindNotPropagated(const Function& function,
                                               const clang::Expr& call) {
  const Resolver& resolver = function.unit().resolver();
  const clang::FunctionDecl* callee = CalledBy(call);
  if (callee == nullptr || NeedsNone(resolver, *callee)) return std::nullopt;
  const llvm::ArrayRef<const clang::Expr*> arguments = ArgumentsOf(call);
  const std::size_t count =
      std::min<std::size_t>(arguments.size(), callee->getNumParams());
  for (unsigned i = 0; i < count; ++i) {
    const clang::ParmVarDecl& parameter = *callee->getParamDecl(i);
    if (!Wanted(resolver, parameter)) continue;
    std::optional<Kind> kind = FaultOf(function, arguments[i]);
    if (!kind) continue;
    const clang::NamedDecl* wider =
        *kind == Kind::kWider ? WiderThanCall(resolver, arguments[i]) : nullptr;
    std::optional<Available> context =
        Instead(function, call, parameter, *kind, wider);
    if (!context || IsSetApart(function, call) || MayMakeRoots(function) ||
        function.IsTest() || IsRightAnyway(function, &call) ||
        IsCleaningUp(function, call) || IsMadeBySibling(function, *callee)) {
      continue;
    }
    return NotPropagated{
        *kind, &call, callee, i, arguments[i], wider, std::move(*context)};
  }
  return std::nullopt;
}

llvm::SmallVector<clang::FixItHint, 1> PassContext(const Function& function,
                                                   const NotPropagated& found) {
  const Available& context = found.context;
  const clang::ParmVarDecl* parameter =
      found.callee->getParamDecl(found.parameter);
  if (MayBeNull(function, context) ||
      (context.constant &&
       !parameter->getType().getNonReferenceType().isConstQualified() &&
       parameter->getType()->isLValueReferenceType())) {
    return {};
  }
  const std::string text = context.SpelledFor(parameter->getType());
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
      IsMadeBySibling(function, *call.callee)) {
    return nullptr;
  }
  clang::ASTContext& ast = function.unit().context();
  const unsigned count =
      std::min(call.expr->getNumArgs(), call.callee->getNumParams());
  for (unsigned i = 0; i < count; ++i) {
    std::optional<ContextRole> wanted =
        Wanted(resolver, *call.callee->getParamDecl(i));
    if (!wanted) continue;
    const clang::Expr* argument = call.expr->getArg(i);
    const auto* left_out = dyn_cast<clang::CXXDefaultArgExpr>(argument);
    const clang::Expr* value =
        left_out == nullptr ? argument : left_out->getExpr();
    if (value == nullptr) continue;
    const bool root = resolver.RootOf(*Stripped(value)) ||
                      HoldsRoot(resolver, value) || IsNothing(ast, value);
    if (root && !IsRightAnyway(function, argument) &&
        !IsRightAnyway(function, call.expr)) {
      return wanted->model;
    }
  }
  return nullptr;
}

}  // namespace ctxtidy::semantics
