#include "checks/semantics/paths/unchecked.h"

#include <deque>
#include <memory>

#include "checks/semantics/code/object_key.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/propagation/stored_values.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Analysis/CFG.h"
#include "clang/Basic/Builtins.h"
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

// The look-up of a value that an expression is, if its result is a pointer.
const clang::CallExpr* LookUp(const Resolver& resolver,
                              const clang::Expr* expr) {
  const auto* call =
      expr == nullptr ? nullptr : dyn_cast<clang::CallExpr>(Stripped(expr));
  const clang::FunctionDecl* callee =
      call == nullptr ? nullptr : call->getDirectCallee();
  return callee != nullptr && call->getType()->isPointerType() &&
                 resolver.KeyGotBy(*callee)
             ? call
             : nullptr;
}

// The pointer that is followed: of `*p`, `p->x`, `p[i]`.
const clang::Expr* Followed(const clang::Stmt& stmt) {
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(&stmt)) {
    return unary->getOpcode() == clang::UO_Deref ? unary->getSubExpr()
                                                 : nullptr;
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(&stmt)) {
    return member->isArrow() ? member->getBase() : nullptr;
  }
  const auto* element = dyn_cast<clang::ArraySubscriptExpr>(&stmt);
  return element == nullptr ? nullptr : element->getBase();
}

// Decides what becomes of the local pointers that hold looked-up values.
class Analysis {
 public:
  explicit Analysis(const Function& function)
      : function_(function),
        body_(function.body()),
        resolver_(function.unit().resolver()) {}

  std::vector<UncheckedValue> Run() {
    for (const clang::Stmt* stmt : body_.statements()) {
      const clang::Expr* followed = Followed(*stmt);
      const clang::CallExpr* call = LookUp(resolver_, followed);
      if (call != nullptr && StoredBy(function_, *call) == nullptr &&
          !IsAskedBefore(*call)) {
        found_.push_back({llvm::cast<clang::Expr>(stmt), call, nullptr});
      }
    }
    CollectHolders();
    if (!holders_.empty()) Follow();
    return std::move(found_);
  }

 private:
  // Is the same look-up a condition somewhere before: `if (c.Value(k)) …`?
  bool IsAskedBefore(const clang::CallExpr& call) const {
    return llvm::any_of(function_.calls(), [&](const Call& other) {
      return other.expr != &call && body_.Before(other.expr, &call) &&
             LookUp(resolver_, other.expr) != nullptr &&
             llvm::equal(other.expr->arguments(), call.arguments(),
                         [](const clang::Expr* a, const clang::Expr* b) {
                           return KeyOf(a) == KeyOf(b);
                         });
    });
  }

  // Local pointers whose every change is to be seen.
  void CollectHolders() {
    for (const clang::Stmt* stmt : body_.statements()) {
      if (const auto* declares = dyn_cast<clang::DeclStmt>(stmt)) {
        for (const clang::Decl* decl : declares->decls()) {
          const auto* variable = dyn_cast<clang::VarDecl>(decl);
          if (variable != nullptr) {
            AddHolder(variable, variable->getInit());
          }
        }
      } else if (const auto* set = dyn_cast<clang::BinaryOperator>(stmt);
                 set != nullptr && set->getOpcode() == clang::BO_Assign) {
        AddHolder(dyn_cast_or_null<clang::VarDecl>(Named(set->getLHS())),
                  set->getRHS());
      }
    }
  }

  void AddHolder(const clang::VarDecl* variable, const clang::Expr* value) {
    if (variable == nullptr || !variable->hasLocalStorage() ||
        !variable->getType()->isPointerType() ||
        variable->getDeclContext() != function_.decl() ||
        Unknown(value) == nullptr || llvm::is_contained(holders_, variable) ||
        !body_.LambdasCapturing(variable).empty()) {
      return;
    }
    const bool escapes =
        llvm::any_of(body_.RefsTo(variable), [&](const auto* ref) {
          const auto* unary =
              dyn_cast_or_null<clang::UnaryOperator>(body_.Parent(ref));
          return unary != nullptr && unary->getOpcode() == clang::UO_AddrOf;
        });
    if (!escapes) holders_.push_back(variable);
  }

