#include "checks/semantics/propagation/overloads.h"

#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

constexpr llvm::StringLiteral kSiblingEndings[] = {
    "Context", "WithContext", "Ctx", "_context", "_with_context", "_ctx"};

// A template's specialisation is compared in its template's own terms.
const clang::FunctionDecl& Comparable(const clang::FunctionDecl& function) {
  const clang::FunctionTemplateDecl* primary = function.getPrimaryTemplate();
  return primary == nullptr ? function : *primary->getTemplatedDecl();
}

bool SameType(clang::QualType a, clang::QualType b) {
  return a.getCanonicalType().getUnqualifiedType() ==
         b.getCanonicalType().getUnqualifiedType();
}

// The position of the one context that `candidate` takes beyond the
// parameters of `plain`.
std::optional<unsigned> ExtraContext(const Resolver& resolver,
                                     const clang::FunctionDecl& plain,
                                     const clang::FunctionDecl& candidate,
                                     const Available& context) {
  if (candidate.getNumParams() != plain.getNumParams() + 1 ||
      candidate.isVariadic() != plain.isVariadic()) {
    return std::nullopt;
  }
  unsigned extra = 0;
  while (extra < plain.getNumParams() &&
         SameType(candidate.getParamDecl(extra)->getType(),
                  plain.getParamDecl(extra)->getType())) {
    ++extra;
  }
  for (unsigned i = extra; i < plain.getNumParams(); ++i) {
    if (!SameType(candidate.getParamDecl(i + 1)->getType(),
                  plain.getParamDecl(i)->getType())) {
      return std::nullopt;
    }
  }
  const clang::QualType type = candidate.getParamDecl(extra)->getType();
  std::optional<ContextRole> role = resolver.ContextOf(type);
  if (!role || !resolver.Accepts(type, context.role) ||
      type->isRValueReferenceType()) {
    return std::nullopt;
  }
  // A context at hand that is const cannot go where it might be changed.
  auto pointee = [](clang::QualType of) {
    of = of.getNonReferenceType();
    return of->isPointerType() ? of->getPointeeType() : of;
  };
  const bool changes = (type->isLValueReferenceType() || role->pointer) &&
                       !pointee(type).isConstQualified();
  if (changes && context.constant) return std::nullopt;
  return extra;
}

// May the code of `function`, or of an initialiser in `around`, call the
// member?
bool IsAccessible(const clang::FunctionDecl& member,
                  const clang::DeclContext* around,
                  const clang::FunctionDecl* function) {
  const clang::DeclContext* from = function == nullptr ? around : function;
  const clang::AccessSpecifier access = member.getAccess();
  if (access == clang::AS_public || access == clang::AS_none) return true;
  const auto* owner = dyn_cast<clang::CXXRecordDecl>(member.getDeclContext());
  for (; from != nullptr; from = from->getParent()) {
    const auto* record = dyn_cast<clang::CXXRecordDecl>(from);
    if (record == nullptr || owner == nullptr) continue;
    if (record->getCanonicalDecl() == owner->getCanonicalDecl()) return true;
    if (access == clang::AS_protected && record->hasDefinition() &&
        record->isDerivedFrom(owner)) {
      return true;
    }
  }
  return false;
}

// Is the candidate declared where the call stands? A class's members always
// are.
bool IsDeclaredBefore(const Call& call, const clang::FunctionDecl& candidate) {
  if (candidate.isCXXClassMember()) return true;
  const clang::SourceManager& sources =
      call.function->unit().context().getSourceManager();
  return sources.isBeforeInTranslationUnit(
      candidate.getFirstDecl()->getLocation(), call.expr->getBeginLoc());
}

// What a template demands of its arguments beyond the other's.
bool DemandsMore(const clang::FunctionDecl& candidate,
                 const clang::FunctionDecl& plain) {
  const auto* more = candidate.getDescribedFunctionTemplate();
  const auto* less = plain.getDescribedFunctionTemplate();
  if (more == nullptr || less == nullptr) return more != less;
  if (more->getTemplateParameters()->size() !=
      less->getTemplateParameters()->size()) {
    return true;
  }
  return more->getTemplateParameters()->hasAssociatedConstraints() &&
         !less->getTemplateParameters()->hasAssociatedConstraints();
}

bool IsCallable(const Call& call, const clang::FunctionDecl& candidate) {
  if (!IsDeclaredBefore(call, candidate) ||
      DemandsMore(candidate, Comparable(*call.callee)) ||
      candidate.isDeleted() || candidate.hasAttr<clang::DeprecatedAttr>() ||
      !IsAccessible(candidate, call.function->owner().getDeclContext(),
                    call.function->decl())) {
    return false;
  }
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&candidate);
  const auto* called = dyn_cast<clang::CXXMethodDecl>(call.callee);
  if ((method == nullptr) != (called == nullptr)) return false;
  if (method == nullptr) return true;
  if (method->isStatic() != called->isStatic()) return false;
  if (method->getRefQualifier() != called->getRefQualifier()) return false;
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call.expr);
  if (member == nullptr || method->isStatic()) return true;
  clang::QualType object =
      member->getImplicitObjectArgument()->IgnoreParenImpCasts()->getType();
  if (object->isPointerType()) object = object->getPointeeType();
  return method->isConst() || !object.isConstQualified();
}

