#include "checks/semantics/paths/flow.h"

#include <deque>
#include <set>
#include <utility>
#include <vector>

#include "checks/semantics/code/function.h"
#include "checks/semantics/derivation.h"
#include "checks/semantics/paths/exceptions.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

const clang::Stmt* FlowBody(const clang::FunctionDecl& decl) {
  const clang::Stmt* body = decl.getBody();
  if (const auto* coroutine =
          dyn_cast_or_null<clang::CoroutineBodyStmt>(body)) {
    return coroutine->getBody();
  }
  return body;
}

// Does an exception that leaves the function end the program?
bool EndsOnThrow(const clang::FunctionDecl& decl) {
  const auto* type = decl.getType()->getAs<clang::FunctionProtoType>();
  if (type == nullptr) return false;
  if (clang::isUnresolvedExceptionSpec(type->getExceptionSpecType())) {
    return isa<clang::CXXDestructorDecl>(decl);
  }
  return type->isNothrow();
}

// Blocks that a search may visit, per block of the graph: a path with many
// conditions to remember is given up rather than followed for ever.
constexpr std::size_t kMostVisits = 16;

// What decides which of two ways control goes on; a switch asks something else.
const clang::Expr* ConditionOf(const clang::CFGBlock& block) {
  if (block.succ_size() != 2 ||
      isa_and_nonnull<clang::SwitchStmt>(block.getTerminatorStmt())) {
    return nullptr;
  }
  return block.getLastCondition();
}

// In larger functions paths remember nothing: searches then begin at their
// origin and seldom get far.
constexpr unsigned kMostBlocksToRemember = 4096;

bool LeavesFunction(const clang::Stmt* stmt) {
  return isa<clang::ReturnStmt, clang::CoreturnStmt, clang::CXXThrowExpr>(stmt);
}

}  // namespace

// One breadth-first search for a path on which a cancel function is lost. It
// begins at the origin or, if paths have conditions to remember, at the entry,
// so that what holds at the origin is known.
class PathSearch {
 public:
  PathSearch(const Flow& flow, const Derivation& derivation,
             const CancelUses& uses)
      : flow_(flow),
        body_(flow.function_.body()),
        derivation_(derivation),
        uses_(uses),
        conditions_(flow.conditions()),
        budget_(kMostVisits * (flow.cfg_->getNumBlockIDs() + 1)) {}

  std::optional<LostPath> Run() {
    if (!conditions_.empty()) {
      Queue(&flow_.cfg_->getEntry(), {});
      return Drain();
    }
    const auto [block, index] = flow_.places_.lookup(derivation_.origin);
    if (block == nullptr) return std::nullopt;  // Never evaluated.
    if (auto lost = WalkBlock(*block, index + 1, {true, {}})) return lost;
    return Drain();
  }

 private:
  // Where a path has got to, beside the place.
  struct State {
    bool derived = false;  // Behind the origin.
    PathConditions::State known;

    auto operator<=>(const State&) const = default;
  };
  using Node = std::pair<const clang::CFGBlock*, State>;

  std::optional<LostPath> Drain() {
    while (!queue_.empty() && budget_-- > 0) {
      const auto [block, state] = queue_.front();
      queue_.pop_front();
      if (auto lost = WalkBlock(*block, 0, state)) return lost;
    }
    return std::nullopt;
  }

  // Follows the block's elements from `index`; queues where control may go.
  std::optional<LostPath> WalkBlock(const clang::CFGBlock& block,
                                    unsigned index, State state) {
    for (; index < block.size(); ++index) {
      const clang::CFGElement element = block[index];
      if (auto end = element.getAs<clang::CFGLifetimeEnds>()) {
        if (state.derived && end->getVarDecl() == derivation_.storage) {
          return ScopeLeft(*end->getTriggerStmt());
        }
      } else if (auto stmt = element.getAs<clang::CFGStmt>()) {
        std::optional<LostPath> lost;
        if (!Step(*stmt->getStmt(), state, lost)) return lost;
        state.known = conditions_.After(*stmt->getStmt(), state.known);
        if (stmt->getStmt() == derivation_.origin) state.derived = true;
      }
    }
    if (block.hasNoReturnElement()) return std::nullopt;
    return QueueSuccessors(block, state);
  }