  // The look-up that a value is, unless the function stored what it finds.
  const clang::CallExpr* Unknown(const clang::Expr* value) const {
    const clang::CallExpr* call = LookUp(resolver_, value);
    return call != nullptr && StoredBy(function_, *call) == nullptr ? call
                                                                    : nullptr;
  }

  // What a path knows of each holder: the look-up whose result it holds
  // unchecked, or null.
  using State = std::vector<const clang::CallExpr*>;

  void Follow() {
    clang::CFG::BuildOptions options;
    options.setAllAlwaysAdd();
    options.PruneTriviallyFalseEdges = true;
    std::unique_ptr<clang::CFG> graph =
        clang::CFG::buildCFG(function_.decl(), function_.decl()->getBody(),
                             &function_.unit().context(), options);
    if (graph == nullptr) return;
    std::vector<State> before(graph->getNumBlockIDs(),
                              State(holders_.size(), nullptr));
    llvm::BitVector reached(graph->getNumBlockIDs());
    std::deque<const clang::CFGBlock*> queue = {&graph->getEntry()};
    reached.set(graph->getEntry().getBlockID());
    // Each visit adds a holder to some block's state, so this ends.
    while (!queue.empty()) {
      const clang::CFGBlock* block = queue.front();
      queue.pop_front();
      State state = before[block->getBlockID()];
      Walk(*block, state, /*report=*/false);
      unsigned index = 0;
      for (const clang::CFGBlock* next : block->succs()) {
        const unsigned successor = index++;
        if (next == nullptr) continue;
        if (Join(before[next->getBlockID()], OnEdge(*block, successor, state),
                 !reached.test(next->getBlockID()))) {
          queue.push_back(next);
        }
        reached.set(next->getBlockID());
      }
    }
    for (const clang::CFGBlock* block : *graph) {
      if (!reached.test(block->getBlockID())) continue;
      State state = before[block->getBlockID()];
      Walk(*block, state, /*report=*/true);
    }
    llvm::sort(found_, [&](const UncheckedValue& a, const UncheckedValue& b) {
      return body_.Before(a.use, b.use);
    });
    llvm::DenseSet<const clang::CallExpr*> seen;
    llvm::erase_if(found_, [&](const UncheckedValue& one) {
      return !seen.insert(one.call).second;
    });
  }

  static bool Join(State& into, const State& from, bool first) {
    bool changed = first;
    for (std::size_t i = 0; i < into.size(); ++i) {
      if (into[i] == nullptr && from[i] != nullptr) {
        into[i] = from[i];
        changed = true;
      }
    }
    return changed;
  }

  std::optional<unsigned> IndexOf(const clang::Expr* expr) const {
    const auto* variable = expr == nullptr
                               ? nullptr
                               : dyn_cast_or_null<clang::VarDecl>(Named(expr));
    const auto* at = llvm::find(holders_, variable);
    if (variable == nullptr || at == holders_.end()) return std::nullopt;
    return at - holders_.begin();
  }

  // The holder that the condition asks, and whether it is there if the
  // condition is true.
  struct Asked {
    unsigned holder;
    bool there;
  };

