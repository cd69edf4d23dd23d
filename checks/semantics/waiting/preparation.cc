#include "checks/semantics/waiting/preparation.h"

#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/code/object_key.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::isa;

// Is it the object, or a part of it?
bool LeadsThrough(const ObjectKey& key, const ObjectKey& object) {
  return key.size() >= object.size() &&
         std::equal(object.begin(), object.end(), key.begin());
}

// Searches what stands before a call.
class Search {
 public:
  Search(const Call& call, const model::ArgumentTest& test)
      : call_(call),
        body_(call.function->body()),
        context_(call.function->unit().context()),
        test_(test) {}

  // `more`: follow what the object is assigned to, too.
  bool Find(const ObjectKey& object, bool more) const {
    if (object.empty()) return false;
    const auto* variable = dyn_cast<clang::VarDecl>(object.back());
    if (variable != nullptr && variable->getInit() != nullptr &&
        HasWord(*variable->getInit())) {
      return true;
    }
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* part) {
      if (!Names(part, object)) return false;
      const clang::Stmt& statement = StatementAround(*part);
      if (HasWord(statement)) return true;
      return more && Find(AssignedTo(statement), false);
    });
  }

 private:
  bool Names(const clang::Stmt* part, const ObjectKey& object) const {
    return isa<clang::DeclRefExpr, clang::MemberExpr>(part) &&
           body_.Before(part, call_.expr) &&
           !body_.Contains(call_.expr, part) &&
           LeadsThrough(KeyOf(clang::cast<clang::Expr>(part)), object);
  }

  const clang::Stmt& StatementAround(const clang::Stmt& part) const {
    const clang::Stmt* statement = &part;
    while (const clang::Stmt* outer = body_.Parent(statement)) {
      if (!isa<clang::Expr, clang::DeclStmt>(outer) ||
          isa<clang::LambdaExpr>(outer)) {
        break;
      }
      statement = outer;
    }
    return *statement;
  }

  // The variable that `statement` assigns to, or to a part of which.
  static ObjectKey AssignedTo(const clang::Stmt& statement) {
    const auto* assigns = dyn_cast<clang::BinaryOperator>(&statement);
    if (assigns == nullptr || !assigns->isAssignmentOp()) return {};
    ObjectKey key = KeyOf(assigns->getLHS());
    if (key.size() > 1) key.resize(1);
    return key;
  }

  bool HasWord(const clang::Stmt& statement) const {
    const llvm::StringRef text = TextOf(context_, statement.getSourceRange());
    return llvm::any_of(test_.words, [&](const std::string& word) {
      return HasIdentifier(text, word);
    });
  }

  const Call& call_;
  const Body& body_;
  const clang::ASTContext& context_;
  const model::ArgumentTest& test_;
};

// Is there, before the call, what runs a callback at the end of a context?
bool AnyRegistration(const Call& call,
                     llvm::function_ref<bool(const clang::Stmt&)> counts) {
  const Body& body = call.function->body();
  const Resolver& resolver = call.function->unit().resolver();
  return llvm::any_of(body.statements(), [&](const clang::Stmt* stmt) {
    const clang::FunctionDecl* maker = CalledBy(*stmt);
    return maker != nullptr &&
           (resolver.RegistrationBy(*maker) || resolver.Wakes(*maker)) &&
           body.Before(stmt, call.expr) && counts(*stmt);
  });
}

// The lambdas among the arguments. None: the callback is not to be seen.
llvm::SmallVector<const clang::LambdaExpr*, 2> CallbacksOf(
    const clang::Stmt& registration) {
  llvm::SmallVector<const clang::LambdaExpr*, 2> found;
  for (const clang::Expr* argument : ArgumentsOf(registration)) {
    const Body parts(*argument);
    for (const clang::Stmt* part : parts.statements()) {
      const auto* lambda = dyn_cast<clang::LambdaExpr>(part);
      if (lambda != nullptr) found.push_back(lambda);
    }
  }
  return found;
}

// What happens in there can only end a wait if something is reached from it
// that is there without it.
bool DealsWithOutside(const clang::LambdaExpr& callback) {
  if (callback.capture_size() > 0) return true;
  const clang::CXXMethodDecl* call = callback.getCallOperator();
  if (call == nullptr || !call->hasBody()) return true;
  const Body body(*call);
  return llvm::any_of(body.statements(), [](const clang::Stmt* part) {
    const auto* ref = dyn_cast<clang::DeclRefExpr>(part);
    const auto* variable =
        ref == nullptr ? nullptr : dyn_cast<clang::VarDecl>(ref->getDecl());
    return variable != nullptr && variable->hasGlobalStorage();
  });
}

bool DealsWith(const clang::LambdaExpr& callback, const ObjectKey& object) {
  const clang::CXXMethodDecl* call = callback.getCallOperator();
  if (call == nullptr || !call->hasBody()) return false;
  const Body body(*call);
  return llvm::any_of(body.statements(), [&](const clang::Stmt* part) {
    return isa<clang::DeclRefExpr, clang::MemberExpr>(part) &&
           KeyOf(clang::cast<clang::Expr>(part)) == object;
  });
}

}  // namespace

bool IsPrepared(const Call& call, const model::ArgumentTest& test) {
  if (test.argument >= call.expr->getNumArgs()) return false;
  return Search(call, test).Find(KeyOf(call.expr->getArg(test.argument)), true);
}

bool IsWokenUp(const Call& call) {
  return AnyRegistration(call, [&](const clang::Stmt& made) {
    const auto callbacks = CallbacksOf(made);
    return callbacks.empty() || llvm::any_of(callbacks, [](const auto* one) {
             return DealsWithOutside(*one);
           });
  });
}

bool IsEndedByCallback(const Call& call) {
  const clang::Expr* awaited = CalledOn(*call.expr);
  if (awaited == nullptr && call.expr->getNumArgs() > 0) {
    awaited = call.expr->getArg(0);
  }
  const ObjectKey object = awaited == nullptr ? ObjectKey() : KeyOf(awaited);
  if (object.empty()) return false;
  return AnyRegistration(call, [&](const clang::Stmt& made) {
    return llvm::any_of(CallbacksOf(made), [&](const auto* callback) {
      return DealsWith(*callback, object);
    });
  });
}

}  // namespace ctxtidy::semantics
