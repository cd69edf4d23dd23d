#include "checks/semantics/propagation/parameters.h"

#include <set>

#include "checks/semantics/code/body.h"
#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using model::Position;

// Does somebody else dictate the order of the parameters?
bool IsImposed(const Unit& unit, const clang::FunctionDecl& decl) {
  if (decl.isMain() || decl.isInExternCContext() || decl.isDeleted() ||
      decl.isOverloadedOperator() ||
      !decl.getFunctionTypeLoc() ||  // Declared through a typedef.
      llvm::isa<clang::CXXDeductionGuideDecl, clang::CXXConversionDecl>(decl) ||
      decl.getTemplateSpecializationKind() != clang::TSK_Undeclared ||
      unit.IsAddressTaken(decl)) {
    return true;
  }
  const clang::IdentifierInfo* name = decl.getIdentifier();
  if (name != nullptr && name->isStr("tag_invoke")) return true;
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&decl);
  if (method == nullptr) return false;
  if (IsLambda(decl)) return true;
  // Of a coroutine, the promise's constructor repeats the parameters.
  const clang::IdentifierInfo* type = method->getParent()->getIdentifier();
  if (type != nullptr && type->isStr("promise_type")) return true;
  // An override, or what may turn out to be one in a template.
  return method->size_overridden_methods() > 0 ||
         method->hasAttr<clang::OverrideAttr>() ||
         method->getParent()->hasAnyDependentBases() ||
         method->getParent()->getTemplateSpecializationKind() ==
             clang::TSK_ExplicitSpecialization;
}

// The class, or class template, of a parameter's type.
const clang::NamedDecl* ClassOf(const clang::ParmVarDecl& parameter) {
  const clang::QualType type = parameter.getType().getNonReferenceType();
  if (const auto* record = type->getAsCXXRecordDecl()) return record;
  const auto* made = type->getAs<clang::TemplateSpecializationType>();
  return made == nullptr ? nullptr
                         : made->getTemplateName().getAsTemplateDecl();
}

bool EndsLikeTag(const clang::NamedDecl* type) {
  const clang::IdentifierInfo* name =
      type == nullptr ? nullptr : type->getIdentifier();
  return name != nullptr && (name->getName().ends_with("_t") ||
                             name->getName().ends_with("_tag") ||
                             name->getName().ends_with("Tag"));
}

// `std::allocator_arg_t`, `std::in_place_t`: the standard's protocols put
// their own parameters first.
bool IsStandardTag(const clang::NamedDecl* type) {
  return type != nullptr && type->isInStdNamespace() && EndsLikeTag(type);
}

// `wait(lock, token, predicate)`: what protects the call comes first.
bool IsStandardLock(const clang::CXXRecordDecl& type) {
  constexpr llvm::StringLiteral kLocks[] = {"unique_lock", "shared_lock",
                                            "lock_guard", "scoped_lock"};
  return type.isInStdNamespace() && type.getIdentifier() != nullptr &&
         llvm::is_contained(kLocks, type.getName());
}

// Is the parameter there to choose an overload, a lock, a thread's own token,
// or what a model names? Each comes first by its own convention.
bool LeadsByConvention(const Resolver& resolver,
                       const clang::ParmVarDecl& parameter) {
  const auto* record =
      llvm::dyn_cast_or_null<clang::CXXRecordDecl>(ClassOf(parameter));
  if (record == nullptr) return false;
  const std::string name = SelectorName(*record);
  if (name == "std::stop_token" || IsStandardLock(*record)) return true;
  const bool modelled =
      llvm::any_of(resolver.models(), [&](const model::Model& model) {
        return llvm::any_of(model.contexts, [&](const auto& context) {
          return llvm::is_contained(context.after, name);
        });
      });
  if (modelled) return true;
  return record->hasDefinition() && record->isEmpty() && EndsLikeTag(record);
}

