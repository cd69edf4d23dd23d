#include "checks/semantics/cancel/canceled.h"

#include <deque>

#include "checks/semantics/code/assignments.h"
#include "checks/semantics/code/macros.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// Of a condition that a macro brings along: does it ask whether something else
// has happened? Nothing if it is to be judged like any other. A log macro's own
// question, `should_log(level)`, never does; one about its arguments may, and
// so may all that a macro like CHECK asks about its own.
std::optional<bool> MacroDecides(const Unit& unit,
                                 const clang::Expr& condition) {
  const clang::ASTContext& context = unit.context();
  if (IsWritten(context, condition.getExprLoc())) return std::nullopt;
  bool own_call = false, given_call = false, given = false;
  const Body parts(condition);
  for (const clang::Stmt* part : parts.statements()) {
    const auto* call = dyn_cast<clang::CallExpr>(part);
    const auto* expr = dyn_cast<clang::Expr>(part);
    const bool written =
        expr != nullptr && IsWritten(context, expr->getExprLoc());
    given |= written && isa<clang::DeclRefExpr, clang::MemberExpr>(part);
    if (call == nullptr || call->getBuiltinCallee() != 0) continue;
    (written ? given_call : own_call) = true;
  }
  if (!unit.resolver().IsErrorLogMacro(
          OutermostMacro(context, condition.getExprLoc()))) {
    if (given) return true;
    return own_call ? std::nullopt : std::optional(false);
  }
  if (given_call) return true;
  return own_call || !given ? std::optional(false) : std::nullopt;
}

bool HasCall(const clang::Expr& expr) {
  const Body parts(expr);
  return llvm::any_of(parts.statements(), [](const clang::Stmt* part) {
    return isa<clang::CallExpr>(part);
  });
}

}  // namespace

const clang::Expr* BranchCondition(const clang::CFGBlock& block) {
  if (block.succ_size() != 2 ||
      isa_and_nonnull<clang::SwitchStmt, clang::CXXForRangeStmt>(
          block.getTerminatorStmt())) {
    return nullptr;
  }
  if (!block.getTerminator().isStmtBranch()) return nullptr;
  // The destruction of temporaries comes between the condition and the branch.
  const clang::Expr* condition = block.getLastCondition();
  if (condition != nullptr) return condition;
  return dyn_cast_or_null<clang::Expr>(block.getTerminatorCondition());
}

void CanceledFlow::State::Join(const State& other) {
  if (!reached) {
    *this = other;
    return;
  }
  if (facts.empty() || other.facts.empty()) {
    facts.clear();
    choices.clear();
    return;
  }
  facts.insert(other.facts.begin(), other.facts.end());
  std::erase_if(choices, [&](const auto& choice) {
    return !other.choices.contains(choice);
  });
}

CanceledFlow::CanceledFlow(const Function& function)
    : function_(function), tests_(function) {
  if (function.decl() == nullptr || !tests_.MayTell()) return;
  graph_ = function.flow().graph();
  if (graph_ != nullptr) Solve();
}

unsigned CanceledFlow::Intern(const CancelTest& test) {
  const auto [known, added] = ids_.try_emplace(test.stmt, found_.size());
  if (added) found_.push_back(std::make_unique<CancelTest>(test));
  return known->second;
}

void CanceledFlow::Solve() {
  before_.resize(graph_->getNumBlockIDs());
  std::deque<const clang::CFGBlock*> open;
  const auto begin = [&](const clang::CFGBlock& block,
                         const std::optional<CancelTest>& test) {
    State& state = before_[block.getBlockID()];
    state.reached = true;
    if (test) {
      const unsigned id = Intern(*test);
      state.facts = {id};
      entries_.push_back({found_[id].get(), &block});
    }
    open.push_back(&block);
  };
  begin(graph_->getEntry(), tests_.OfParameter());
  for (const clang::CFGBlock* block : *graph_) {
    const auto* handler =
        dyn_cast_or_null<clang::CXXCatchStmt>(block->getLabel());
    if (handler != nullptr) begin(*block, tests_.OfHandler(*handler));
  }
  while (!open.empty()) {
    const clang::CFGBlock& block = *open.front();
    open.pop_front();
    State state = AtEntry(block);
    for (const clang::CFGElement& element : block) {
      if (auto stmt = element.getAs<clang::CFGStmt>()) {
        Step(*stmt->getStmt(), state);
      }
    }
    unsigned successor = 0;
    for (const clang::CFGBlock* next : block.succs()) {
      const unsigned index = successor++;
      if (next == nullptr) continue;
      // Nobody knows from where a handler is entered.
      if (isa_and_nonnull<clang::CXXCatchStmt>(next->getLabel())) continue;
      State& there = before_[next->getBlockID()];
      const State old = there;
      there.Join(After(block, index, state));
      if (!(there == old)) open.push_back(next);
    }
  }
}

CanceledFlow::State CanceledFlow::AtEntry(const clang::CFGBlock& block) const {
  return before_[block.getBlockID()];
}

void CanceledFlow::Step(const clang::Stmt& stmt, State& state) const {
  const Resolver& resolver = function_.unit().resolver();
  // It holds because one of the tests said so; if one is out of date, nobody
  // knows whether it was that one.
  if (llvm::any_of(state.facts, [&](unsigned id) {
        return MaySet(resolver, stmt, found_[id]->subjects);
      })) {
    state.facts.clear();
    state.choices.clear();
  }
}

