#include "checks/semantics/cancel/generic_handlers.h"

#include "checks/semantics/cancel/cancel_tests.h"
#include "checks/semantics/unit.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;

bool CatchesAll(const clang::CXXCatchStmt& handler) {
  const clang::QualType type = handler.getCaughtType();
  if (type.isNull()) return true;
  const clang::CXXRecordDecl* record =
      type.getNonReferenceType()->getAsCXXRecordDecl();
  return record != nullptr && record->isInStdNamespace() &&
         record->getIdentifier() != nullptr && record->getName() == "exception";
}

class Finder {
 public:
  explicit Finder(const Function& function)
      : function_(function), body_(function.body()), tests_(function) {}

  // The handler for everything in which that stands, under no condition.
  const clang::CXXCatchStmt* HandlerAround(const clang::Stmt* log) const {
    for (const clang::Stmt* outer = body_.Parent(log); outer != nullptr;
         outer = body_.Parent(outer)) {
      if (const auto* handler = dyn_cast<clang::CXXCatchStmt>(outer)) {
        return CatchesAll(*handler) && !AsksMore(*handler) ? handler : nullptr;
      }
      if (isa<clang::IfStmt, clang::SwitchStmt, clang::ForStmt,
              clang::WhileStmt, clang::CXXForRangeStmt, clang::CXXTryStmt,
              clang::ConditionalOperator>(outer)) {
        return nullptr;
      }
    }
    return nullptr;
  }

  // A call that is given a context whose end its library throws.
  const Call* ThrowingCall(const clang::CXXTryStmt& guarded) const {
    for (const Call& call : function_.calls()) {
      if (body_.Contains(guarded.getTryBlock(), call.expr) &&
          body_.Enclosing<clang::CXXTryStmt>(call.expr) == &guarded &&
          MayThrowCanceled(call)) {
        return &call;
      }
    }
    return nullptr;
  }

  bool HandlesCanceled(const clang::CXXTryStmt& guarded) const {
    for (unsigned i = 0; i < guarded.getNumHandlers(); ++i) {
      if (tests_.OfHandler(*guarded.getHandler(i))) return true;
    }
    return false;
  }

  const clang::CXXTryStmt* Guarded(const clang::CXXCatchStmt& handler) const {
    return dyn_cast_or_null<clang::CXXTryStmt>(body_.Parent(&handler));
  }

 private:
  // Does the handler look at what it has caught, or at a context? Then it may
  // leave before it gets to the log.
  bool AsksMore(const clang::CXXCatchStmt& handler) const {
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* stmt) {
      return isa<clang::IfStmt, clang::SwitchStmt, clang::CXXTryStmt,
                 clang::CXXDynamicCastExpr>(stmt) &&
             body_.Contains(&handler, stmt);
    });
  }

  bool MayThrowCanceled(const Call& call) const {
    const auto* type =
        call.callee->getType()->getAs<clang::FunctionProtoType>();
    if (type != nullptr && type->isNothrow()) return false;
    return llvm::any_of(call.expr->arguments(), [&](const auto* argument) {
      const auto role =
          function_.unit().resolver().ContextOf(argument->getType());
      return role && !role->model->canceled.exceptions.empty();
    });
  }

  const Function& function_;
  const Body& body_;
  CancelTests tests_;
};

}  // namespace

std::vector<GenericHandler> GenericHandlersIn(
    const Function& function, const std::vector<LoggedError>& logs) {
  const Finder finder(function);
  std::vector<GenericHandler> found;
  for (const LoggedError& log : logs) {
    const clang::CXXCatchStmt* handler = finder.HandlerAround(log.stmt);
    const clang::CXXTryStmt* guarded =
        handler == nullptr ? nullptr : finder.Guarded(*handler);
    if (guarded == nullptr || finder.HandlesCanceled(*guarded)) continue;
    if (const Call* call = finder.ThrowingCall(*guarded)) {
      found.push_back({log, *call});
    }
  }
  return found;
}

}  // namespace ctxtidy::semantics
