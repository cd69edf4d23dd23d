#include "checks/semantics/loops/nested.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/code/object_key.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using clang::isa_and_nonnull;

// The variable at the bottom of `v`, `v->x`, `*v`, `v.x`.
const clang::ValueDecl* RootOf(const clang::Expr* expr) {
  expr = Stripped(expr);
  if (const auto* member = dyn_cast<clang::MemberExpr>(expr)) {
    return RootOf(member->getBase());
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expr)) {
    return RootOf(unary->getSubExpr());
  }
  if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(expr)) {
    return RootOf(call->getArg(0));
  }
  return Named(expr);
}

const clang::Stmt* BodyOf(const clang::Stmt& loop) {
  if (const auto* counted = dyn_cast<clang::ForStmt>(&loop))
    return counted->getBody();
  if (const auto* range = dyn_cast<clang::CXXForRangeStmt>(&loop))
    return range->getBody();
  if (const auto* asked = dyn_cast<clang::WhileStmt>(&loop))
    return asked->getBody();
  const auto* asks_later = dyn_cast<clang::DoStmt>(&loop);
  return asks_later == nullptr ? nullptr : asks_later->getBody();
}

// The expression that an assignment, or an `emplace`, sets, and what it sets it
// to.
struct Setting {
  const clang::Expr* target = nullptr;
  const clang::Expr* value = nullptr;
};

Setting SettingIn(const clang::Stmt& stmt) {
  if (const auto* set = dyn_cast<clang::BinaryOperator>(&stmt)) {
    if (set->getOpcode() == clang::BO_Assign)
      return {set->getLHS(), set->getRHS()};
  }
  if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&stmt)) {
    const clang::CXXMethodDecl* method = call->getMethodDecl();
    const clang::IdentifierInfo* name =
        method == nullptr ? nullptr : method->getIdentifier();
    if (name != nullptr && name->isStr("emplace") && call->getNumArgs() == 1)
      return {call->getImplicitObjectArgument(), call->getArg(0)};
  }
  const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(&stmt);
  if (call != nullptr && call->getOperator() == clang::OO_Equal)
    return {call->getArg(0), call->getArg(1)};
  return {};
}

// Does the target, or an element of `std::tie(…)`, lead to the same place, or
// to what that is a member of?
bool Leads(const clang::Expr* target, const ObjectKey& key) {
  const ObjectKey whole = KeyOf(target);
  if (!whole.empty() && whole.size() <= key.size() &&
      std::equal(whole.begin(), whole.end(), key.begin())) {
    return true;
  }
  const auto* tied = dyn_cast<clang::CallExpr>(Stripped(target));
  return tied != nullptr && IsStdFunction(tied->getDirectCallee(), "tie") &&
         llvm::any_of(tied->arguments(), [&](const clang::Expr* part) {
           return KeyOf(part) == key;
         });
}

// A variable or a member, by way of pointers at most: an element of a
// container, or a reference to one, is another one in each round.
bool IsPlainPlace(const Resolver& resolver, const clang::Expr* expr) {
  expr = Stripped(expr);
  if (const auto* member = dyn_cast<clang::MemberExpr>(expr)) {
    return isa<clang::CXXThisExpr>(Stripped(member->getBase())) ||
           IsPlainPlace(resolver, member->getBase());
  }
  // Of an iterator there may be many, of a std::unique_ptr only one.
  if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(expr)) {
    const clang::CXXRecordDecl* holder =
        Stripped(call->getArg(0))->getType()->getAsCXXRecordDecl();
    return (call->getOperator() == clang::OO_Star ||
            call->getOperator() == clang::OO_Arrow) &&
           holder != nullptr && !resolver.WrappedBy(*holder).isNull() &&
           IsPlainPlace(resolver, call->getArg(0));
  }
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expr)) {
    return unary->getOpcode() == clang::UO_Deref &&
           IsPlainPlace(resolver, unary->getSubExpr());
  }
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(expr));
  return variable != nullptr && (isa<clang::ParmVarDecl>(variable) ||
                                 !variable->getType()->isReferenceType());
}