CanceledFlow::State CanceledFlow::After(const clang::CFGBlock& block,
                                        unsigned successor, State state) {
  if (std::optional<CancelTest> test = OnEdge(block, successor)) {
    const unsigned id = Intern(*test);
    state.facts = {id};
    const clang::CFGBlock* next = *(block.succ_begin() + successor);
    if (llvm::none_of(entries_, [&](const Entry& entry) {
          return entry.block == next && entry.test == found_[id].get();
        })) {
      entries_.push_back({found_[id].get(), next});
    }
    return state;
  }
  if (state.facts.empty()) return state;
  const clang::Stmt* terminator = block.getTerminatorStmt();
  const clang::Expr* condition = BranchCondition(block);
  const auto* choice = dyn_cast_or_null<clang::SwitchStmt>(terminator);
  if (choice != nullptr) condition = choice->getCond();
  if (condition == nullptr) return state;
  // The end of a loop is no choice: there is no other way on.
  if (successor == 1 &&
      isa_and_nonnull<clang::ForStmt, clang::WhileStmt, clang::DoStmt>(
          terminator)) {
    return state;
  }
  const bool decides = llvm::any_of(state.facts, [&](unsigned id) {
    return DecidesElse(condition, *found_[id]);
  });
  const bool denies =
      choice == nullptr && tests_.Denies(condition, successor == 0);
  if (decides || denies) state.choices.insert({&block, successor});
  return state;
}

std::optional<CancelTest> CanceledFlow::OnEdge(const clang::CFGBlock& block,
                                               unsigned successor) const {
  if (const auto* choice =
          dyn_cast_or_null<clang::SwitchStmt>(block.getTerminatorStmt())) {
    const clang::CFGBlock* next = *(block.succ_begin() + successor);
    const auto* label =
        next == nullptr ? nullptr
                        : dyn_cast_or_null<clang::CaseStmt>(next->getLabel());
    if (label == nullptr) return std::nullopt;
    return tests_.OfCase(*label, *choice);
  }
  const clang::Expr* condition = BranchCondition(block);
  if (condition == nullptr) return std::nullopt;
  const bool outcome = successor == 0;
  std::optional<CancelTest> test = tests_.Implied(condition, outcome);
  if (test && (tests_.Denies(condition, outcome) || IsDeniedBeside(condition) ||
               AsksElse(condition, outcome))) {
    return std::nullopt;
  }
  return test;
}

// `!stopping_ && error == kCancelled`: the other half says that nobody is to
// have cancelled it.
bool CanceledFlow::IsDeniedBeside(const clang::Expr* condition) const {
  const Body& body = function_.body();
  const clang::Stmt* child = condition;
  for (const clang::Stmt* outer = body.Parent(child); outer != nullptr;
       child = outer, outer = body.Parent(outer)) {
    if (isa<clang::ParenExpr, clang::ImplicitCastExpr, clang::ExprWithCleanups>(
            outer)) {
      continue;
    }
    const auto* both = dyn_cast<clang::BinaryOperator>(outer);
    if (both == nullptr || both->getOpcode() != clang::BO_LAnd) return false;
    const clang::Expr* other =
        both->getLHS() == child ? both->getRHS() : both->getLHS();
    if (tests_.Denies(other, true)) return true;
  }
  return false;
}

// A conjunction as a whole, of which one part calls something that can fail by
// itself.
bool CanceledFlow::AsksElse(const clang::Expr* condition, bool outcome) const {
  const auto* both = dyn_cast<clang::BinaryOperator>(Stripped(condition));
  if (both == nullptr || !both->isLogicalOp()) return false;
  for (const clang::Expr* part : {both->getLHS(), both->getRHS()}) {
    const bool tells = tests_.Implied(part, outcome).has_value();
    if (tells ? AsksElse(part, outcome) : HasCall(*part)) return true;
  }
  return false;
}

bool CanceledFlow::DecidesElse(const clang::Expr* condition,
                               const CancelTest& test) const {
  const std::optional<bool> macro = MacroDecides(function_.unit(), *condition);
  if (macro == true) return true;
  // Whatever is called can fail by itself.
  if (!macro && HasCall(*condition)) return true;
  const Body& body = function_.body();
  const auto mentioned = Mentioned(condition);
  for (const clang::ValueDecl* variable : mentioned) {
    if (llvm::is_contained(test.subjects, variable)) return true;
  }
  // So can what was called since the test.
  return llvm::any_of(body.statements(), [&](const clang::Stmt* stmt) {
    return (test.stmt == nullptr || body.Before(test.stmt, stmt)) &&
           body.Before(stmt, condition) &&
           MaySet(function_.unit().resolver(), *stmt, mentioned);
  });
}

const CancelTest* CanceledFlow::Before(const clang::Stmt& stmt) const {
  if (graph_ == nullptr) return nullptr;
  if (places_.empty()) {
    for (const clang::CFGBlock* block : *graph_) {
      for (unsigned i = 0; i < block->size(); ++i) {
        if (auto element = (*block)[i].getAs<clang::CFGStmt>()) {
          places_.try_emplace(element->getStmt(), block, i);
        }
      }
    }
  }
  const auto [block, index] = places_.lookup(&stmt);
  if (block == nullptr) return nullptr;
  State state = AtEntry(*block);
  for (unsigned i = 0; i < index; ++i) {
    if (auto element = (*block)[i].getAs<clang::CFGStmt>()) {
      Step(*element->getStmt(), state);
    }
  }
  if (state.facts.empty() || !state.choices.empty()) return nullptr;
  return found_[*state.facts.begin()].get();
}

}  // namespace ctxtidy::semantics
