#include "checks/semantics/cancel/cancel_tests.h"

#include "checks/semantics/code/assignments.h"
#include "checks/semantics/code/comparison.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa_and_nonnull;

// The constant itself: without casts, a sign, and the error code that is made
// of it.
const clang::Expr* CodeIn(const clang::Expr* expr) {
  for (;;) {
    expr = Stripped(expr);
    if (const auto* cast = dyn_cast_or_null<clang::ExplicitCastExpr>(expr)) {
      expr = cast->getSubExpr();
    } else if (const auto* sign =
                   dyn_cast_or_null<clang::UnaryOperator>(expr)) {
      if (sign->getOpcode() != clang::UO_Minus) return expr;
      expr = sign->getSubExpr();
    } else if (const auto* made =
                   dyn_cast_or_null<clang::CXXConstructExpr>(expr)) {
      if (made->getNumArgs() == 0) return expr;
      expr = made->getArg(0);
    } else if (const auto* call = dyn_cast_or_null<clang::CallExpr>(expr)) {
      const clang::FunctionDecl* callee = call->getDirectCallee();
      if (callee == nullptr || callee->getIdentifier() == nullptr ||
          !callee->getName().starts_with("make_error_co") ||
          call->getNumArgs() == 0) {
        return expr;
      }
      expr = call->getArg(0);
    } else {
      return expr;
    }
  }
}

// Names of flags that say that work is to end, and that it is to go on.
constexpr llvm::StringLiteral kStopWords[] = {
    "stop", "shut", "clos",  "cancel", "abort", "exit",
    "quit", "term", "destr", "done",   "finish"};
constexpr llvm::StringLiteral kRunWords[] = {"running", "alive", "active",
                                             "started", "open"};

bool HasWord(llvm::StringRef name, llvm::ArrayRef<llvm::StringLiteral> words) {
  const std::string lower = name.lower();
  return llvm::any_of(words, [&](llvm::StringLiteral word) {
    return llvm::StringRef(lower).contains(word);
  });
}

// The names in `stopping_`, `state->stopping`, `IsStopping()`, `stop.load()`.
void NamesIn(const clang::Expr* expr,
             llvm::SmallVectorImpl<llvm::StringRef>& names) {
  expr = Stripped(expr);
  const clang::NamedDecl* named = nullptr;
  if (const auto* ref = dyn_cast_or_null<clang::DeclRefExpr>(expr)) {
    named = ref->getDecl();
  } else if (const auto* member = dyn_cast_or_null<clang::MemberExpr>(expr)) {
    named = member->getMemberDecl();
  } else if (const auto* call = dyn_cast_or_null<clang::CallExpr>(expr)) {
    named = call->getDirectCallee();
    if (const auto* method = dyn_cast<clang::CXXMemberCallExpr>(call)) {
      NamesIn(method->getImplicitObjectArgument(), names);
    }
  }
  if (named != nullptr && named->getIdentifier() != nullptr) {
    names.push_back(named->getName());
  }
}

// Does the call read an atomic, `flag.load()` or converted to its value?
bool ReadsAtomic(const clang::CXXMemberCallExpr& call) {
  const clang::CXXMethodDecl* method = call.getMethodDecl();
  return method != nullptr && method->getParent()->isInStdNamespace() &&
         (llvm::isa<clang::CXXConversionDecl>(method) ||
          (method->getIdentifier() != nullptr && method->getName() == "load"));
}

CancelTest TestAt(const clang::Expr* expr) {
  return {expr, expr->getSourceRange(), Mentioned(expr), false};
}

}  // namespace

bool CancelTests::IsCanceledClass(clang::QualType type) const {
  if (type.isNull()) return false;
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr &&
         function_.unit().resolver().IsCanceledException(*record);
}

bool CancelTests::IsCode(const clang::Expr* expr) const {
  expr = CodeIn(expr);
  const Resolver& resolver = function_.unit().resolver();
  if (const auto* ref = dyn_cast_or_null<clang::DeclRefExpr>(expr)) {
    return resolver.IsCanceledCode(*ref->getDecl());
  }
  if (const auto* member = dyn_cast_or_null<clang::MemberExpr>(expr)) {
    return resolver.IsCanceledCode(*member->getMemberDecl());
  }
  if (!isa_and_nonnull<clang::IntegerLiteral>(expr)) return false;
  const clang::ASTContext& context = function_.unit().context();
  const clang::SourceManager& sources = context.getSourceManager();
  clang::SourceLocation at = expr->getBeginLoc();
  while (at.isMacroID() && sources.isMacroArgExpansion(at)) {
    at = sources.getImmediateMacroCallerLoc(at);
  }
  return at.isMacroID() &&
         resolver.IsCanceledMacro(clang::Lexer::getImmediateMacroName(
             at, sources, context.getLangOpts()));
}

