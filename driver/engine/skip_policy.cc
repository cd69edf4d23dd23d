#include "driver/engine/skip_policy.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Decl.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::engine {
namespace {

// T, T&, T&& or a pack.
bool TakesAnything(const clang::ParmVarDecl& parameter) {
  const clang::QualType type = parameter.getType();
  return parameter.isParameterPack() ||
         type.getNonReferenceType()->isTemplateTypeParmType();
}

}  // namespace

bool MaySkipBody(const clang::FunctionDecl& function) {
  const clang::SourceManager& sources =
      function.getASTContext().getSourceManager();
  if (!sources.isInSystemHeader(function.getLocation())) return false;
  return function.getDescribedFunctionTemplate() == nullptr ||
         llvm::none_of(function.parameters(), [](const auto* parameter) {
           return TakesAnything(*parameter);
         });
}

}  // namespace ctxtidy::engine