std::optional<ContextOverload> Find(const Call& call,
                                    clang::DeclarationName name,
                                    const Available& context) {
  const clang::DeclContext* scope =
      call.callee->getDeclContext()->getRedeclContext();
  const Resolver& resolver = call.function->unit().resolver();
  for (const clang::NamedDecl* named : scope->lookup(name)) {
    if (const auto* used = dyn_cast<clang::UsingShadowDecl>(named)) {
      named = used->getTargetDecl();
    }
    const auto* overloads = dyn_cast<clang::FunctionTemplateDecl>(named);
    const auto* candidate = overloads != nullptr
                                ? overloads->getTemplatedDecl()
                                : dyn_cast<clang::FunctionDecl>(named);
    if (candidate == nullptr || !IsCallable(call, *candidate)) continue;
    if (auto parameter = ExtraContext(resolver, Comparable(*call.callee),
                                      *candidate, context)) {
      return ContextOverload{candidate, *parameter,
                             name != call.callee->getDeclName()};
    }
  }
  return std::nullopt;
}

// The name that the call spells: `Query` in `db.Query(sql)`.
clang::SourceLocation NameOf(const clang::CallExpr& call) {
  const clang::Expr* callee = call.getCallee()->IgnoreParenImpCasts();
  if (const auto* member = dyn_cast<clang::MemberExpr>(callee)) {
    return member->getMemberLoc();
  }
  if (const auto* ref = dyn_cast<clang::DeclRefExpr>(callee)) {
    return ref->getLocation();
  }
  return {};
}

}  // namespace

bool IsMadeBySibling(const Call& call) {
  return IsMadeBySibling(*call.function, *call.callee);
}

bool IsMadeBySibling(const Function& caller,
                     const clang::FunctionDecl& callee) {
  const clang::IdentifierInfo* called = callee.getIdentifier();
  if (called == nullptr) return false;
  const Resolver& resolver = caller.unit().resolver();
  for (const Function* function = &caller; function != nullptr;
       function = function->enclosing()) {
    const clang::FunctionDecl* decl = function->decl();
    if (decl == nullptr || decl->getIdentifier() == nullptr ||
        !TakesContext(resolver, *decl) ||
        !decl->getDeclContext()->getRedeclContext()->Equals(
            callee.getDeclContext()->getRedeclContext())) {
      continue;
    }
    llvm::StringRef ending = decl->getName();
    if (!ending.consume_front(called->getName())) continue;
    if (ending.empty() || llvm::is_contained(kSiblingEndings, ending)) {
      return true;
    }
  }
  return false;
}

std::optional<ContextOverload> OverloadWithContext(const Call& call,
                                                   const Available& context) {
  const clang::IdentifierInfo* identifier = call.callee->getIdentifier();
  const Resolver& resolver = call.function->unit().resolver();
  if (identifier == nullptr || TakesContext(resolver, *call.callee)) {
    return std::nullopt;
  }
  const clang::DeclarationName name = call.callee->getDeclName();
  if (IsMadeBySibling(call)) return std::nullopt;
  if (auto found = Find(call, name, context)) return found;
  clang::ASTContext& ast = call.function->unit().context();
  for (llvm::StringRef ending : kSiblingEndings) {
    auto known = ast.Idents.find((identifier->getName() + ending).str());
    if (known == ast.Idents.end()) continue;
    const clang::DeclarationName sibling(known->second);
    if (auto found = Find(call, sibling, context)) return found;
  }
  return std::nullopt;
}

llvm::SmallVector<clang::FixItHint, 2> UseOverload(
    const Call& call, const ContextOverload& overload,
    const Available& context) {
  const clang::ASTContext& ast = call.function->unit().context();
  const clang::SourceLocation name = NameOf(*call.expr);
  const bool same_result = SameType(overload.decl->getReturnType(),
                                    Comparable(*call.callee).getReturnType());
  if (!context.reachable || !IsPlainText(call.expr->getSourceRange()) ||
      name.isInvalid() || name.isMacroID() ||
      (!same_result && !call.function->body().IsDiscarded(call.expr)) ||
      MayBeNull(*call.function, context)) {
    return {};
  }
  unsigned written = 0;
  while (written < call.expr->getNumArgs() &&
         !llvm::isa<clang::CXXDefaultArgExpr>(call.expr->getArg(written))) {
    ++written;
  }
  if (overload.parameter > written) return {};  // Behind arguments left out.

  const std::string argument = context.SpelledFor(
      overload.decl->getParamDecl(overload.parameter)->getType());
  llvm::SmallVector<clang::FixItHint, 2> fix;
  if (overload.sibling) {
    fix.push_back(clang::FixItHint::CreateReplacement(
        name, overload.decl->getNameAsString()));
  }
  if (overload.parameter < written) {
    fix.push_back(clang::FixItHint::CreateInsertion(
        call.expr->getArg(overload.parameter)->getBeginLoc(), argument + ", "));
  } else if (written > 0) {
    fix.push_back(clang::FixItHint::CreateInsertion(
        EndOf(ast, call.expr->getArg(written - 1)->getSourceRange()),
        ", " + argument));
  } else {
    fix.push_back(
        clang::FixItHint::CreateInsertion(call.expr->getRParenLoc(), argument));
  }
  return fix;
}

}  // namespace ctxtidy::semantics
