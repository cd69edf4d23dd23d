#include "checks/semantics/propagation/outgoing_uses.h"

#include "checks/semantics/propagation/outgoing_call.h"
#include "checks/semantics/unit.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using Effect = OutgoingUse::Effect;

// `std::move(x)` and the like: what is done with the result is done with x.
bool PassesOn(const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  return IsStdFunction(callee, "move") || IsStdFunction(callee, "forward") ||
         IsStdFunction(callee, "addressof");
}

// `p.get()`, `p.release()` of a smart pointer.
bool IsPointerGetter(const clang::NamedDecl& member) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&member);
  return method != nullptr && method->getIdentifier() != nullptr &&
         method->getNumParams() == 0 &&
         (method->getName() == "get" || method->getName() == "release") &&
         method->getReturnType()->isPointerType();
}

bool IsAccess(const clang::CXXOperatorCallExpr& call) {
  return call.getNumArgs() == 1 && (call.getOperator() == clang::OO_Star ||
                                    call.getOperator() == clang::OO_Arrow);
}

// The object behind `&x`, `*x`, `x.get()`, `std::move(x)` and casts.
const clang::Expr* Peeled(const clang::Expr* expr) {
  while (expr != nullptr) {
    expr = Stripped(expr);
    if (const auto* unary = dyn_cast_or_null<clang::UnaryOperator>(expr);
        unary != nullptr && (unary->getOpcode() == clang::UO_AddrOf ||
                             unary->getOpcode() == clang::UO_Deref)) {
      expr = unary->getSubExpr();
    } else if (const auto* access =
                   dyn_cast_or_null<clang::CXXOperatorCallExpr>(expr);
               access != nullptr && IsAccess(*access)) {
      expr = access->getArg(0);
    } else if (const auto* member =
                   dyn_cast_or_null<clang::CXXMemberCallExpr>(expr);
               member != nullptr && member->getMethodDecl() != nullptr &&
               IsPointerGetter(*member->getMethodDecl())) {
      expr = member->getImplicitObjectArgument();
    } else if (const auto* call = dyn_cast_or_null<clang::CallExpr>(expr);
               call != nullptr && PassesOn(*call) && call->getNumArgs() == 1) {
      expr = call->getArg(0);
    } else if (const auto* cast =
                   dyn_cast_or_null<clang::ExplicitCastExpr>(expr)) {
      expr = cast->getSubExpr();
    } else {
      break;
    }
  }
  return expr;
}

// `const ClientContext&`, `const ClientContext*`.
bool OnlyReads(clang::QualType parameter) {
  if (!parameter->isReferenceType() && !parameter->isPointerType()) {
    return false;
  }
  const clang::QualType pointee = parameter->getPointeeType();
  const clang::CXXRecordDecl* record = pointee->getAsCXXRecordDecl();
  return record != nullptr && pointee.isConstQualified() &&
         !isa<clang::ClassTemplateSpecializationDecl>(record);
}

// Follows one mention of an object to what is done with it.
class Tracer {
 public:
  Tracer(const Function& function, const OutgoingObject& object, unsigned depth)
      : unit_(function.unit()),
        body_(function.body()),
        object_(object),
        depth_(depth),
        reached_(object.field == nullptr) {}

  OutgoingUse Trace(const clang::Stmt* at) {
    while (true) {
      const clang::Stmt* from = at;
      const clang::Stmt* user = body_.Consumer(at, &from);
      if (user == nullptr || body_.IsDiscarded(at)) return {};
      if (const clang::Stmt* through = Through(user, from)) {
        at = through;
        continue;
      }
      return UsedBy(*user, from);
    }
  }

 private:
  static OutgoingUse Is(Effect effect) { return {effect, false, {}}; }

