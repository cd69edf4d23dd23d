#ifndef CTXTIDY_TESTS_UNIT_SEMANTICS_PARSED_H_
#define CTXTIDY_TESTS_UNIT_SEMANTICS_PARSED_H_

#include <gtest/gtest.h>

#include <memory>
#include <stdexcept>
#include <string>

#include "checks/model/model_loader.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/Basic/Diagnostic.h"

namespace clang {
class ASTUnit;
}  // namespace clang

namespace ctxtidy::semantics {

// The models of `text`, which is YAML.
std::shared_ptr<const model::ModelSet> ModelsOf(llvm::StringRef text);
// The models of mini.h.
std::shared_ptr<const model::ModelSet> MiniModels();

// A small source, parsed and analysed. It sees mini.h without including it.
// What is looked for and not found ends the test with an exception.
class Parsed {
 public:
  explicit Parsed(llvm::StringRef code,
                  std::shared_ptr<const model::ModelSet> models = MiniModels());
  ~Parsed();

  const Unit& unit() const { return *unit_; }
  clang::ASTContext& ast() const { return unit_->context(); }

  // The function, or what is initialised, as selectors name it. Of several (of
  // a template's instantiations) the first.
  const Function& In(llvm::StringRef name) const;
  // The lambda written as the `index`th in that function.
  const Function& LambdaIn(llvm::StringRef name, unsigned index = 0) const;
  // A function or variable, declared in the source or else in mini.h.
  const clang::FunctionDecl& Declared(llvm::StringRef name) const;
  const clang::VarDecl& Variable(llvm::StringRef name) const;

  std::string Text(clang::SourceRange range) const {
    return TextOf(ast(), range).str();
  }
  unsigned Line(clang::SourceLocation location) const;

  // The first statement of that class in the function that is spelt so.
  template <class T = clang::Expr>
  const T& Find(const Function& function, llvm::StringRef text) const {
    for (const clang::Stmt* stmt : function.body().statements()) {
      const auto* found = llvm::dyn_cast<T>(stmt);
      if (found != nullptr && Text(found->getSourceRange()) == text) {
        return *found;
      }
    }
    throw std::runtime_error("no statement of that kind is " + text.str());
  }
  const Call& CallIn(const Function& function, llvm::StringRef text) const;

  // The source with the fix applied.
  std::string Fixed(llvm::ArrayRef<clang::FixItHint> fix) const;

 private:
  std::string code_;
  std::unique_ptr<clang::ASTUnit> ast_;
  std::unique_ptr<Unit> unit_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_TESTS_UNIT_SEMANTICS_PARSED_H_