class Search {
 public:
  Search(const Call& call, const clang::Expr& parent, ObjectKey key)
      : call_(call),
        body_(call.function->body()),
        key_(std::move(key)),
        root_(RootOf(&parent)) {}

  std::optional<NestedDerivation> Find() const {
    const clang::Stmt* loop = Loop();
    if (loop == nullptr) return std::nullopt;
    const clang::Stmt* set = Assignment(*loop);
    if (set == nullptr || MovesOn(*loop) || IsReset(*loop, *set) ||
        LeavesAfter(*set, *loop) || HappensOnce(*loop)) {
      return std::nullopt;
    }
    return NestedDerivation{key_.back(), loop};
  }

 private:
  // The innermost loop around the call, if the context is older than a round.
  const clang::Stmt* Loop() const {
    for (const clang::Stmt* at = body_.Parent(call_.expr); at != nullptr;
         at = body_.Parent(at)) {
      if (BodyOf(*at) == nullptr || !InRounds(*at, call_.expr)) continue;
      if (const auto* once = dyn_cast<clang::DoStmt>(at)) {
        bool again = true;
        if (!once->getCond()->isValueDependent() &&
            once->getCond()->EvaluateAsBooleanCondition(
                again, call_.function->unit().context()) &&
            !again) {
          continue;  // `do { … } while (false)`.
        }
      }
      return DeclaredIn(*at) ? nullptr : at;
    }
    return nullptr;
  }

  // Is it in what is done again and again?
  bool InRounds(const clang::Stmt& loop, const clang::Stmt* stmt) const {
    const auto* counted = dyn_cast<clang::ForStmt>(&loop);
    return body_.Contains(BodyOf(loop), stmt) ||
           (counted != nullptr && counted->getInc() != nullptr &&
            (counted->getInc() == stmt ||
             body_.Contains(counted->getInc(), stmt)));
  }

  bool DeclaredIn(const clang::Stmt& loop) const {
    return Declares(loop, key_.front()) ||
           (root_ != nullptr && Declares(loop, root_));
  }

