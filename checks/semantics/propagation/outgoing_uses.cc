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
  Tracer(const Function& function, const OutgoingObject& object,
         const clang::Expr& mention, unsigned depth)
      : function_(function),
        unit_(function.unit()),
        body_(function.body()),
        object_(object),
        depth_(depth),
        reached_(NamesContext(object, mention)) {}

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
    if (IsHeldGetter(*member->getMemberDecl())) return body_.Parent(member);
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
    if (const auto* declares = dyn_cast<clang::DeclStmt>(&user)) {
      return NamesAnew(function_, *declares, object_) ? OutgoingUse()
                                                      : Is(Effect::kLimits);
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
    if (method->getIdentifier() != nullptr &&
        IsOutgoing(resolver, member.getBase()->getType())) {
      const bool given = call->getNumArgs() > 0;
      if (method->getName() == "reset") {
        return given ? Assigned(call->getArg(0)) : OutgoingUse();
      }
      if (method->getName() == "emplace") {
        return Is(given ? Effect::kLimits : Effect::kBegins);
      }
      if (method->getName() == "has_value") return {};
    }
    if (reached_) return Is(Effect::kLimits);
    // A member function of a call object, which may look after the context.
    const Function* seen = SeenBody(*method);
    return seen == nullptr ? Is(Effect::kLimits)
                           : UseIn(*seen, {nullptr, object_.field}, depth_ - 1);
  }

  OutgoingUse OfArgument(const clang::CallExpr& call, const clang::Stmt* from) {
    const auto argument = llvm::find(call.arguments(), from);
    if (argument == call.arguments().end()) return Is(Effect::kLimits);
    const clang::FunctionDecl* callee = call.getDirectCallee();
    unsigned index = argument - call.arguments().begin();
    if (isa<clang::CXXOperatorCallExpr>(call) &&
        isa_and_nonnull<clang::CXXMethodDecl>(callee)) {
      --index;  // The object comes first there.
    }
    if (!reached_) return OfWhole(call, index);
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

  // What the callee does to the context in the object that it is given.
  OutgoingUse OfWhole(const clang::CallExpr& call, unsigned index) const {
    const clang::FunctionDecl* callee = call.getDirectCallee();
    const Function* seen =
        callee == nullptr || index >= callee->getNumParams() ||
                !callee->getParamDecl(index)->getType()->isReferenceType()
            ? nullptr
            : SeenBody(*callee);
    if (seen == nullptr) return Is(Effect::kLimits);
    const OutgoingUse use = UseIn(
        *seen, {seen->decl()->getParamDecl(index), object_.field}, depth_ - 1);
    return use.effect == Effect::kReturned ? Is(Effect::kLimits) : use;
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

  const Function& function_;
  const Unit& unit_;
  const Body& body_;
  const OutgoingObject& object_;
  const unsigned depth_;
  bool reached_;  // The trace has got to the context itself.
};

}  // namespace

OutgoingUse UseOf(const Function& function, const OutgoingObject& object,
                  const clang::Expr& mention, unsigned depth) {
  return Tracer(function, object, mention, depth).Trace(&mention);
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

std::optional<OutgoingUse> CallMadeWith(const Function& function,
                                        const OutgoingObject& object,
                                        const clang::CallExpr& call,
                                        const clang::Expr& argument) {
  // Of the mentions in the argument, the one of the object.
  for (const clang::Expr* mention : MentionsOf(function, object)) {
    if (!function.body().Contains(&argument, mention)) continue;
    OutgoingUse use = UseOf(function, object, *mention, kMostOutgoingCalls);
    if (use.effect == Effect::kCalls && use.path.front() == &call) return use;
  }
  return std::nullopt;
}

}  // namespace ctxtidy::semantics
