#include "checks/semantics/cancel/guard_fix.h"

#include "checks/semantics/code/function.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// Is it a context, or a class that has one as a member?
bool HoldsContext(const Resolver& resolver, clang::QualType type) {
  if (resolver.ContextOf(type)) return true;
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && record->hasDefinition() &&
         llvm::any_of(record->getDefinition()->fields(),
                      [&](const auto* field) {
                        return resolver.ContextOf(field->getType()).has_value();
                      });
}

// Is what the mention stands for only given to a function that is done with it
// when it returns, or asked something?
bool EndsInCall(const Function& function, const clang::Expr* mention) {
  const Body& body = function.body();
  const clang::Stmt* from = mention;
  const clang::Stmt* user = body.Consumer(mention, &from);
  if (const auto* member = dyn_cast_or_null<clang::MemberExpr>(user)) {
    return llvm::isa<clang::CXXMethodDecl>(member->getMemberDecl());  // c.Err()
  }
  const auto* call = dyn_cast_or_null<clang::CallExpr>(user);
  if (call == nullptr || call->getCallee() == from) return false;
  const clang::FunctionDecl* callee = call->getDirectCallee();
  if (callee == nullptr) return true;
  // Assignments, and the standard library's containers, keep what they get.
  if (callee->isOverloadedOperator() || callee->isInStdNamespace())
    return false;
  const auto* method = dyn_cast<clang::CXXMethodDecl>(callee);
  if (method != nullptr && method->getParent()->isInStdNamespace())
    return false;
  // What is made from it may be kept.
  return !HoldsContext(function.unit().resolver(), callee->getReturnType()) ||
         body.IsDiscarded(call);
}

// Does the context only go into calls? Kept anywhere else, it would be dead as
// soon as the guard is.
bool OnlyPassedToCalls(const Function& function, const Derivation& derivation) {
  const Body& body = function.body();
  if (!body.LambdasCapturing(derivation.context).empty() ||
      !body.LambdasCapturing(derivation.cancel).empty()) {
    return false;
  }
  if (derivation.member != nullptr) {
    // The whole result is kept: its members are looked at one by one.
    return llvm::all_of(body.RefsTo(derivation.cancel), [&](const auto* ref) {
      const auto* member =
          dyn_cast_or_null<clang::MemberExpr>(body.Consumer(ref));
      return member != nullptr &&
             (member->getMemberDecl() == derivation.member ||
              EndsInCall(function, member));
    });
  }
  return llvm::all_of(body.RefsTo(derivation.context), [&](const auto* ref) {
    return EndsInCall(function, ref);
  });
}

// Behind the statement and what else stands on its line, if that is a comment.
clang::SourceLocation BehindLine(const clang::ASTContext& context,
                                 const clang::Stmt& statement) {
  const clang::SourceManager& sources = context.getSourceManager();
  clang::SourceLocation end = EndOf(context, statement.getSourceRange());
  if (end.isInvalid()) return {};
  bool invalid = false;
  const char* const text = sources.getCharacterData(end, &invalid);
  if (invalid) return {};
  const char* rest = text;
  while (*rest == ' ' || *rest == '\t') ++rest;
  if (rest[0] == '/' && rest[1] == '/') {
    while (*rest != '\0' && *rest != '\n' && *rest != '\r') ++rest;
    return end.getLocWithOffset(rest - text);
  }
  return end;
}

// `auto c = With(p).context;` becomes `auto [c, c_cancel] = With(p);`.
bool NameBoth(const Derivation& derivation, const std::string& cancel,
              llvm::SmallVector<clang::FixItHint, 2>& fix) {
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(derivation.context);
  if (variable == nullptr || !derivation.declared->isSingleDecl() ||
      variable->getType()->isReferenceType() ||
      derivation.result.context != 0 || derivation.result.cancel != 1) {
    return false;
  }
  const auto* member =
      dyn_cast<clang::MemberExpr>(Stripped(variable->getInit()));
  if (member == nullptr ||
      member->getBase()->IgnoreImplicit() != derivation.call) {
    return false;
  }
  fix.push_back(clang::FixItHint::CreateReplacement(
      clang::SourceRange(variable->getBeginLoc(), variable->getLocation()),
      (variable->getType().isConstQualified() ? "const auto [" : "auto [") +
          variable->getNameAsString() + ", " + cancel + "]"));
  fix.push_back(clang::FixItHint::CreateRemoval(
      clang::SourceRange(member->getOperatorLoc(), member->getMemberLoc())));
  return true;
}

// Does the function have a parameter, variable or binding of that name?
bool IsNameTaken(const Function& function, llvm::StringRef name) {
  auto has_name = [&](const clang::NamedDecl* decl) {
    return decl->getIdentifier() != nullptr && decl->getName() == name;
  };
  if (llvm::any_of(function.parameters(), has_name)) return true;
  for (const clang::Stmt* stmt : function.body().statements()) {
    const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
    if (declares == nullptr) continue;
    for (const clang::Decl* decl : declares->decls()) {
      const auto* named = dyn_cast<clang::NamedDecl>(decl);
      if (named != nullptr && has_name(named)) return true;
      const auto* bindings = dyn_cast<clang::DecompositionDecl>(decl);
      if (bindings != nullptr && llvm::any_of(bindings->bindings(), has_name)) {
        return true;
      }
    }
  }
  return false;
}

}  // namespace

llvm::SmallVector<clang::FixItHint, 2> GuardFix(const Function& function,
                                                const Derivation& derivation,
                                                const CancelUses& uses) {
  const Body& body = function.body();
  const clang::ASTContext& context = function.unit().context();
  const clang::DeclStmt* declared = derivation.declared;
  if (derivation.result.guard.empty() || declared == nullptr ||
      !llvm::isa_and_nonnull<clang::CompoundStmt>(body.Parent(declared)) ||
      !IsPlainText(declared->getSourceRange()) ||
      uses.uses.size() != uses.calls.size() || !uses.overwrites.empty() ||
      !OnlyPassedToCalls(function, derivation)) {
    return {};
  }
  llvm::SmallVector<clang::FixItHint, 2> fix;
  std::string cancel = derivation.CancelName();
  std::string name;
  if (derivation.cancel == nullptr) {
    if (derivation.context == nullptr) return {};
    cancel = derivation.context->getNameAsString() + "_cancel";
    if (IsNameTaken(function, cancel) || !NameBoth(derivation, cancel, fix)) {
      return {};
    }
    name = cancel + "_guard";
  } else {
    name = derivation.cancel->getNameAsString() + "_guard";
  }
  const clang::SourceLocation behind = BehindLine(context, *declared);
  if (behind.isInvalid() || IsNameTaken(function, name)) return {};
  fix.push_back(clang::FixItHint::CreateInsertion(
      behind, "\n" + IndentationAt(context, declared->getBeginLoc()).str() +
                  derivation.result.guard + " " + name + "(" + cancel + ");"));
  return fix;
}

}  // namespace ctxtidy::semantics
