#include "checks/semantics/code/source_text.h"

#include <gtest/gtest.h>

#include "parsed.h"

namespace ctxtidy::semantics {
namespace {

constexpr char kSource[] =
    "#define NUMBER 40 + 2\n"
    "#define TWICE(x) (x) + (x)\n"
    "int add(int, int);\n"
    "void F(int first, int second) {\n"
    "\t add(first,  /* here */ second);\n"
    "  add(NUMBER, first);\n"
    "  add(TWICE(first), second);\n"
    "}\n";

class SourceTextTest : public testing::Test {
 protected:
  const clang::CallExpr& CallAt(unsigned index) const {
    return *parsed_.In("F").calls().at(index).expr;
  }
  clang::SourceRange Argument(unsigned call, unsigned index) const {
    return CallAt(call).getArg(index)->getSourceRange();
  }

  const Parsed parsed_{kSource};
};

TEST_F(SourceTextTest, IsTheTextAsItStandsInTheFile) {
  EXPECT_EQ(TextOf(parsed_.ast(), CallAt(0).getSourceRange()),
            "add(first,  /* here */ second)");
  EXPECT_EQ(TextOf(parsed_.ast(), Argument(0, 1)), "second");
}

TEST_F(SourceTextTest, LeavesMacrosUnexpanded) {
  EXPECT_EQ(TextOf(parsed_.ast(), Argument(1, 0)), "NUMBER");
  EXPECT_EQ(TextOf(parsed_.ast(), Argument(2, 0)), "TWICE(first)");
  EXPECT_EQ(TextOf(parsed_.ast(), CallAt(1).getSourceRange()),
            "add(NUMBER, first)");
}

TEST_F(SourceTextTest, EndsBehindTheLastToken) {
  const clang::SourceLocation end = EndOf(parsed_.ast(), Argument(0, 1));
  ASSERT_TRUE(end.isValid());
  EXPECT_EQ(TextOf(parsed_.ast(), {end, end}), ")");
  const auto& sum = *llvm::cast<clang::BinaryOperator>(CallAt(1).getArg(0));
  EXPECT_TRUE(EndOf(parsed_.ast(), sum.getLHS()->getSourceRange()).isInvalid())
      << "inside a macro";
}

TEST_F(SourceTextTest, KnowsTheIndentationOfALine) {
  EXPECT_EQ(IndentationAt(parsed_.ast(), Argument(0, 1).getBegin()), "\t ");
  EXPECT_EQ(IndentationAt(parsed_.ast(), CallAt(1).getBeginLoc()), "  ");
  EXPECT_EQ(IndentationAt(parsed_.ast(), parsed_.In("F").owner().getLocation()),
            "");
}

TEST_F(SourceTextTest, KnowsPlainText) {
  EXPECT_TRUE(IsPlainText(CallAt(0).getSourceRange()));
  EXPECT_TRUE(IsPlainText(CallAt(1).getSourceRange()))
      << "its ends are: macros inside are kept";
  EXPECT_FALSE(IsPlainText(Argument(1, 0)));
  EXPECT_FALSE(IsPlainText(Argument(2, 0)));
  EXPECT_FALSE(IsPlainText(clang::SourceRange()));
}

}  // namespace
}  // namespace ctxtidy::semantics
