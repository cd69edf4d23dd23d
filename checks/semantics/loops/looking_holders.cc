// What a context has been given to.
#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/loops/looking.h"
#include "checks/semantics/scope.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// May a value of that type keep a context and look at it? Not what is a mere
// value: numbers, strings, containers.
bool CanHold(clang::QualType type) {
  constexpr llvm::StringLiteral kHolders[] = {
      "unique_ptr",        "shared_ptr", "function", "move_only_function",
      "copyable_function", "future",     "jthread",  "generator",
      "reference_wrapper", "optional"};
  const clang::CXXRecordDecl* record = ClassOf(type);
  if (record == nullptr) return false;
  if (!record->isInStdNamespace()) return true;
  return record->getIdentifier() != nullptr &&
         llvm::is_contained(kHolders, record->getName());
}

// What a container of std holds; of others, the type itself.
clang::QualType ElementOf(clang::QualType type) {
  const auto* made =
      dyn_cast_or_null<clang::ClassTemplateSpecializationDecl>(ClassOf(type));
  if (made == nullptr || !made->isInStdNamespace() || CanHold(type) ||
      made->getTemplateArgs().size() == 0 ||
      made->getTemplateArgs()[0].getKind() != clang::TemplateArgument::Type) {
    return type;
  }
  return made->getTemplateArgs()[0].getAsType();
}

}  // namespace

void Looking::FindHolders() {
  for (const clang::Stmt* stmt : body_.statements()) {
    if (const auto* lambda = dyn_cast<clang::LambdaExpr>(stmt)) {
      AddSignals(*lambda);
    } else if (const auto* declares = dyn_cast<clang::DeclStmt>(stmt)) {
      for (const clang::Decl* decl : declares->decls()) {
        const auto* variable = dyn_cast<clang::VarDecl>(decl);
        if (variable != nullptr && variable->hasInit()) AddHolder(*variable);
      }
    } else if (const auto* call = dyn_cast<clang::CallExpr>(stmt)) {
      AddKeepers(*call);
    }
  }
}

void Looking::AddHolder(const clang::VarDecl& variable) {
  const clang::Expr& init = *variable.getInit();
  if (CanHold(variable.getType()) && LooksIn(init)) {
    holders_.insert(&variable);
  } else if (ComesFromMember(init)) {
    signals_.insert(&variable);  // `auto deadline = c.deadline();`
  }
}

// `client.Start(c)`, `Init(&client, c)`, `tasks.push_back(std::async(...))`:
// what may keep it.
void Looking::AddKeepers(const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee == nullptr || call.getNumArgs() == 0) return;
  const clang::Expr* object = CalledOn(call);
  const clang::VarDecl* keeper = LocalIn(object);
  if (keeper != nullptr && CanHold(ElementOf(keeper->getType())) &&
      llvm::any_of(call.arguments(), [&](const clang::Expr* argument) {
        return argument != object && LooksIn(*argument);
      })) {
    holders_.insert(keeper);
  }
  if (!TakesContext(resolver_, *callee)) return;
  for (const clang::Expr* argument : call.arguments()) {
    const auto* address =
        dyn_cast_or_null<clang::UnaryOperator>(Stripped(argument));
    if (address == nullptr || address->getOpcode() != clang::UO_AddrOf) {
      continue;
    }
    keeper = LocalIn(argument);
    if (keeper != nullptr && CanHold(keeper->getType()) && LooksIn(call)) {
      holders_.insert(keeper);
    }
  }
}

// `std::stop_callback on_stop(token, [&] { over = true; });`: what the callback
// captures tells that the context is over.
void Looking::AddSignals(const clang::LambdaExpr& lambda) {
  const clang::Stmt* call = body_.Parent(&lambda);
  for (; llvm::isa_and_nonnull<clang::Expr>(call); call = body_.Parent(call)) {
    const clang::FunctionDecl* callee = CalledBy(*call);
    if (callee == nullptr || !TakesContext(resolver_, *callee)) continue;
    for (const clang::LambdaCapture& capture : lambda.captures()) {
      if (capture.capturesThis()) signals_this_ = true;
      if (capture.capturesVariable()) signals_.insert(capture.getCapturedVar());
    }
    return;
  }
}

}  // namespace ctxtidy::semantics
