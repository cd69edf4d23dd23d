#include "checks/semantics/propagation/given.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

bool IsNullopt(const clang::Expr* value) {
  const auto* record = value->getType()->getAsCXXRecordDecl();
  return record != nullptr && SelectorName(*record) == "std::nullopt_t";
}

bool IsWrapper(const Resolver& resolver, const clang::Expr* value) {
  const auto role = resolver.ContextOf(value->getType());
  return role && role->wrapper;
}

bool SaysNothing(const Function& function, const clang::Expr* value);

// Of a construction: by default, or from what says so itself. `T()` of a
// context's own class makes one.
bool IsMadeEmpty(const Function& function,
                 const clang::CXXConstructExpr& made) {
  if (isa<clang::CXXTemporaryObjectExpr>(made) &&
      !IsWrapper(function.unit().resolver(), &made)) {
    return false;
  }
  return made.getNumArgs() == 0 ||
         (made.getNumArgs() == 1 && SaysNothing(function, made.getArg(0)));
}

bool SaysNothing(const Function& function, const clang::Expr* value) {
  if (value->isNullPointerConstant(function.unit().context(),
                                   clang::Expr::NPC_ValueDependentIsNotNull) !=
      clang::Expr::NPCK_NotNull) {
    return true;
  }
  const clang::Expr* plain = Stripped(value);
  if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(plain);
      cast != nullptr && (cast->getType()->isPointerType() ||
                          IsWrapper(function.unit().resolver(), cast))) {
    return SaysNothing(function, cast->getSubExpr());
  }
  if (IsNullopt(plain) || isa<clang::CXXNullPtrLiteralExpr>(plain)) return true;
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(plain)) {
    return IsMadeEmpty(function, *made);
  }
  const auto* list = dyn_cast<clang::InitListExpr>(plain);
  return list != nullptr && list->getNumInits() == 0;
}

// Does nobody but its initialiser give the local a value?
bool IsOnlyRead(const Body& body, const clang::VarDecl& variable) {
  return body.LambdasCapturing(&variable).empty() &&
         llvm::all_of(body.RefsTo(&variable), [&](const auto* ref) {
           const auto* cast =
               dyn_cast_or_null<clang::ImplicitCastExpr>(body.Parent(ref));
           return variable.getType().isConstQualified() ||
                  (cast != nullptr &&
                   (cast->getCastKind() == clang::CK_LValueToRValue ||
                    cast->getCastKind() == clang::CK_NoOp));
         });
}

const clang::VarDecl* LocalNamed(const clang::Expr* argument) {
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(argument));
  return variable != nullptr && variable->hasLocalStorage() &&
                 !isa<clang::ParmVarDecl>(variable) &&
                 variable->getInit() != nullptr
             ? variable
             : nullptr;
}

bool HasName(const clang::CXXMethodDecl& method, llvm::StringRef name) {
  return method.getIdentifier() != nullptr && method.getName() == name;
}

// `source_.get_token()`, `parent_.WithDeadline(t)`, `held_.get()`: the object
// that hands out the context; else null.
const clang::Expr* HandedOutBy(const Function& function,
                               const clang::CXXMemberCallExpr& call) {
  const clang::CXXMethodDecl* method = call.getMethodDecl();
  if (method == nullptr) return nullptr;
  const clang::Expr* object = Stripped(call.getImplicitObjectArgument());
  if (const clang::Expr* parent = ParentIn(function.unit(), call)) {
    return Stripped(parent) == object ? object : nullptr;
  }
  if (call.getNumArgs() != 0 || method->getIdentifier() == nullptr) {
    return nullptr;
  }
  const Resolver& resolver = function.unit().resolver();
  if (IsWrapper(resolver, object)) {
    return HasName(*method, "get") || HasName(*method, "value") ? object
                                                                : nullptr;
  }
  const auto role = resolver.ContextOf(call.getType());
  // Of the standard library's, a source or a thread; no container.
  const bool accessor =
      role &&
      ((method->getParent()->isInStdNamespace() &&
        !isa<clang::ClassTemplateSpecializationDecl>(method->getParent())) ||
       llvm::is_contained(role->type->accessors, method->getName()));
  return accessor ? object : nullptr;
}

// What the argument comes from: behind what hands it out, `&` and `*`.
const clang::Expr* OriginOf(const Function& function,
                            const clang::Expr* argument) {
  for (const clang::Expr* plain = Stripped(argument);;) {
    const clang::Expr* inner = nullptr;
    if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(plain)) {
      inner = HandedOutBy(function, *call);
    } else if (const auto* op = dyn_cast<clang::CXXOperatorCallExpr>(plain);
               op != nullptr && op->getOperator() == clang::OO_Star &&
               op->getNumArgs() == 1 &&
               IsWrapper(function.unit().resolver(), Stripped(op->getArg(0)))) {
      inner = op->getArg(0);
    } else if (const auto* unary = dyn_cast<clang::UnaryOperator>(plain);
               unary != nullptr && (unary->getOpcode() == clang::UO_AddrOf ||
                                    unary->getOpcode() == clang::UO_Deref)) {
      inner = unary->getSubExpr();
    }
    if (inner == nullptr) return plain;
    plain = Stripped(inner);
  }
}

// A token of a local source that does nothing but hand out tokens: nobody can
// end it.
bool IsOfIdleSource(const Function& function, const clang::Expr* argument) {
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(Stripped(argument));
  if (call == nullptr) return false;
  const clang::VarDecl* source = LocalNamed(HandedOutBy(function, *call));
  if (source == nullptr) return false;
  const auto* made = dyn_cast<clang::CXXConstructExpr>(source->getInit());
  const Body& body = function.body();
  return made != nullptr && made->getNumArgs() == 0 &&
         body.LambdasCapturing(source).empty() &&
         llvm::all_of(body.RefsTo(source), [&](const auto* ref) {
           const auto* handed = dyn_cast_or_null<clang::CXXMemberCallExpr>(
               body.Parent(body.Consumer(ref)));
           const auto* taker =
               handed == nullptr
                   ? nullptr
                   : dyn_cast_or_null<clang::CallExpr>(body.Consumer(handed));
           return taker != nullptr && HandedOutBy(function, *handed) != nullptr;
         });
}

}  // namespace

bool IsNothing(const Function& function, const clang::Expr* value) {
  if (SaysNothing(function, value) || IsOfIdleSource(function, value)) {
    return true;
  }
  const clang::VarDecl* local = LocalNamed(value);
  return local != nullptr && !local->getType()->isReferenceType() &&
         (local->getType()->isPointerType() ||
          IsWrapper(function.unit().resolver(), Stripped(value))) &&
         IsOnlyRead(function.body(), *local) &&
         SaysNothing(function, local->getInit());
}

const clang::NamedDecl* WiderThanCall(const Function& function,
                                      const clang::Expr* argument) {
  const clang::Expr* origin = OriginOf(function, argument);
  if (const auto* member = dyn_cast<clang::MemberExpr>(origin)) {
    const bool own = isa<clang::CXXThisExpr>(Stripped(member->getBase()));
    return own ? dyn_cast<clang::FieldDecl>(member->getMemberDecl()) : nullptr;
  }
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(origin));
  return variable != nullptr && variable->hasGlobalStorage() ? variable
                                                             : nullptr;
}

bool HoldsRoot(const Resolver& resolver, const clang::Expr* argument) {
  const clang::VarDecl* local = LocalNamed(argument);
  return local != nullptr && resolver.RootOf(*Stripped(local->getInit()));
}

}  // namespace ctxtidy::semantics
