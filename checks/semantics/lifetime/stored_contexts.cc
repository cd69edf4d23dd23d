#include "checks/semantics/lifetime/stored_contexts.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// How deep containers are looked into.
constexpr unsigned kMostLevels = 4;

// The context in a value of that type: what std's classes are made of is looked
// through, types of functions are not.
std::optional<ContextRole> ContextIn(const Resolver& resolver,
                                     clang::QualType type, unsigned levels) {
  if (type.isNull() || type->isDependentType() || levels == 0) {
    return std::nullopt;
  }
  if (const clang::ArrayType* array = type->getAsArrayTypeUnsafe()) {
    return ContextIn(resolver, array->getElementType(), levels - 1);
  }
  if (std::optional<ContextRole> role = resolver.ContextOf(type)) return role;
  const clang::QualType inner = type.getNonReferenceType();
  if (inner->isPointerType() && !inner->isFunctionPointerType()) {
    return ContextIn(resolver, inner->getPointeeType(), levels - 1);
  }
  const auto* made =
      llvm::dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(
          inner->getAsCXXRecordDecl());
  if (made == nullptr || !made->isInStdNamespace()) return std::nullopt;
  auto look = [&](const clang::TemplateArgument& argument) {
    return argument.getKind() == clang::TemplateArgument::Type
               ? ContextIn(resolver, argument.getAsType(), levels - 1)
               : std::nullopt;
  };
  for (const clang::TemplateArgument& argument :
       made->getTemplateArgs().asArray()) {
    if (argument.getKind() != clang::TemplateArgument::Pack) {
      if (auto role = look(argument)) return role;
      continue;
    }
    for (const clang::TemplateArgument& part : argument.pack_elements()) {
      if (auto role = look(part)) return role;
    }
  }
  return std::nullopt;
}

// Is the class part of how coroutines work (a promise, an awaiter), or a
// closure, written by hand?
bool IsClosure(const clang::CXXRecordDecl& record) {
  if (record.isLambda()) return true;
  const clang::IdentifierInfo* name = record.getIdentifier();
  if (name != nullptr && name->isStr("promise_type")) return true;
  return llvm::any_of(record.methods(), [](const auto* method) {
    const clang::IdentifierInfo* id = method->getIdentifier();
    return id == nullptr
               ? method->getOverloadedOperator() == clang::OO_Call
               : id->isStr("await_suspend") || id->isStr("await_ready") ||
                     id->isStr("get_return_object");
  });
}

// Or one of its bases? What tests share (gtest's `Test`) ends with the test.
bool InheritsAnExcuse(const clang::CXXRecordDecl& record) {
  if (!record.hasDefinition()) return false;
  return llvm::any_of(record.bases(), [](const clang::CXXBaseSpecifier& base) {
    const clang::CXXRecordDecl* above = base.getType()->getAsCXXRecordDecl();
    if (above == nullptr) return false;
    const clang::IdentifierInfo* name = above->getIdentifier();
    return (name != nullptr && name->isStr("Test")) || IsClosure(*above) ||
           InheritsAnExcuse(*above);
  });
}

// Does it stand in the context's own namespace? The library knows what it does.
bool IsOfTheLibrary(const clang::CXXRecordDecl& record,
                    const ContextRole& context) {
  const clang::DeclContext* place =
      context.record->getEnclosingNamespaceContext();
  return place->isNamespace() && place->Encloses(record.getDeclContext());
}

// Is it what a derivation returns: a context beside the function that ends it?
bool IsDerivedResult(const model::Model& model,
                     const clang::CXXRecordDecl& record) {
  auto has = [&](llvm::StringRef member) {
    return member.consume_front(".") &&
           llvm::any_of(record.fields(), [&](const auto* field) {
             return field->getName() == member;
           });
  };
  return llvm::any_of(model.derive, [&](const model::Derivation& derive) {
    return has(derive.context) && has(derive.cancel);
  });
}

// Does the class hand the context out? Then it is the request's own object.
bool HasAccessor(const Resolver& resolver, const clang::CXXRecordDecl& record) {
  return llvm::any_of(record.methods(), [&](const auto* method) {
    if (method->getIdentifier() == nullptr || method->getNumParams() != 0 ||
        method->getAccess() != clang::AS_public) {
      return false;
    }
    const auto role = resolver.ContextOf(method->getReturnType());
    return role && llvm::is_contained(role->type->accessors, method->getName());
  });
}

}  // namespace

std::vector<StoredContext> StoredContextsOf(
    const Resolver& resolver, const clang::CXXRecordDecl& record) {
  std::vector<StoredContext> found;
  for (const clang::FieldDecl* field : record.fields()) {
    std::optional<ContextRole> role =
        ContextIn(resolver, field->getType(), kMostLevels);
    if (role && role->model->strict) found.push_back({field, *role});
  }
  if (found.empty() || record.isLocalClass() != nullptr ||
      resolver.IsContext(record) || IsClosure(record) ||
      InheritsAnExcuse(record) || IsOfTheLibrary(record, found.front().role) ||
      IsDerivedResult(*found.front().role.model, record) ||
      HasAccessor(resolver, record)) {
    return {};
  }
  return found;
}

}  // namespace ctxtidy::semantics
