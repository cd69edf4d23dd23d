#include "checks/semantics/propagation/outgoing_origin.h"

#include "checks/semantics/propagation/outgoing_uses.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using Effect = OutgoingUse::Effect;

// Is what the function returns always a new context that has no deadline?
bool ReturnsOutgoing(const Function& factory) {
  const Resolver& resolver = factory.unit().resolver();
  bool returns = false;
  for (const clang::Stmt* stmt : factory.body().statements()) {
    const auto* done = dyn_cast<clang::ReturnStmt>(stmt);
    if (done == nullptr || done->getRetValue() == nullptr) continue;
    returns = true;
    if (MakesOutgoing(resolver, done->getRetValue())) continue;
    const auto object = OutgoingObjectIn(factory, *done->getRetValue());
    if (!object || object->field != nullptr || object->variable == nullptr ||
        HomeOf(factory, *object) != &factory) {
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

// Can a constructor of the class have given a deadline to the member?
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
          OutgoingObjectIn(*function, *member->getImplicitObjectArgument());
      return object && object->field == &field;
    });
  });
}

// The classes from one that has the member, by itself or from a base, down to
// the one that declares it; empty if it has no such member.
std::vector<const clang::CXXRecordDecl*> DownTo(
    const clang::CXXRecordDecl* record, const clang::FieldDecl& field) {
  const auto* owner = dyn_cast<clang::CXXRecordDecl>(field.getParent());
  if (record == nullptr || owner == nullptr || !record->hasDefinition()) {
    return {};
  }
  record = record->getDefinition();
  if (record->getCanonicalDecl() == owner->getCanonicalDecl()) return {record};
  for (const clang::CXXBaseSpecifier& base : record->bases()) {
    auto rest = DownTo(base.getType()->getAsCXXRecordDecl(), field);
    if (rest.empty()) continue;
    rest.insert(rest.begin(), record);
    return rest;
  }
  return {};
}

// The class of the variable, or of what it points to or holds.
const clang::CXXRecordDecl* ClassOf(const Resolver& resolver,
                                    const clang::VarDecl& variable) {
  clang::QualType type = variable.getType().getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return nullptr;
  const clang::QualType held = resolver.WrappedBy(*record);
  return held.isNull() ? record : held->getAsCXXRecordDecl();
}

// The class of the object that the expression makes: `Call()`, `new Call(…)`,
// `std::make_shared<Call>(…)`; null if it makes none.
const clang::CXXRecordDecl* MadeBy(const Resolver& resolver,
                                   const clang::Expr* expr) {
  expr = Stripped(expr);
  if (expr == nullptr) return nullptr;
  if (const auto* made = dyn_cast<clang::CXXNewExpr>(expr)) {
    return made->getAllocatedType()->getAsCXXRecordDecl();
  }
  const clang::CXXRecordDecl* record = expr->getType()->getAsCXXRecordDecl();
  if (record == nullptr) return nullptr;
  const clang::QualType held = resolver.WrappedBy(*record);
  if (const auto* call = dyn_cast<clang::CallExpr>(expr)) {
    return IsMakeFunction(call->getDirectCallee()) && !held.isNull()
               ? held->getAsCXXRecordDecl()
               : nullptr;
  }
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(expr)) {
    if (held.isNull()) return record;
    // A smart pointer must be given what is new.
    const clang::Expr* given =
        made->getNumArgs() == 0 ? nullptr : made->getArg(0);
    return given != nullptr && isa<clang::CXXNewExpr>(Stripped(given))
               ? MadeBy(resolver, given)
               : nullptr;
  }
  return isa<clang::InitListExpr>(expr) ? record : nullptr;
}

