#include "checks/semantics/propagation/ignored_context.h"

#include "checks/semantics/code/callable.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/propagation/imposed.h"
#include "checks/semantics/propagation/overloads.h"
#include "checks/semantics/propagation/propagation.h"
#include "checks/semantics/roots.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/blocking.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::isa;

// So many statements are work, if they call something at all.
constexpr unsigned kManyStatements = 4;

// The context that the parameter is, if its function is the one to use it. Not
// so for a carrier, which has more than a context in it, for what only carries
// values, nor for what the function takes over as its own.
std::optional<ContextRole> ExpectedUse(const Resolver& resolver,
                                       const clang::ParmVarDecl& parameter) {
  std::optional<ContextRole> role = resolver.ContextOf(parameter.getType());
  if (!role || role->type->outgoing || !role->type->ends ||
      role->type->shape == model::Shape::kCarrier) {
    return std::nullopt;
  }
  const auto* record = parameter.getType()->getAsCXXRecordDecl();
  const bool sink = role->wrapper && record != nullptr &&
                    SelectorName(*record) == "std::unique_ptr";
  return sink ? std::nullopt : role;
}

// Does the name itself say that it is there for nothing?
bool SaysUnused(const clang::ParmVarDecl& parameter) {
  const llvm::StringRef name = parameter.getName();
  return name.starts_with("_") || name.starts_with_insensitive("unused") ||
         name.ends_with_insensitive("unused");
}

// A loop that takes its time. One over the parts of an object that is put
// together does not; one that goes on until something happens does.
bool IsLongLoop(const clang::Stmt* stmt, bool builds) {
  if (stmt->getBeginLoc().isMacroID()) return false;
  return isa<clang::WhileStmt, clang::DoStmt>(stmt) ||
         (!builds && isa<clang::ForStmt, clang::CXXForRangeStmt>(stmt));
}

// Might the callee have been given the context, or does it block?
bool CouldObey(const Function& function, const Call& call,
               const clang::ParmVarDecl& parameter, const ContextRole& role) {
  const Unit& unit = function.unit();
  if (TakesContext(unit.resolver(), *call.callee)) return true;
  if (BlockingEntry(call, role.model) != nullptr ||
      IsMarkedBlocking(unit.resolver(), *call.callee) ||
      !unit.facts().BlockingPath(call, role.model).empty()) {
    return true;
  }
  Available context;
  context.role = role;
  context.decl = &parameter;
  context.spelling = parameter.getNameAsString();
  return OverloadWithContext(call, context).has_value();
}

// Does the call ask an object for what it holds, or for itself as another
// class? That is no work.
bool OnlyAsks(const Call& call) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(call.callee);
  return method != nullptr &&
         (method->isConst() ||
          (call.expr->getNumArgs() == 0 &&
           method->getReturnType()->isLValueReferenceType()));
}

// Is there anything in the body that the end of a context could cut short?
bool HasWork(const Function& function, const clang::ParmVarDecl& parameter,
             const ContextRole& role) {
  const bool builds = isa<clang::CXXConstructorDecl>(function.owner());
  unsigned statements = 0;
  for (const clang::Stmt* stmt : function.body().statements()) {
    if (IsLongLoop(stmt, builds) ||
        isa<clang::CoawaitExpr, clang::CoyieldExpr>(stmt)) {
      return true;
    }
    if (isa<clang::CompoundStmt>(stmt)) {
      statements += llvm::cast<clang::CompoundStmt>(stmt)->size();
    }
  }
  const Unit& unit = function.unit();
  bool works = false;
  for (const Call& call : function.calls()) {
    if (CouldObey(function, call, parameter, role)) return true;
    works |= unit.IsUserCode(call.callee->getLocation()) && !OnlyAsks(call);
  }
  return works && !builds && statements >= kManyStatements;
}

