#include "checks/semantics/propagation/stored_values.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/code/object_key.h"
#include "checks/semantics/unit.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

// How many pointers and wrappers, and derivations, are looked through.
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
  const clang::QualType given = Stripped(value)->getType();
  if (given->isNullPtrType()) return std::nullopt;
  // As what it is stored, and as what it is given.
  for (const clang::QualType each : {value->getType(), given}) {
    const clang::CXXRecordDecl* type = ClassBehind(resolver, each);
    if (type == nullptr || type->getIdentifier() == nullptr) continue;
    if (llvm::any_of(words, [&](llvm::StringRef word) {
          return EndsIn(type->getName(), word.trim());
        })) {
      return StoredDependency{value, type};
    }
  }
  return std::nullopt;
}

const clang::CallExpr* StoredBy(const Function& function,
                                const clang::CallExpr& look_up) {
  const auto* member = llvm::dyn_cast<clang::CXXMemberCallExpr>(&look_up);
  if (member == nullptr || member->getMethodDecl() == nullptr ||
      member->getNumArgs() == 0) {
    return nullptr;
  }
  const Unit& unit = function.unit();
  const Role<model::Key> got =
      unit.resolver().KeyGotBy(*member->getMethodDecl());
  const ObjectKey key = KeyOf(member->getArg(0));
  if (!got || key.empty()) return nullptr;
  const clang::Expr* context = member->getImplicitObjectArgument();
  for (unsigned steps = kMostLevels; context != nullptr && steps > 0; --steps) {
    const clang::CallExpr* made = DerivingCall(function, context);
    if (made == nullptr) return nullptr;
    const Role<model::Key> set =
        unit.resolver().KeySetBy(*made->getDirectCallee());
    if (set && set.entry == got.entry &&
        set.entry->argument < made->getNumArgs() &&
        KeyOf(made->getArg(set.entry->argument)) == key) {
      return made;
    }
    context = ParentIn(unit, *made);
  }
  return nullptr;
}

}  // namespace ctxtidy::semantics
