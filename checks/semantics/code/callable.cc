#include "checks/semantics/code/callable.h"

#include "checks/semantics/code/argument_test.h"
#include "checks/semantics/code/call_parts.h"
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

// Is all that the callee, whose body is in this unit, does with what it is
// given to call it? `template <class F> void Retry(F f) { f(); f(); }`
bool OnlyCallsIt(const Unit& unit, const clang::CallExpr& call,
                 const clang::Stmt* argument) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  const clang::FunctionDecl* seen =
      callee == nullptr ? nullptr : callee->getDefinition();
  const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(callee);
  if (seen == nullptr || !unit.IsUserCode(seen->getLocation()) ||
      isa<clang::CXXOperatorCallExpr>(call) ||
      (method != nullptr && method->isVirtual())) {
    return false;
  }
  const auto given = llvm::find(call.arguments(), argument);
  const unsigned index = given - call.arguments().begin();
  if (index >= seen->getNumParams()) return false;
  const Body body(*seen);
  const clang::ParmVarDecl* parameter = seen->getParamDecl(index);
  const auto refs = body.RefsTo(parameter);
  return !refs.empty() && body.LambdasCapturing(parameter).empty() &&
         llvm::all_of(refs, [&](const clang::DeclRefExpr* ref) {
           const clang::Stmt* from = ref;
           const auto* user = dyn_cast_or_null<clang::CXXOperatorCallExpr>(
               body.Consumer(ref, &from));
           return user != nullptr && user->getOperator() == clang::OO_Call &&
                  user->getArg(0) == from;
         });
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
    const Runs runs = WhoRunsArguments(function, *user);
    const auto* call = dyn_cast<clang::CallExpr>(user);
    return runs == Runs::kUnknown && call != nullptr &&
                   OnlyCallsIt(function.unit(), *call, from)
               ? Runs::kHere
               : runs;
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

// `std::make_unique<std::thread>(task)` and `threads.emplace_back(task)` make a
// thread of it: the template argument that says so.
const clang::TemplateArgument* ClassMadeBy(const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee == nullptr || callee->getIdentifier() == nullptr) return nullptr;
  const clang::TemplateArgumentList* arguments = nullptr;
  if (IsStdFunction(callee, "make_unique") ||
      IsStdFunction(callee, "make_shared")) {
    arguments = callee->getTemplateSpecializationArgs();
  } else if (const auto* method = dyn_cast<clang::CXXMethodDecl>(callee);
             method != nullptr && callee->getName().starts_with("emplace")) {
    const auto* container =
        dyn_cast<clang::ClassTemplateSpecializationDecl>(method->getParent());
    if (container != nullptr) arguments = &container->getTemplateArgs();
  }
  return arguments == nullptr || arguments->size() == 0 ? nullptr
                                                        : &arguments->get(0);
}

const clang::FunctionDecl* ConstructorMadeBy(const clang::CallExpr& call) {
  const clang::TemplateArgument* made = ClassMadeBy(call);
  if (made == nullptr || made->getKind() != clang::TemplateArgument::Type) {
    return nullptr;
  }
  const clang::CXXRecordDecl* record = made->getAsType()->getAsCXXRecordDecl();
  if (record == nullptr || !record->hasDefinition()) return nullptr;
  for (const clang::CXXConstructorDecl* constructor : record->ctors()) {
    if (!constructor->isImplicit()) return constructor;
  }
  return nullptr;
}

const model::Callable* EntryFor(const Function& function,
                                const clang::FunctionDecl& callee,
                                const clang::Stmt& call) {
  const Unit& unit = function.unit();
  for (const auto& role : unit.resolver().CallablesTakenBy(callee)) {
    const auto& when = role.entry->when;
    if (!when || Holds(*when, unit.context(), ArgumentsOf(call))) {
      return role.entry;
    }
  }
  return nullptr;
}

}  // namespace

const model::Callable* CallableEntry(const Function& function,
                                     const clang::Stmt& call) {
  const clang::FunctionDecl* callee = CalledBy(call);
  if (callee == nullptr) return nullptr;
  if (const auto* entry = EntryFor(function, *callee, call)) return entry;
  const auto* plain = dyn_cast<clang::CallExpr>(&call);
  const clang::FunctionDecl* constructor =
      plain == nullptr ? nullptr : ConstructorMadeBy(*plain);
  return constructor == nullptr ? nullptr
                                : EntryFor(function, *constructor, call);
}

Runs WhoRunsArguments(const Function& function, const clang::Stmt& call) {
  const model::Callable* entry = CallableEntry(function, call);
  if (entry == nullptr) return Runs::kUnknown;
  switch (entry->runs) {
    case model::RunsWhen::kHere:
      return Runs::kHere;
    case model::RunsWhen::kJoined:
      return Runs::kJoined;
    case model::RunsWhen::kElsewhere:
    case model::RunsWhen::kDetached:
      return Runs::kElsewhere;
  }
  return Runs::kUnknown;
}

bool IsLambda(const clang::FunctionDecl& decl) {
  const auto* method = dyn_cast<clang::CXXMethodDecl>(&decl);
  return method != nullptr && method->getParent()->isLambda();
}

Runs WhoRuns(const Function& function, const clang::LambdaExpr& lambda) {
  return UseOf(function, &lambda);
}

}  // namespace ctxtidy::semantics