  // The user, if it only leads on to the same object.
  const clang::Stmt* Through(const clang::Stmt* user, const clang::Stmt* from) {
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(user)) {
      const bool leads = unary->getOpcode() == clang::UO_AddrOf ||
                         unary->getOpcode() == clang::UO_Deref;
      return leads ? unary : nullptr;
    }
    if (isa<clang::ExplicitCastExpr>(user)) return user;
    if (const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(user)) {
      return IsAccess(*op) ? op : nullptr;
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(user)) {
      return PassesOn(*call) && call->getCallee() != from ? call : nullptr;
    }
    const auto* member = dyn_cast<clang::MemberExpr>(user);
    if (member == nullptr) return nullptr;
    if (IsPointerGetter(*member->getMemberDecl())) return body_.Parent(member);
    if (!reached_ && member->getMemberDecl() == object_.field) {
      reached_ = true;
      return member;
    }
    return nullptr;
  }

  OutgoingUse UsedBy(const clang::Stmt& user, const clang::Stmt* from) {
    if (const auto* member = dyn_cast<clang::MemberExpr>(&user)) {
      return OfMember(*member);
    }
    if (const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(&user)) {
      if (op->isComparisonOp() || op->getOperator() == clang::OO_Exclaim) {
        return {};
      }
      if (op->getOperator() == clang::OO_Equal && op->getArg(0) == from) {
        return Assigned(op->getArg(1));
      }
    }
    if (const auto* binary = dyn_cast<clang::BinaryOperator>(&user)) {
      if (!binary->isAssignmentOp()) return {};
      return binary->getLHS() == from ? Assigned(binary->getRHS())
                                      : Is(Effect::kLimits);
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(&user)) {
      return OfArgument(*call, from);
    }
    if (const auto* lambda = dyn_cast<clang::LambdaExpr>(&user)) {
      return OfLambda(*lambda);
    }
    if (isa<clang::ReturnStmt, clang::CoreturnStmt>(user)) {
      return Is(Effect::kReturned);
    }
    if (isa<clang::UnaryOperator, clang::CXXDeleteExpr, clang::IfStmt,
            clang::WhileStmt, clang::ForStmt, clang::DoStmt>(user)) {
      return {};
    }
    return Is(Effect::kLimits);
  }

  OutgoingUse Assigned(const clang::Expr* value) const {
    if (value->isNullPointerConstant(
            unit_.context(), clang::Expr::NPC_ValueDependentIsNotNull)) {
      return {};
    }
    return Is(MakesOutgoing(unit_.resolver(), value) ? Effect::kBegins
                                                     : Effect::kLimits);
  }

  // A member of the object: of the context, of a pointer to it, or of the
  // object that has the context as a member.
  OutgoingUse OfMember(const clang::MemberExpr& member) {
    const auto* method = dyn_cast<clang::CXXMethodDecl>(member.getMemberDecl());
    if (method == nullptr || isa<clang::CXXConversionDecl>(method)) return {};
    const auto* call =
        dyn_cast_or_null<clang::CXXMemberCallExpr>(body_.Parent(&member));
    if (call == nullptr) return Is(Effect::kLimits);
    const Resolver& resolver = unit_.resolver();
    if (reached_ && resolver.IsContext(*method->getParent())) {
      const auto deadline = resolver.DeadlineSetBy(*method);
      const auto cancel = resolver.CanceledBy(*method);
      const bool limits = (deadline && !deadline.entry->context) ||
                          (cancel && !cancel.entry->context);
      return Is(limits ? Effect::kLimits : Effect::kNone);
    }
    if (method->getIdentifier() != nullptr && method->getName() == "reset" &&
        IsOutgoing(resolver, member.getBase()->getType())) {
      return call->getNumArgs() == 0 ? OutgoingUse()
                                     : Assigned(call->getArg(0));
    }
    if (reached_) return Is(Effect::kLimits);
    // A member function of a call object, which may look after the context.
    const Function* seen = SeenBody(*method);
    return seen == nullptr ? Is(Effect::kLimits)
                           : UseIn(*seen, {nullptr, object_.field}, depth_ - 1);
  }

  OutgoingUse OfArgument(const clang::CallExpr& call, const clang::Stmt* from) {
    if (!reached_) return Is(Effect::kLimits);
    const auto argument = llvm::find(call.arguments(), from);
    if (argument == call.arguments().end()) return Is(Effect::kLimits);
    const clang::FunctionDecl* callee = call.getDirectCallee();
    unsigned index = argument - call.arguments().begin();
    if (isa<clang::CXXOperatorCallExpr>(call) &&
        isa_and_nonnull<clang::CXXMethodDecl>(callee)) {
      --index;  // The object comes first there.
    }
    if (callee != nullptr && index < callee->getNumParams()) {
      if (OnlyReads(callee->getParamDecl(index)->getType())) return {};
      if (unit_.resolver().DeadlineSetBy(*callee) ||
          unit_.resolver().CanceledBy(*callee)) {
        return Is(Effect::kLimits);
      }
      if (const Function* seen = SeenBody(*callee)) {
        OutgoingUse use = UseIn(
            *seen, {seen->decl()->getParamDecl(index), nullptr}, depth_ - 1);
        if (use.effect == Effect::kReturned) return Is(Effect::kLimits);
        // How generated code is made inside is nobody's business.
        if (MadeBy(unit_.resolver(), call, *llvm::cast<clang::Expr>(from)) !=
            Made::kNone) {
          use.path.clear();
        }
        use.path.insert(use.path.begin(), &call);
        return use;
      }
    }
    switch (MadeBy(unit_.resolver(), call, *llvm::cast<clang::Expr>(from))) {
      case Made::kNone:
        return Is(Effect::kLimits);
      case Made::kCall:
        return {Effect::kCalls, false, {&call}};
      case Made::kStream:
        return {Effect::kCalls, true, {&call}};
    }
    return {};
  }

  // A capture of the variable itself goes on in the lambda's body, where calls
  // are judged by themselves.
  OutgoingUse OfLambda(const clang::LambdaExpr& lambda) {
    const bool plain = llvm::any_of(lambda.captures(), [&](const auto& one) {
      return object_.variable != nullptr && one.capturesVariable() &&
             one.getCapturedVar() == object_.variable;
    });
    const Function* inside =
        depth_ == 0 ? nullptr : unit_.FunctionOf(*lambda.getCallOperator());
    if (!plain || inside == nullptr) return Is(Effect::kLimits);
    const OutgoingUse use = UseIn(*inside, object_, depth_ - 1);
    return use.effect == Effect::kCalls ? OutgoingUse() : use;
  }

  // The body that a call certainly runs; null if it is not to be seen here.
  const Function* SeenBody(const clang::FunctionDecl& callee) const {
    const auto* method = dyn_cast<clang::CXXMethodDecl>(&callee);
    if (depth_ == 0 || (method != nullptr && method->isVirtual())) {
      return nullptr;
    }
    const Function* seen = unit_.FunctionOf(callee);
    return seen != nullptr &&
                   seen->decl()->getNumParams() == callee.getNumParams()
               ? seen
               : nullptr;
  }

  const Unit& unit_;
  const Body& body_;
  const OutgoingObject& object_;
  const unsigned depth_;
  bool reached_;  // The trace has got to the context itself.
};

}  // namespace

