#include "checks/semantics/propagation/imposed.h"

#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::isa;

bool IsSpecialMember(const clang::FunctionDecl& decl) {
  if (isa<clang::CXXDestructorDecl, clang::CXXConversionDecl>(decl)) {
    return true;
  }
  const auto* constructor = dyn_cast<clang::CXXConstructorDecl>(&decl);
  return constructor != nullptr && (constructor->isCopyOrMoveConstructor() ||
                                    constructor->isInheritingConstructor());
}

// Is it virtual, or may it turn out to be?
bool IsImposedByClass(const clang::CXXMethodDecl& method) {
  const clang::CXXRecordDecl& record = *method.getParent();
  const clang::FunctionDecl& pattern = PatternOf(method);
  const auto* written = dyn_cast<clang::CXXMethodDecl>(&pattern);
  return method.isVirtual() || method.size_overridden_methods() > 0 ||
         (written != nullptr && written->getParent()->hasAnyDependentBases()) ||
         record.getTemplateSpecializationKind() ==
             clang::TSK_ExplicitSpecialization;
}

// The types of the parameters are equal but for those at which only `different`
// looks.
bool SameParameters(const clang::ASTContext& context,
                    const clang::FunctionDecl& a,
                    const clang::FunctionDecl& b) {
  return a.getNumParams() == b.getNumParams() &&
         llvm::all_of_zip(a.parameters(), b.parameters(),
                          [&](const auto* one, const auto* other) {
                            return context.hasSameType(one->getType(),
                                                       other->getType());
                          });
}

// The same number of parameters, a context of one type at the same place.
bool SameButForOthers(const Unit& unit, const clang::FunctionDecl& a,
                      const clang::FunctionDecl& b) {
  if (a.getNumParams() != b.getNumParams()) return false;
  return llvm::any_of(
      llvm::zip(a.parameters(), b.parameters()), [&](const auto& pair) {
        const auto& [one, other] = pair;
        return unit.resolver().ContextOf(one->getType()) &&
               unit.context().hasSameType(one->getType(), other->getType());
      });
}

// An overload that is told apart by another parameter's type.
bool IsOneOfOverloads(const Unit& unit, const clang::FunctionDecl& decl) {
  const auto* constructor = dyn_cast<clang::CXXConstructorDecl>(&decl);
  if (constructor != nullptr || decl.getNumParams() < 2) return false;
  const clang::DeclContext* scope = decl.getDeclContext()->getRedeclContext();
  return llvm::any_of(
      scope->lookup(decl.getDeclName()), [&](const clang::NamedDecl* named) {
        const clang::FunctionDecl* other = named->getAsFunction();
        return other != nullptr &&
               other->getCanonicalDecl() != decl.getCanonicalDecl() &&
               SameButForOthers(unit, decl, *other);
      });
}

// Another class has the same member, without a base class that asks for it.
bool IsSharedByClasses(const Unit& unit, const clang::FunctionDecl& decl) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&decl);
  if (method == nullptr || method->getIdentifier() == nullptr) return false;
  return llvm::any_of(unit.functions(), [&](const auto& function) {
    const auto* other = dyn_cast<clang::CXXMethodDecl>(&function->owner());
    return other != nullptr && other->getParent() != method->getParent() &&
           other->getDeclName() == method->getDeclName() &&
           SameParameters(unit.context(), decl, *other);
  });
}

}  // namespace

bool HasImposedShape(const Unit& unit, const clang::FunctionDecl& decl) {
  if (decl.isMain() || decl.isExternC() || decl.isInExternCContext() ||
      decl.isOverloadedOperator() || IsSpecialMember(decl) ||
      !decl.getFunctionTypeLoc() ||  // Declared through a typedef.
      decl.getTemplateSpecializationKind() ==
          clang::TSK_ExplicitSpecialization ||
      unit.IsAddressTaken(decl)) {
    return true;
  }
  const clang::IdentifierInfo* name = decl.getIdentifier();
  if (name != nullptr && name->isStr("tag_invoke")) return true;
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&decl);
  if (method != nullptr && IsImposedByClass(*method)) return true;
  return IsOneOfOverloads(unit, decl) || IsSharedByClasses(unit, decl);
}

}  // namespace ctxtidy::semantics
