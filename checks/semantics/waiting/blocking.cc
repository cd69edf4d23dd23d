#include "checks/semantics/waiting/blocking.h"

#include "checks/semantics/code/argument_test.h"
#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/code/duration.h"
#include "checks/semantics/code/observing.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/handlers.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/awaited.h"
#include "checks/semantics/waiting/preparation.h"
#include "clang/AST/ASTContext.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// Sleeps this short in a loop that asks the context are polling, not blocking.
constexpr std::chrono::milliseconds kSlice{100};

// Does the entry speak of the place where the call stands?
bool AppliesHere(const Call& call, model::Where where, bool in_handler) {
  switch (where) {
    case model::Where::kAnywhere:
      return true;
    case model::Where::kHandler:
      return in_handler;
    case model::Where::kLoop:
      return InLoop(call);
  }
  return true;
}

bool Blocks(const Call& call, const model::Blocking& entry) {
  clang::ASTContext& context = call.function->unit().context();
  const llvm::ArrayRef<const clang::Expr*> arguments = ArgumentsOf(*call.expr);
  if (entry.when && !Holds(*entry.when, context, arguments)) return false;
  if (entry.unless && MayHold(*entry.unless, context, arguments)) return false;
  if (AsksThroughArgument(call) || IsWokenUp(call)) return false;
  if (IsSettled(call, entry.unless_after)) return false;
  if (entry.awaits_work && WorkHasContext(call)) return false;
  if (!entry.min || call.expr->getNumArgs() == 0) return true;
  std::optional<std::chrono::nanoseconds> duration =
      LongestDuration(context, *call.expr->getArg(0), entry.unit);
  if (!duration) return true;
  return *duration >= *entry.min &&
         (*duration > kSlice || !InObservingLoop(call));
}

// Is this the body of the very function that is to be called instead?
bool MakesReplacement(const Function& function, const model::Blocking& entry) {
  for (const Function* outer = &function; outer != nullptr;
       outer = outer->enclosing()) {
    if (llvm::StringRef(entry.instead)
            .starts_with(SelectorName(outer->owner()) + "(")) {
      return true;
    }
  }
  return false;
}

}  // namespace

bool BlocksAsInHandler(const Function& function) {
  return InHandler(function) || CurrentIn(function);
}

const model::Blocking* BlockingEntry(const Call& call,
                                     const model::Model* model) {
  const Resolver& resolver = call.function->unit().resolver();
  if (resolver.BlockingOf(*call.callee).empty()) return nullptr;
  return BlockingEntry(call, model, BlocksAsInHandler(*call.function));
}

const model::Blocking* BlockingEntry(const Call& call,
                                     const model::Model* model,
                                     bool in_handler) {
  const Resolver& resolver = call.function->unit().resolver();
  const std::vector<Role<model::Blocking>>& roles =
      resolver.BlockingOf(*call.callee);
  auto of = [&](const model::Model* wanted) -> const model::Blocking* {
    for (const Role<model::Blocking>& role : roles) {
      const bool own = wanted != nullptr ? role.model == wanted
                                         : role.model->contexts.empty();
      if (own && AppliesHere(call, role.entry->where, in_handler)) {
        return role.entry;
      }
    }
    return nullptr;
  };
  // Whoever has the better advice, a socket that does not block stays one.
  for (const Role<model::Blocking>& role : roles) {
    if (role.entry->unless_prepared &&
        IsPrepared(call, *role.entry->unless_prepared)) {
      return nullptr;
    }
  }
  const model::Blocking* entry = model == nullptr ? nullptr : of(model);
  if (entry == nullptr) entry = of(nullptr);
  if (entry != nullptr && MakesReplacement(*call.function, *entry)) {
    return nullptr;
  }
  return entry != nullptr && Blocks(call, *entry) ? entry : nullptr;
}

bool IsMarkedBlocking(const Resolver& resolver,
                      const clang::FunctionDecl& callee) {
  return IsAnnotated(callee, "ctx::blocking") &&
         !TakesContext(resolver, callee);
}

std::string InsteadOf(const Call& call, const model::Blocking& entry,
                      const Available& context) {
  const clang::ASTContext& ast = call.function->unit().context();
  auto text = [&](const clang::Expr& expr) {
    return TextOf(ast, expr.getSourceRange()).str();
  };
  std::string arguments;
  for (const clang::Expr* argument : call.expr->arguments()) {
    if (llvm::isa<clang::CXXDefaultArgExpr>(argument)) break;
    arguments += (arguments.empty() ? "" : ", ") + text(*argument);
  }
  // Braces that are no placeholder stand for themselves.
  auto value = [&](llvm::StringRef name) -> std::string {
    unsigned index = 0;
    if (name == "ctx") return context.Value();
    if (name == "args") return arguments;
    if (name == "object") {
      const clang::Expr* object = CalledOn(*call.expr);
      if (object == nullptr) return "";
      return (object->getType()->isPointerType() ? "*" : "") + text(*object);
    }
    if (!name.getAsInteger(10, index)) {
      const bool given = index < call.expr->getNumArgs();
      return given ? text(*call.expr->getArg(index)) : "";
    }
    return ("{" + name + "}").str();
  };
  std::string code;
  llvm::StringRef rest = entry.instead;
  while (!rest.empty()) {
    auto [plain, tail] = rest.split('{');
    auto [name, after] = tail.split('}');
    code += plain.str();
    if (rest.contains('{')) code += value(name);
    rest = after;
  }
  return code;
}

}  // namespace ctxtidy::semantics
