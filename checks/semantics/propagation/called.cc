#include "checks/semantics/propagation/called.h"

#include "checks/semantics/code/call_parts.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// The variable or member that the expression names.
const clang::NamedDecl* NameIn(const clang::Expr* expr) {
  expr = Stripped(expr);
  if (const auto* unary = dyn_cast<clang::UnaryOperator>(expr)) {
    expr = Stripped(unary->getSubExpr());
  }
  if (const auto* member = dyn_cast<clang::MemberExpr>(expr)) {
    return member->getMemberDecl();
  }
  // `(object.*member)(...)`.
  if (const auto* binary = dyn_cast<clang::BinaryOperator>(expr);
      binary != nullptr && binary->isPtrMemOp()) {
    return NameIn(binary->getRHS());
  }
  return Named(expr);
}

const clang::FunctionProtoType* SignatureOf(const clang::Expr* callee) {
  clang::QualType type = callee->getType();
  if (type->isSpecificBuiltinType(clang::BuiltinType::BoundMember)) {
    type = clang::Expr::findBoundMemberType(callee);
  } else if (type->isPointerType()) {
    type = type->getPointeeType();
  }
  return type.isNull() ? nullptr : type->getAs<clang::FunctionProtoType>();
}

std::optional<Called> ThroughPointer(const clang::CallExpr& call) {
  const clang::Expr* callee = call.getCallee()->IgnoreParens();
  const clang::FunctionProtoType* signature = SignatureOf(callee);
  const clang::NamedDecl* name = NameIn(callee);
  if (signature == nullptr || name == nullptr) return std::nullopt;
  Called called;
  called.name = name;
  llvm::append_range(called.parameters, signature->param_types());
  llvm::append_range(called.arguments, call.arguments());
  return called;
}

// `std::function<R(A...)>` and its like.
std::optional<Called> ThroughHolder(const clang::CXXOperatorCallExpr& call) {
  const auto* method = dyn_cast_or_null<clang::CXXMethodDecl>(
      call.getOperator() == clang::OO_Call ? call.getDirectCallee() : nullptr);
  if (method == nullptr || !method->getParent()->isInStdNamespace() ||
      call.getNumArgs() != method->getNumParams() + 1) {
    return std::nullopt;
  }
  const auto* holder =
      dyn_cast<clang::ClassTemplateSpecializationDecl>(method->getParent());
  if (holder == nullptr || holder->getTemplateArgs().size() == 0 ||
      holder->getTemplateArgs()[0].getKind() != clang::TemplateArgument::Type ||
      !holder->getTemplateArgs()[0].getAsType()->isFunctionType()) {
    return std::nullopt;
  }
  Called called;
  called.name = NameIn(call.getArg(0));
  if (called.name == nullptr) return std::nullopt;
  for (const clang::ParmVarDecl* parameter : method->parameters()) {
    called.parameters.push_back(parameter->getType());
  }
  for (unsigned i = 1; i < call.getNumArgs(); ++i) {
    called.arguments.push_back(call.getArg(i));
  }
  return called;
}

// The class whose object the call makes in place of its own: the one that
// std::make_unique is told, or that a container or an optional holds.
const clang::CXXRecordDecl* MadeInPlace(const clang::CallExpr& call) {
  const clang::FunctionDecl* callee = call.getDirectCallee();
  if (callee == nullptr || callee->getIdentifier() == nullptr) return nullptr;
  const llvm::StringRef name = callee->getName();
  const clang::TemplateArgumentList* told = nullptr;
  if (IsStdFunction(callee, "make_unique") ||
      IsStdFunction(callee, "make_shared")) {
    told = callee->getTemplateSpecializationArgs();
  } else if (name == "emplace_back" || name == "emplace_front" ||
             name == "emplace") {
    const auto* method = dyn_cast<clang::CXXMethodDecl>(callee);
    const auto* holder = method == nullptr
                             ? nullptr
                             : dyn_cast<clang::ClassTemplateSpecializationDecl>(
                                   method->getParent());
    // Others are told where, or under which key.
    const bool plain = holder != nullptr && holder->isInStdNamespace() &&
                       (name != "emplace" || holder->getName() == "optional" ||
                        holder->getName() == "_Optional_base");
    if (plain) told = &holder->getTemplateArgs();
  }
  if (told == nullptr || told->size() == 0 ||
      (*told)[0].getKind() != clang::TemplateArgument::Type) {
    return nullptr;
  }
  const clang::CXXRecordDecl* record =
      (*told)[0].getAsType()->getAsCXXRecordDecl();
  return record == nullptr ? nullptr : record->getDefinition();
}

// The constructor that so many arguments choose, if no other takes as many.
const clang::CXXConstructorDecl* OnlyConstructor(
    const clang::CXXRecordDecl& record, unsigned arguments) {
  const clang::CXXConstructorDecl* only = nullptr;
  for (const clang::CXXConstructorDecl* made : record.ctors()) {
    if (made->isDeleted() || made->getMinRequiredArguments() > arguments ||
        (made->getNumParams() < arguments && !made->isVariadic())) {
      continue;
    }
    if (made->isCopyOrMoveConstructor() && made->isImplicit()) continue;
    if (only != nullptr) return nullptr;
    only = made;
  }
  // A template might have been chosen all the same.
  const bool generic = llvm::any_of(record.decls(), [](const auto* decl) {
    const auto* any = dyn_cast<clang::FunctionTemplateDecl>(decl);
    return any != nullptr &&
           llvm::isa<clang::CXXConstructorDecl>(any->getTemplatedDecl());
  });
  return generic ? nullptr : only;
}

