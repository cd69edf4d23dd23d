#include "checks/semantics/flow.h"

#include <deque>
#include <utility>

#include "checks/semantics/conditions.h"
#include "checks/semantics/derivation.h"
#include "checks/semantics/exceptions.h"
#include "checks/semantics/function.h"
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

bool LeavesFunction(const clang::Stmt* stmt) {
  return isa<clang::ReturnStmt, clang::CoreturnStmt, clang::CXXThrowExpr>(stmt);
}

}  // namespace

// One breadth-first search for a path on which a cancel function is lost.
class PathSearch {
 public:
  PathSearch(const Flow& flow, const Derivation& derivation,
             const CancelUses& uses)
      : flow_(flow),
        body_(flow.function_.body()),
        derivation_(derivation),
        uses_(uses),
        known_(flow.function_.unit().context(), body_, derivation.origin),
        seen_(flow.cfg_->getNumBlockIDs()) {}

  std::optional<LostPath> Run() {
    for (const clang::CFGBlock* block : *flow_.cfg_) {
      for (unsigned i = 0; i < block->size(); ++i) {
        auto element = (*block)[i].getAs<clang::CFGStmt>();
        if (!element || element->getStmt() != derivation_.origin) continue;
        if (auto lost = WalkBlock(*block, i + 1)) return lost;
        return Drain();
      }
    }
    return std::nullopt;
  }

 private:
  std::optional<LostPath> Drain() {
    while (!queue_.empty()) {
      const clang::CFGBlock* block = queue_.front();
      queue_.pop_front();
      if (auto lost = WalkBlock(*block, 0)) return lost;
    }
    return std::nullopt;
  }

  // Follows the block's elements from `index`; queues where control may go.
  std::optional<LostPath> WalkBlock(const clang::CFGBlock& block,
                                    unsigned index) {
    for (; index < block.size(); ++index) {
      const clang::CFGElement element = block[index];
      if (auto end = element.getAs<clang::CFGLifetimeEnds>()) {
        if (end->getVarDecl() == derivation_.storage) {
          return ScopeLeft(*end->getTriggerStmt());
        }
      } else if (auto stmt = element.getAs<clang::CFGStmt>()) {
        std::optional<LostPath> lost;
        if (!Step(*stmt->getStmt(), lost)) return lost;
      }
    }
    if (block.hasNoReturnElement()) return std::nullopt;
    return QueueSuccessors(block);
  }

  // Evaluates one statement. False if the path ends there.
  bool Step(const clang::Stmt& stmt, std::optional<LostPath>& lost) {
    if (uses_.uses.contains(&stmt)) return false;
    if (uses_.overwrites.contains(&stmt)) {
      lost = {LostPath::End::kOverwrites, stmt.getSourceRange()};
      return false;
    }
    if (const auto* thrown = dyn_cast<clang::CXXThrowExpr>(&stmt)) {
      const ThrowTargets targets = TargetsOf(body_, *thrown);
      if (targets.leaves) {
        if (EndsOnThrow(*flow_.function_.decl())) return false;
        lost = {LostPath::End::kLeavesFunction, stmt.getSourceRange()};
      } else {
        lost = QueueHandlers(targets, stmt);
      }
      return false;
    }
    if (!body_.Has(&stmt)) return true;
    lost = QueueHandlers(TargetsOfCall(body_, stmt), stmt);
    if (lost) return false;
    if (const auto* call = dyn_cast<clang::CallExpr>(&stmt)) {
      const clang::FunctionDecl* callee = call->getDirectCallee();
      if (callee != nullptr &&
          flow_.function_.unit().facts().NeverReturns(*callee)) {
        return false;
      }
    }
    return true;
  }

  std::optional<LostPath> QueueHandlers(const ThrowTargets& targets,
                                        const clang::Stmt& from) {
    for (const clang::CXXCatchStmt* handler : targets.handlers) {
      const auto* guarded =
          llvm::cast<clang::CXXTryStmt>(body_.Parent(handler));
      if (derivation_.declared != nullptr &&
          body_.Contains(guarded->getTryBlock(), derivation_.declared)) {
        return LostPath{LostPath::End::kLeavesScope, from.getSourceRange()};
      }
      Queue(flow_.handlers_.lookup(handler));
    }
    return std::nullopt;
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

  std::optional<LostPath> QueueSuccessors(const clang::CFGBlock& block) {
    if (MayBeUsedIn(block.getTerminatorStmt())) return std::nullopt;
    const clang::Expr* condition =
        block.succ_size() == 2
            ? dyn_cast_or_null<clang::Expr>(block.getTerminatorCondition())
            : nullptr;
    const std::optional<bool> taken = known_.Value(condition);
    unsigned index = 0;
    for (const clang::CFGBlock* next : block.succs()) {
      const bool impossible = taken && index == (*taken ? 1u : 0u);
      ++index;
      if (impossible || next == nullptr) continue;
      if (next == &flow_.cfg_->getExit()) return FunctionLeft(block);
      Queue(next);
    }
    return std::nullopt;
  }

  void Queue(const clang::CFGBlock* block) {
    if (block == nullptr || seen_.test(block->getBlockID())) return;
    seen_.set(block->getBlockID());
    queue_.push_back(block);
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
  const Conditions known_;
  std::deque<const clang::CFGBlock*> queue_;
  llvm::BitVector seen_;
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
  }
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
  const Facts& facts = function_.unit().facts();
  while (!stack.empty()) {
    const clang::CFGBlock* block = stack.pop_back_val();
    if (block == &cfg_->getExit()) return true;
    if (seen.test(block->getBlockID())) continue;
    seen.set(block->getBlockID());
    bool goes_on = !block->hasNoReturnElement();
    for (const clang::CFGElement& element : *block) {
      auto stmt = element.getAs<clang::CFGStmt>();
      const auto* call =
          stmt ? dyn_cast<clang::CallExpr>(stmt->getStmt()) : nullptr;
      const clang::FunctionDecl* callee =
          call == nullptr ? nullptr : call->getDirectCallee();
      if (callee != nullptr && facts.NeverReturns(*callee)) goes_on = false;
      // An exception is no return: whoever catches it has its own paths.
      if (stmt && isa<clang::CXXThrowExpr>(stmt->getStmt())) goes_on = false;
    }
    if (!goes_on) continue;
    for (const clang::CFGBlock* next : block->succs()) {
      if (next != nullptr) stack.push_back(next);
    }
  }
  return false;
}

}  // namespace ctxtidy::semantics
