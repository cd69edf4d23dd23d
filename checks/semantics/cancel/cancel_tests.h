#ifndef CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCEL_TESTS_H_
#define CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCEL_TESTS_H_

#include <optional>

#include "checks/semantics/code/function.h"
#include "clang/AST/Stmt.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/SmallVector.h"

namespace ctxtidy::semantics {

// Something that tells a cancellation from everything else.
struct CancelTest {
  const clang::Stmt* stmt =
      nullptr;  // A comparison, a call, a handler, a case.
  clang::SourceRange range;
  // The variables and members that hold what was looked at.
  llvm::SmallVector<const clang::ValueDecl*, 2> subjects;
  bool of_context = false;  // Not an error was asked, but the context itself.
};

// What the conditions of one function tell about cancellation.
class CancelTests {
 public:
  // `depth`: so far are functions followed that ask in turn.
  explicit CancelTests(const Function& function, unsigned depth = 2)
      : function_(function), depth_(depth) {}

  // Might anything in the function tell? If not, the rest is not worth asking.
  bool MayTell() const;

  // The test that says "cancelled" if the condition has that outcome.
  std::optional<CancelTest> Implied(const clang::Expr* condition,
                                    bool outcome) const;
  // Does that outcome say that nobody has cancelled or stopped anything? Then a
  // cancellation comes as a surprise.
  bool Denies(const clang::Expr* condition, bool outcome) const;
  // Of a handler for cancellations only, of a function that is given nothing
  // else, and of `case kCancelled:`.
  std::optional<CancelTest> OfHandler(const clang::CXXCatchStmt& handler) const;
  std::optional<CancelTest> OfParameter() const;
  std::optional<CancelTest> OfCase(const clang::CaseStmt& label,
                                   const clang::SwitchStmt& choice) const;

 private:
  bool IsCode(const clang::Expr* expr) const;
  bool IsTestCall(const clang::CallExpr& call) const;
  // Does the call, or what is read, ask a context whether it is over?
  // `canceled`: and can it be over for no other reason?
  bool AsksContext(const clang::Expr& expr, bool canceled) const;
  bool AnswersBody(const clang::CallExpr& call, bool answer) const;
  std::optional<CancelTest> Compared(const clang::Expr* condition,
                                     bool outcome) const;
  std::optional<CancelTest> ByVariable(const clang::DeclRefExpr& ref,
                                       bool outcome) const;
  bool IsCanceledClass(clang::QualType type) const;

  const Function& function_;
  unsigned depth_;
};

}  // namespace ctxtidy::semantics

#endif  // CTXTIDY_CHECKS_SEMANTICS_CANCEL_CANCEL_TESTS_H_