  // Evaluates one statement. False if the path ends there.
  bool Step(const clang::Stmt& stmt, State state,
            std::optional<LostPath>& lost) {
    if (state.derived) {
      if (uses_.uses.contains(&stmt)) return false;
      if (uses_.overwrites.contains(&stmt)) {
        lost = {LostPath::End::kOverwrites, stmt.getSourceRange()};
        return false;
      }
    }
    if (const auto* thrown = dyn_cast<clang::CXXThrowExpr>(&stmt)) {
      const ThrowTargets targets = TargetsOf(body_, *thrown);
      if (!targets.leaves) {
        if (QueueHandlers(targets, state)) {
          lost = {LostPath::End::kLeavesScope, stmt.getSourceRange()};
        }
      } else if (state.derived && !EndsOnThrow(*flow_.function_.decl())) {
        lost = {LostPath::End::kLeavesFunction, stmt.getSourceRange()};
      }
      return false;
    }
    if (!body_.Has(&stmt)) return true;
    QueueHandlers(TargetsOfCall(body_, stmt), state);
    const auto* call = dyn_cast<clang::CallExpr>(&stmt);
    const clang::FunctionDecl* callee =
        call == nullptr ? nullptr : call->getDirectCallee();
    return callee == nullptr ||
           !flow_.function_.unit().facts().NeverReturns(*callee);
  }

  // True if an exception loses the cancel function on its way to a handler,
  // which is outside of its scope. Of a call that merely may throw, that is
  // not held against it, as if it left the function.
  bool QueueHandlers(const ThrowTargets& targets, State state) {
    for (const clang::CXXCatchStmt* handler : targets.handlers) {
      const auto* guarded =
          llvm::cast<clang::CXXTryStmt>(body_.Parent(handler));
      if (state.derived && derivation_.declared != nullptr &&
          body_.Contains(guarded->getTryBlock(), derivation_.declared)) {
        return true;
      }
      Queue(flow_.handlers_.lookup(handler), state);
    }
    return false;
  }

  // Does a branch that only an instantiation can decide mention it? Then nobody
  // knows.
  bool MayBeUsedIn(const clang::Stmt* branch) const {
    const auto* undecided = dyn_cast_or_null<clang::IfStmt>(branch);
    return undecided != nullptr &&
           llvm::any_of(uses_.uses, [&](const auto* use) {
             return body_.IsUndecided(use) && body_.Contains(undecided, use);
           });
  }

  std::optional<LostPath> QueueSuccessors(const clang::CFGBlock& block,
                                          State state) {
    if (state.derived && MayBeUsedIn(block.getTerminatorStmt())) {
      return std::nullopt;
    }
    const clang::Expr* condition = ConditionOf(block);
    std::optional<bool> decided = conditions_.Decide(condition, state.known);
    if (const auto* branch =
            dyn_cast_or_null<clang::IfStmt>(block.getTerminatorStmt());
        branch != nullptr && branch->isConsteval()) {
      decided = branch->isNegatedConsteval();
    }
    bool taken = true;  // The first successor is the one for true.
    for (const clang::CFGBlock* next : block.succs()) {
      State then = state;
      then.known = conditions_.Assume(condition, taken, state.known);
      const bool impossible = decided && *decided != taken;
      taken = false;
      if (impossible || next == nullptr) continue;
      if (next != &flow_.cfg_->getExit()) {
        Queue(next, then);
      } else if (state.derived) {
        return FunctionLeft(block);
      }
    }
    return std::nullopt;
  }

  void Queue(const clang::CFGBlock* block, State state) {
    if (block == nullptr || !seen_.insert({block, state}).second) return;
    queue_.push_back({block, state});
  }

  LostPath ScopeLeft(const clang::Stmt& trigger) const {
    if (LeavesFunction(&trigger)) {
      return {LostPath::End::kLeavesFunction, trigger.getSourceRange()};
    }
    if (&trigger == FlowBody(*flow_.function_.decl())) return BodyEnds();
    if (isa<clang::BreakStmt, clang::ContinueStmt, clang::GotoStmt>(trigger)) {
      return {LostPath::End::kLeavesScope, trigger.getSourceRange()};
    }
    return {LostPath::End::kLeavesScope, trigger.getEndLoc()};
  }

  LostPath FunctionLeft(const clang::CFGBlock& last) const {
    for (const clang::CFGElement& element : llvm::reverse(last)) {
      auto stmt = element.getAs<clang::CFGStmt>();
      if (stmt && LeavesFunction(stmt->getStmt())) {
        return {LostPath::End::kLeavesFunction,
                stmt->getStmt()->getSourceRange()};
      }
    }
    return BodyEnds();
  }