bool IsOutgoing(const Resolver& resolver, clang::QualType type) {
  const std::optional<ContextRole> role = resolver.ContextOf(type);
  if (!role || !role->type->outgoing) return false;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (role->wrapper) {
    const auto* wrapper =
        llvm::cast<clang::ClassTemplateSpecializationDecl>(record);
    record = wrapper->getTemplateArgs()[0].getAsType()->getAsCXXRecordDecl();
  }
  return record != nullptr && SelectorName(*record) == role->type->type;
}

bool MakesOutgoing(const Resolver& resolver, const clang::Expr* expr) {
  const clang::Expr* value = Peeled(expr);
  if (value == nullptr || !IsOutgoing(resolver, value->getType())) return false;
  if (const auto* made = dyn_cast<clang::CXXNewExpr>(value)) {
    const clang::CXXConstructExpr* constructed = made->getConstructExpr();
    return constructed != nullptr && constructed->getNumArgs() == 0;
  }
  if (const auto* call = dyn_cast<clang::CallExpr>(value)) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    return callee != nullptr && call->getNumArgs() == 0 &&
           callee->getIdentifier() != nullptr &&
           callee->getPrimaryTemplate() != nullptr &&
           (callee->getName() == "make_unique" ||
            callee->getName() == "make_shared");
  }
  if (const auto* list = dyn_cast<clang::InitListExpr>(value)) {
    return list->getNumInits() == 0 && !value->getType()->isPointerType();
  }
  const auto* constructed = dyn_cast<clang::CXXConstructExpr>(value);
  if (constructed == nullptr) return false;
  if (!resolver.ContextOf(value->getType())->wrapper) {
    return constructed->getNumArgs() == 0;
  }
  // A smart pointer made of what `new` makes.
  return constructed->getNumArgs() > 0 &&
         isa<clang::CXXNewExpr>(Stripped(constructed->getArg(0))) &&
         MakesOutgoing(resolver, constructed->getArg(0));
}

std::optional<OutgoingObject> OutgoingObjectIn(const Resolver& resolver,
                                               const clang::Expr& argument) {
  const clang::Expr* object = Peeled(&argument);
  if (object == nullptr || !IsOutgoing(resolver, object->getType())) {
    return std::nullopt;
  }
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(object)) {
    return OutgoingObject{ref->getDecl(), nullptr};
  }
  const auto* member = dyn_cast<clang::MemberExpr>(object);
  const auto* field = member == nullptr
                          ? nullptr
                          : dyn_cast<clang::FieldDecl>(member->getMemberDecl());
  if (field == nullptr) return std::nullopt;
  const clang::Expr* base = Peeled(member->getBase());
  if (isa_and_nonnull<clang::CXXThisExpr>(base)) {
    return OutgoingObject{nullptr, field};
  }
  const auto* ref = dyn_cast_or_null<clang::DeclRefExpr>(base);
  if (ref == nullptr) return std::nullopt;
  return OutgoingObject{ref->getDecl(), field};
}

std::vector<const clang::Expr*> MentionsOf(const Function& function,
                                           const OutgoingObject& object) {
  std::vector<const clang::Expr*> mentions;
  if (object.variable != nullptr) {
    llvm::append_range(mentions, function.body().RefsTo(object.variable));
    return mentions;
  }
  for (const clang::Stmt* stmt : function.body().statements()) {
    const auto* self = dyn_cast<clang::CXXThisExpr>(stmt);
    if (self != nullptr) mentions.push_back(self);
  }
  return mentions;
}

OutgoingUse UseOf(const Function& function, const OutgoingObject& object,
                  const clang::Expr& mention, unsigned depth) {
  return Tracer(function, object, depth).Trace(&mention);
}

OutgoingUse UseIn(const Function& function, const OutgoingObject& object,
                  unsigned depth) {
  OutgoingUse found;
  for (const clang::Expr* mention : MentionsOf(function, object)) {
    OutgoingUse use = UseOf(function, object, *mention, depth);
    if (use.effect == Effect::kLimits) return use;
    if (use.effect == Effect::kNone || use.effect == Effect::kBegins) continue;
    if (found.effect != Effect::kCalls) found = std::move(use);
  }
  return found;
}

}  // namespace ctxtidy::semantics
