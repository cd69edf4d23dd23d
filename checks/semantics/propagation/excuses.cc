#include "checks/semantics/propagation/excuses.h"

#include <optional>

#include "checks/semantics/code/object_key.h"
#include "checks/semantics/unit.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// Whether there is a context; nothing if that is not known.
using Known = std::optional<bool>;
// Does the expression name a context that is asked about?
using IsNamed = llvm::function_ref<bool(const clang::Expr*)>;

Known IsThereIf(const clang::Expr* condition, bool outcome, IsNamed names);

Known Not(Known known) { return known ? Known(!*known) : known; }

bool IsNullPointer(const clang::Expr* expr) {
  const clang::Expr* plain = Stripped(expr);
  return llvm::isa<clang::CXXNullPtrLiteralExpr, clang::GNUNullExpr>(plain);
}

// Is the expression the context's variable or member?
bool Names(const clang::Expr* expr, const Available& context) {
  const clang::Expr* plain = Stripped(expr);
  if (const auto* member = dyn_cast<clang::MemberExpr>(plain)) {
    return member->getMemberDecl() == context.decl &&
           llvm::isa<clang::CXXThisExpr>(Stripped(member->getBase()));
  }
  return context.decl != nullptr && Named(plain) == context.decl;
}

// Is it a question whether a pointer or wrapper holds anything?
bool AsksIfHeld(const clang::CXXMemberCallExpr& call) {
  const clang::CXXMethodDecl* method = call.getMethodDecl();
  if (method == nullptr) return false;
  const auto* conversion = dyn_cast<clang::CXXConversionDecl>(method);
  if (conversion != nullptr) {
    return conversion->getConversionType()->isBooleanType();
  }
  return method->getIdentifier() != nullptr &&
         (method->getName() == "has_value" || method->getName() == "get");
}

// Does the branch end by leaving what it stands in?
bool Leaves(const clang::Stmt* branch) {
  if (const auto* block = dyn_cast_or_null<clang::CompoundStmt>(branch)) {
    branch = block->body_empty() ? nullptr : block->body_back();
  }
  if (const auto* expr = dyn_cast_or_null<clang::Expr>(branch)) {
    branch = expr->IgnoreImplicit();
  }
  return isa_and_nonnull<clang::ReturnStmt, clang::CoreturnStmt,
                         clang::CXXThrowExpr, clang::ContinueStmt,
                         clang::BreakStmt>(branch);
}

// What is known in `child`, a part of `outer`, and not outside.
Known KnownIn(const clang::Stmt* outer, const clang::Stmt* child,
              IsNamed names) {
  if (const auto* branch = dyn_cast<clang::IfStmt>(outer)) {
    if (child == branch->getCond() || branch->getCond() == nullptr) return {};
    return IsThereIf(branch->getCond(), child == branch->getThen(), names);
  }
  if (const auto* choice = dyn_cast<clang::ConditionalOperator>(outer)) {
    if (child == choice->getCond()) return std::nullopt;
    return IsThereIf(choice->getCond(), child == choice->getTrueExpr(), names);
  }
  const auto* block = dyn_cast<clang::CompoundStmt>(outer);
  if (block == nullptr) return std::nullopt;
  Known known;
  for (const clang::Stmt* before : block->body()) {
    if (before == child) break;
    const auto* branch = dyn_cast<clang::IfStmt>(before);
    if (branch == nullptr || branch->getCond() == nullptr ||
        !Leaves(branch->getThen())) {
      continue;
    }
    if (Known learnt = IsThereIf(branch->getCond(), false, names))
      known = learnt;
  }
  return known;
}

// Is the object one that outlives the function?
bool Lasts(const ObjectKey& key) {
  if (key.empty()) return false;
  const auto* variable = dyn_cast<clang::VarDecl>(key.front());
  return llvm::isa<clang::FieldDecl>(key.front()) ||
         (variable != nullptr && variable->hasGlobalStorage());
}

// What a call waits for: the object, or the first argument.
ObjectKey WaitsFor(const Call& call) {
  if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call.expr)) {
    return KeyOf(member->getImplicitObjectArgument());
  }
  return call.expr->getNumArgs() == 0 ? ObjectKey()
                                      : KeyOf(call.expr->getArg(0));
}

Known IsThereIf(const clang::Expr* condition, bool outcome, IsNamed names) {
  condition = Stripped(condition);
  if (const auto* negation = dyn_cast<clang::UnaryOperator>(condition)) {
    return negation->getOpcode() == clang::UO_LNot
               ? IsThereIf(negation->getSubExpr(), !outcome, names)
               : std::nullopt;
  }
  if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(condition)) {
    const bool held =
        AsksIfHeld(*call) && names(call->getImplicitObjectArgument());
    return held ? Known(outcome) : std::nullopt;
  }
  if (const auto* compared = dyn_cast<clang::CXXOperatorCallExpr>(condition)) {
    if (!compared->isComparisonOp() || compared->getNumArgs() != 2) return {};
    const bool null =
        (names(compared->getArg(0)) && IsNullPointer(compared->getArg(1))) ||
        (names(compared->getArg(1)) && IsNullPointer(compared->getArg(0)));
    if (!null) return std::nullopt;
    const bool equal = compared->getOperator() == clang::OO_EqualEqual;
    return equal ? Not(Known(outcome)) : Known(outcome);
  }
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(condition)) {
    const clang::Expr* left = binary->getLHS();
    const clang::Expr* right = binary->getRHS();
    if (binary->getOpcode() == clang::BO_LAnd && outcome) {
      const Known first = IsThereIf(left, true, names);
      return first ? first : IsThereIf(right, true, names);
    }
    if (binary->getOpcode() == clang::BO_LOr && !outcome) {
      const Known first = IsThereIf(left, false, names);
      return first ? first : IsThereIf(right, false, names);
    }
    const bool null = (names(left) && IsNullPointer(right)) ||
                      (names(right) && IsNullPointer(left));
    if (!null) return std::nullopt;
    if (binary->getOpcode() == clang::BO_EQ) return !outcome;
    if (binary->getOpcode() == clang::BO_NE) return outcome;
    return std::nullopt;
  }
  return names(condition) ? Known(outcome) : std::nullopt;
}