// The container whose newest element the variable refers to:
// `auto& c = *all.back()`.
const clang::ValueDecl* NewestOf(const clang::VarDecl& variable) {
  if (!variable.getType()->isReferenceType() &&
      !variable.getType()->isPointerType()) {
    return nullptr;
  }
  const auto* call =
      dyn_cast_or_null<clang::CXXMemberCallExpr>(Peeled(variable.getInit()));
  const clang::CXXMethodDecl* method =
      call == nullptr ? nullptr : call->getMethodDecl();
  if (method == nullptr || method->getIdentifier() == nullptr ||
      method->getName() != "back" || !method->getParent()->isInStdNamespace()) {
    return nullptr;
  }
  return Named(call->getImplicitObjectArgument());
}

const clang::DeclStmt* DeclarationOf(const Body& body,
                                     const clang::ValueDecl& variable) {
  for (const clang::Stmt* stmt : body.statements()) {
    const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
    if (declares != nullptr &&
        llvm::is_contained(declares->decls(), &variable)) {
      return declares;
    }
  }
  return nullptr;
}

// Finds where one object begins.
class Finder {
 public:
  Finder(const Function& function, const OutgoingObject& object,
         const clang::CallExpr& call)
      : function_(function),
        unit_(function.unit()),
        object_(object),
        call_(call),
        home_(HomeOf(function, object)) {}

  std::optional<OutgoingOrigin> Find() const {
    if (home_ == nullptr) return std::nullopt;
    if (auto origin = AtFirst()) return origin;
    if (home_ != &function_) return std::nullopt;
    std::optional<OutgoingOrigin> origin;
    for (const clang::Stmt* begins : BegunIn(*home_, object_)) {
      if (Leads(begins)) {
        origin = OutgoingOrigin{home_, begins, begins->getSourceRange()};
      }
    }
    return origin;
  }

 private:
  OutgoingOrigin Declared(const clang::FunctionDecl* factory = nullptr) const {
    return {home_, DeclarationOf(home_->body(), *object_.variable),
            object_.variable->getSourceRange(), factory};
  }

