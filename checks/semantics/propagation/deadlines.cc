#include "checks/semantics/propagation/deadlines.h"

#include <optional>
#include <utility>

#include "checks/semantics/code/source_text.h"
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

// Where a context without a deadline comes from.
struct Origin {
  clang::SourceRange range;
  const clang::FunctionDecl* factory = nullptr;
};

// The function in whose body the variable is declared: this one, or one around
// the lambda. Null for parameters, and for what lives longer than the function.
const Function* HomeOf(const Function& function,
                       const clang::ValueDecl& variable) {
  const auto* local = dyn_cast<clang::VarDecl>(&variable);
  if (local == nullptr || isa<clang::ParmVarDecl>(local) ||
      !local->hasLocalStorage() || local->getType()->isReferenceType() ||
      local->isInitCapture()) {
    return nullptr;
  }
  const Function* at = &function;
  while (at != nullptr && at->decl() != local->getDeclContext()) {
    at = at->enclosing();
  }
  return at;
}

// Is what the function returns always a new context that has no deadline?
bool ReturnsOutgoing(const Function& factory) {
  const Resolver& resolver = factory.unit().resolver();
  bool returns = false;
  for (const clang::Stmt* stmt : factory.body().statements()) {
    const auto* done = dyn_cast<clang::ReturnStmt>(stmt);
    if (done == nullptr || done->getRetValue() == nullptr) continue;
    returns = true;
    if (MakesOutgoing(resolver, done->getRetValue())) continue;
    const auto object = OutgoingObjectIn(resolver, *done->getRetValue());
    if (!object || object->field != nullptr || object->variable == nullptr ||
        HomeOf(factory, *object->variable) != &factory) {
      return false;
    }
    const auto* variable = llvm::cast<clang::VarDecl>(object->variable);
    if (variable->getInit() == nullptr ||
        !MakesOutgoing(resolver, variable->getInit()) ||
        UseIn(factory, *object, kMostOutgoingCalls).effect != Effect::kReturned)
      return false;
  }
  return returns;
}

// Can a constructor of the class have given a deadline to its member?
bool MayBeginWithDeadline(const Unit& unit, const clang::CXXRecordDecl& record,
                          const clang::FieldDecl& field) {
  return llvm::any_of(record.ctors(), [&](const auto* constructor) {
    if (constructor->isCopyOrMoveConstructor() ||
        !constructor->isUserProvided()) {
      return false;
    }
    const Function* seen = unit.FunctionOf(*constructor);
    return seen == nullptr ||
           UseIn(*seen, {nullptr, &field}, kMostOutgoingCalls).effect ==
               Effect::kLimits;
  });
}

// Is there anybody in the unit who can end the call of an object with that
// member?
bool IsEndedElsewhere(const Unit& unit, const clang::FieldDecl& field) {
  const Resolver& resolver = unit.resolver();
  return llvm::any_of(unit.functions(), [&](const auto& function) {
    return llvm::any_of(function->calls(), [&](const Call& call) {
      if (!resolver.CanceledBy(*call.callee)) return false;
      const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call.expr);
      if (member == nullptr) return false;
      const auto object =
          OutgoingObjectIn(resolver, *member->getImplicitObjectArgument());
      return object && object->field == &field;
    });
  });
}

// The class that has the member.
const clang::CXXRecordDecl* OwnerOf(const clang::FieldDecl& field) {
  return dyn_cast<clang::CXXRecordDecl>(field.getParent());
}

// Is the variable made in its declaration: `Call c;`, `new Call(…)`,
// `std::make_shared<Call>(…)`?
bool IsMadeHere(const clang::VarDecl& variable) {
  const clang::Expr* init = Stripped(variable.getInit());
  if (init == nullptr) return !variable.getType()->isPointerType();
  if (const auto* call = dyn_cast<clang::CallExpr>(init)) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    return callee != nullptr && callee->getIdentifier() != nullptr &&
           callee->getPrimaryTemplate() != nullptr &&
           (callee->getName() == "make_unique" ||
            callee->getName() == "make_shared");
  }
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(init)) {
    // A smart pointer must be given what is new.
    return made->getType()->getAsCXXRecordDecl()->isInStdNamespace()
               ? made->getNumArgs() > 0 &&
                     isa<clang::CXXNewExpr>(Stripped(made->getArg(0)))
               : true;
  }
  return isa<clang::CXXNewExpr, clang::InitListExpr>(init);
}

// One context of a function, and the calls that are made with it.
class Judge {
 public:
  Judge(const Function& function, const OutgoingObject& object)
      : function_(function),
        unit_(function.unit()),
        object_(object),
        home_(object.variable == nullptr ? &function
                                         : HomeOf(function, *object.variable)) {
  }

  // Where the context that `call` is given began, if it is certain that it has
  // no deadline there.
  std::optional<Origin> Unlimited(const clang::CallExpr& call) const {
    if (home_ == nullptr) return std::nullopt;
    const std::vector<const clang::Stmt*> begun = Begun();
    std::optional<Origin> origin = AtFirst();
    if (!origin) {
      for (const clang::Stmt* begins : begun) {
        if (home_ == &function_ && Leads(begins, call)) {
          origin = Origin{begins->getSourceRange(), nullptr};
        }
      }
    }
    if (!origin || MayBeLimited(call, begun)) return std::nullopt;
    return origin;
  }

