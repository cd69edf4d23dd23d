#include "checks/semantics/resolver.h"

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::semantics {
namespace {

// A class template's specialisation answers to the template's name and roles.
const clang::FunctionDecl& Primary(const clang::FunctionDecl& function) {
  const clang::FunctionDecl* decl = &function;
  if (const auto* pattern = decl->getTemplateInstantiationPattern()) {
    decl = pattern;
  }
  return *decl->getCanonicalDecl();
}

std::string OwnName(const clang::NamedDecl& decl) {
  if (const auto* constructor =
          llvm::dyn_cast<clang::CXXConstructorDecl>(&decl)) {
    return constructor->getParent()->getNameAsString();
  }
  if (const auto* destructor =
          llvm::dyn_cast<clang::CXXDestructorDecl>(&decl)) {
    return "~" + destructor->getParent()->getNameAsString();
  }
  return decl.getNameAsString();
}

const clang::CXXRecordDecl* RecordOf(clang::QualType type) {
  return type.isNull() ? nullptr : type->getAsCXXRecordDecl();
}

}  // namespace

bool IsStdFunction(const clang::FunctionDecl* function, llvm::StringRef name) {
  return function != nullptr && function->isInStdNamespace() &&
         function->getIdentifier() != nullptr && function->getName() == name;
}

std::string SelectorName(const clang::NamedDecl& decl) {
  llvm::SmallVector<std::string, 6> parts;
  parts.push_back(OwnName(decl));
  for (const clang::DeclContext* context = decl.getDeclContext();
       context != nullptr && !context->isTranslationUnit();
       context = context->getParent()) {
    const auto* named = llvm::dyn_cast<clang::NamedDecl>(context);
    if (named == nullptr) continue;  // extern "C"
    if (const auto* space = llvm::dyn_cast<clang::NamespaceDecl>(named)) {
      if (space->isInline() || space->isAnonymousNamespace()) continue;
    }
    parts.push_back(OwnName(*named));
  }
  return llvm::join(llvm::reverse(parts), "::");
}

const std::string& Resolver::QualifiedName(const clang::NamedDecl& decl) const {
  std::string& name = names_[&decl];
  if (name.empty()) name = SelectorName(decl);
  return name;
}

bool Resolver::Matches(const model::Selector& selector,
                       const clang::NamedDecl& decl) const {
  if (!selector.MatchesLastName(OwnName(decl))) return false;
  if (!selector.MatchesName(QualifiedName(decl))) return false;
  const auto* function = llvm::dyn_cast<clang::FunctionDecl>(&decl);
  if (function == nullptr) return true;
  if (selector.arity() && *selector.arity() != function->getNumParams()) {
    return false;
  }
  auto takes = [&](llvm::StringRef type) {
    return llvm::any_of(function->parameters(), [&](const auto* parameter) {
      clang::QualType plain = parameter->getType().getNonReferenceType();
      if (plain->isPointerType()) plain = plain->getPointeeType();
      const clang::CXXRecordDecl* record = RecordOf(plain);
      return record != nullptr && QualifiedName(*record) == type;
    });
  };
  if (!selector.with().empty() && !takes(selector.with())) return false;
  return selector.without().empty() || !takes(selector.without());
}

std::optional<ContextRole> Resolver::ContextOf(clang::QualType type) const {
  if (type.isNull()) return std::nullopt;
  type = type.getNonReferenceType();
  const bool pointer = type->isPointerType();
  if (pointer) type = type->getPointeeType();
  const clang::CXXRecordDecl* record = RecordOf(type);
  if (record == nullptr) return std::nullopt;
  std::optional<ContextRole> role = RoleOf(*record);
  if (role) role->pointer = pointer;
  return role;
}

std::optional<ContextRole> Resolver::RoleOf(
    const clang::CXXRecordDecl& any) const {
  const clang::CXXRecordDecl* record = any.getCanonicalDecl();
  auto cached = contexts_.find(record);
  if (cached != contexts_.end()) return cached->second;
  std::optional<ContextRole> role;
  const std::string& name = QualifiedName(*record);
  for (const model::Model& model : models_) {
    for (const model::ContextType& context : model.contexts) {
      if (!role && context.type == name) {
        role = ContextRole{&model, &context, false};
      }
    }
  }
  const clang::CXXRecordDecl* definition = record->getDefinition();
  if (!role && definition != nullptr && !definition->isDependentContext()) {
    for (const clang::CXXBaseSpecifier& base : definition->bases()) {
      const clang::CXXRecordDecl* parent = RecordOf(base.getType());
      if (parent != nullptr && (role = RoleOf(*parent))) break;
    }
  }
  return contexts_[record] = role;
}

const Resolver::Roles& Resolver::RolesOf(
    const clang::FunctionDecl& function) const {
  const clang::FunctionDecl& primary = Primary(function);
  std::unique_ptr<Roles>& roles = roles_[&primary];
  if (roles != nullptr) return *roles;
  roles = std::make_unique<Roles>();
  for (const model::Model& model : models_) {
    auto first = [&]<class Entry>(Role<Entry>& role,
                                  const std::vector<Entry>& entries,
                                  auto selector_of) {
      for (const Entry& entry : entries) {
        const model::Selector* selector = selector_of(entry);
        if (role || selector == nullptr) continue;
        if (Matches(*selector, primary)) role = {&model, &entry};
      }
    };
    first(roles->root, model.roots, [](const model::Root& root) {
      return root.function ? &*root.function : nullptr;
    });
    first(roles->derivation, model.derive,
          [](const model::Derivation& derive) { return &derive.function; });
    first(roles->key, model.keys,
          [](const model::Key& key) { return &key.set; });
    first(roles->callable, model.callables,
          [](const model::Callable& callable) { return &callable.function; });
    for (const model::Blocking& blocking : model.blocking) {
      if (!Matches(blocking.function, primary)) continue;
      roles->blocking.push_back({&model, &blocking});
    }
  }
  return *roles;
}

Role<model::Root> Resolver::RootClass(
    const clang::CXXRecordDecl& record) const {
  for (const model::Model& model : models_) {
    for (const model::Root& root : model.roots) {
      if (root.constructor && Matches(*root.constructor, record)) {
        return {&model, &root};
      }
    }
  }
  return {};
}

Role<model::Root> Resolver::DefaultRootOf(clang::QualType type) const {
  const clang::CXXRecordDecl* record = RecordOf(type);
  return record == nullptr ? Role<model::Root>{} : RootClass(*record);
}

Role<model::Root> Resolver::RootOf(const clang::Expr& expr) const {
  if (const auto* call = llvm::dyn_cast<clang::CallExpr>(&expr)) {
    const clang::FunctionDecl* callee = call->getDirectCallee();
    return callee == nullptr ? Role<model::Root>{} : RolesOf(*callee).root;
  }
  if (const auto* made = llvm::dyn_cast<clang::CXXTemporaryObjectExpr>(&expr)) {
    if (made->getNumArgs() == 0) return DefaultRootOf(made->getType());
  }
  if (const auto* made = llvm::dyn_cast<clang::CXXFunctionalCastExpr>(&expr)) {
    const auto* init = llvm::dyn_cast<clang::InitListExpr>(made->getSubExpr());
    if (init != nullptr && init->getNumInits() == 0) {
      return DefaultRootOf(made->getType());
    }
  }
  const clang::ValueDecl* named = nullptr;
  if (const auto* ref = llvm::dyn_cast<clang::DeclRefExpr>(&expr)) {
    named = ref->getDecl();
  } else if (const auto* member = llvm::dyn_cast<clang::MemberExpr>(&expr)) {
    named = member->getMemberDecl();
  }
  const auto* variable = llvm::dyn_cast_or_null<clang::VarDecl>(named);
  if (variable == nullptr || !variable->hasGlobalStorage()) return {};
  for (const model::Model& model : models_) {
    for (const model::Root& root : model.roots) {
      if (root.variable && Matches(*root.variable, *variable)) {
        return {&model, &root};
      }
    }
  }
  return {};
}

Role<model::Derivation> Resolver::DerivationOf(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).derivation;
}

Role<model::Key> Resolver::KeySetBy(const clang::FunctionDecl& callee) const {
  return RolesOf(callee).key;
}

std::vector<Role<model::Blocking>> Resolver::BlockingOf(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).blocking;
}

Role<model::Callable> Resolver::CallableTakenBy(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).callable;
}

}  // namespace ctxtidy::semantics