  // Is the variable made anew in each round?
  bool Declares(const clang::Stmt& loop,
                const clang::ValueDecl* variable) const {
    const auto* range = dyn_cast<clang::CXXForRangeStmt>(&loop);
    if (range != nullptr && range->getLoopVariable() == variable) return true;
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* stmt) {
      const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
      return declares != nullptr && body_.Contains(BodyOf(loop), stmt) &&
             llvm::any_of(declares->decls(), [&](const clang::Decl* decl) {
               if (decl == variable) return true;
               const auto* parts = dyn_cast<clang::DecompositionDecl>(decl);
               return parts != nullptr &&
                      llvm::is_contained(parts->bindings(), variable);
             });
    });
  }

  // What holds the derived context for a moment: `auto child = WithCancel(c)`.
  llvm::SmallVector<const clang::ValueDecl*, 3> Holders() const {
    llvm::SmallVector<const clang::ValueDecl*, 3> holders;
    const auto* declares = body_.Enclosing<clang::DeclStmt>(call_.expr);
    if (declares == nullptr) return holders;
    for (const clang::Decl* decl : declares->decls()) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      if (variable == nullptr || variable->getInit() == nullptr ||
          !body_.Contains(variable->getInit(), call_.expr)) {
        continue;
      }
      holders.push_back(variable);
      if (const auto* parts = dyn_cast<clang::DecompositionDecl>(variable)) {
        holders.append(parts->bindings().begin(), parts->bindings().end());
      }
    }
    return holders;
  }

  // The assignment in the loop by which the derived context takes the place of
  // its parent.
  const clang::Stmt* Assignment(const clang::Stmt& loop) const {
    const auto holders = Holders();
    for (const clang::Stmt* stmt : body_.statements()) {
      if (!InRounds(loop, stmt)) continue;
      const Setting setting = SettingIn(*stmt);
      if (setting.target == nullptr || !Leads(setting.target, key_)) continue;
      if (body_.Contains(setting.value, call_.expr) && IsValueItself(setting)) {
        return stmt;
      }
      const ObjectKey value = KeyOf(setting.value);
      if (!value.empty() && llvm::is_contained(holders, value.front()) &&
          !body_.Before(stmt, call_.expr)) {
        return stmt;
      }
    }
    return nullptr;
  }

  // Is the call, or a member of its result, what is assigned, not an argument
  // of something else?
  bool IsValueItself(const Setting& setting) const {
    for (const clang::Stmt* at = call_.expr; at != setting.value;) {
      at = body_.Parent(at);
      if (at == nullptr) return false;
      const auto* call = dyn_cast<clang::CallExpr>(at);
      if (call == nullptr || at == setting.value) continue;
      // What is assigned to `std::tie(…)` may be converted first.
      const clang::FunctionDecl* callee = call->getDirectCallee();
      if (!IsStdFunction(callee, "move") &&
          !isa_and_nonnull<clang::CXXConversionDecl>(callee)) {
        return false;
      }
    }
    return true;
  }

  // Does a pointer lead to another context in each round?
  bool MovesOn(const clang::Stmt& loop) const {
    const Resolver& resolver = call_.function->unit().resolver();
    std::optional<ContextRole> role =
        root_ == nullptr ? std::nullopt : resolver.ContextOf(root_->getType());
    if (root_ == nullptr || (role && !role->pointer)) return false;
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* stmt) {
      if (!body_.Contains(&loop, stmt)) return false;
      const clang::Expr* changed = nullptr;
      if (const auto* unary = dyn_cast<clang::UnaryOperator>(stmt)) {
        if (unary->isIncrementDecrementOp()) changed = unary->getSubExpr();
      } else if (const auto* set = dyn_cast<clang::BinaryOperator>(stmt)) {
        if (set->isAssignmentOp()) changed = set->getLHS();
      }
      return changed != nullptr && Named(changed) == root_;
    });
  }

  // Only in the first round: `if (!done) { …; done = true; }`, `if (i == 0)`,
  // or if the context does not have yet what it is to get?
  bool HappensOnce(const clang::Stmt& loop) const {
    for (const clang::Stmt* at = body_.Parent(call_.expr);
         at != nullptr && at != &loop; at = body_.Parent(at)) {
      const auto* branch = dyn_cast<clang::IfStmt>(at);
      if (branch == nullptr) continue;
      const clang::Expr* condition = branch->getCond();
      const auto* equal =
          dyn_cast<clang::BinaryOperator>(condition->IgnoreParenImpCasts());
      const bool compares =
          equal != nullptr && equal->getOpcode() == clang::BO_EQ;
      for (const clang::Stmt* part : body_.statements()) {
        if (part != condition && !body_.Contains(condition, part)) continue;
        const auto* expr = dyn_cast<clang::Expr>(part);
        const auto* call = dyn_cast<clang::CallExpr>(part);
        if ((expr != nullptr && KeyOf(expr) == key_) ||
            (call != nullptr && Exchanges(*call))) {
          return true;
        }
        const auto* ref = dyn_cast<clang::DeclRefExpr>(part);
        if (ref != nullptr && (IsSetIn(*branch, *ref->getDecl()) ||
                               (compares && Counts(loop, *ref->getDecl())))) {
          return true;
        }
      }
    }
    return false;
  }

  static bool Exchanges(const clang::CallExpr& call) {
    const clang::FunctionDecl* callee = call.getDirectCallee();
    const clang::IdentifierInfo* name =
        callee == nullptr ? nullptr : callee->getIdentifier();
    return name != nullptr &&
           (name->isStr("exchange") || name->isStr("test_and_set"));
  }

  bool IsSetIn(const clang::Stmt& branch,
               const clang::ValueDecl& variable) const {
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* stmt) {
      const clang::Expr* target = SettingIn(*stmt).target;
      return target != nullptr && body_.Contains(&branch, stmt) &&
             Named(target) == &variable;
    });
  }

  bool Counts(const clang::Stmt& loop, const clang::ValueDecl& variable) const {
    const auto* counted = dyn_cast<clang::ForStmt>(&loop);
    const auto* step = counted == nullptr || counted->getInc() == nullptr
                           ? nullptr
                           : dyn_cast<clang::UnaryOperator>(counted->getInc());
    return step != nullptr && Named(step->getSubExpr()) == &variable;
  }

  // Does the round begin, or end for certain, with a context that does not come
  // from the last one?
  bool IsReset(const clang::Stmt& loop, const clang::Stmt& set) const {
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* stmt) {
      if (!InRounds(loop, stmt) || stmt == &set ||
          body_.Contains(stmt, call_.expr)) {
        return false;
      }
      const Setting setting = SettingIn(*stmt);
      if (setting.target == nullptr || !Leads(setting.target, key_) ||
          (!body_.Before(stmt, call_.expr) && !IsCertain(loop, stmt))) {
        return false;
      }
      return llvm::none_of(body_.statements(), [&](const clang::Stmt* part) {
        const auto* ref = dyn_cast<clang::Expr>(part);
        return ref != nullptr && body_.Contains(setting.value, part) &&
               KeyOf(ref) == key_;
      });
    });
  }

  // Does every round come to the statement?
  bool IsCertain(const clang::Stmt& loop, const clang::Stmt* stmt) const {
    const clang::Stmt* at = body_.Parent(stmt);
    while (at != &loop &&
           isa_and_nonnull<clang::CompoundStmt, clang::ExprWithCleanups>(at)) {
      at = body_.Parent(at);
    }
    return at == &loop;
  }

  // Is the loop certainly left behind the assignment?
  bool LeavesAfter(const clang::Stmt& set, const clang::Stmt& loop) const {
    const clang::Stmt* inner = &set;
    for (const clang::Stmt* at = body_.Parent(&set);
         at != nullptr && at != &loop; inner = at, at = body_.Parent(at)) {
      const auto* block = dyn_cast<clang::CompoundStmt>(at);
      if (block == nullptr) continue;
      const auto* choice = body_.Enclosing<clang::SwitchStmt>(block);
      const bool in_switch = choice != nullptr && body_.Contains(&loop, choice);
      bool behind = false;
      for (const clang::Stmt* part : block->body()) {
        if (part == inner) behind = true;
        const auto* expr = dyn_cast<clang::Expr>(part);
        const clang::Stmt* plain =
            expr == nullptr ? part : expr->IgnoreImplicit();
        if (!behind) continue;
        if (in_switch && isa<clang::BreakStmt>(plain)) break;
        if (isa<clang::BreakStmt, clang::GotoStmt, clang::ReturnStmt,
                clang::CoreturnStmt, clang::CXXThrowExpr>(plain)) {
          return true;
        }
      }
    }
    return false;
  }

  const Call& call_;
  const Body& body_;
  const ObjectKey key_;
  const clang::ValueDecl* root_;
};

}  // namespace

std::optional<NestedDerivation> NestedDerivationOf(const Call& call) {
  const Role<model::Derivation> role =
      call.function->unit().resolver().DerivationOf(*call.callee);
  if (!role || !role.model->strict) return std::nullopt;
  const clang::Expr* parent = ParentArgument(*role.entry, *call.expr);
  if (parent == nullptr) return std::nullopt;
  if (const auto* moved = dyn_cast<clang::CallExpr>(Stripped(parent));
      moved != nullptr && moved->isCallToStdMove()) {
    parent = moved->getArg(0);
  }
  if (!IsPlainPlace(call.function->unit().resolver(), parent)) {
    return std::nullopt;
  }
  ObjectKey key = KeyOf(parent);
  if (key.empty()) return std::nullopt;
  return Search(call, *parent, std::move(key)).Find();
}

}  // namespace ctxtidy::semantics
