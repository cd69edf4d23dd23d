#include "checks/semantics/roots.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/GlobPattern.h"

// Where roots are right, whatever is in scope.
namespace ctxtidy::semantics {
namespace {

// Does a file answer to one of a model's globs?
bool IsIn(const Function& function, const std::vector<std::string>& globs) {
  if (globs.empty()) return false;
  const clang::SourceManager& sources =
      function.unit().context().getSourceManager();
  const llvm::StringRef file = sources.getFilename(
      sources.getExpansionLoc(function.owner().getBeginLoc()));
  return llvm::any_of(globs, [&](const std::string& text) {
    llvm::Expected<llvm::GlobPattern> glob = llvm::GlobPattern::create(text);
    if (!glob) llvm::consumeError(glob.takeError());
    return glob && glob->match(file);
  });
}

}  // namespace

bool IsWhereRootsAreRight(const Function& function, const model::Model* model) {
  return llvm::any_of(function.unit().resolver().models(),
                      [&](const model::Model& rules) {
                        return Resolver::CountsFor(rules, model) &&
                               IsIn(function, rules.allow_roots_in);
                      });
}

bool MayMakeRoots(const Function& function, const model::Model* model) {
  const Resolver& resolver = function.unit().resolver();
  for (const Function* at = &function; at != nullptr; at = at->enclosing()) {
    if (at->IsRoot() || at->IsMain()) return true;
    if (at->decl() == nullptr) continue;
    // What derives a context for others begins with an empty one.
    if (llvm::isa<clang::CXXDestructorDecl>(at->decl()) ||
        resolver.IsCleanup(*at->decl(), model) ||
        resolver.DerivationOf(*at->decl())) {
      return true;
    }
  }
  return IsWhereRootsAreRight(function, model);
}

}  // namespace ctxtidy::semantics
