#include "checks/semantics/dropped.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast_or_null;

bool IsStdIgnore(const clang::Expr* target) {
  const clang::ValueDecl* named = Named(target);
  return named != nullptr && named->isInStdNamespace() &&
         named->getIdentifier() != nullptr && named->getName() == "ignore";
}

// `(void)c`, `std::ignore = c`.
bool ThrowsAway(const clang::Stmt* user) {
  if (const auto* cast = dyn_cast_or_null<clang::ExplicitCastExpr>(user)) {
    return cast->getType()->isVoidType();
  }
  const auto* set = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user);
  return set != nullptr && set->getOperator() == clang::OO_Equal &&
         IsStdIgnore(set->getArg(0));
}

// Does the class hold one of the other, by itself or in a smart pointer?
bool Holds(const clang::CXXRecordDecl& whole,
           const clang::CXXRecordDecl& part) {
  auto is_part = [&](clang::QualType type) {
    const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
    return record != nullptr &&
           record->getCanonicalDecl() == part.getCanonicalDecl();
  };
  return llvm::any_of(whole.fields(), [&](const clang::FieldDecl* field) {
    if (is_part(field->getType())) return true;
    const auto* held =
        llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
            field->getType()->getAsCXXRecordDecl());
    return held != nullptr &&
           llvm::any_of(
               held->getTemplateArgs().asArray(), [&](const auto& one) {
                 return one.getKind() == clang::TemplateArgument::Type &&
                        is_part(one.getAsType());
               });
  });
}

// Does a constructor make a part of the context that it is given? That one is
// under construction itself then, and of no use yet.
bool IsUnderConstruction(const Function& function,
                         const clang::ValueDecl& context) {
  const auto* made =
      dyn_cast_or_null<clang::CXXConstructorDecl>(function.decl());
  if (made == nullptr || !llvm::isa<clang::ParmVarDecl>(context)) return false;
  clang::QualType type = context.getType().getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  const clang::CXXRecordDecl* whole = type->getAsCXXRecordDecl();
  return whole != nullptr && whole->hasDefinition() &&
         Holds(*whole->getDefinition(), *made->getParent());
}

}  // namespace

bool IsDropped(const Function& function, const clang::ValueDecl& context) {
  if (context.getDeclName().isEmpty()) return true;
  if (llvm::isa<clang::ParmVarDecl>(context) &&
      context.hasAttr<clang::UnusedAttr>()) {
    return true;
  }
  if (IsUnderConstruction(function, context)) return true;
  const Body& body = function.body();
  return llvm::any_of(body.RefsTo(&context), [&](const auto* ref) {
    return ThrowsAway(body.Consumer(ref));
  });
}

}  // namespace ctxtidy::semantics
