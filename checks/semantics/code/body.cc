#include "checks/semantics/code/body.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprConcepts.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::isa;

bool IsUnevaluated(const clang::Stmt* stmt) {
  return isa<clang::UnaryExprOrTypeTraitExpr, clang::CXXNoexceptExpr,
             clang::RequiresExpr, clang::ConceptSpecializationExpr,
             clang::TypeTraitExpr>(stmt) ||
         (isa<clang::CXXTypeidExpr>(stmt) &&
          !cast<clang::CXXTypeidExpr>(stmt)->isPotentiallyEvaluated());
}

bool IsUndecidedBranch(const clang::IfStmt* branch) {
  return branch->isConstexpr() && branch->getCond()->isValueDependent();
}

// What of `stmt` is evaluated, in source order.
llvm::SmallVector<const clang::Stmt*, 8> EvaluatedParts(
    const clang::Stmt* stmt) {
  llvm::SmallVector<const clang::Stmt*, 8> parts;
  if (IsUnevaluated(stmt)) return parts;
  if (const auto* lambda = dyn_cast<clang::LambdaExpr>(stmt)) {
    llvm::append_range(parts, lambda->capture_inits());
  } else if (const auto* coroutine = dyn_cast<clang::CoroutineBodyStmt>(stmt)) {
    parts.push_back(coroutine->getBody());
  } else if (const auto* suspend =
                 dyn_cast<clang::CoroutineSuspendExpr>(stmt)) {
    // The other parts repeat the operand, wrapped.
    parts.push_back(suspend->getOperand());
  } else if (const auto* done = dyn_cast<clang::CoreturnStmt>(stmt)) {
    parts.push_back(done->getOperand());
  } else if (const auto* choice = dyn_cast<clang::GenericSelectionExpr>(stmt)) {
    if (!choice->isResultDependent()) parts.push_back(choice->getResultExpr());
  } else if (const auto* branch = dyn_cast<clang::IfStmt>(stmt)) {
    const bool decided = branch->isConstexpr() && !IsUndecidedBranch(branch);
    parts = {branch->getInit(), branch->getConditionVariableDeclStmt()};
    if (branch->isConsteval()) {
      // At run time, it is always the other branch.
      parts.push_back(branch->isNonNegatedConsteval() ? branch->getElse()
                                                      : branch->getThen());
    } else if (!decided) {
      parts.append({branch->getCond(), branch->getThen(), branch->getElse()});
    } else if (auto* taken = cast<clang::ConstantExpr>(branch->getCond());
               taken->hasAPValueResult() && taken->getAPValueResult().isInt()) {
      parts.push_back(taken->getAPValueResult().getInt().getBoolValue()
                          ? branch->getThen()
                          : branch->getElse());
    }
  } else {
    llvm::append_range(parts, stmt->children());
  }
  llvm::erase_if(parts,
                 [](const clang::Stmt* part) { return part == nullptr; });
  return parts;
}

// Is this a copy or move of its argument to the same type?
bool IsCopy(const clang::CXXConstructExpr* made) {
  return made->getNumArgs() >= 1 &&
         made->getConstructor()->isCopyOrMoveConstructor() &&
         !isa<clang::CXXTemporaryObjectExpr>(made);
}

// `T x{t}`: braces around a value of the same class.
bool IsBracedCopy(const clang::InitListExpr* list) {
  return list->getNumInits() == 1 && list->getType()->isRecordType() &&
         list->getType()->getAsCXXRecordDecl() ==
             list->getInit(0)->getType()->getAsCXXRecordDecl();
}

bool IsCarrier(const clang::Stmt* stmt) {
  if (isa<clang::ParenExpr, clang::ImplicitCastExpr, clang::ExprWithCleanups,
          clang::MaterializeTemporaryExpr, clang::CXXBindTemporaryExpr,
          clang::ConstantExpr, clang::SubstNonTypeTemplateParmExpr>(stmt)) {
    return true;
  }
  if (const auto* list = dyn_cast<clang::InitListExpr>(stmt)) {
    return IsBracedCopy(list);
  }
  const auto* made = dyn_cast<clang::CXXConstructExpr>(stmt);
  return made != nullptr && IsCopy(made);
}

}  // namespace

Body::Body(const clang::FunctionDecl& function) {
  if (const auto* constructor =
          dyn_cast<clang::CXXConstructorDecl>(&function)) {
    for (const clang::CXXCtorInitializer* init : constructor->inits()) {
      if (init->isWritten()) Walk(init->getInit());
    }
  }
  Walk(function.getBody());
}

Body::Body(const clang::Expr& initializer) { Walk(&initializer); }