  std::optional<Asked> AskedBy(const clang::Expr* condition) const {
    if (condition == nullptr) return std::nullopt;
    const clang::Expr* plain = condition->IgnoreParenImpCasts();
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(plain)) {
      if (unary->getOpcode() != clang::UO_LNot) return std::nullopt;
      std::optional<Asked> asked = AskedBy(unary->getSubExpr());
      if (asked) asked->there = !asked->there;
      return asked;
    }
    if (const auto* binary = dyn_cast<clang::BinaryOperator>(plain)) {
      if (binary->getOpcode() == clang::BO_Assign) {
        return AskedBy(binary->getLHS());
      }
      if (!binary->isEqualityOp()) return std::nullopt;
      std::optional<unsigned> left = IndexOf(Assigned(binary->getLHS()));
      if (!left) left = IndexOf(binary->getRHS());
      if (!left) return std::nullopt;
      return Asked{*left, binary->getOpcode() == clang::BO_NE};
    }
    if (const auto* cast = dyn_cast<clang::ExplicitCastExpr>(plain)) {
      return AskedBy(cast->getSubExpr());
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(plain)) {
      return call->getBuiltinCallee() == clang::Builtin::BI__builtin_expect
                 ? AskedBy(call->getArg(0))
                 : std::nullopt;
    }
    std::optional<unsigned> holder = IndexOf(plain);
    if (!holder) return std::nullopt;
    return Asked{*holder, true};
  }

  // `v` of `(v = look up)`.
  static const clang::Expr* Assigned(const clang::Expr* expr) {
    const auto* set =
        dyn_cast<clang::BinaryOperator>(expr->IgnoreParenImpCasts());
    return set != nullptr && set->getOpcode() == clang::BO_Assign
               ? set->getLHS()
               : expr;
  }

  // Behind a branch that asks a holder, it is there. A macro that asks (CHECK,
  // ASSERT_NE) takes care of the other case itself.
  State OnEdge(const clang::CFGBlock& block, unsigned successor,
               State state) const {
    if (const clang::Expr* condition = ConditionOf(block)) {
      Settle(*condition, successor == 0, state);
    }
    return state;
  }

  // What follows from the condition's being true, or false. In `!(p && …)` the
  // branch asks all of it at once.
  void Settle(const clang::Expr& condition, bool truth, State& state) const {
    const clang::Expr* plain = condition.IgnoreParenImpCasts();
    if (const auto* unary = dyn_cast<clang::UnaryOperator>(plain);
        unary != nullptr && unary->getOpcode() == clang::UO_LNot) {
      return Settle(*unary->getSubExpr(), !truth, state);
    }
    const auto* both = dyn_cast<clang::BinaryOperator>(plain);
    if (both != nullptr && both->isLogicalOp()) {
      if (truth != (both->getOpcode() == clang::BO_LAnd)) return;
      Settle(*both->getLHS(), truth, state);
      return Settle(*both->getRHS(), truth, state);
    }
    std::optional<Asked> asked = AskedBy(plain);
    if (asked &&
        (asked->there == truth || condition.getBeginLoc().isMacroID())) {
      state[asked->holder] = nullptr;
    }
  }

  static const clang::Expr* ConditionOf(const clang::CFGBlock& block) {
    if (block.succ_size() != 2 ||
        isa_and_nonnull<clang::SwitchStmt>(block.getTerminatorStmt())) {
      return nullptr;
    }
    return block.getLastCondition();
  }

  void Walk(const clang::CFGBlock& block, State& state, bool report) {
    const clang::Expr* condition = ConditionOf(block);
    const bool asks = AskedBy(condition).has_value();
    for (const clang::CFGElement& element : block) {
      std::optional<clang::CFGStmt> at = element.getAs<clang::CFGStmt>();
      if (!at) continue;
      const clang::Stmt* stmt = at->getStmt();
      Step(*stmt, asks && Holds(*condition, *stmt), state, report);
    }
  }

  // Is the part inside the expression? (The body knows only whole statements of
  // it, which is enough.)
  bool Holds(const clang::Expr& outer, const clang::Stmt& part) const {
    return &outer == &part || body_.Contains(&outer, &part) ||
           body_.Contains(outer.IgnoreParenImpCasts(), &part);
  }

  void Step(const clang::Stmt& stmt, bool in_condition, State& state,
            bool report) {
    if (const auto* declares = dyn_cast<clang::DeclStmt>(&stmt)) {
      for (const clang::Decl* decl : declares->decls()) {
        const auto* variable = dyn_cast<clang::VarDecl>(decl);
        if (variable == nullptr || variable->getInit() == nullptr) continue;
        Forget(variable->getInit(), state);
        const auto* at = llvm::find(holders_, variable);
        if (at == holders_.end()) continue;
        state[at - holders_.begin()] = Unknown(variable->getInit());
      }
      return;
    }
    if (const clang::Expr* pointer = Followed(stmt)) {
      const std::optional<unsigned> holder = IndexOf(pointer);
      if (!holder || state[*holder] == nullptr) return;
      if (report && body_.Has(&stmt)) {
        found_.push_back({llvm::cast<clang::Expr>(&stmt), state[*holder],
                          holders_[*holder]});
      }
      state[*holder] = nullptr;  // Once is enough.
      return;
    }
    if (const auto* binary = dyn_cast<clang::BinaryOperator>(&stmt)) {
      if (binary->getOpcode() == clang::BO_Assign) {
        Forget(binary->getRHS(), state);
        if (auto holder = IndexOf(binary->getLHS())) {
          state[*holder] = Unknown(binary->getRHS());
        }
      } else if (binary->isComparisonOp() && !in_condition) {
        Forget(binary->getLHS(), state);
        Forget(binary->getRHS(), state);
      }
      return;
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(&stmt)) {
      if (in_condition && AskedBy(call)) return;
      for (const clang::Expr* argument : call->arguments()) {
        Forget(argument, state);
      }
    } else if (const auto* list = dyn_cast<clang::InitListExpr>(&stmt)) {
      for (const clang::Expr* part : list->inits()) Forget(part, state);
    } else if (const auto* lambda = dyn_cast<clang::LambdaExpr>(&stmt)) {
      for (const clang::Expr* kept : lambda->capture_inits()) {
        Forget(kept, state);
      }
    } else if (const auto* gone = dyn_cast<clang::ExplicitCastExpr>(&stmt);
               gone != nullptr && gone->getCastKind() == clang::CK_ToVoid) {
      ForgetNamedIn(*gone, state);
    } else if (const auto* made = dyn_cast<clang::CXXConstructExpr>(&stmt)) {
      for (const clang::Expr* argument : made->arguments()) {
        Forget(argument, state);
      }
    } else if (const auto* cast = dyn_cast<clang::CastExpr>(&stmt);
               cast != nullptr && !in_condition &&
               cast->getCastKind() == clang::CK_PointerToBoolean) {
      Forget(cast->getSubExpr(), state);
    }
  }

  void Forget(const clang::Expr* expr, State& state) const {
    if (auto holder = IndexOf(expr)) state[*holder] = nullptr;
  }

  // `assert(user)` is nothing at all in a build without assertions.
  void ForgetNamedIn(const clang::Expr& nothing, State& state) const {
    if (!nothing.getBeginLoc().isMacroID()) return;
    const llvm::StringRef text =
        TextOf(function_.unit().context(), nothing.getSourceRange());
    for (std::size_t i = 0; i < state.size(); ++i) {
      if (HasIdentifier(text, holders_[i]->getName())) state[i] = nullptr;
    }
  }

  const Function& function_;
  const Body& body_;
  const Resolver& resolver_;
  llvm::SmallVector<const clang::VarDecl*, 4> holders_;
  std::vector<UncheckedValue> found_;
};

}  // namespace

std::vector<UncheckedValue> UncheckedValuesIn(const Function& function) {
  const Resolver& resolver = function.unit().resolver();
  // A test that crashes has failed, as it should.
  const bool looks_up = function.decl() != nullptr && !function.IsTest() &&
                        llvm::any_of(function.calls(), [&](const Call& call) {
                          return LookUp(resolver, call.expr) != nullptr;
                        });
  if (!looks_up) return {};
  return Analysis(function).Run();
}

}  // namespace ctxtidy::semantics
