#include "checks/semantics/scope.h"

#include <algorithm>

#include "checks/semantics/code/null_tests.h"
#include "checks/semantics/code/stop_words.h"
#include "checks/semantics/dropped.h"
#include "checks/semantics/unit.h"
#include "clang/AST/DeclCXX.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using Origin = Available::Origin;

// Nobody needs more to choose from, and a block may declare thousands.
constexpr std::size_t kMostLocals = 8;

// Gathers what one function offers at one point.
class Gatherer {
 public:
  Gatherer(const Function& function, std::vector<Available>& found)
      : function_(function),
        resolver_(function.unit().resolver()),
        found_(found) {}

  void Gather(const clang::Stmt& point) {
    for (const clang::ParmVarDecl* parameter : function_.parameters()) {
      Add(*parameter, Origin::kParameter);
    }
    if (function_.lambda() != nullptr) AddCaptures(*function_.lambda());
    AddLocals(point);
    for (const clang::ParmVarDecl* parameter : function_.parameters()) {
      AddAccessors(*parameter);
    }
    AddMembers();
  }

  void AddDeclared(const clang::DeclStmt& declares) {
    for (const clang::Decl* decl : declares.decls()) {
      const auto* variable = dyn_cast<clang::VarDecl>(decl);
      if (variable == nullptr || !variable->hasLocalStorage()) continue;
      if (const auto* all = dyn_cast<clang::DecompositionDecl>(variable)) {
        for (const clang::BindingDecl* one : all->bindings())
          Add(*one, Origin::kLocal);
      } else if (!IsRoot(*variable)) {
        Add(*variable, Origin::kLocal);
        AddAccessors(*variable);
      }
    }
  }

 private:
  void Add(const clang::ValueDecl& decl, Origin origin) {
    std::optional<ContextRole> role = resolver_.ContextOf(decl.getType());
    if (!role || role->type->outgoing || IsDropped(function_, decl)) return;
    const bool copied =
        origin == Origin::kCapture && !role->pointer && IsConstantCopy(decl);
    found_.push_back({*role, origin, &decl, decl.getNameAsString(),
                      copied || IsConstant(decl.getType())});
  }

  void AddCaptures(const clang::LambdaExpr& lambda) {
    for (const clang::LambdaCapture& capture : lambda.captures()) {
      if (!capture.capturesVariable()) continue;
      Add(*capture.getCapturedVar(), Origin::kCapture);
    }
  }

  void AddLocals(const clang::Stmt& point) {
    const Body& body = function_.body();
    llvm::SmallVector<const clang::Stmt*, 16> around;
    for (const clang::Stmt* outer = body.Parent(&point); outer != nullptr;
         outer = body.Parent(outer)) {
      around.push_back(outer);
    }
    const std::size_t before = found_.size();
    for (const clang::Stmt* outer : llvm::reverse(around)) {
      auto declared = function_.context_declarations().find(outer);
      if (declared == function_.context_declarations().end()) continue;
      for (const clang::DeclStmt* declares : declared->second) {
        if (!body.Before(declares, &point) ||
            llvm::is_contained(around, declares) ||
            found_.size() >= before + kMostLocals) {
          break;
        }
        AddDeclared(*declares);
      }
    }
  }

  static bool IsConstant(clang::QualType type) {
    type = type.getNonReferenceType();
    if (type->isPointerType()) type = type->getPointeeType();
    return type.isConstQualified();
  }

  // Is it what a lambda that is not mutable has captured by copy?
  bool IsConstantCopy(const clang::ValueDecl& decl) const {
    const clang::CXXMethodDecl* call = function_.lambda()->getCallOperator();
    return call->isConst() &&
           llvm::any_of(function_.lambda()->captures(), [&](const auto& one) {
             return one.capturesVariable() && one.getCapturedVar() == &decl &&
                    one.getCaptureKind() == clang::LCK_ByCopy;
           });
  }

  // What the variable is given: of a smart pointer, what it is to own.
  static const clang::Expr* GivenTo(const clang::VarDecl& variable) {
    const clang::Expr* init = variable.getInit();
    if (init == nullptr) return nullptr;
    const auto* made =
        dyn_cast<clang::CXXConstructExpr>(init->IgnoreImplicit());
    return made != nullptr && made->getNumArgs() == 1 ? made->getArg(0) : init;
  }

  // A local that is a root itself connects its users to nobody.
  bool IsRoot(const clang::VarDecl& variable) const {
    const clang::Expr* init = GivenTo(variable);
    if (init == nullptr || resolver_.RootOf(*Stripped(variable.getInit()))) {
      return true;
    }
    const auto* created = dyn_cast<clang::CXXNewExpr>(Stripped(init));
    const auto* made =
        created != nullptr
            ? created->getConstructExpr()
            : dyn_cast<clang::CXXConstructExpr>(init->IgnoreImplicit());
    return made != nullptr && made->getNumArgs() == 0;
  }