// Are the arguments the function's parameters, in their order?
bool AreParametersOf(const clang::FunctionDecl& decl,
                     llvm::ArrayRef<const clang::Expr*> arguments) {
  unsigned next = 0;
  for (const clang::Expr* argument : arguments) {
    const auto* parameter =
        llvm::dyn_cast_or_null<clang::ParmVarDecl>(Named(argument));
    if (parameter == nullptr || parameter->getFunctionScopeIndex() < next) {
      return false;
    }
    next = parameter->getFunctionScopeIndex() + 1;
  }
  return next == decl.getNumParams();
}

// What the one statement of a function makes an object of; empty for others.
llvm::SmallVector<const clang::Expr*, 8> MadeOf(
    const clang::FunctionDecl& decl) {
  const auto* block = llvm::dyn_cast_or_null<clang::CompoundStmt>(
      decl.isThisDeclarationADefinition() ? decl.getBody() : nullptr);
  const auto* done =
      block == nullptr || block->size() != 1
          ? nullptr
          : llvm::dyn_cast<clang::ReturnStmt>(block->body_front());
  if (done == nullptr || done->getRetValue() == nullptr) return {};
  const clang::Expr* made = Stripped(done->getRetValue());
  if (const auto* cast = dyn_cast<clang::CXXFunctionalCastExpr>(made)) {
    made = Stripped(cast->getSubExpr());
  }
  llvm::SmallVector<const clang::Expr*, 8> parts;
  if (const auto* object = dyn_cast<clang::CXXConstructExpr>(made)) {
    parts.append(object->arg_begin(), object->arg_end());
  } else if (const auto* later =
                 dyn_cast<clang::CXXUnresolvedConstructExpr>(made)) {
    parts.append(later->arg_begin(), later->arg_end());
  } else if (const auto* call = dyn_cast<clang::CallExpr>(made);
             call != nullptr &&
             (IsStdFunction(call->getDirectCallee(), "make_unique") ||
              IsStdFunction(call->getDirectCallee(), "make_shared"))) {
    parts.append(call->arg_begin(), call->arg_end());
  }
  const auto* list =
      parts.size() == 1 ? dyn_cast<clang::InitListExpr>(parts[0]) : nullptr;
  if (list != nullptr) parts.assign(list->inits().begin(), list->inits().end());
  return parts;
}

// A constructor takes first what the object is of, and who hands it all its
// parameters repeats its order.
bool MakesObject(const clang::FunctionDecl& decl) {
  if (llvm::isa<clang::CXXConstructorDecl>(decl)) return true;
  const auto parts = MadeOf(decl);
  return !parts.empty() && AreParametersOf(decl, parts);
}

// Does the convention, made for those who call an interface, not hold here: for
// what one file keeps to itself, and to lead where an object is made?
bool IsPrivateMatter(const clang::FunctionDecl& decl, const ContextRole& role) {
  return role.type->interfaces_only &&
         (!decl.isExternallyVisible() ||
          (role.type->position == Position::kFirst && MakesObject(decl)));
}

std::optional<Misplaced> NotFirst(const Resolver& resolver,
                                  const clang::FunctionDecl& decl) {
  unsigned first = 0;
  while (first < decl.getNumParams() &&
         LeadsByConvention(resolver, *decl.getParamDecl(first))) {
    ++first;
  }
  for (unsigned i = first; i < decl.getNumParams(); ++i) {
    const clang::ParmVarDecl* parameter = decl.getParamDecl(i);
    std::optional<ContextRole> role = resolver.ContextOf(parameter->getType());
    if (!role || role->wrapper) continue;
    // With a context in front, others may stand where they like.
    if (i == first) return std::nullopt;
    if (role->type->position != Position::kFirst) continue;
    if (parameter->hasDefaultArg() || IsPrivateMatter(decl, *role)) {
      return std::nullopt;
    }
    return Misplaced{parameter, i, Position::kFirst};
  }
  return std::nullopt;
}

