#include "parsed.h"

#include <utility>
#include <vector>

#include "clang/ASTMatchers/ASTMatchFinder.h"
#include "clang/ASTMatchers/ASTMatchers.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Frontend/ASTUnit.h"
#include "clang/Tooling/Core/Replacement.h"
#include "clang/Tooling/Tooling.h"

namespace ctxtidy::semantics {
namespace {

using namespace clang::ast_matchers;  // NOLINT: as all its users do.

constexpr char kMiniModels[] = R"yaml(
model: ctx
contexts:
  - type: ctx::Context
    shape: token
    position: first
    accessors: [context]
    done: [Err]
roots:
  - function: ctx::Background
derive:
  - function: ctx::WithCancel
    parent: arg0
    context: .context
    cancel: .cancel
    guard: ctx::CancelGuard
  - function: ctx::WithPair
    parent: arg0
    context: .0
    cancel: .1
  - function: ctx::WithDeadline
    parent: arg0
keys:
  - set: ctx::WithValue
    key: arg1
    get: ctx::Context::Value
    typed: ctx::Key
callables:
  - function: std::thread::thread
    runs: elsewhere
  - function: std::invoke
    runs: here
blocking:
  - function: std::this_thread::sleep_for
    instead: ctx::SleepFor({ctx}, {0})
    min: 1ms
---
model: az
contexts:
  - type: az::Context
    position: last
    accessors: [context]
    done: [IsCancelled]
roots:
  - constructor: az::Context
  - variable: az::Context::kApplication
---
model: rpc
contexts:
  - type: rpc::ServerContext
    shape: operation
    position: first
    accessors: [server_context]
---
model: std
contexts:
  - type: std::stop_token
roots:
  - constructor: std::stop_token
---
model: blocking
blocking:
  - function: std::this_thread::sleep_for
    advice: use a wait that the context can end instead
  - function: Block
    advice: use something else
)yaml";

// The first in the source, or else in mini.h.
template <class Decl, class Matcher>
const Decl& First(const Matcher& matcher, clang::ASTContext& context,
                  llvm::StringRef name) {
  const Decl* first = nullptr;
  for (const BoundNodes& nodes : match(matcher.bind("found"), context)) {
    const auto* found = nodes.getNodeAs<Decl>("found");
    const clang::SourceManager& sources = context.getSourceManager();
    if (sources.isInMainFile(found->getLocation())) return *found;
    if (first == nullptr) first = found;
  }
  if (first != nullptr) return *first;
  throw std::runtime_error("nothing is declared as " + name.str());
}

}  // namespace

std::shared_ptr<const model::ModelSet> ModelsOf(llvm::StringRef text) {
  llvm::Expected<model::ModelSet> models =
      model::LoadModels(llvm::MemoryBufferRef(text, "test.yaml"));
  if (!models) throw std::runtime_error(llvm::toString(models.takeError()));
  return std::make_shared<const model::ModelSet>(*std::move(models));
}

std::shared_ptr<const model::ModelSet> MiniModels() {
  static const auto models = ModelsOf(kMiniModels);
  return models;
}

Parsed::Parsed(llvm::StringRef code,
               std::shared_ptr<const model::ModelSet> models)
    : code_(code) {
  const std::vector<std::string> flags = {
      "-std=c++20", "-w",    "-nostdinc", "-isystem" CTXTIDY_MINI_DIRECTORY,
      "-include",   "mini.h"};
  ast_ = clang::tooling::buildASTFromCodeWithArgs(code, flags, "test.cc");
  if (ast_ == nullptr || ast_->getDiagnostics().hasErrorOccurred()) {
    throw std::runtime_error("the source does not compile:\n" + code_);
  }
  unit_ = std::make_unique<Unit>(ast_->getASTContext(), std::move(models));
}

Parsed::~Parsed() = default;

const Function& Parsed::In(llvm::StringRef name) const {
  for (const auto& function : unit_->functions()) {
    if (SelectorName(function->owner()) == name) return *function;
  }
  throw std::runtime_error("no function is " + name.str());
}

const Function& Parsed::LambdaIn(llvm::StringRef name, unsigned index) const {
  const Function& outer = In(name);
  for (const auto& function : unit_->functions()) {
    if (function->lambda() == nullptr || function->enclosing() != &outer)
      continue;
    if (index-- == 0) return *function;
  }
  throw std::runtime_error("not as many lambdas are in " + name.str());
}

const clang::FunctionDecl& Parsed::Declared(llvm::StringRef name) const {
  return First<clang::FunctionDecl>(functionDecl(hasName(name)), ast(), name);
}

const clang::VarDecl& Parsed::Variable(llvm::StringRef name) const {
  return First<clang::VarDecl>(varDecl(hasName(name)), ast(), name);
}

unsigned Parsed::Line(clang::SourceLocation location) const {
  return ast().getSourceManager().getExpansionLineNumber(location);
}

const Call& Parsed::CallIn(const Function& function,
                           llvm::StringRef text) const {
  for (const Call& call : function.calls()) {
    if (Text(call.expr->getSourceRange()) == text) return call;
  }
  throw std::runtime_error("no call is " + text.str());
}

std::string Parsed::Fixed(llvm::ArrayRef<clang::FixItHint> fix) const {
  clang::tooling::Replacements edits;
  for (const clang::FixItHint& hint : fix) {
    const clang::tooling::Replacement edit(ast().getSourceManager(),
                                           hint.RemoveRange, hint.CodeToInsert,
                                           ast().getLangOpts());
    if (llvm::Error conflict = edits.add(edit)) {
      throw std::runtime_error(llvm::toString(std::move(conflict)));
    }
  }
  llvm::Expected<std::string> fixed =
      clang::tooling::applyAllReplacements(code_, edits);
  if (!fixed) throw std::runtime_error(llvm::toString(fixed.takeError()));
  return *fixed;
}

}  // namespace ctxtidy::semantics