  // `request.context()`, `scope.context`: what the variable's class hands out.
  void AddAccessors(const clang::VarDecl& variable) {
    if (variable.getDeclName().isEmpty()) return;
    // What `this` has is for AddMembers() to say.
    const clang::Expr* given = GivenTo(variable);
    if (given != nullptr && llvm::isa<clang::CXXThisExpr>(Stripped(given))) {
      return;
    }
    clang::QualType type = variable.getType().getNonReferenceType();
    bool pointer = type->isPointerType();
    if (pointer) type = type->getPointeeType();
    const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
    if (record == nullptr) return;
    // A context has nothing but itself to offer, unless it is a carrier.
    std::optional<ContextRole> role = resolver_.ContextOf(type);
    if (role && role->type->shape != model::Shape::kCarrier) return;
    // `options->io_context` of a std::shared_ptr.
    if (clang::QualType held = resolver_.WrappedBy(*record);
        !held.isNull() && !pointer && !role) {
      pointer = true;
      type = held;
      record = held->getAsCXXRecordDecl();
    }
    if (record == nullptr || !record->hasDefinition()) return;
    AddAccessorsOf(variable, pointer, *record->getDefinition(),
                   type.isConstQualified());
  }

  void AddAccessorsOf(const clang::VarDecl& variable, bool pointer,
                      const clang::CXXRecordDecl& record, bool constant) {
    for (const clang::CXXBaseSpecifier& base : record.bases()) {
      const clang::CXXRecordDecl* parent = base.getType()->getAsCXXRecordDecl();
      if (base.getAccessSpecifier() != clang::AS_public || parent == nullptr ||
          !parent->hasDefinition()) {
        continue;
      }
      AddAccessorsOf(variable, pointer, *parent->getDefinition(), constant);
    }
    for (const clang::CXXMethodDecl* method : record.methods()) {
      if (!method->getIdentifier() || method->isStatic() ||
          method->getNumParams() != 0 ||
          method->getAccess() != clang::AS_public) {
        continue;
      }
      // One that is not const must at least not make what it returns.
      const clang::QualType type = method->getReturnType();
      if (!method->isConst() &&
          (constant || !(type->isReferenceType() || type->isPointerType()))) {
        continue;
      }
      AddAccessor(variable, pointer, *method, type, "()");
    }
    for (const clang::FieldDecl* field : record.fields()) {
      if (field->getAccess() != clang::AS_public || !field->getIdentifier())
        continue;
      AddAccessor(variable, pointer, *field, field->getType(), "");
    }
  }

  void AddAccessor(const clang::VarDecl& variable, bool pointer,
                   const clang::NamedDecl& member, clang::QualType type,
                   llvm::StringRef call) {
    std::optional<ContextRole> role = resolver_.ContextOf(type);
    if (!role || !llvm::is_contained(role->type->accessors, member.getName()) ||
        IsDropped(function_, variable)) {
      return;
    }
    found_.push_back({*role, Origin::kAccessor, &variable,
                      variable.getNameAsString() + (pointer ? "->" : ".") +
                          member.getNameAsString() + call.str(),
                      IsConstantMember(type)});
  }

  // May only be read what an accessor yields? Not if it refers to it.
  static bool IsConstantMember(clang::QualType type) {
    return !(type->isReferenceType() || type->isPointerType()) ||
           IsConstant(type);
  }

  // What the object whose member function this is has for all of them. Not for
  // those that build it up or tear it down.
  void AddMembers() {
    const clang::CXXMethodDecl* method = MethodAround();
    if (method == nullptr || method->isStatic() ||
        llvm::isa<clang::CXXConstructorDecl, clang::CXXDestructorDecl>(
            method)) {
      return;
    }
    const std::size_t before = found_.size();
    AddMembersOf(*method->getParent(), method->isConst());
    found_.erase(std::remove_if(found_.begin() + before, found_.end(),
                                [&](const Available& context) {
                                  return resolver_.IsCleanup(
                                             *method, context.role.model) ||
                                         IsForOther(*context.decl, *method);
                                }),
                 found_.end());
  }

  bool IsForOther(const clang::ValueDecl& context,
                  const clang::CXXMethodDecl& method) const {
    const auto* field = dyn_cast<clang::FieldDecl>(&context);
    if (field == nullptr || !IsOfOtherWork(*field, method)) return false;
    // Even so, the function itself may know better.
    return llvm::none_of(
        function_.body().statements(), [&](const clang::Stmt* stmt) {
          const auto* member = dyn_cast<clang::MemberExpr>(stmt);
          return member != nullptr && member->getMemberDecl() == field;
        });
  }

