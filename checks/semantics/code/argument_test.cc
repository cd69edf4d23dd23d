#include "checks/semantics/code/argument_test.h"

#include "checks/semantics/code/body.h"
#include "checks/semantics/code/source_text.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// Does the argument's text mention the word, or that of a constant it names?
bool MentionsWord(const clang::ASTContext& context, const clang::Expr& argument,
                  llvm::StringRef word) {
  if (HasIdentifier(TextOf(context, argument.getSourceRange()), word)) {
    return true;
  }
  const Body parts(argument);
  return llvm::any_of(parts.statements(), [&](const clang::Stmt* part) {
    const auto* ref = dyn_cast<clang::DeclRefExpr>(part);
    const auto* constant =
        ref == nullptr ? nullptr : dyn_cast<clang::VarDecl>(ref->getDecl());
    return constant != nullptr && constant->getType().isConstQualified() &&
           constant->getInit() != nullptr &&
           HasIdentifier(TextOf(context, constant->getInit()->getSourceRange()),
                         word);
  });
}

}  // namespace

bool Holds(const model::ArgumentTest& test, clang::ASTContext& context,
           llvm::ArrayRef<const clang::Expr*> arguments) {
  const bool left_out = test.kind == model::ArgumentTest::Kind::kLeftOut;
  if (test.argument >= arguments.size()) return left_out;
  const clang::Expr& argument = *arguments[test.argument];
  switch (test.kind) {
    case model::ArgumentTest::Kind::kLeftOut:
      return llvm::isa<clang::CXXDefaultArgExpr>(argument);
    case model::ArgumentTest::Kind::kMentions:
      return llvm::any_of(test.words, [&](const std::string& word) {
        return MentionsWord(context, argument, word);
      });
    case model::ArgumentTest::Kind::kNull:
      return argument.isNullPointerConstant(
                 context, clang::Expr::NPC_ValueDependentIsNotNull) !=
             clang::Expr::NPCK_NotNull;
    case model::ArgumentTest::Kind::kNegative: {
      clang::Expr::EvalResult result;
      return !argument.isValueDependent() &&
             argument.EvaluateAsInt(result, context) &&
             result.Val.getInt().isNegative();
    }
  }
  return false;
}

bool MayHold(const model::ArgumentTest& test, clang::ASTContext& context,
             llvm::ArrayRef<const clang::Expr*> arguments) {
  if (Holds(test, context, arguments)) return true;
  if (test.argument >= arguments.size()) return false;
  if (test.kind == model::ArgumentTest::Kind::kLeftOut) return false;
  const clang::Expr& argument = *arguments[test.argument];
  return argument.isValueDependent() || !argument.isEvaluatable(context);
}

}  // namespace ctxtidy::semantics
