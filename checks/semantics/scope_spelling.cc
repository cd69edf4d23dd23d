// How a context in scope is written where a parameter wants it.
#include "checks/semantics/scope.h"

namespace ctxtidy::semantics {

std::string Available::SpelledFor(clang::QualType parameter) const {
  const bool wants_pointer = parameter.getNonReferenceType()->isPointerType();
  if (role.wrapper) {
    const clang::QualType held = parameter.getNonReferenceType();
    if (held->isPointerType()) return "&*" + spelling;
    const auto* record = held->getAsCXXRecordDecl();
    const auto* type = llvm::dyn_cast_or_null<clang::ValueDecl>(decl);
    const auto* own =
        type == nullptr
            ? nullptr
            : type->getType().getNonReferenceType()->getAsCXXRecordDecl();
    return (record != nullptr && record == own ? "" : "*") + spelling;
  }
  if (wants_pointer == role.pointer) return spelling;
  return (wants_pointer ? "&" : "*") + spelling;
}

}  // namespace ctxtidy::semantics