  void AddMembersOf(const clang::CXXRecordDecl& record, bool constant,
                    bool inherited = false) {
    for (const clang::FieldDecl* field : record.fields()) {
      if (inherited && field->getAccess() == clang::AS_private) continue;
      std::optional<ContextRole> role = resolver_.ContextOf(field->getType());
      if (!role || !role->type->members || !field->getIdentifier()) continue;
      found_.push_back({*role, Origin::kMember, field, field->getNameAsString(),
                        constant || IsConstant(field->getType())});
    }
    for (const HeldContext& held : resolver_.HeldBy(record)) {
      if (inherited && held.holder->getAccess() == clang::AS_private) continue;
      const bool pointer = held.holder->getType()->isPointerType();
      found_.push_back(
          {held.role, Origin::kMember, held.holder,
           held.holder->getNameAsString() + (pointer ? "->" : ".") +
               held.context->getNameAsString() + (held.IsCall() ? "()" : ""),
           constant || IsConstant(held.type)});
    }
    for (const clang::CXXBaseSpecifier& base : record.bases()) {
      const clang::CXXRecordDecl* parent = base.getType()->getAsCXXRecordDecl();
      if (parent == nullptr || !parent->hasDefinition()) continue;
      AddMembersOf(*parent->getDefinition(), constant, true);
    }
  }

  // The member function, or the one whose `this` the lambda has captured.
  const clang::CXXMethodDecl* MethodAround() const {
    const Function* at = &function_;
    while (at->lambda() != nullptr && at->enclosing() != nullptr) {
      if (llvm::none_of(at->lambda()->captures(), [](const auto& capture) {
            return capture.capturesThis();
          })) {
        return nullptr;
      }
      at = at->enclosing();
    }
    return dyn_cast<clang::CXXMethodDecl>(&at->owner());
  }

  const Function& function_;
  const Resolver& resolver_;
  std::vector<Available>& found_;
};

// By origin. Of the same variable, captured and seen outside, the first counts:
// the one further in.
std::vector<Available> BestFirst(const std::vector<Available>& found) {
  std::vector<Available> sorted;
  for (Origin origin : {Origin::kParameter, Origin::kCapture, Origin::kLocal,
                        Origin::kAccessor, Origin::kMember}) {
    for (auto it = found.begin(); it != found.end(); ++it) {
      auto same = [&](const Available& other) {
        return other.decl == it->decl && other.spelling == it->spelling;
      };
      if (it->origin != origin || std::any_of(found.begin(), it, same))
        continue;
      sorted.push_back(*it);
    }
  }
  return sorted;
}

}  // namespace

ContextDeclarations FindContextDeclarations(const Function& function) {
  ContextDeclarations declarations;
  const Body& body = function.body();
  for (const clang::Stmt* stmt : body.statements()) {
    const auto* declares = dyn_cast<clang::DeclStmt>(stmt);
    if (declares == nullptr) continue;
    std::vector<Available> found;
    Gatherer(function, found).AddDeclared(*declares);
    if (!found.empty()) declarations[body.Parent(stmt)].push_back(declares);
  }
  return declarations;
}

// An unnamed context parameter says that the caller's is not to be used.
bool BreaksChain(const Function& function) {
  const Resolver& resolver = function.unit().resolver();
  return llvm::any_of(function.parameters(), [&](const auto* parameter) {
    return parameter->getDeclName().isEmpty() &&
           resolver.ContextOf(parameter->getType());
  });
}

std::vector<Available> ContextsAt(const Function& function,
                                  const clang::Stmt& point) {
  std::vector<Available> found;
  Gatherer(function, found).Gather(point);
  // A lambda that is run on the spot stands in the function around it. So does
  // one that the function waits for, save that it runs on another thread.
  const Function* inner = &function;
  bool reachable = true;
  bool moved = false;
  while ((inner->runs() == Runs::kHere || inner->runs() == Runs::kJoined) &&
         inner->enclosing() != nullptr && !BreaksChain(*inner)) {
    moved = moved || inner->runs() == Runs::kJoined;
    reachable =
        reachable && inner->lambda()->getCaptureDefault() != clang::LCD_None;
    const std::size_t before = found.size();
    Gatherer(*inner->enclosing(), found).Gather(*inner->lambda());
    for (std::size_t i = before; i < found.size(); ++i) {
      found[i].reachable = reachable;
    }
    if (moved) {
      found.erase(std::remove_if(found.begin() + before, found.end(),
                                 [](const Available& one) {
                                   return one.role.type->thread_bound;
                                 }),
                  found.end());
    }
    inner = inner->enclosing();
  }
  return BestFirst(found);
}

bool MayBeNull(const Function& function, const Available& context) {
  return context.role.nullable() && IsAskedForNull(function, *context.decl);
}

bool IsAskedForNull(const Function& function,
                    const clang::ValueDecl& variable) {
  return llvm::any_of(function.body().RefsTo(&variable), [&](const auto* ref) {
    return IsTestedForNull(function.body(), *ref);
  });
}

bool TakesContext(const Resolver& resolver, const clang::FunctionDecl& decl) {
  return llvm::any_of(decl.parameters(), [&](const auto* parameter) {
    return resolver.ContextOf(parameter->getType()).has_value();
  });
}

}  // namespace ctxtidy::semantics
