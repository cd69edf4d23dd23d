#include "checks/semantics/waiting/preparation.h"

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

}  // namespace

bool IsPrepared(const Call& call, const model::ArgumentTest& test) {
  if (test.argument >= call.expr->getNumArgs()) return false;
  return Search(call, test).Find(KeyOf(call.expr->getArg(test.argument)), true);
}

bool IsWokenUp(const Call& call) {
  const Body& body = call.function->body();
  const Resolver& resolver = call.function->unit().resolver();
  return llvm::any_of(body.statements(), [&](const clang::Stmt* stmt) {
    const clang::FunctionDecl* maker = nullptr;
    if (const auto* made = dyn_cast<clang::CXXConstructExpr>(stmt)) {
      maker = made->getConstructor();
    } else if (const auto* other = dyn_cast<clang::CallExpr>(stmt)) {
      maker = other->getDirectCallee();
    }
    return maker != nullptr && resolver.RegistrationBy(*maker) &&
           body.Before(stmt, call.expr);
  });
}

}  // namespace ctxtidy::semantics
