#include "checks/semantics/propagation/outgoing_objects.h"

#include "checks/semantics/unit.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// Names of names of names are nobody's style.
constexpr unsigned kMostNames = 4;

bool IsInPlace(const clang::Expr* argument) {
  const auto* record = argument->getType()->getAsCXXRecordDecl();
  return record != nullptr && SelectorName(*record) == "std::in_place_t";
}

// The function in whose body the variable is declared: this one or one around
// the lambda.
const Function* DeclaredIn(const Function& function,
                           const clang::VarDecl& variable) {
  const Function* at = &function;
  while (at != nullptr && at->decl() != variable.getDeclContext()) {
    at = at->enclosing();
  }
  return at;
}

// May the pointer come to point elsewhere?
bool MayBeSet(const Function& home, const clang::VarDecl& pointer) {
  if (pointer.getType().isConstQualified()) return false;
  const Body& body = home.body();
  for (const clang::LambdaExpr* lambda : body.LambdasCapturing(&pointer)) {
    for (const clang::LambdaCapture& capture : lambda->captures()) {
      if (capture.capturesVariable() && capture.getCapturedVar() == &pointer &&
          capture.getCaptureKind() != clang::LCK_ByCopy) {
        return true;
      }
    }
  }
  return llvm::any_of(body.RefsTo(&pointer), [&](const auto* ref) {
    const clang::Stmt* from = ref;
    const clang::Stmt* user = body.Consumer(ref, &from);
    const auto* binary = dyn_cast_or_null<clang::BinaryOperator>(user);
    const auto* unary = dyn_cast_or_null<clang::UnaryOperator>(user);
    if (binary != nullptr) {
      return binary->isAssignmentOp() && binary->getLHS() == from;
    }
    if (unary != nullptr) {
      return unary->getOpcode() == clang::UO_AddrOf ||
             unary->isIncrementDecrementOp();
    }
    // What only reads it has a cast in between; a reference is bound to it.
    return from == ref && isa_and_nonnull<clang::DeclStmt, clang::CallExpr,
                                          clang::CXXConstructExpr>(user);
  });
}

std::optional<OutgoingObject> ObjectIn(const Function& function,
                                       const clang::Expr& expr, unsigned names);

// What the variable is but another name of.
std::optional<OutgoingObject> NamedBy(const Function& function,
                                      const clang::ValueDecl& decl,
                                      unsigned names) {
  const auto* variable = dyn_cast<clang::VarDecl>(&decl);
  if (names == 0 || variable == nullptr || !variable->hasLocalStorage() ||
      isa<clang::ParmVarDecl>(variable) || variable->getInit() == nullptr ||
      !IsOutgoing(function.unit().resolver(), variable->getType())) {
    return std::nullopt;
  }
  const bool pointer = variable->getType()->isPointerType();
  if (!pointer && !variable->getType()->isReferenceType()) return std::nullopt;
  const Function* home = DeclaredIn(function, *variable);
  if (home == nullptr) return std::nullopt;
  auto object = ObjectIn(*home, *variable->getInit(), names - 1);
  if (object && pointer && MayBeSet(*home, *variable)) return std::nullopt;
  return object;
}

std::optional<OutgoingObject> ObjectIn(const Function& function,
                                       const clang::Expr& expr,
                                       unsigned names) {
  const clang::Expr* object = Peeled(&expr);
  if (object == nullptr ||
      !IsOutgoing(function.unit().resolver(), object->getType())) {
    return std::nullopt;
  }
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(object)) {
    if (auto first = NamedBy(function, *ref->getDecl(), names)) return first;
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

// The variable that the statement makes another name of the object.
const clang::VarDecl* NameIn(const Function& function,
                             const clang::DeclStmt& declares,
                             const OutgoingObject& object) {
  for (const clang::Decl* decl : declares.decls()) {
    const auto* variable = dyn_cast<clang::VarDecl>(decl);
    if (variable == nullptr) continue;
    const auto named = NamedBy(function, *variable, kMostNames);
    if (named && *named == object) return variable;
  }
  return nullptr;
}

}  // namespace

