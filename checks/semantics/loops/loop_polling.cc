#include "checks/semantics/code/source_text.h"
#include "checks/semantics/loops/loop_shape.h"
#include "checks/semantics/loops/loops.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallPtrSet.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// How deep helpers are followed.
constexpr unsigned kMostCalls = 3;

// Reads code that may do nothing but ask a context and pause. Whatever it does
// not know is taken for real work.
class Reader {
 public:
  explicit Reader(const Function& function, unsigned depth = 0)
      : function_(function),
        unit_(function.unit()),
        resolver_(function.unit().resolver()),
        depth_(depth) {}

  // Is there nothing else in the statement, run in each round?
  bool OnlyPolls(const clang::Stmt* stmt) {
    if (stmt == nullptr || isa<clang::NullStmt, clang::ContinueStmt>(stmt) ||
        Leaves(stmt)) {
      return true;
    }
    if (const auto* block = dyn_cast<clang::CompoundStmt>(stmt)) {
      return llvm::all_of(block->body(), [&](const clang::Stmt* part) {
        return OnlyPolls(part);
      });
    }
    if (const auto* marked = dyn_cast<clang::AttributedStmt>(stmt)) {
      return OnlyPolls(marked->getSubStmt());
    }
    if (const auto* branch = dyn_cast<clang::IfStmt>(stmt)) {
      return OnlyPolls(branch->getInit()) &&
             OnlyPolls(branch->getConditionVariableDeclStmt()) &&
             OnlyAsks(branch->getCond()) && IsHarmless(branch->getThen()) &&
             IsHarmless(branch->getElse());
    }
    if (const auto* declares = dyn_cast<clang::DeclStmt>(stmt)) {
      return llvm::all_of(declares->decls(), [&](const clang::Decl* decl) {
        const auto* variable = dyn_cast<clang::VarDecl>(decl);
        if (variable == nullptr || !variable->hasInit()) return false;
        answers_.insert(variable);
        return OnlyAsks(variable->getInit());
      });
    }
    if (isa<clang::AsmStmt>(stmt)) return true;  // `pause`, for the processor.
    const auto* expr = dyn_cast<clang::Expr>(stmt);
    return expr != nullptr && (IsPause(expr) || OnlyAsks(expr));
  }

