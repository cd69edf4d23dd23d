#include "checks/semantics/propagation/stored_values.h"

#include "checks/semantics/unit.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

// How many pointers and wrappers are looked through.
constexpr unsigned kMostLevels = 6;

// What a holder of something else holds; null for other types.
clang::QualType HeldBy(const Resolver& resolver,
                       const clang::CXXRecordDecl& record) {
  const clang::QualType wrapped = resolver.WrappedBy(record);
  if (!wrapped.isNull()) return wrapped;
  const auto* made =
      llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(&record);
  if (made == nullptr || made->getTemplateArgs().size() == 0 ||
      made->getTemplateArgs()[0].getKind() != clang::TemplateArgument::Type) {
    return {};
  }
  constexpr llvm::StringLiteral kHolders[] = {"weak_ptr", "atomic", "not_null"};
  return llvm::is_contained(kHolders, made->getName())
             ? made->getTemplateArgs()[0].getAsType()
             : clang::QualType();
}

const clang::CXXRecordDecl* ClassBehind(const Resolver& resolver,
                                        clang::QualType type) {
  for (unsigned levels = kMostLevels; !type.isNull() && levels > 0; --levels) {
    type = type.getNonReferenceType();
    if (type->isPointerType()) {
      type = type->getPointeeType();
      continue;
    }
    const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
    if (record == nullptr) return nullptr;
    type = HeldBy(resolver, *record);
    if (type.isNull()) return record;
  }
  return nullptr;
}

// "UserRepository" and "user_repository" end in "Repository", "Compool" does
// not end in "Pool".
bool EndsIn(llvm::StringRef name, llvm::StringRef word) {
  return name.ends_with(word) || name == word.lower() ||
         name.ends_with("_" + word.lower());
}

}  // namespace

std::optional<StoredDependency> DependencyStoredBy(
    const Call& call, llvm::ArrayRef<llvm::StringRef> words) {
  const Resolver& resolver = call.function->unit().resolver();
  const Role<model::Key> role = resolver.KeySetBy(*call.callee);
  if (!role || !role.model->strict) return std::nullopt;
  // The value comes behind its key.
  const unsigned index = role.entry->argument + 1;
  if (index >= call.expr->getNumArgs()) return std::nullopt;
  const clang::Expr* value = call.expr->getArg(index);
  const clang::CXXRecordDecl* type =
      ClassBehind(resolver, Stripped(value)->getType());
  if (type == nullptr || type->getIdentifier() == nullptr) return std::nullopt;
  const bool dependency = llvm::any_of(words, [&](llvm::StringRef word) {
    return EndsIn(type->getName(), word.trim());
  });
  if (!dependency) return std::nullopt;
  return StoredDependency{value, type};
}

}  // namespace ctxtidy::semantics
