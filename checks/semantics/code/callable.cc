#include "checks/semantics/code/callable.h"

#include "checks/semantics/unit.h"
#include "clang/AST/DeclTemplate.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

void Agree(std::optional<Runs>& all, Runs next) {
  all = !all || *all == next ? next : Runs::kUnknown;
}

Runs UseOf(const Function& function, const clang::Stmt* value);

// A lambda kept in a variable runs as all uses of the variable agree.
Runs UsesOf(const Function& function, const clang::VarDecl& variable) {
  std::optional<Runs> all;
  for (const clang::DeclRefExpr* ref : function.body().RefsTo(&variable)) {
    Agree(all, UseOf(function, ref));
  }
  return all.value_or(Runs::kUnknown);
}

Runs UseOf(const Function& function, const clang::Stmt* value) {
  const clang::Stmt* from = value;
  const clang::Stmt* user = function.body().Consumer(value, &from);
  if (const auto* call = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user)) {
    if (call->getOperator() == clang::OO_Call && call->getArg(0) == from) {
      return Runs::kHere;
    }
  }
  if (const auto* call = dyn_cast_or_null<clang::CallExpr>(user)) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    if (callee == nullptr) return Runs::kUnknown;
    // std::move(f), std::ref(f): what is done with the result.
    auto is = [&](llvm::StringRef name) { return IsStdFunction(callee, name); };
    if (is("move") || is("forward") || is("ref") || is("cref")) {
      return UseOf(function, call);
    }
  }
  if (isa_and_nonnull<clang::CallExpr, clang::CXXConstructExpr>(user)) {
    return WhoRunsArguments(function, *user);
  }
  if (const auto* declared = dyn_cast_or_null<clang::DeclStmt>(user)) {
    for (const clang::Decl* decl : declared->decls()) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      if (variable == nullptr || !variable->hasLocalStorage()) continue;
      if (variable->getInit() == from) return UsesOf(function, *variable);
    }
  }
  return Runs::kUnknown;
}

// `threads.emplace_back(task)` makes a thread of it.
const clang::FunctionDecl* ConstructorOfElement(
    const clang::CXXMemberCallExpr& call) {
  const clang::CXXMethodDecl* method = call.getMethodDecl();
  if (method == nullptr || method->getIdentifier() == nullptr ||
      !method->getName().starts_with("emplace")) {
    return nullptr;
  }
  const auto* container =
      dyn_cast<clang::ClassTemplateSpecializationDecl>(method->getParent());
  if (container == nullptr || container->getTemplateArgs().size() == 0 ||
      container->getTemplateArgs()[0].getKind() !=
          clang::TemplateArgument::Type) {
    return nullptr;
  }
  const clang::CXXRecordDecl* element =
      container->getTemplateArgs()[0].getAsType()->getAsCXXRecordDecl();
  if (element == nullptr || !element->hasDefinition()) return nullptr;
  for (const clang::CXXConstructorDecl* constructor : element->ctors()) {
    if (!constructor->isImplicit()) return constructor;
  }
  return nullptr;
}

}  // namespace

std::optional<model::RunsWhen> WhenArgumentsRun(const Function& function,
                                                const clang::Stmt& call) {
  const Resolver& resolver = function.unit().resolver();
  const clang::FunctionDecl* callee = nullptr;
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(&call)) {
    callee = made->getConstructor();
  } else if (const auto* plain = dyn_cast<clang::CallExpr>(&call)) {
    callee = plain->getDirectCallee();
  }
  if (callee == nullptr) return std::nullopt;
  Role<model::Callable> role = resolver.CallableTakenBy(*callee);
  if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
      !role && member != nullptr) {
    if (const auto* constructor = ConstructorOfElement(*member)) {
      role = resolver.CallableTakenBy(*constructor);
    }
  }
  return role ? std::optional(role.entry->runs) : std::nullopt;
}

Runs WhoRunsArguments(const Function& function, const clang::Stmt& call) {
  const std::optional<model::RunsWhen> runs = WhenArgumentsRun(function, call);
  if (!runs) return Runs::kUnknown;
  return *runs == model::RunsWhen::kHere ? Runs::kHere : Runs::kElsewhere;
}

bool IsLambda(const clang::FunctionDecl& decl) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&decl);
  return method != nullptr && method->getParent()->isLambda();
}

Runs WhoRuns(const Function& function, const clang::LambdaExpr& lambda) {
  return UseOf(function, &lambda);
}

}  // namespace ctxtidy::semantics
