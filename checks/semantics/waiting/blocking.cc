#include "checks/semantics/waiting/blocking.h"

#include "checks/semantics/code/duration.h"
#include "checks/semantics/code/object_key.h"
#include "checks/semantics/code/observing.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/handlers.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/preparation.h"
#include "clang/AST/ASTContext.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

// Sleeps this short in a loop that asks the context are polling, not blocking.
constexpr std::chrono::milliseconds kSlice{100};

// Does the argument's text mention the word, or that of a constant it names?
bool MentionsWord(const clang::ASTContext& context, const clang::Expr& argument,
                  llvm::StringRef word) {
  if (HasIdentifier(TextOf(context, argument.getSourceRange()), word)) {
    return true;
  }
  const Body parts(argument);
  return llvm::any_of(parts.statements(), [&](const clang::Stmt* part) {
    const auto* ref = dyn_cast<clang::DeclRefExpr>(part);
    const auto* constant =
        ref == nullptr ? nullptr : dyn_cast<clang::VarDecl>(ref->getDecl());
    return constant != nullptr && constant->getType().isConstQualified() &&
           constant->getInit() != nullptr &&
           HasIdentifier(TextOf(context, constant->getInit()->getSourceRange()),
                         word);
  });
}

bool Holds(const model::ArgumentTest& test, const Call& call) {
  const bool left_out = test.kind == model::ArgumentTest::Kind::kLeftOut;
  if (test.argument >= call.expr->getNumArgs()) return left_out;
  const clang::Expr& argument = *call.expr->getArg(test.argument);
  clang::ASTContext& context = call.function->unit().context();
  switch (test.kind) {
    case model::ArgumentTest::Kind::kLeftOut:
      return llvm::isa<clang::CXXDefaultArgExpr>(argument);
    case model::ArgumentTest::Kind::kMentions:
      return llvm::any_of(test.words, [&](const std::string& word) {
        return MentionsWord(context, argument, word);
      });
    case model::ArgumentTest::Kind::kNull:
      return argument.isNullPointerConstant(
                 context, clang::Expr::NPC_ValueDependentIsNotNull) !=
             clang::Expr::NPCK_NotNull;
    case model::ArgumentTest::Kind::kNegative: {
      clang::Expr::EvalResult result;
      return !argument.isValueDependent() &&
             argument.EvaluateAsInt(result, context) &&
             result.Val.getInt().isNegative();
    }
  }
  return false;
}

// As Holds, but what cannot be told counts as well.
bool MayHold(const model::ArgumentTest& test, const Call& call) {
  if (Holds(test, call)) return true;
  if (test.argument >= call.expr->getNumArgs()) return false;
  if (test.kind == model::ArgumentTest::Kind::kLeftOut) return false;
  const clang::Expr& argument = *call.expr->getArg(test.argument);
  return argument.isValueDependent() ||
         !argument.isEvaluatable(call.function->unit().context());
}

// The object a member function is called on; null for other calls.
const clang::Expr* ObjectOf(const clang::CallExpr& call) {
  const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call);
  return member == nullptr ? nullptr : member->getImplicitObjectArgument();
}

// What the call deals with: the object, or a function's first argument.
const clang::Expr* DealtWith(const clang::CallExpr& call) {
  if (const clang::Expr* object = ObjectOf(call)) return object;
  return call.getNumArgs() == 0 ? nullptr : call.getArg(0);
}

// Did a call that `selectors` name deal with one of the objects before?
bool DealtWithBefore(const Call& call, llvm::ArrayRef<ObjectKey> objects,
                     const std::vector<model::Selector>& selectors) {
  auto is_one = [&](const clang::Expr* expr) {
    const ObjectKey key = expr == nullptr ? ObjectKey() : KeyOf(expr);
    return !key.empty() && llvm::is_contained(objects, key);
  };
  const Resolver& resolver = call.function->unit().resolver();
  for (const Call& earlier : call.function->calls()) {
    if (earlier.expr == call.expr) break;
    auto named = [&](const model::Selector& selector) {
      return resolver.Matches(selector, *earlier.callee);
    };
    if (!llvm::any_of(selectors, named)) continue;
    if (is_one(ObjectOf(*earlier.expr)) ||
        llvm::any_of(earlier.expr->arguments(), is_one)) {
      return true;
    }
  }
  return false;
}

// Does the entry speak of the place where the call stands?
bool AppliesHere(const Call& call, model::Where where) {
  switch (where) {
    case model::Where::kAnywhere:
      return true;
    case model::Where::kHandler:
      return InHandler(*call.function) || CurrentIn(*call.function);
    case model::Where::kLoop:
      return InLoop(call);
  }
  return true;
}

bool Blocks(const Call& call, const model::Blocking& entry) {
  if (entry.when && !Holds(*entry.when, call)) return false;
  if (entry.unless && MayHold(*entry.unless, call)) return false;
  if (AsksThroughArgument(call) || IsWokenUp(call)) return false;
  if (const clang::Expr* object = DealtWith(*call.expr);
      object != nullptr && !entry.unless_after.empty() &&
      DealtWithBefore(call, {KeyOf(object)}, entry.unless_after)) {
    return false;
  }
  if (!entry.min || call.expr->getNumArgs() == 0) return true;
  std::optional<std::chrono::nanoseconds> duration = ConstantDuration(
      call.function->unit().context(), *call.expr->getArg(0), entry.unit);
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

const model::Blocking* BlockingEntry(const Call& call,
                                     const model::Model* model) {
  const Resolver& resolver = call.function->unit().resolver();
  const std::vector<Role<model::Blocking>> roles =
      resolver.BlockingOf(*call.callee);
  auto of = [&](const model::Model* wanted) -> const model::Blocking* {
    for (const Role<model::Blocking>& role : roles) {
      const bool own = wanted != nullptr ? role.model == wanted
                                         : role.model->contexts.empty();
      if (own && AppliesHere(call, role.entry->where)) return role.entry;
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

bool IsWaitedFor(const Call& call, const clang::FunctionDecl& blocking) {
  llvm::SmallVector<ObjectKey, 4> arguments;
  for (const clang::Expr* argument : call.expr->arguments()) {
    arguments.push_back(KeyOf(argument));
  }
  return llvm::any_of(call.function->unit().resolver().BlockingOf(blocking),
                      [&](const Role<model::Blocking>& role) {
                        return DealtWithBefore(call, arguments,
                                               role.entry->unless_after);
                      });
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
      const clang::Expr* object = ObjectOf(*call.expr);
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
