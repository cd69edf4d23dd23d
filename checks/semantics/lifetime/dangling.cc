#include "checks/semantics/lifetime/dangling.h"

#include "checks/semantics/ancestry.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/lifetime/escaping_values.h"
#include "checks/semantics/lifetime/lasting.h"
#include "checks/semantics/unit.h"
#include "checks/semantics/waiting/tasks.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;
using clang::isa;
using Kind = Dangling::Kind;

class Search {
 public:
  explicit Search(const Function& function)
      : function_(function),
        body_(function.body()),
        resolver_(function.unit().resolver()) {}

  std::vector<Dangling> Run() {
    for (const clang::Stmt* stmt : body_.statements()) Look(*stmt);
    if (const auto* constructor =
            dyn_cast_or_null<clang::CXXConstructorDecl>(function_.decl())) {
      for (const clang::CXXCtorInitializer* init : constructor->inits()) {
        if (init->isAnyMemberInitializer()) LookAtMember(*init);
      }
    }
    for (const TaskStart& start : TaskStartsIn(function_)) {
      if (start.detached == nullptr) continue;
      for (const clang::Expr* argument : start.arguments) {
        if (SharesLocals(*argument, *start.detached)) continue;
        Add(*argument, Kind::kDetached, start.detached->getSourceRange());
      }
    }
    return std::move(found_);
  }

