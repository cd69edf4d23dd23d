#include "checks/semantics/guard_fix.h"

#include "checks/semantics/function.h"
#include "checks/semantics/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "clang/Lex/Lexer.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// Is the context, or a mention of it, only handed to a call that is over when
// it returns, or asked something?
bool EndsInCall(const Derivation& derivation, const Body& body,
                const clang::Expr* mention) {
  const clang::Stmt* from = mention;
  const clang::Stmt* user = body.Consumer(mention, &from);
  if (llvm::isa_and_nonnull<clang::MemberExpr>(user)) return true;  // c.Err()
  const auto* call = dyn_cast_or_null<clang::CallExpr>(user);
  if (call == nullptr || call->getCallee() == from) return false;
  const clang::FunctionDecl* callee = call->getDirectCallee();
  if (callee == nullptr || callee->isInStdNamespace()) return callee == nullptr;
  // A context that is made from it and returned lives on.
  return !llvm::isa_and_nonnull<clang::ReturnStmt>(body.Consumer(call)) ||
         derivation.call->getType()->getAsCXXRecordDecl() !=
             call->getType()->getAsCXXRecordDecl();
}

// Does the context only go into calls? Kept anywhere else, it would be dead as
// soon as the guard is.
bool OnlyPassedToCalls(const Body& body, const Derivation& derivation) {
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
              EndsInCall(derivation, body, member));
    });
  }
  return llvm::all_of(body.RefsTo(derivation.context), [&](const auto* ref) {
    return EndsInCall(derivation, body, ref);
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