bool CancelTests::IsTestCall(const clang::CallExpr& call) const {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee == nullptr ||
      !function_.unit().resolver().IsCanceledTest(*callee)) {
    return false;
  }
  // `error.is_compatible_with<Cancelled>()`: what is asked for is spelt out.
  const clang::Expr* named = call.getCallee()->IgnoreParenImpCasts();
  llvm::ArrayRef<clang::TemplateArgumentLoc> spelt;
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(named)) {
    spelt = ref->template_arguments();
  } else if (const auto* member = dyn_cast<clang::MemberExpr>(named)) {
    spelt = member->template_arguments();
  }
  return spelt.empty() ||
         llvm::all_of(spelt, [&](const clang::TemplateArgumentLoc& argument) {
           return argument.getArgument().getKind() ==
                      clang::TemplateArgument::Type &&
                  IsCanceledClass(argument.getArgument().getAsType());
         });
}

bool CancelTests::AsksContext(const clang::Expr& any, bool canceled) const {
  const auto* member =
      dyn_cast<clang::MemberExpr>(&any);  // `client.interrupted`
  const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&any);
  const clang::Expr* object = nullptr;
  const clang::NamedDecl* asked = nullptr;
  if (member != nullptr) {
    object = member->getBase();
    asked = member->getMemberDecl();
  } else if (call != nullptr) {
    object = call->getImplicitObjectArgument();
    asked = call->getMethodDecl();
  }
  if (asked == nullptr) return false;
  // Of an atomic one, the value is what a call returns.
  if (member == nullptr && ReadsAtomic(*call)) {
    return AsksContext(*Stripped(object), canceled);
  }
  const auto role = function_.unit().resolver().ContextOf(object->getType());
  if (asked->getIdentifier() == nullptr || !role ||
      !llvm::is_contained(role->type->done, asked->getName())) {
    return false;
  }
  if (!canceled) return true;
  const model::Model& model = *role->model;
  return role->type->shape != model::Shape::kDeadline &&
         model.deadlines.empty() &&
         llvm::none_of(model.derive,
                       [](const auto& derive) { return derive.deadline; });
}

// `bool IsGone(const Status& s) { return s.code() == kCancelled; }`: does that
// answer mean a cancellation?
bool CancelTests::AnswersBody(const clang::CallExpr& call, bool answer) const {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (depth_ == 0 || callee == nullptr ||
      !callee->getReturnType()->isBooleanType()) {
    return false;
  }
  const Function* function = function_.unit().FunctionOf(*callee);
  if (function == nullptr || function == &function_) return false;
  const auto* block =
      dyn_cast_or_null<clang::CompoundStmt>(function->decl()->getBody());
  const auto* returned = block == nullptr || block->size() != 1
                             ? nullptr
                             : dyn_cast<clang::ReturnStmt>(block->body_front());
  return returned != nullptr && returned->getRetValue() != nullptr &&
         CancelTests(*function, depth_ - 1)
             .Implied(returned->getRetValue(), answer);
}

std::optional<CancelTest> CancelTests::Compared(const clang::Expr* condition,
                                                bool outcome) const {
  const std::optional<Comparison> compared = AsComparison(condition);
  if (!compared) return std::nullopt;
  auto [left, right, equal] = *compared;
  for (int side = 0; side < 2; ++side, std::swap(left, right)) {
    const clang::Expr* plain = Stripped(right);
    if (IsCode(right)) {
      if (equal != outcome) return std::nullopt;
      CancelTest test = TestAt(condition);
      // The comparison of a context's error is no question to an error.
      const auto* call = dyn_cast<clang::CallExpr>(Stripped(left));
      test.of_context = call != nullptr && AsksContext(*call, false);
      return test;
    }
    if (const auto* literal = dyn_cast<clang::CXXBoolLiteralExpr>(plain)) {
      return Implied(left, (literal->getValue() == equal) == outcome);
    }
    if (plain->isNullPointerConstant(
            function_.unit().context(),
            clang::Expr::NPC_ValueDependentIsNotNull) !=
            clang::Expr::NPCK_NotNull &&
        left->getType()->isPointerType()) {
      return Implied(left, equal != outcome);
    }
  }
  return std::nullopt;
}

// `const bool cancelled = error == kCancelled;`, as long as neither is set
// again.
std::optional<CancelTest> CancelTests::ByVariable(const clang::DeclRefExpr& ref,
                                                  bool outcome) const {
  const auto* variable = dyn_cast<clang::VarDecl>(ref.getDecl());
  if (variable == nullptr || !variable->isLocalVarDecl() ||
      variable->isStaticLocal() || !variable->hasInit() ||
      !variable->getType().getNonReferenceType()->isScalarType()) {
    return std::nullopt;
  }
  std::optional<CancelTest> test = Implied(variable->getInit(), outcome);
  if (!test) return std::nullopt;
  const Body& body = function_.body();
  llvm::SmallVector<const clang::ValueDecl*, 2> involved = test->subjects;
  involved.push_back(variable);
  for (const clang::Stmt* stmt : body.statements()) {
    if (body.Before(variable->getInit(), stmt) && body.Before(stmt, &ref) &&
        MaySet(function_.unit().resolver(), *stmt, involved)) {
      return std::nullopt;
    }
  }
  test->subjects = involved;
  return test;
}

