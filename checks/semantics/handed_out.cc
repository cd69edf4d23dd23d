#include "checks/semantics/handed_out.h"

#include <optional>

#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

std::optional<Available> HandedOutBy(const Resolver& resolver,
                                     const Available& context,
                                     const ContextRole& wanted) {
  const clang::CXXRecordDecl* record = context.role.record;
  if (record == nullptr || !record->hasDefinition()) return std::nullopt;
  for (const auto* method : record->getDefinition()->methods()) {
    if (method->getIdentifier() == nullptr || method->isStatic() ||
        method->getNumParams() != 0 ||
        (context.constant && !method->isConst()) ||
        method->getAccess() != clang::AS_public ||
        !llvm::is_contained(context.role.type->observe, method->getName())) {
      continue;
    }
    const auto role = resolver.ContextOf(method->getReturnType());
    if (!role || role->type != wanted.type) continue;
    Available found = context;
    found.role = *role;
    found.origin = Available::Origin::kAccessor;
    found.spelling += context.role.pointer ? "->" : ".";
    found.spelling += method->getNameAsString() + "()";
    found.constant = true;
    return found;
  }
  return std::nullopt;
}

}  // namespace

void AddHandedOut(const Resolver& resolver, const ContextRole& wanted,
                  std::vector<Available>& contexts) {
  if (llvm::any_of(contexts, [&](const Available& context) {
        return context.role.type == wanted.type;
      })) {
    return;
  }
  std::vector<Available> found;
  for (const Available& context : contexts) {
    if (auto handed = HandedOutBy(resolver, context, wanted)) {
      found.push_back(std::move(*handed));
    }
  }
  llvm::append_range(contexts, found);
}

}  // namespace ctxtidy::semantics