std::string OutgoingObject::spelling() const {
  const std::string name = context().getNameAsString();
  if (field == nullptr || variable == nullptr) return name;
  const clang::QualType type = variable->getType().getNonReferenceType();
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  const auto* owner = dyn_cast<clang::CXXRecordDecl>(field->getParent());
  const bool value = record != nullptr && owner != nullptr &&
                     record->hasDefinition() &&
                     (record->getCanonicalDecl() == owner->getCanonicalDecl() ||
                      record->isDerivedFrom(owner));
  return variable->getNameAsString() + (value ? "." : "->") + name;
}

bool IsMakeFunction(const clang::FunctionDecl* callee) {
  return callee != nullptr && callee->getIdentifier() != nullptr &&
         callee->getPrimaryTemplate() != nullptr &&
         (callee->getName() == "make_unique" ||
          callee->getName() == "make_shared");
}

bool PassesOn(const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  return IsStdFunction(callee, "move") || IsStdFunction(callee, "forward") ||
         IsStdFunction(callee, "addressof");
}

bool IsHeldGetter(const clang::NamedDecl& member) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&member);
  if (method == nullptr || method->getIdentifier() == nullptr ||
      method->getNumParams() != 0) {
    return false;
  }
  const llvm::StringRef name = method->getName();
  if (name == "value") {
    return method->getParent()->isInStdNamespace() &&
           method->getReturnType()->isReferenceType();
  }
  return (name == "get" || name == "release") &&
         method->getReturnType()->isPointerType();
}

bool IsAccess(const clang::CXXOperatorCallExpr& call) {
  return call.getNumArgs() == 1 && (call.getOperator() == clang::OO_Star ||
                                    call.getOperator() == clang::OO_Arrow);
}

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
               IsHeldGetter(*member->getMethodDecl())) {
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
    return call->getNumArgs() == 0 && IsMakeFunction(call->getDirectCallee());
  }
  if (const auto* list = dyn_cast<clang::InitListExpr>(value)) {
    return list->getNumInits() == 0 && !value->getType()->isPointerType();
  }
  const auto* constructed = dyn_cast<clang::CXXConstructExpr>(value);
  if (constructed == nullptr) return false;
  if (!resolver.ContextOf(value->getType())->wrapper) {
    return constructed->getNumArgs() == 0;
  }
  if (constructed->getNumArgs() == 0) return false;
  const clang::Expr* first = Stripped(constructed->getArg(0));
  if (IsInPlace(first)) return constructed->getNumArgs() == 1;
  // A smart pointer made of what `new` makes.
  return isa<clang::CXXNewExpr>(first) && MakesOutgoing(resolver, first);
}

std::optional<OutgoingObject> OutgoingObjectIn(const Function& function,
                                               const clang::Expr& expr) {
  return ObjectIn(function, expr, kMostNames);
}

std::vector<const clang::Expr*> MentionsOf(const Function& function,
                                           const OutgoingObject& object) {
  const Body& body = function.body();
  std::vector<const clang::Expr*> mentions;
  if (object.variable != nullptr) {
    llvm::append_range(mentions, body.RefsTo(object.variable));
  } else {
    for (const clang::Stmt* stmt : body.statements()) {
      const auto* self = dyn_cast<clang::CXXThisExpr>(stmt);
      if (self != nullptr) mentions.push_back(self);
    }
  }
  // By its other names, too: what is done to them is done to it.
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const auto* declares = body.Enclosing<clang::DeclStmt>(mentions[i]);
    if (declares == nullptr) continue;
    const clang::VarDecl* name = NameIn(function, *declares, object);
    if (name == nullptr) continue;
    for (const clang::Expr* ref : body.RefsTo(name)) {
      if (!llvm::is_contained(mentions, ref)) mentions.push_back(ref);
    }
  }
  return mentions;
}

bool NamesContext(const OutgoingObject& object, const clang::Expr& mention) {
  if (object.field == nullptr) return true;
  const auto* ref = dyn_cast<clang::DeclRefExpr>(&mention);
  return ref != nullptr && ref->getDecl() != object.variable;
}

bool NamesAnew(const Function& function, const clang::DeclStmt& declares,
               const OutgoingObject& object) {
  return NameIn(function, declares, object) != nullptr;
}

}  // namespace ctxtidy::semantics