 private:
  // As it is declared.
  std::optional<Origin> AtFirst() const {
    const Resolver& resolver = unit_.resolver();
    if (object_.field != nullptr) return MemberAtFirst();
    const auto* variable = llvm::cast<clang::VarDecl>(object_.variable);
    const clang::Expr* init = variable->getInit();
    if (init == nullptr) return std::nullopt;
    if (MakesOutgoing(resolver, init)) {
      return Origin{variable->getSourceRange(), nullptr};
    }
    const auto* call = dyn_cast<clang::CallExpr>(Stripped(init));
    const clang::FunctionDecl* callee =
        call == nullptr ? nullptr : call->getDirectCallee();
    const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(callee);
    if (callee == nullptr || (method != nullptr && method->isVirtual())) {
      return std::nullopt;
    }
    const Function* factory = unit_.FunctionOf(*callee);
    if (factory == nullptr || !ReturnsOutgoing(*factory)) return std::nullopt;
    return Origin{variable->getSourceRange(), callee};
  }

  // Of a call object that is made here, or by this constructor.
  std::optional<Origin> MemberAtFirst() const {
    const clang::FieldDecl& field = *object_.field;
    const clang::Expr* init = field.getInClassInitializer();
    const bool held = unit_.resolver().ContextOf(field.getType())->pointer;
    if (init != nullptr ? !MakesOutgoing(unit_.resolver(), init) : held) {
      return std::nullopt;
    }
    const clang::CXXRecordDecl* owner = OwnerOf(field);
    if (owner == nullptr || IsEndedElsewhere(unit_, field)) {
      return std::nullopt;
    }
    if (object_.variable == nullptr) {
      const auto* constructor =
          dyn_cast_or_null<clang::CXXConstructorDecl>(function_.decl());
      if (constructor == nullptr || constructor->isDelegatingConstructor() ||
          constructor->getParent()->getCanonicalDecl() !=
              owner->getCanonicalDecl()) {
        return std::nullopt;
      }
      return Origin{field.getSourceRange(), nullptr};
    }
    const auto* variable = llvm::cast<clang::VarDecl>(object_.variable);
    if (!IsMadeHere(*variable) || MayBeginWithDeadline(unit_, *owner, field)) {
      return std::nullopt;
    }
    return Origin{variable->getSourceRange(), nullptr};
  }

  // Where the home function puts a new context into the variable.
  std::vector<const clang::Stmt*> Begun() const {
    std::vector<const clang::Stmt*> begun;
    for (const clang::Expr* mention : MentionsOf(*home_, object_)) {
      if (UseOf(*home_, object_, *mention, 0).effect == Effect::kBegins) {
        begun.push_back(mention);
      }
    }
    return begun;
  }

  // Does control get to `call` only past `begins`? It does if that stands
  // earlier, in a block around the call.
  bool Leads(const clang::Stmt* begins, const clang::CallExpr& call) const {
    const Body& body = home_->body();
    const auto* block = body.Enclosing<clang::CompoundStmt>(begins);
    const clang::Stmt* statement = begins;
    while (statement != nullptr && body.Parent(statement) != block) {
      statement = body.Parent(statement);
    }
    const clang::Stmt* around = block;
    if (around != nullptr && isa_and_nonnull<clang::DoStmt>(body.Parent(block)))
      around = body.Parent(block);  // Its condition comes after its body.
    return around != nullptr && isa_and_nonnull<clang::Expr>(statement) &&
           body.Contains(around, &call) && body.Before(begins, &call);
  }

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
      if (at == home_) return false;
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
  const Function* home_;  // Null if the context comes from elsewhere.
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

// The context as the call's author spells it, without `&` and `get()`.
std::string SpellingOf(const OutgoingObject& object) {
  const std::string name = object.context().getNameAsString();
  if (object.field == nullptr || object.variable == nullptr) return name;
  const bool value = !object.variable->getType()->isPointerType() &&
                     object.variable->getType()->getAsCXXRecordDecl() ==
                         OwnerOf(*object.field);
  return object.variable->getNameAsString() + (value ? "." : "->") + name;
}

}  // namespace

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
      const auto object = OutgoingObjectIn(resolver, *argument);
      if (!object || llvm::is_contained(judged, *object)) continue;
      // Of the mentions in the argument, the one of the object.
      for (const clang::Expr* mention : MentionsOf(function, *object)) {
        if (!function.body().Contains(argument, mention)) continue;
        OutgoingUse use =
            UseOf(function, *object, *mention, kMostOutgoingCalls);
        if (use.effect != Effect::kCalls || use.path.front() != call) continue;
        judged.push_back(*object);
        const auto origin = Judge(function, *object).Unlimited(*call);
        if (!origin) break;
        use.path.erase(use.path.begin());
        found.push_back({call, call->getDirectCallee(), SpellingOf(*object),
                         origin->range, origin->factory, use.stream,
                         std::move(use.path),
                         SetterOf(resolver, object->context())});
        break;
      }
    }
  }
  return found;
}

}  // namespace ctxtidy::semantics