void Body::Walk(const clang::Stmt* root) {
  // A stack of our own: generated code nests deeper than ours may recurse.
  llvm::SmallVector<std::pair<const clang::Stmt*, const clang::Stmt*>, 32>
      stack;
  if (root != nullptr) stack.push_back({root, nullptr});
  while (!stack.empty()) {
    auto [stmt, parent] = stack.pop_back_val();
    Place place{parent, static_cast<unsigned>(statements_.size()), false};
    if (parent != nullptr) {
      const auto* branch = dyn_cast<clang::IfStmt>(parent);
      place.undecided =
          places_.lookup(parent).undecided ||
          (branch != nullptr && IsUndecidedBranch(branch) &&
           (stmt == branch->getThen() || stmt == branch->getElse()));
    }
    if (!places_.try_emplace(stmt, place).second) continue;
    statements_.push_back(stmt);
    const auto parts = EvaluatedParts(stmt);
    for (const clang::Stmt* part : llvm::reverse(parts)) {
      stack.push_back({part, stmt});
    }
  }
}

const clang::Stmt* Body::Parent(const clang::Stmt* stmt) const {
  auto found = places_.find(stmt);
  return found == places_.end() ? nullptr : found->second.parent;
}

bool Body::Before(const clang::Stmt* a, const clang::Stmt* b) const {
  return places_.lookup(a).order < places_.lookup(b).order;
}

bool Body::Contains(const clang::Stmt* outer, const clang::Stmt* inner) const {
  for (; inner != nullptr; inner = Parent(inner)) {
    if (inner == outer) return true;
  }
  return false;
}

bool Body::IsDiscarded(const clang::Stmt* expr) const {
  const clang::Stmt* from = expr;
  const clang::Stmt* user = Consumer(expr, &from);
  if (user == nullptr) return false;
  if (isa<clang::CompoundStmt, clang::LabelStmt, clang::SwitchCase,
          clang::AttributedStmt, clang::CXXForRangeStmt>(user)) {
    return true;
  }
  if (const auto* branch = dyn_cast<clang::IfStmt>(user)) {
    return branch->getCond() != from;
  }
  if (const auto* loop = dyn_cast<clang::ForStmt>(user)) {
    return loop->getCond() != from;
  }
  if (const auto* loop = dyn_cast<clang::WhileStmt>(user)) {
    return loop->getCond() != from;
  }
  if (const auto* loop = dyn_cast<clang::DoStmt>(user)) {
    return loop->getCond() != from;
  }
  if (const auto* comma = dyn_cast<clang::BinaryOperator>(user)) {
    return comma->getOpcode() == clang::BO_Comma && comma->getLHS() == from;
  }
  const auto* cast = dyn_cast<clang::ExplicitCastExpr>(user);
  return cast != nullptr && cast->getType()->isVoidType();
}

bool Body::IsUndecided(const clang::Stmt* stmt) const {
  return places_.lookup(stmt).undecided;
}

const Body::Mentions& Body::MentionsOf(const clang::ValueDecl* decl) const {
  if (!mentions_) {
    mentions_.emplace();
    for (const clang::Stmt* stmt : statements_) {
      if (const auto* ref = dyn_cast<clang::DeclRefExpr>(stmt)) {
        (*mentions_)[ref->getDecl()].refs.push_back(ref);
      } else if (const auto* lambda = dyn_cast<clang::LambdaExpr>(stmt)) {
        for (const clang::LambdaCapture& capture : lambda->captures()) {
          if (!capture.capturesVariable()) continue;
          (*mentions_)[capture.getCapturedVar()].captures.push_back(lambda);
        }
      }
    }
  }
  static const Mentions none;
  auto found = mentions_->find(decl);
  return found == mentions_->end() ? none : found->second;
}

llvm::ArrayRef<const clang::DeclRefExpr*> Body::RefsTo(
    const clang::ValueDecl* decl) const {
  return MentionsOf(decl).refs;
}

llvm::ArrayRef<const clang::LambdaExpr*> Body::LambdasCapturing(
    const clang::ValueDecl* decl) const {
  return MentionsOf(decl).captures;
}

const clang::Stmt* Body::Consumer(const clang::Stmt* expr,
                                  const clang::Stmt** from) const {
  const clang::Stmt* parent = Parent(expr);
  while (parent != nullptr && IsCarrier(parent)) {
    expr = parent;
    parent = Parent(expr);
  }
  if (from != nullptr) *from = expr;
  return parent;
}

const clang::Expr* Stripped(const clang::Expr* expr) {
  while (expr != nullptr) {
    expr = expr->IgnoreUnlessSpelledInSource();
    const auto* made = dyn_cast<clang::CXXConstructExpr>(expr);
    const auto* list = dyn_cast<clang::InitListExpr>(expr);
    if (made != nullptr && IsCopy(made)) {
      expr = made->getArg(0);
    } else if (list != nullptr && IsBracedCopy(list)) {
      expr = list->getInit(0);
    } else {
      break;
    }
  }
  return expr;
}

const clang::ValueDecl* Named(const clang::Expr* expr) {
  expr = Stripped(expr);
  if (const auto* ref = llvm::dyn_cast_or_null<clang::DeclRefExpr>(expr)) {
    return ref->getDecl();
  }
  return nullptr;
}

}  // namespace ctxtidy::semantics