// Is another context parameter in use? Then that one was chosen.
bool UsesAnother(const Function& function, const clang::ParmVarDecl* ignored) {
  const Resolver& resolver = function.unit().resolver();
  return llvm::any_of(function.parameters(), [&](const auto* parameter) {
    return parameter != ignored && parameter->isReferenced() &&
           resolver.ContextOf(parameter->getType());
  });
}

// Is the parameter mentioned anywhere: evaluated or not, in a macro's argument,
// in a branch that this instantiation does not have?
bool IsMentioned(const Function& function,
                 const clang::ParmVarDecl& parameter) {
  const clang::FunctionDecl& decl = *function.decl();
  // A coroutine copies its parameters, so each of them is referenced.
  if (parameter.isReferenced() &&
      !isa<clang::CoroutineBodyStmt>(decl.getBody())) {
    return true;
  }
  const clang::FunctionTypeLoc type = decl.getFunctionTypeLoc();
  const clang::SourceRange rest(type.getRParenLoc(), decl.getEndLoc());
  if (!IsPlainText(rest)) return true;  // Who knows.
  const ScannedText text = Scan(function.unit().context(), rest);
  return text.conditional || text.names.contains(parameter.getName());
}

// A call in the body that gets a new root, or nothing, for its context.
const Call* CallWithout(const Function& function, const ContextRole& role) {
  if (MayMakeRoots(function, role.model) || function.IsTest()) return nullptr;
  const Unit& unit = function.unit();
  for (const Call& call : function.calls()) {
    // Who derives from a root gives the work limits of its own.
    if (unit.resolver().DerivationOf(*call.callee) ||
        unit.facts().DerivedBy(*call.callee)) {
      continue;
    }
    if (RootGivenBy(call) == role.model) return &call;
  }
  return nullptr;
}

bool IsForOthers(const Function& function) {
  const clang::FunctionDecl& decl = *function.decl();
  return decl.isMain() || function.IsRoot() || IsLambda(decl) ||
         decl.isDependentContext() || decl.isImplicit() ||
         decl.getLocation().isMacroID();
}

}  // namespace

std::vector<IgnoredContext> IgnoredContextsOf(const Function& function) {
  std::vector<IgnoredContext> found;
  if (function.decl() == nullptr || IsForOthers(function)) return found;
  for (const clang::ParmVarDecl* parameter : function.parameters()) {
    std::optional<ContextRole> role =
        ExpectedUse(function.unit().resolver(), *parameter);
    if (!role || UsesAnother(function, parameter)) continue;
    if (parameter->getDeclName().isEmpty()) {
      if (const Call* without = CallWithout(function, *role)) {
        found.push_back({parameter, without});
      }
    } else if (!parameter->hasAttr<clang::UnusedAttr>() &&
               !SaysUnused(*parameter) && !IsMentioned(function, *parameter) &&
               HasWork(function, *parameter, *role) &&
               !HasImposedShape(function.unit(), *function.decl())) {
      found.push_back({parameter, CallWithout(function, *role)});
    }
  }
  return found;
}

llvm::SmallVector<clang::FixItHint, 1> RemoveName(const Function& function,
                                                  const IgnoredContext& found) {
  const clang::ParmVarDecl& parameter = *found.parameter;
  const clang::SourceLocation name = parameter.getLocation();
  if (found.without != nullptr || parameter.getDeclName().isEmpty() ||
      !IsPlainText(parameter.getSourceRange())) {
    return {};
  }
  // With the white space in front, but for what would end up at a comma.
  const clang::TypeLoc type = parameter.getTypeSourceInfo()->getTypeLoc();
  clang::SourceLocation begin =
      EndOf(function.unit().context(), type.getSourceRange());
  if (begin.isInvalid() || !(begin < name)) begin = name;
  return {clang::FixItHint::CreateRemoval(clang::CharSourceRange::getCharRange(
      begin, EndOf(function.unit().context(), name)))};
}

}  // namespace ctxtidy::semantics