std::optional<Called> InPlace(const clang::CallExpr& call) {
  const clang::CXXRecordDecl* record = MadeInPlace(call);
  if (record == nullptr) return std::nullopt;
  // A copy is made of another object, and needs nothing.
  if (call.getNumArgs() == 1) {
    const clang::CXXRecordDecl* given = ClassOf(call.getArg(0)->getType());
    if (given != nullptr &&
        (given->getCanonicalDecl() == record->getCanonicalDecl() ||
         (given->hasDefinition() && given->isDerivedFrom(record)))) {
      return std::nullopt;
    }
  }
  const clang::CXXConstructorDecl* made =
      OnlyConstructor(*record, call.getNumArgs());
  if (made == nullptr || made->isVariadic()) return std::nullopt;
  Called called;
  called.name = record;
  called.decl = made;
  for (const clang::ParmVarDecl* parameter : made->parameters()) {
    called.parameters.push_back(parameter->getType());
  }
  llvm::append_range(called.arguments, call.arguments());
  called.arguments.resize(called.parameters.size(), nullptr);
  called.in_place = true;
  return called;
}

std::optional<Called> Directly(const clang::Expr& call) {
  const clang::FunctionDecl* callee = CalledBy(call);
  if (callee == nullptr) return std::nullopt;
  Called called;
  called.name = callee;
  called.decl = callee;
  if (const auto* made = dyn_cast<clang::CXXConstructorDecl>(callee)) {
    called.name = made->getParent();
  }
  for (const clang::ParmVarDecl* parameter : callee->parameters()) {
    called.parameters.push_back(parameter->getType());
  }
  llvm::append_range(called.arguments, ArgumentsOf(call));
  return called;
}

// In a local variable whose value goes nowhere?
bool IsHeldHere(const Body& body, const clang::Expr& call) {
  const clang::VarDecl* holder = nullptr;
  if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(&call)) {
    holder = dyn_cast_or_null<clang::VarDecl>(
        Named(member->getImplicitObjectArgument()));
  } else if (const auto* declares =
                 dyn_cast_or_null<clang::DeclStmt>(body.Consumer(&call));
             declares != nullptr && declares->isSingleDecl()) {
    holder = dyn_cast<clang::VarDecl>(declares->getSingleDecl());
  }
  if (holder == nullptr || !holder->hasLocalStorage() ||
      holder->getType()->isReferenceType() ||
      !body.LambdasCapturing(holder).empty()) {
    return false;
  }
  // `held->`, `*held`, `held[0]`, `held.size()`, `for (x : held)`.
  return llvm::all_of(body.RefsTo(holder), [&](const auto* ref) {
    const clang::Stmt* user = body.Consumer(ref);
    if (const auto* op = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user)) {
      return op->getOperator() == clang::OO_Arrow ||
             op->getOperator() == clang::OO_Star ||
             op->getOperator() == clang::OO_Subscript;
    }
    return llvm::isa_and_nonnull<clang::MemberExpr, clang::DeclStmt>(user);
  });
}

bool IsLocal(const clang::Expr* target) {
  const auto* variable = dyn_cast_or_null<clang::VarDecl>(Named(target));
  return variable != nullptr && variable->hasLocalStorage();
}

}  // namespace

const clang::Expr* Called::LeftOut(unsigned parameter) const {
  const clang::Expr* argument = arguments[parameter];
  if (argument != nullptr) {
    const auto* omitted = dyn_cast<clang::CXXDefaultArgExpr>(argument);
    return omitted == nullptr ? nullptr : omitted->getExpr();
  }
  const clang::ParmVarDecl* declared = decl->getParamDecl(parameter);
  return declared->hasDefaultArg() && !declared->hasUninstantiatedDefaultArg()
             ? declared->getDefaultArg()
             : nullptr;
}

std::optional<Called> CalledIn(const clang::Expr& expr) {
  const auto* call = dyn_cast<clang::CallExpr>(&expr);
  if (call == nullptr) return Directly(expr);
  if (call->getDirectCallee() == nullptr) return ThroughPointer(*call);
  if (const auto* holder = dyn_cast<clang::CXXOperatorCallExpr>(call)) {
    if (std::optional<Called> called = ThroughHolder(*holder)) return called;
  } else if (std::optional<Called> called = InPlace(*call)) {
    return called;
  }
  return Directly(expr);
}

bool StaysHere(const Body& body, const clang::Expr& call,
               const Called& called) {
  if (called.in_place) return IsHeldHere(body, call);
  if (!llvm::isa<clang::CXXConstructExpr>(call)) return true;
  const clang::Stmt* user = body.Consumer(&call);
  if (const auto* cast = dyn_cast_or_null<clang::CXXFunctionalCastExpr>(user)) {
    user = body.Consumer(cast);
  }
  if (const auto* set = dyn_cast_or_null<clang::CXXOperatorCallExpr>(user)) {
    return !set->isAssignmentOp() || IsLocal(set->getArg(0));
  }
  return !llvm::isa_and_nonnull<clang::CXXNewExpr, clang::ReturnStmt,
                                clang::CoreturnStmt>(user);
}

}  // namespace ctxtidy::semantics