  // Is the value of the expression an answer to such questions?
  bool OnlyAsks(const clang::Expr* expr) {
    expr = Stripped(expr);
    if (expr == nullptr || isa<clang::CXXBoolLiteralExpr, clang::IntegerLiteral,
                               clang::CXXNullPtrLiteralExpr>(expr)) {
      return true;
    }
    // `c.Err() == std::error_code()`
    if (const auto* made = dyn_cast<clang::CXXConstructExpr>(expr)) {
      return made->getNumArgs() == 0;
    }
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(expr)) {
      return !unary->isIncrementDecrementOp() && OnlyAsks(unary->getSubExpr());
    }
    if (const auto* binary = dyn_cast<clang::BinaryOperator>(expr)) {
      return (binary->isLogicalOp() || binary->isComparisonOp()) &&
             OnlyAsks(binary->getLHS()) && OnlyAsks(binary->getRHS());
    }
    if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(expr)) {
      return OnlyAsks(cast->getSubExpr());
    }
    if (const auto* await = dyn_cast<clang::CoawaitExpr>(expr)) {
      return OnlyAsks(await->getOperand());
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(expr)) {
      return AsksBy(*call);
    }
    if (isa<clang::DeclRefExpr, clang::MemberExpr>(expr)) {
      return ReadsVariable(*expr);
    }
    return false;
  }

  bool asked() const { return !context.empty(); }

  std::string context;
  const model::ContextType* type = nullptr;
  bool asks_more = false;  // Flags of its own, too.
  const clang::FunctionDecl* pause = nullptr;
  clang::SourceRange pause_range;

 private:
  // What is done only in order to leave.
  bool IsHarmless(const clang::Stmt* branch) {
    const auto* block = dyn_cast_or_null<clang::CompoundStmt>(branch);
    if (block != nullptr && !block->body_empty() && Leaves(block->body_back()))
      return true;
    return OnlyPolls(branch);
  }

  bool IsPause(const clang::Expr* expr) {
    expr = Stripped(expr);
    if (const auto* await = dyn_cast<clang::CoawaitExpr>(expr)) {
      // Where the context comes along by itself, it ends the pause, too.
      return !resolver_.CarriesContext(function_.decl()->getReturnType()) &&
             IsPause(await->getOperand());
    }
    if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(expr)) {
      return IsPause(cast->getSubExpr());
    }
    const auto* call = dyn_cast<clang::CallExpr>(expr);
    const clang::FunctionDecl* callee =
        call == nullptr ? nullptr : call->getDirectCallee();
    if (callee == nullptr) return false;
    // One that gets the context is a wait.
    if (TakesContext(resolver_, *callee)) return false;
    if (!resolver_.IsPause(*callee) && !IsPauseHelper(*callee)) return false;
    pause = callee;
    pause_range = call->getSourceRange();
    return true;
  }

  bool IsPauseHelper(const clang::FunctionDecl& callee) {
    const Function* function = HelperOf(callee);
    if (function == nullptr) return false;
    Reader inside(*function, depth_ + 1);
    return inside.OnlyPolls(callee.getDefinition()->getBody()) &&
           inside.pause != nullptr && !inside.asked();
  }

  const Function* HelperOf(const clang::FunctionDecl& callee) const {
    const clang::FunctionDecl* definition = callee.getDefinition();
    const bool usable = depth_ < kMostCalls && definition != nullptr &&
                        definition->getBody() != nullptr;
    return usable ? unit_.FunctionOf(callee) : nullptr;
  }

  bool AsksBy(const clang::CallExpr& call) {
    // What a callable asks that the function was given is its caller's matter.
    if (isa<clang::CXXOperatorCallExpr>(call) &&
        isa_and_nonnull<clang::ParmVarDecl>(Named(call.getArg(0)))) {
      return false;
    }
    const clang::FunctionDecl* callee = call.getDirectCallee();
    if (callee == nullptr) return false;
    if (resolver_.Observes(*callee) && call.getNumArgs() == 0) {
      Note(callee->getNameAsString(), nullptr);
      return true;
    }
    if (resolver_.AmbientBy(*callee)) return true;
    const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
    if (member == nullptr) {
      const auto* operated = dyn_cast<clang::CXXOperatorCallExpr>(&call);
      if (operated != nullptr && operated->isComparisonOp()) {
        return llvm::all_of(call.arguments(), [&](const clang::Expr* part) {
          return OnlyAsks(part);
        });
      }
      return AsksByHelper(*callee);
    }
    const clang::Expr* object = member->getImplicitObjectArgument();
    if (std::optional<ContextRole> role =
            resolver_.ContextOf(object->getType());
        role && !role->type->outgoing && callee->getIdentifier() != nullptr) {
      const llvm::StringRef name = callee->getName();
      if (llvm::is_contained(role->type->done, name) ||
          llvm::is_contained(role->type->observe, name)) {
        Note(TextOf(unit_.context(), object->getSourceRange()), role->type);
        return true;
      }
    }
    // `if (c.Err())` converts an answer; `flag.load()` reads a flag.
    if (isa<clang::CXXConversionDecl>(callee)) return OnlyAsks(object);
    const auto* method = dyn_cast<clang::CXXMethodDecl>(callee);
    if (method != nullptr && callee->getIdentifier() != nullptr &&
        method->getParent()->isInStdNamespace() &&
        (callee->getName() == "load" || callee->getName() == "test")) {
      return OnlyAsks(object);
    }
    return AsksByHelper(*callee);
  }

  // `bool Stopped() const { return token_.stop_requested(); }`
  bool AsksByHelper(const clang::FunctionDecl& callee) {
    const Function* function = HelperOf(callee);
    if (function == nullptr) return false;
    const auto* block =
        dyn_cast<clang::CompoundStmt>(callee.getDefinition()->getBody());
    if (block == nullptr || block->size() != 1) return false;
    const auto* done = dyn_cast<clang::ReturnStmt>(block->body_front());
    if (done == nullptr || done->getRetValue() == nullptr) return false;
    Reader inside(*function, depth_ + 1);
    if (!inside.OnlyAsks(done->getRetValue())) return false;
    asks_more |= inside.asks_more;
    if (inside.asked()) Note(inside.context, inside.type);
    return true;
  }

  static bool IsConstant(const clang::Decl& decl) {
    return llvm::cast<clang::ValueDecl>(decl).getType().isConstQualified();
  }

  void Note(llvm::StringRef name, const model::ContextType* of) {
    if (asked()) return;
    context = name.str();
    type = of;
  }

  // A flag; the value of a context's own member is an answer.
  bool ReadsVariable(const clang::Expr& expr) {
    const auto* member = dyn_cast<clang::MemberExpr>(&expr);
    if (member != nullptr) {
      std::optional<ContextRole> role =
          resolver_.ContextOf(member->getBase()->getType());
      if (role && llvm::is_contained(role->type->done,
                                     member->getMemberDecl()->getName())) {
        Note(TextOf(unit_.context(), member->getBase()->getSourceRange()),
             role->type);
        return true;
      }
    }
    const clang::Decl* decl =
        member != nullptr ? member->getMemberDecl()
                          : llvm::cast<clang::DeclRefExpr>(expr).getDecl();
    if (!isa<clang::VarDecl, clang::FieldDecl>(decl)) {
      return isa<clang::EnumConstantDecl>(decl);
    }
    asks_more |= !answers_.contains(decl) &&
                 !resolver_.ContextOf(expr.getType()) && !IsConstant(*decl);
    return true;
  }

  const Function& function_;
  const Unit& unit_;
  const Resolver& resolver_;
  unsigned depth_;
  llvm::SmallPtrSet<const clang::Decl*, 4> answers_;  // Locals that keep one.
};

}  // namespace

std::vector<BusyLoop> BusyLoops(const Function& function) {
  std::vector<BusyLoop> loops;
  if (function.IsTest()) return loops;
  for (const clang::Stmt* stmt : function.body().statements()) {
    if (!IsLoop(stmt) || isa<clang::CXXForRangeStmt>(stmt) ||
        function.body().IsUndecided(stmt) || !Repeats(function, *stmt)) {
      continue;
    }
    Reader reader(function);
    // What counts is a sleep cut into slices.
    const auto* counting = dyn_cast<clang::ForStmt>(stmt);
    if (counting != nullptr && !reader.OnlyPolls(counting->getInc())) continue;
    if (!reader.OnlyAsks(ConditionOf(*stmt)) ||
        !reader.OnlyPolls(BodyOf(*stmt)) || !reader.asked()) {
      continue;
    }
    // Something else may end the loop: a wait for the context alone would not
    // do.
    if (reader.asks_more) continue;
    const std::string wait = reader.type == nullptr ? "" : reader.type->wait;
    loops.push_back({HeadOf(*stmt), reader.context, wait, reader.pause,
                     reader.pause_range});
  }
  return loops;
}

}  // namespace ctxtidy::semantics