std::optional<CancelTest> CancelTests::Implied(const clang::Expr* condition,
                                               bool outcome) const {
  condition = Stripped(condition);
  if (condition == nullptr) return std::nullopt;
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(condition)) {
    if (unary->getOpcode() != clang::UO_LNot) return std::nullopt;
    return Implied(unary->getSubExpr(), !outcome);
  }
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(condition);
      binary != nullptr && binary->isLogicalOp()) {
    std::optional<CancelTest> left = Implied(binary->getLHS(), outcome);
    std::optional<CancelTest> right = Implied(binary->getRHS(), outcome);
    if ((binary->getOpcode() == clang::BO_LAnd) == outcome) {
      return left ? left : right;  // Both have that outcome.
    }
    if (!left || !right) return std::nullopt;
    left->stmt = condition;
    left->range = condition->getSourceRange();
    left->subjects.append(right->subjects);
    return left;
  }
  if (const auto* call = dyn_cast<clang::CallExpr>(condition)) {
    const bool asks = AsksContext(*call, true);
    const bool tests = asks || IsTestCall(*call);
    if (tests || AnswersBody(*call, outcome)) {
      if (tests && !outcome) return std::nullopt;
      CancelTest test = TestAt(condition);
      test.of_context = asks || AsksContext(*call, false);
      return test;
    }
  }
  if (llvm::isa<clang::MemberExpr>(condition)) {
    if (!outcome || !AsksContext(*condition, true)) return std::nullopt;
    CancelTest test = TestAt(condition);
    test.of_context = true;
    return test;
  }
  if (const auto* cast = dyn_cast<clang::CXXDynamicCastExpr>(condition)) {
    if (!outcome || !IsCanceledClass(cast->getType())) return std::nullopt;
    return TestAt(condition);
  }
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(condition)) {
    return ByVariable(*ref, outcome);
  }
  return Compared(condition, outcome);
}

bool CancelTests::Denies(const clang::Expr* condition, bool outcome) const {
  condition = Stripped(condition);
  if (condition == nullptr) return false;
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(condition)) {
    return unary->getOpcode() == clang::UO_LNot &&
           Denies(unary->getSubExpr(), !outcome);
  }
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(condition);
      binary != nullptr && binary->isLogicalOp()) {
    const bool both = (binary->getOpcode() == clang::BO_LAnd) == outcome;
    return both && (Denies(binary->getLHS(), outcome) ||
                    Denies(binary->getRHS(), outcome));
  }
  if (Implied(condition, !outcome)) return true;
  const auto* call = dyn_cast<clang::CallExpr>(condition);
  if (call != nullptr && !outcome && AsksContext(*call, false)) return true;
  llvm::SmallVector<llvm::StringRef, 2> names;
  NamesIn(condition, names);
  return llvm::any_of(names, [&](llvm::StringRef name) {
    if (outcome) return HasWord(name, kRunWords);
    return HasWord(name, kStopWords);
  });
}

std::optional<CancelTest> CancelTests::OfHandler(
    const clang::CXXCatchStmt& handler) const {
  if (!IsCanceledClass(handler.getCaughtType())) return std::nullopt;
  CancelTest test{&handler, {}, {}, false};
  if (const clang::VarDecl* caught = handler.getExceptionDecl()) {
    test.range = caught->getSourceRange();
    test.subjects.push_back(caught);
  }
  return test;
}

std::optional<CancelTest> CancelTests::OfParameter() const {
  if (function_.lambda() == nullptr) return std::nullopt;
  for (const clang::ParmVarDecl* parameter : function_.parameters()) {
    if (!IsCanceledClass(parameter->getType())) continue;
    return CancelTest{nullptr, parameter->getSourceRange(), {parameter}, false};
  }
  return std::nullopt;
}

std::optional<CancelTest> CancelTests::OfCase(
    const clang::CaseStmt& label, const clang::SwitchStmt& choice) const {
  if (label.getRHS() != nullptr || !IsCode(label.getLHS())) return std::nullopt;
  return CancelTest{&label, label.getLHS()->getSourceRange(),
                    Mentioned(choice.getCond()), false};
}

bool CancelTests::MayTell() const {
  if (OfParameter()) return true;
  return llvm::any_of(function_.body().statements(), [&](const auto* stmt) {
    if (const auto* handler = dyn_cast<clang::CXXCatchStmt>(stmt)) {
      return IsCanceledClass(handler->getCaughtType());
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(stmt)) {
      return IsTestCall(*call) || AsksContext(*call, true) ||
             AnswersBody(*call, true) || AnswersBody(*call, false);
    }
    if (const auto* cast = dyn_cast<clang::CXXDynamicCastExpr>(stmt)) {
      return IsCanceledClass(cast->getType());
    }
    if (const auto* member = dyn_cast<clang::MemberExpr>(stmt);
        member != nullptr && AsksContext(*member, true)) {
      return true;
    }
    return llvm::isa<clang::DeclRefExpr, clang::MemberExpr,
                     clang::IntegerLiteral>(stmt) &&
           IsCode(llvm::cast<clang::Expr>(stmt));
  });
}

}  // namespace ctxtidy::semantics