// Walks outwards from the point until one of the branches on the way tells.
bool IsMissingAt(const Function& function, const clang::Stmt& point,
                 IsNamed names) {
  const Body& body = function.body();
  const clang::Stmt* child = &point;
  for (const clang::Stmt* outer = body.Parent(child); outer != nullptr;
       child = outer, outer = body.Parent(outer)) {
    if (Known known = KnownIn(outer, child, names)) return !*known;
  }
  return false;
}

}  // namespace

std::optional<bool> IsThere(const clang::Expr* condition, bool outcome,
                            const Available& context) {
  return IsThereIf(condition, outcome, [&](const clang::Expr* expr) {
    return Names(expr, context);
  });
}

bool IsAbsentAt(const Function& function, const clang::Stmt& point,
                const Available& context) {
  if (context.role.nullable() &&
      IsMissingAt(function, point, [&](const clang::Expr* expr) {
        return Names(expr, context);
      })) {
    return true;
  }
  // `if (permit.source) ... else ...`: the one to be used here is not there.
  const Resolver& resolver = function.unit().resolver();
  return IsMissingAt(function, point, [&](const clang::Expr* expr) {
    const auto* member = dyn_cast<clang::MemberExpr>(Stripped(expr));
    if (member == nullptr) return false;
    const auto role = resolver.ContextOf(member->getType());
    return role && role->model == context.role.model && role->nullable();
  });
}

bool EndsAnyway(const Call& call) {
  const Unit& unit = call.function->unit();
  const Resolver& resolver = unit.resolver();
  for (const auto& role : resolver.BlockingOf(*call.callee)) {
    if (role.entry->ended_by.empty()) continue;
    const ObjectKey object = WaitsFor(call);
    if (!Lasts(object)) continue;
    for (const auto& function : unit.functions()) {
      for (const Call& other : function->calls()) {
        const bool ends =
            llvm::any_of(role.entry->ended_by, [&](const auto& selector) {
              return resolver.Matches(selector, *other.callee);
            });
        if (ends && WaitsFor(other) == object) return true;
      }
    }
  }
  return false;
}

bool IsOwnersToEnd(const CallPath& path) {
  if (path.empty()) return false;
  const Call& last = *path.back().call;
  const auto entries =
      last.function->unit().resolver().BlockingOf(*last.callee);
  const bool breakable = llvm::any_of(
      entries, [](const auto& role) { return !role.entry->ended_by.empty(); });
  return breakable && llvm::any_of(path, [](const PathStep& step) {
           const Body parts(*step.call->expr);
           return llvm::any_of(parts.statements(), [](const clang::Stmt* part) {
             const auto* member = dyn_cast<clang::MemberExpr>(part);
             return member != nullptr &&
                    llvm::isa<clang::FieldDecl>(member->getMemberDecl()) &&
                    llvm::isa<clang::CXXThisExpr>(Stripped(member->getBase()));
           });
         });
}

bool IsAwaitedWith(const Function& function, const clang::Stmt& point,
                   const Available& context) {
  const Body& body = function.body();
  for (const clang::Stmt* outer = body.Parent(&point);
       llvm::isa_and_nonnull<clang::Expr>(outer); outer = body.Parent(outer)) {
    const auto* call = dyn_cast<clang::CXXMemberCallExpr>(outer);
    if (call == nullptr ||
        !body.Contains(call->getImplicitObjectArgument(), &point)) {
      continue;
    }
    for (const clang::Expr* argument : call->arguments()) {
      if (llvm::any_of(body.RefsTo(context.decl), [&](const auto* ref) {
            return body.Contains(argument, ref);
          })) {
        return true;
      }
    }
  }
  return false;
}

bool WaitsForItsOwn(const Call& call, const Available& context) {
  const Body& body = call.function->body();
  const auto& refs = body.RefsTo(context.decl);
  auto is_of_context = [&](const clang::Expr* expr) {
    return llvm::any_of(
        refs, [&](const auto* ref) { return body.Contains(expr, ref); });
  };
  return llvm::any_of(call.expr->arguments(), [&](const clang::Expr* argument) {
    // A time to wait for, or until, ends with nothing.
    const clang::QualType type = argument->getType();
    const auto* record = type->getAsCXXRecordDecl();
    if (type->isBuiltinType() ||
        (record != nullptr && record->isInStdNamespace())) {
      return false;
    }
    if (is_of_context(argument)) return true;
    const auto* variable =
        llvm::dyn_cast_or_null<clang::VarDecl>(Named(argument));
    return variable != nullptr && variable->hasLocalStorage() &&
           variable->getInit() != nullptr && is_of_context(variable->getInit());
  });
}

}  // namespace ctxtidy::semantics