 private:
  void Look(const clang::Stmt& stmt) {
    if (const auto* declares = dyn_cast<clang::DeclStmt>(&stmt)) {
      for (const clang::Decl* decl : declares->decls()) LookAtStatic(*decl);
    } else if (const auto* left = dyn_cast<clang::ReturnStmt>(&stmt)) {
      LookAtReturned(left->getRetValue(), stmt);
    } else if (const auto* yielded = dyn_cast<clang::CoreturnStmt>(&stmt)) {
      LookAtReturned(yielded->getOperand(), stmt);
    } else if (const auto* set = dyn_cast<clang::BinaryOperator>(&stmt)) {
      if (set->getOpcode() == clang::BO_Assign) {
        LookAtSet(set->getLHS(), set->getRHS());
      }
    } else if (const auto* call = dyn_cast<clang::CXXOperatorCallExpr>(&stmt)) {
      if (call->getOperator() == clang::OO_Equal) {
        LookAtSet(call->getArg(0), call->getArg(1));
      }
    } else if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(&stmt)) {
      LookAtKept(*call);
    }
    if (const auto* call = dyn_cast<clang::CallExpr>(&stmt)) {
      LookAtCallback(*call);
    }
  }

  void LookAtReturned(const clang::Expr* value, const clang::Stmt& by) {
    if (value == nullptr) return;
    const clang::SourceRange range = by.getSourceRange();
    Add(*value, Kind::kReturned, range);
    if (const clang::ValueDecl* local = Named(value); IsOwn(local)) {
      LookAtPutInto(*local, range);
    }
    for (const TaskStart& start : TaskStartsIn(function_)) {
      if (start.start != Stripped(value)) continue;
      for (const clang::Expr* argument : start.arguments) {
        Add(*argument, Kind::kReturned, range);
      }
    }
    // `return *c.Value(kUser);` of a function that returns a reference.
    const auto* pointed = dyn_cast<clang::UnaryOperator>(Stripped(value));
    if (pointed != nullptr && pointed->getOpcode() == clang::UO_Deref &&
        function_.decl()->getReturnType()->isReferenceType()) {
      value = pointed->getSubExpr();
    }
    AddValue(*value, range);
  }

  // `jobs.push_back([&] { … }); return jobs;`
  void LookAtPutInto(const clang::ValueDecl& local, clang::SourceRange range) {
    if (local.getType()->isReferenceType()) return;
    for (const clang::Stmt* stmt : body_.statements()) {
      const auto* call = dyn_cast<clang::CXXMemberCallExpr>(stmt);
      if (call == nullptr || !PutsIn(*call) ||
          Named(call->getImplicitObjectArgument()) != &local) {
        continue;
      }
      for (const clang::Expr* argument : call->arguments()) {
        Add(*argument, Kind::kReturned, range);
      }
    }
  }

  // `static auto job = [&c] { … };` is made by the first call.
  void LookAtStatic(const clang::Decl& decl) {
    const auto* variable = dyn_cast<clang::VarDecl>(&decl);
    if (variable == nullptr || !variable->isStaticLocal() ||
        variable->getInit() == nullptr) {
      return;
    }
    Add(*variable->getInit(), Kind::kKept, variable->getLocation());
  }

  void LookAtSet(const clang::Expr* target, const clang::Expr* value) {
    const Lasting lasting = LastingIn(target);
    if (lasting.decl == nullptr) LookAtLocal(*target, *value);
    if (lasting.decl == nullptr || IsUsedLater(lasting, value)) return;
    const clang::SourceRange range = target->getSourceRange();
    Add(*value, Kind::kKept, range, lasting.owner);
    if (lasting.owner == Lasting::Owner::kCaller) return;
    AddAddress(*value, range, lasting.owner == Lasting::Owner::kProgram);
    AddValue(*value, range);
  }

  // `callbacks_.push_back([&] { … })`.
  void LookAtKept(const clang::CXXMemberCallExpr& call) {
    if (!PutsIn(call)) return;
    const Lasting lasting = LastingIn(call.getImplicitObjectArgument());
    if (lasting.decl == nullptr || IsUsedLater(lasting, &call)) return;
    for (const clang::Expr* argument : call.arguments()) {
      Add(*argument, Kind::kKept, call.getSourceRange(), lasting.owner);
    }
  }

  // What a model says is kept until later, unless its handle stays here.
  void LookAtCallback(const clang::CallExpr& call) {
    const clang::FunctionDecl* callee = call.getDirectCallee();
    if (callee == nullptr) return;
    const bool outlives =
        llvm::any_of(resolver_.CallablesTakenBy(*callee),
                     [](const auto& role) { return role.entry->outlives; });
    if (!outlives || StaysHere(call)) return;
    for (const clang::Expr* argument : call.arguments()) {
      Add(*argument, Kind::kDetached, call.getSourceRange());
    }
  }

  // Is the handle kept in a local variable? It may be used to wait.
  bool StaysHere(const clang::CallExpr& call) const {
    const auto* declares =
        dyn_cast_or_null<clang::DeclStmt>(body_.Consumer(&call));
    if (declares == nullptr) return false;
    return llvm::any_of(declares->decls(), [&](const clang::Decl* decl) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      return variable != nullptr &&
             (!body_.RefsTo(variable).empty() ||
              !variable->getType().isTrivialType(function_.unit().context()));
    });
  }

  // Does the function use again, further down, where something is kept? Then it
  // may well take it back. So may a member function.
  bool IsUsedLater(const Lasting& lasting, const clang::Stmt* kept) const {
    return llvm::any_of(body_.statements(), [&](const clang::Stmt* stmt) {
      if (!body_.Before(kept, stmt) || body_.Contains(kept, stmt)) return false;
      if (const auto* call = dyn_cast<clang::CXXMemberCallExpr>(stmt)) {
        return lasting.owner == Lasting::Owner::kThis &&
               isa<clang::CXXThisExpr>(
                   Stripped(call->getImplicitObjectArgument())) &&
               call->getMethodDecl() != nullptr &&
               !call->getMethodDecl()->isConst();
      }
      const auto* member = dyn_cast<clang::MemberExpr>(stmt);
      const auto* ref = dyn_cast<clang::DeclRefExpr>(stmt);
      const clang::ValueDecl* named = member != nullptr
                                          ? member->getMemberDecl()
                                      : ref != nullptr ? ref->getDecl()
                                                       : nullptr;
      return named == lasting.decl;
    });
  }

  // Does the task also refer to something that the function uses further down?
  // Then it may well be what it waits by.
  bool SharesLocals(const clang::Expr& task, const clang::Stmt& start) const {
    const auto* lambda = dyn_cast<clang::LambdaExpr>(Stripped(&task));
    if (lambda == nullptr) return false;
    return llvm::any_of(lambda->captures(), [&](const auto& capture) {
      return capture.capturesVariable() &&
             capture.getCaptureKind() == clang::LCK_ByRef &&
             !resolver_.ContextOf(capture.getCapturedVar()->getType()) &&
             llvm::any_of(body_.RefsTo(capture.getCapturedVar()),
                          [&](const auto* ref) {
                            return body_.Before(&start, ref) &&
                                   !body_.Contains(&start, ref);
                          });
    });
  }

  // Is it a variable or parameter that ends with this function?
  bool IsOwn(const clang::ValueDecl* variable) const {
    const auto* local = dyn_cast_or_null<clang::VarDecl>(variable);
    if (const auto* part = dyn_cast_or_null<clang::BindingDecl>(variable)) {
      local = dyn_cast<clang::VarDecl>(part->getDecomposedDecl());
      if (local == nullptr || local->getType()->isReferenceType()) return false;
    }
    return local != nullptr && local->hasLocalStorage() &&
           !local->isInitCapture() &&
           local->getDeclContext() == function_.decl();
  }

  // A request's own object, taken by reference or pointer, is its caller's.
  bool EndsHere(const clang::ValueDecl& variable,
                const ContextRole& role) const {
    if (!IsOwn(&variable)) return false;
    const clang::QualType type = variable.getType();
    if (!type->isReferenceType()) return true;
    return isa<clang::ParmVarDecl>(variable) &&
           role.type->shape == model::Shape::kToken &&
           type.getNonReferenceType().isConstQualified();
  }

  // What a constructor or a caller is given by reference may well live as long
  // as what keeps it: an object of the scope.
  bool IsOfTheScope(const clang::ValueDecl& variable,
                    Lasting::Owner owner) const {
    return variable.getType()->isReferenceType() &&
           (owner == Lasting::Owner::kCaller ||
            (owner == Lasting::Owner::kThis &&
             isa_and_nonnull<clang::CXXConstructorDecl>(function_.decl())));
  }

  void Add(const clang::Expr& value, Kind kind, clang::SourceRange outlives,
           Lasting::Owner owner = Lasting::Owner::kProgram) {
    for (const Held& held : ContextsHeldBy(function_, value)) {
      if (held.lambda == nullptr || !held.reference) continue;
      const clang::ValueDecl* variable = held.variable;
      if (const auto* renamed = dyn_cast<clang::VarDecl>(variable);
          renamed != nullptr && renamed->isInitCapture()) {
        variable = Named(renamed->getInit());  // `[&own = c]`.
      }
      if (variable == nullptr || !EndsHere(*variable, held.role) ||
          IsOfTheScope(*variable, owner)) {
        continue;
      }
      Dangling found{kind, variable, RangeOf(held), outlives, {}};
      found.fix = ByValue(held);
      Insert(std::move(found));
    }
  }

  static clang::SourceRange RangeOf(const Held& held) {
    return held.capture->isImplicit() || held.capture->getLocation().isInvalid()
               ? clang::SourceRange(
                     held.lambda->getIntroducerRange().getBegin())
               : clang::SourceRange(held.capture->getLocation());
  }

  // `&c` becomes `c`; behind a default by reference, `[&]` becomes `[&, c]`.
  llvm::SmallVector<clang::FixItHint, 1> ByValue(const Held& held) const {
    const auto role = resolver_.ContextOf(held.variable->getType());
    if (!role || role->pointer || role->type->shape != model::Shape::kToken ||
        held.variable->isInitCapture()) {
      return {};
    }
    const clang::ASTContext& context = function_.unit().context();
    if (!IsOnlyRead(held)) return {};
    if (held.capture->isExplicit()) {
      // `[=, c]` would not compile.
      if (held.lambda->getCaptureDefault() == clang::LCD_ByCopy) return {};
      const clang::SourceLocation name = held.capture->getLocation();
      if (!IsPlainText(name)) return {};
      const clang::SourceLocation amp = name.getLocWithOffset(-1);
      if (TextOf(context, clang::SourceRange(amp)) != "&") return {};
      return {clang::FixItHint::CreateRemoval(clang::SourceRange(amp))};
    }
    const clang::SourceLocation amp = held.lambda->getCaptureDefaultLoc();
    if (!IsPlainText(clang::SourceRange(amp))) return {};
    return {clang::FixItHint::CreateInsertion(
        amp.getLocWithOffset(1), ", " + held.variable->getNameAsString())};
  }

  // A copy is const, so nothing may change it.
  bool IsOnlyRead(const Held& held) const {
    const Function* lambda =
        function_.unit().FunctionOf(*held.lambda->getCallOperator());
    return lambda != nullptr &&
           llvm::all_of(lambda->body().RefsTo(held.variable), [&](auto* ref) {
             return ref->getType().isConstQualified() ||
                    isa_and_nonnull<clang::ImplicitCastExpr>(
                        lambda->body().Parent(ref));
           });
  }

  void AddAddress(const clang::Expr& value, clang::SourceRange outlives,
                  bool global) {
    const clang::ValueDecl* variable = AddressedBy(*Stripped(&value));
    if (!IsOwn(variable)) return;
    std::optional<ContextRole> role = resolver_.ContextOf(variable->getType());
    if (!role || role->pointer) return;
    if (!EndsHere(*variable, *role) ||
        IsOfTheScope(*variable, global ? Lasting::Owner::kProgram
                                       : Lasting::Owner::kThis)) {
      return;
    }
    Insert({Kind::kAddress, variable, value.getSourceRange(), outlives, {}});
  }

  // `c` of `&c` and `std::addressof(c)`.
  static const clang::ValueDecl* AddressedBy(const clang::Expr& value) {
    if (const auto* call = dyn_cast<clang::CallExpr>(&value)) {
      return IsStdFunction(call->getDirectCallee(), "addressof")
                 ? Named(call->getArg(0))
                 : nullptr;
    }
    const auto* address = dyn_cast<clang::UnaryOperator>(&value);
    return address != nullptr && address->getOpcode() == clang::UO_AddrOf
               ? Named(address->getSubExpr())
               : nullptr;
  }

  // `context_(context)` where the member is a reference and the parameter a
  // copy, `context_(&context)`.
  void LookAtMember(const clang::CXXCtorInitializer& init) {
    const clang::FieldDecl* field = init.getAnyMember();
    const clang::SourceRange range = init.getSourceRange();
    const clang::ValueDecl* variable = Named(init.getInit());
    if (field->getType()->isReferenceType() && IsOwn(variable) &&
        !variable->getType()->isReferenceType() &&
        resolver_.ContextOf(variable->getType())) {
      Insert({Kind::kAddress,
              variable,
              init.getInit()->getSourceRange(),
              range,
              {}});
    } else if (field->getType()->isPointerType()) {
      AddAddress(*init.getInit(), range, /*global=*/false);
    }
    Add(*init.getInit(), Kind::kKept, range, Lasting::Owner::kThis);
  }

  // A value that a context of this very function carries goes with it.
  void AddValue(const clang::Expr& escaping, clang::SourceRange outlives) {
    const clang::NamedDecl* owner = OwnerOfValue(function_, escaping);
    if (owner == nullptr) return;
    Insert({Kind::kValue, owner, escaping.getSourceRange(), outlives, {}});
  }

  // `{ …; user = c.Value(kUser); } Use(user);`
  void LookAtLocal(const clang::Expr& target, const clang::Expr& value) {
    const clang::ValueDecl* variable = Named(&target);
    if (!IsOwn(variable)) return;
    const clang::NamedDecl* owner = OwnerOfValue(function_, value);
    if (owner != nullptr && OutlivesBlockOf(function_, *owner, *variable)) {
      AddValue(value, target.getSourceRange());
    }
  }

  void Insert(Dangling found) {
    const bool known = llvm::any_of(found_, [&](const Dangling& other) {
      return other.range == found.range && other.context == found.context;
    });
    if (!known) found_.push_back(std::move(found));
  }

  const Function& function_;
  const Body& body_;
  const Resolver& resolver_;
  std::vector<Dangling> found_;
};

}  // namespace

std::vector<Dangling> DanglingIn(const Function& function) {
  if (function.decl() == nullptr) return {};
  return Search(function).Run();
}

}  // namespace ctxtidy::semantics
