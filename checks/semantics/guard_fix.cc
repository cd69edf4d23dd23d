#include "checks/semantics/guard_fix.h"

#include "checks/semantics/function.h"
#include "checks/semantics/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// Does the context only go into calls that are over when they return? Kept
// anywhere else, it would be dead as soon as the guard is.
bool OnlyPassedToCalls(const Body& body, const Derivation& derivation) {
  for (const clang::Stmt* stmt : body.statements()) {
    if (const auto* lambda = dyn_cast<clang::LambdaExpr>(stmt)) {
      for (const clang::LambdaCapture& capture : lambda->captures()) {
        if (capture.capturesVariable() &&
            (capture.getCapturedVar() == derivation.context ||
             capture.getCapturedVar() == derivation.cancel)) {
          return false;
        }
      }
    }
    const auto* ref = dyn_cast<clang::DeclRefExpr>(stmt);
    if (ref == nullptr) continue;
    const clang::Stmt* from = ref;
    const clang::Stmt* user = body.Consumer(ref, &from);
    const auto* member = dyn_cast_or_null<clang::MemberExpr>(user);
    if (derivation.member != nullptr && ref->getDecl() == derivation.cancel) {
      // The whole result: its members are looked at one by one.
      if (member == nullptr) return false;
      if (member->getMemberDecl() == derivation.member) continue;
      user = body.Consumer(member, &from);
      member = dyn_cast_or_null<clang::MemberExpr>(user);
    } else if (ref->getDecl() != derivation.context) {
      continue;
    }
    if (member != nullptr) continue;  // c.Err()
    const auto* call = dyn_cast_or_null<clang::CallExpr>(user);
    if (call == nullptr || call->getCallee() == from) return false;
    const clang::FunctionDecl* callee = call->getDirectCallee();
    if (callee != nullptr && callee->isInStdNamespace()) return false;
    // A context or handle made from it may live on.
    const clang::Stmt* result = body.Consumer(call);
    if (!call->getType()->isVoidType() && call->getType()->isRecordType() &&
        llvm::isa_and_nonnull<clang::ReturnStmt>(result) && callee != nullptr &&
        derivation.call->getType()->getAsCXXRecordDecl() ==
            call->getType()->getAsCXXRecordDecl()) {
      return false;
    }
  }
  return true;
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
      "auto [" + variable->getNameAsString() + ", " + cancel + "]"));
  fix.push_back(clang::FixItHint::CreateRemoval(
      clang::SourceRange(member->getOperatorLoc(), member->getMemberLoc())));
  return true;
}

bool IsNameTaken(const Body& body, llvm::StringRef name) {
  for (const clang::Stmt* stmt : body.statements()) {
    const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
    if (declares == nullptr) continue;
    for (const clang::Decl* decl : declares->decls()) {
      const auto* named = dyn_cast<clang::NamedDecl>(decl);
      if (named != nullptr && named->getNameAsString() == name) return true;
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
      !OnlyPassedToCalls(body, derivation)) {
    return {};
  }
  llvm::SmallVector<clang::FixItHint, 2> fix;
  std::string cancel = derivation.CancelName();
  std::string name;
  if (derivation.cancel == nullptr) {
    if (derivation.context == nullptr) return {};
    cancel = derivation.context->getNameAsString() + "_cancel";
    if (!NameBoth(derivation, cancel, fix)) return {};
    name = cancel + "_guard";
  } else {
    name = derivation.cancel->getNameAsString() + "_guard";
  }
  const clang::SourceLocation behind = BehindLine(context, *declared);
  if (behind.isInvalid() || IsNameTaken(body, name)) return {};
  fix.push_back(clang::FixItHint::CreateInsertion(
      behind, "\n" + IndentationAt(context, declared->getBeginLoc()).str() +
                  derivation.result.guard + " " + name + "(" + cancel + ");"));
  return fix;
}

}  // namespace ctxtidy::semantics