  LostPath BodyEnds() const {
    return {LostPath::End::kLeavesFunction,
            FlowBody(*flow_.function_.decl())->getEndLoc()};
  }

  const Flow& flow_;
  const Body& body_;
  const Derivation& derivation_;
  const CancelUses& uses_;
  const PathConditions& conditions_;
  std::deque<Node> queue_;
  std::set<Node> seen_;
  std::size_t budget_;
};

Flow::Flow(const Function& function) : function_(function) {
  if (function.decl() == nullptr) return;  // An initialiser is no path.
  clang::CFG::BuildOptions options;
  options.setAllAlwaysAdd();
  options.AddInitializers = true;
  options.AddImplicitDtors = true;
  options.AddTemporaryDtors = true;
  options.AddLifetime = true;
  const clang::FunctionDecl& decl = *function.decl();
  cfg_ = clang::CFG::buildCFG(&decl, const_cast<clang::Stmt*>(FlowBody(decl)),
                              &function.unit().context(), options);
  if (cfg_ == nullptr) return;
  for (const clang::CFGBlock* block : *cfg_) {
    if (const auto* handler =
            dyn_cast_or_null<clang::CXXCatchStmt>(block->getLabel())) {
      handlers_[handler] = block;
    }
    for (unsigned i = 0; i < block->size(); ++i) {
      auto element = (*block)[i].getAs<clang::CFGStmt>();
      if (element && isa<clang::CallExpr>(element->getStmt())) {
        places_.try_emplace(element->getStmt(), block, i);
      }
    }
  }
}

const PathConditions& Flow::conditions() const {
  if (!conditions_) {
    std::vector<const clang::Expr*> asked;
    const bool large = cfg_->getNumBlockIDs() > kMostBlocksToRemember;
    for (const clang::CFGBlock* block : *cfg_) {
      const clang::Expr* condition = large ? nullptr : ConditionOf(*block);
      if (condition != nullptr) asked.push_back(condition);
    }
    conditions_.emplace(function_.unit(), function_.body(), asked);
  }
  return *conditions_;
}

std::optional<LostPath> Flow::PathWithoutUse(const Derivation& derivation,
                                             const CancelUses& uses) const {
  if (cfg_ == nullptr || uses.aliased) return std::nullopt;
  return PathSearch(*this, derivation, uses).Run();
}

bool Flow::MayReturn() const {
  if (cfg_ == nullptr) return true;
  llvm::BitVector seen(cfg_->getNumBlockIDs());
  llvm::SmallVector<const clang::CFGBlock*, 16> stack = {&cfg_->getEntry()};
  while (!stack.empty()) {
    const clang::CFGBlock* block = stack.pop_back_val();
    if (block == &cfg_->getExit()) return true;
    if (seen.test(block->getBlockID())) continue;
    seen.set(block->getBlockID());
    if (!PassesThrough(*block, stack)) continue;
    for (const clang::CFGBlock* next : block->succs()) {
      if (next != nullptr) stack.push_back(next);
    }
  }
  return false;
}

bool Flow::PassesThrough(
    const clang::CFGBlock& block,
    llvm::SmallVectorImpl<const clang::CFGBlock*>& handlers) const {
  const Body& body = function_.body();
  const Facts& facts = function_.unit().facts();
  for (const clang::CFGElement& element : block) {
    auto stmt = element.getAs<clang::CFGStmt>();
    if (!stmt) continue;
    const auto* thrown = dyn_cast<clang::CXXThrowExpr>(stmt->getStmt());
    const ThrowTargets targets = thrown != nullptr
                                     ? TargetsOf(body, *thrown)
                                     : TargetsOfCall(body, *stmt->getStmt());
    for (const clang::CXXCatchStmt* handler : targets.handlers) {
      if (const auto* entry = handlers_.lookup(handler)) {
        handlers.push_back(entry);
      }
    }
    // An exception is no return: whoever catches it has its own paths.
    if (thrown != nullptr) return false;
    const auto* call = dyn_cast<clang::CallExpr>(stmt->getStmt());
    const clang::FunctionDecl* callee =
        call == nullptr ? nullptr : call->getDirectCallee();
    if (callee != nullptr && facts.NeverReturns(*callee)) return false;
  }
  return !block.hasNoReturnElement();
}

}  // namespace ctxtidy::semantics
