#include "checks/semantics/propagation/null_contexts.h"

#include <algorithm>

#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/code/null_tests.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// How many calls a pointer is followed through.
constexpr unsigned kMostSteps = 4;

bool IsNull(const clang::ASTContext& context, const clang::Expr& argument) {
  if (llvm::isa<clang::CXXDefaultArgExpr>(argument)) return false;
  const clang::Expr* plain = argument.IgnoreParenCasts();
  if (const auto* list = dyn_cast<clang::InitListExpr>(plain)) {
    return list->getNumInits() == 0;
  }
  return llvm::isa<clang::ImplicitValueInitExpr, clang::CXXScalarValueInitExpr>(
             plain) ||
         plain->isNullPointerConstant(const_cast<clang::ASTContext&>(context),
                                      clang::Expr::NPC_NeverValueDependent) !=
             clang::Expr::NPCK_NotNull;
}

// Does the author of the signature, or of the body, reckon with null?
class Reckoning {
 public:
  explicit Reckoning(const Unit& unit) : unit_(unit) {}

  bool Reckons(const clang::FunctionDecl& callee, unsigned index,
               unsigned steps = kMostSteps) const {
    if (index >= callee.getNumParams()) return false;
    const clang::ParmVarDecl* parameter = callee.getParamDecl(index);
    if (parameter->hasDefaultArg() || parameter->getType()->getNullability() ==
                                          clang::NullabilityKind::Nullable) {
      return true;
    }
    const Function* body = unit_.FunctionOf(callee);
    if (body == nullptr || steps == 0 || index >= body->parameters().size()) {
      return false;
    }
    const clang::ParmVarDecl& own = *body->parameters()[index];
    return IsAskedForNull(*body, own) || !Needs(*body, own, steps);
  }

 private:
  // Does the body do more with the pointer than hand it to who reckons with
  // null, or keep it in a member that somebody asks?
  bool Needs(const Function& body, const clang::ParmVarDecl& parameter,
             unsigned steps) const {
    const auto* constructor =
        llvm::dyn_cast_or_null<clang::CXXConstructorDecl>(body.decl());
    if (constructor != nullptr) {
      for (const clang::CXXCtorInitializer* init : constructor->inits()) {
        if (init->isAnyMemberInitializer() &&
            Named(init->getInit()) == &parameter) {
          return !IsAsked(*init->getAnyMember());
        }
      }
    }
    return llvm::any_of(
        body.body().RefsTo(&parameter), [&](const clang::DeclRefExpr* ref) {
          const clang::Stmt* from = ref;
          const clang::Stmt* user = body.body().Consumer(ref, &from);
          return user == nullptr || !ReckonsAt(*user, parameter, steps);
        });
  }

  bool ReckonsAt(const clang::Stmt& user, const clang::ParmVarDecl& parameter,
                 unsigned steps) const {
    if (const auto* set = dyn_cast<clang::BinaryOperator>(&user)) {
      const auto* member = dyn_cast<clang::MemberExpr>(Stripped(set->getLHS()));
      return set->getOpcode() == clang::BO_Assign && member != nullptr &&
             IsAsked(*member->getMemberDecl());
    }
    const clang::FunctionDecl* callee = CalledBy(user);
    if (callee == nullptr) return false;
    unsigned index = 0;
    for (const clang::Expr* argument : ArgumentsOf(user)) {
      if (Named(argument) == &parameter &&
          !Reckons(*callee, index, steps - 1)) {
        return false;
      }
      ++index;
    }
    return index > 0;
  }

  bool IsAsked(const clang::ValueDecl& member) const {
    return llvm::any_of(unit_.functions(), [&](const auto& function) {
      return IsMemberAskedForNull(*function, member);
    });
  }

  const Unit& unit_;
};

// Is it the call of a `std::function`? What that takes is written where the
// object is declared, and what stands behind it is not known.
bool CallsHolder(const clang::FunctionDecl& callee) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&callee);
  return method != nullptr &&
         method->getOverloadedOperator() == clang::OO_Call &&
         method->getParent()->isInStdNamespace();
}

// The pattern's parameter: its type as it was written.
bool IsDeduced(const clang::FunctionDecl& callee, unsigned index) {
  if (CallsHolder(callee)) return false;
  const clang::FunctionDecl& pattern = PatternOf(callee);
  return index >= pattern.getNumParams() ||
         pattern.getParamDecl(index)->getType()->isDependentType();
}

// Does one constructor leave to another of its class what both do? The object
// is then one that has no context yet.
bool Delegates(const Function& function, const clang::FunctionDecl& callee) {
  const auto* from =
      llvm::dyn_cast_or_null<clang::CXXConstructorDecl>(function.decl());
  const auto* to = llvm::dyn_cast<clang::CXXConstructorDecl>(&callee);
  return from != nullptr && to != nullptr &&
         from->getParent() == to->getParent();
}

// `NULL` is a system header's text, where every report is swallowed: it belongs
// where the macro is used.
clang::SourceRange RangeOf(const clang::ASTContext& context,
                           const clang::Expr& argument) {
  const clang::SourceManager& sources = context.getSourceManager();
  const clang::SourceRange range = argument.getSourceRange();
  return sources.isInSystemMacro(range.getBegin())
             ? sources.getExpansionRange(range).getAsRange()
             : range;
}

}  // namespace

bool TakesBack(const clang::FunctionDecl& callee) {
  constexpr llvm::StringLiteral kVerbs[] = {"set",     "reset",   "clear",
                                            "assign",  "swap",    "install",
                                            "restore", "exchange"};
  const clang::IdentifierInfo* name = callee.getIdentifier();
  return (callee.isOverloadedOperator() &&
          callee.getOverloadedOperator() != clang::OO_Call) ||
         (name != nullptr && llvm::any_of(kVerbs, [&](llvm::StringRef verb) {
            return name->getName().starts_with_insensitive(verb);
          }));
}

std::vector<NullContext> NullContextsIn(const Function& function) {
  std::vector<NullContext> found;
  const Unit& unit = function.unit();
  for (const clang::Stmt* stmt : function.body().statements()) {
    const clang::FunctionDecl* callee = CalledBy(*stmt);
    if (callee == nullptr || TakesBack(*callee) || Delegates(function, *callee))
      continue;
    auto arguments = ArgumentsOf(*stmt);
    // The first is the object that is called.
    if (llvm::isa<clang::CXXOperatorCallExpr>(stmt) &&
        llvm::isa<clang::CXXMethodDecl>(callee)) {
      arguments = arguments.drop_front();
    }
    const std::size_t count =
        std::min<std::size_t>(arguments.size(), callee->getNumParams());
    for (unsigned i = 0; i < count; ++i) {
      const clang::ParmVarDecl* parameter = callee->getParamDecl(i);
      if (!parameter->getType()->isPointerType()) continue;
      std::optional<ContextRole> role =
          unit.resolver().ContextOf(parameter->getType());
      if (!role || !role->pointer || role->wrapper || role->type->nullable) {
        continue;
      }
      // Tests call a handler without the request around it.
      if (role->type->shape == model::Shape::kOperation && function.IsTest()) {
        continue;
      }
      if (!IsNull(unit.context(), *arguments[i]) || IsDeduced(*callee, i) ||
          (!CallsHolder(*callee) && Reckoning(unit).Reckons(*callee, i))) {
        continue;
      }
      found.push_back({arguments[i], parameter, callee,
                       RangeOf(unit.context(), *arguments[i])});
    }
  }
  return found;
}

}  // namespace ctxtidy::semantics