std::optional<Misplaced> NotLast(const Resolver& resolver,
                                 const clang::FunctionDecl& decl) {
  const clang::ParmVarDecl* last = decl.getParamDecl(decl.getNumParams() - 1);
  for (unsigned i = decl.getNumParams(); i-- > 0;) {
    const clang::ParmVarDecl* parameter = decl.getParamDecl(i);
    std::optional<ContextRole> role = resolver.ContextOf(parameter->getType());
    if (!role || role->wrapper) continue;
    if (i + 1 == decl.getNumParams() ||
        role->type->position != Position::kLast || parameter->hasDefaultArg() ||
        IsPrivateMatter(decl, *role) || decl.isVariadic() ||
        last->hasDefaultArg() || last->isParameterPack()) {
      return std::nullopt;
    }
    return Misplaced{parameter, i, Position::kLast};
  }
  return std::nullopt;
}

// Moves the part `from` of a comma-separated list to its front or its end.
bool MovePart(const clang::ASTContext& context,
              llvm::ArrayRef<clang::SourceRange> parts, unsigned from,
              bool to_front, llvm::SmallVector<clang::FixItHint, 8>& fix) {
  for (clang::SourceRange part : parts) {
    if (!IsPlainText(part)) return false;
  }
  const std::string text = TextOf(context, parts[from]).str();
  if (to_front) {
    const clang::SourceLocation before = EndOf(context, parts[from - 1]);
    fix.push_back(clang::FixItHint::CreateInsertion(parts.front().getBegin(),
                                                    text + ", "));
    fix.push_back(
        clang::FixItHint::CreateRemoval(clang::CharSourceRange::getCharRange(
            before, EndOf(context, parts[from]))));
  } else {
    fix.push_back(
        clang::FixItHint::CreateRemoval(clang::CharSourceRange::getCharRange(
            parts[from].getBegin(), parts[from + 1].getBegin())));
    fix.push_back(clang::FixItHint::CreateInsertion(
        EndOf(context, parts.back()), ", " + text));
  }
  return true;
}

}  // namespace

std::optional<Misplaced> MisplacedContext(const Unit& unit,
                                          const clang::FunctionDecl& decl) {
  if (decl.getNumParams() < 2 || !unit.IsUserCode(decl.getLocation()) ||
      IsStandardTag(ClassOf(*decl.getParamDecl(0))) || IsImposed(unit, decl)) {
    return std::nullopt;
  }
  if (auto found = NotFirst(unit.resolver(), decl)) return found;
  return NotLast(unit.resolver(), decl);
}

llvm::SmallVector<clang::FixItHint, 8> MoveParameter(
    const Unit& unit, const clang::FunctionDecl& decl, const Misplaced& found) {
  const clang::ASTContext& context = unit.context();
  const clang::SourceManager& sources = context.getSourceManager();
  if (decl.isExternallyVisible() || decl.isTemplated() ||
      llvm::isa<clang::CXXMethodDecl>(decl) ||
      !sources.isInMainFile(decl.getLocation())) {
    return {};
  }
  const bool to_front = found.wanted == Position::kFirst;
  llvm::SmallVector<clang::FixItHint, 8> fix;
  auto move = [&](auto elements) {
    llvm::SmallVector<clang::SourceRange, 8> parts;
    for (const auto* element : elements)
      parts.push_back(element->getSourceRange());
    return found.index < parts.size() &&
           MovePart(context, parts, found.index, to_front, fix);
  };
  for (const clang::FunctionDecl* redeclaration : decl.redecls()) {
    if (!move(redeclaration->parameters())) return {};
  }
  // Instantiations repeat their template's calls; what is mentioned in another
  // way, or not instantiated, cannot be rewritten.
  std::set<clang::SourceLocation> calls;
  for (const Call& call : unit.CallsOf(decl)) {
    if (!calls.insert(call.expr->getBeginLoc()).second) continue;
    if (llvm::any_of(call.expr->arguments(),
                     [](const clang::Expr* argument) {
                       return llvm::isa<clang::CXXDefaultArgExpr>(argument);
                     }) ||
        !move(call.expr->arguments())) {
      return {};
    }
  }
  if (unit.CountMentions(decl) != calls.size()) return {};
  return fix;
}

}  // namespace ctxtidy::semantics