  // As it is declared.
  std::optional<OutgoingOrigin> AtFirst() const {
    if (object_.field != nullptr) return MemberAtFirst();
    const auto* variable = llvm::cast<clang::VarDecl>(object_.variable);
    const clang::Expr* init = variable->getInit();
    if (init == nullptr) return std::nullopt;
    const Resolver& resolver = unit_.resolver();
    if (MakesOutgoing(resolver, init)) return Declared();
    if (IsJustAdded(*variable, [&](const clang::Expr* added) {
          return MakesOutgoing(resolver, added);
        })) {
      return Declared();
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
    return Declared(callee);
  }

  // Of a call object that is made here, or by this constructor.
  std::optional<OutgoingOrigin> MemberAtFirst() const {
    const clang::FieldDecl& field = *object_.field;
    const clang::Expr* init = field.getInClassInitializer();
    const bool held = unit_.resolver().ContextOf(field.getType())->pointer;
    if ((init != nullptr ? !MakesOutgoing(unit_.resolver(), init) : held) ||
        IsEndedElsewhere(unit_, field)) {
      return std::nullopt;
    }
    if (object_.variable == nullptr) {
      const auto* constructor =
          dyn_cast_or_null<clang::CXXConstructorDecl>(function_.decl());
      if (constructor == nullptr || constructor->isDelegatingConstructor()) {
        return std::nullopt;
      }
      // This one is the last to run, after those of the bases.
      const auto classes = DownTo(constructor->getParent(), field);
      if (classes.empty() ||
          AnyMayLimit(llvm::ArrayRef(classes).drop_front())) {
        return std::nullopt;
      }
      return OutgoingOrigin{home_, nullptr, field.getSourceRange()};
    }
    const auto* variable = llvm::cast<clang::VarDecl>(object_.variable);
    const auto classes = DownTo(ClassOf(unit_.resolver(), *variable), field);
    if (!IsMade(*variable) || classes.empty() || AnyMayLimit(classes)) {
      return std::nullopt;
    }
    return Declared();
  }

  bool AnyMayLimit(llvm::ArrayRef<const clang::CXXRecordDecl*> classes) const {
    return llvm::any_of(classes, [&](const auto* record) {
      return MayBeginWithDeadline(unit_, *record, *object_.field);
    });
  }

  // Is the object made in its declaration, or right in front of it?
  bool IsMade(const clang::VarDecl& variable) const {
    if (variable.getInit() == nullptr) {
      return !variable.getType()->isPointerType();
    }
    // One of a derived class has more constructors.
    const Resolver& resolver = unit_.resolver();
    const clang::CXXRecordDecl* wanted = ClassOf(resolver, variable);
    const auto is_made = [&](const clang::Expr* expr) {
      const clang::CXXRecordDecl* made = MadeBy(resolver, expr);
      return made != nullptr && wanted != nullptr &&
             made->getCanonicalDecl() == wanted->getCanonicalDecl();
    };
    return is_made(variable.getInit()) || IsJustAdded(variable, is_made);
  }

  // Does the variable refer to what was put into a container in front of it, in
  // the same block, while nobody touches the container up to the call?
  bool IsJustAdded(const clang::VarDecl& variable,
                   llvm::function_ref<bool(const clang::Expr*)> is_new) const {
    const clang::ValueDecl* container = NewestOf(variable);
    if (container == nullptr || home_ != &function_) return false;
    const Body& body = home_->body();
    const clang::DeclStmt* declares = DeclarationOf(body, variable);
    const clang::CXXMemberCallExpr* adds = nullptr;
    for (const clang::DeclRefExpr* ref : body.RefsTo(container)) {
      if (body.Contains(declares, ref)) continue;
      if (body.Before(declares, ref)) {
        if (body.Before(ref, &call_) || body.Contains(&call_, ref)) {
          return false;
        }
        continue;
      }
      adds = body.Enclosing<clang::CXXMemberCallExpr>(ref);
      if (adds != nullptr &&
          Stripped(adds->getImplicitObjectArgument()) != ref) {
        adds = nullptr;
      }
    }
    const clang::CXXMethodDecl* method =
        adds == nullptr ? nullptr : adds->getMethodDecl();
    if (method == nullptr || method->getIdentifier() == nullptr ||
        adds->getNumArgs() != 1 || !is_new(adds->getArg(0))) {
      return false;
    }
    const clang::Stmt* statement = adds;
    while (isa_and_nonnull<clang::ExprWithCleanups>(body.Parent(statement))) {
      statement = body.Parent(statement);
    }
    return (method->getName() == "push_back" ||
            method->getName() == "emplace_back") &&
           body.Parent(statement) == body.Parent(declares);
  }

  // Does control get to the call only past `begins`? It does if that stands
  // earlier, in a block around the call.
  bool Leads(const clang::Stmt* begins) const {
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
           body.Contains(around, &call_) && body.Before(begins, &call_);
  }

  const Function& function_;
  const Unit& unit_;
  const OutgoingObject& object_;
  const clang::CallExpr& call_;
  const Function* home_;
};

}  // namespace

const Function* HomeOf(const Function& function, const OutgoingObject& object) {
  if (object.variable == nullptr) return &function;
  const auto* local = dyn_cast<clang::VarDecl>(object.variable);
  if (local == nullptr || isa<clang::ParmVarDecl>(local) ||
      !local->hasLocalStorage() || local->isInitCapture()) {
    return nullptr;
  }
  const Function* at = &function;
  while (at != nullptr && at->decl() != local->getDeclContext()) {
    at = at->enclosing();
  }
  return at;
}

std::vector<const clang::Stmt*> BegunIn(const Function& home,
                                        const OutgoingObject& object) {
  std::vector<const clang::Stmt*> begun;
  for (const clang::Expr* mention : MentionsOf(home, object)) {
    if (UseOf(home, object, *mention, 0).effect == Effect::kBegins) {
      begun.push_back(mention);
    }
  }
  return begun;
}

std::optional<OutgoingOrigin> OriginOf(const Function& function,
                                       const OutgoingObject& object,
                                       const clang::CallExpr& call) {
  return Finder(function, object, call).Find();
}

}  // namespace ctxtidy::semantics
