#include "checks/semantics/resolver.h"

#include "clang/AST/Attr.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::semantics {
namespace {

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

const clang::FunctionDecl& PatternOf(const clang::FunctionDecl& function) {
  const clang::FunctionDecl* decl = &function;
  if (const auto* pattern = decl->getTemplateInstantiationPattern()) {
    decl = pattern;
  }
  return *decl->getCanonicalDecl();
}

bool IsAnnotated(const clang::FunctionDecl& decl, llvm::StringRef annotation) {
  for (const clang::FunctionDecl* redeclaration : decl.redecls()) {
    for (const auto* attr :
         redeclaration->specific_attrs<clang::AnnotateAttr>()) {
      if (attr->getAnnotation() == annotation) return true;
    }
  }
  return false;
}

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
  if (role) {
    role->pointer = pointer;
  } else if (!pointer) {
    const clang::CXXRecordDecl* inner = RecordOf(WrappedBy(*record));
    // std::optional<std::reference_wrapper<T>>, but no more.
    if (inner != nullptr && !RoleOf(*inner))
      inner = RecordOf(WrappedBy(*inner));
    if (inner != nullptr && (role = RoleOf(*inner))) {
      role->pointer = role->wrapper = true;
      record = inner;
    }
  }
  if (role) role->record = record;
  return role;
}

bool Resolver::Accepts(clang::QualType parameter,
                       const ContextRole& context) const {
  std::optional<ContextRole> wanted = ContextOf(parameter);
  if (!wanted) return false;
  if (wanted->type == context.type) return true;
  const clang::CXXRecordDecl* from = context.record;
  const clang::CXXRecordDecl* to = wanted->record->getDefinition();
  if (from == nullptr || to == nullptr) return false;
  if (wanted->model == context.model && from->hasDefinition() &&
      from->isDerivedFrom(to)) {
    return true;
  }
  return !wanted->pointer &&
         llvm::any_of(to->ctors(), [&](const auto* constructor) {
           if (constructor->isExplicit() || constructor->getNumParams() == 0 ||
               constructor->getMinRequiredArguments() > 1) {
             return false;
           }
           std::optional<ContextRole> taken =
               ContextOf(constructor->getParamDecl(0)->getType());
           return taken && taken->type == context.type;
         });
}

clang::QualType Resolver::WrappedBy(const clang::CXXRecordDecl& record) const {
  constexpr llvm::StringLiteral kStandard[] = {"shared_ptr", "unique_ptr",
                                               "optional", "reference_wrapper"};
  const auto* special =
      llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(&record);
  if (special == nullptr || special->getTemplateArgs().size() == 0 ||
      special->getTemplateArgs()[0].getKind() !=
          clang::TemplateArgument::Type) {
    return {};
  }
  const bool standard = special->isInStdNamespace() &&
                        llvm::is_contained(kStandard, special->getName());
  const bool modelled =
      !standard && llvm::any_of(models_, [&](const model::Model& model) {
        return !model.wrappers.empty() &&
               llvm::is_contained(model.wrappers, QualifiedName(record));
      });
  if (!standard && !modelled) return {};
  return special->getTemplateArgs()[0].getAsType();
}

bool Resolver::IsOrDerives(const clang::CXXRecordDecl& any,
                           llvm::StringRef name) const {
  if (QualifiedName(*any.getCanonicalDecl()) == name) return true;
  const clang::CXXRecordDecl* definition = any.getDefinition();
  return definition != nullptr &&
         llvm::any_of(definition->bases(), [&](const auto& base) {
           const clang::CXXRecordDecl* parent = RecordOf(base.getType());
           return parent != nullptr && IsOrDerives(*parent, name);
         });
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
  const clang::FunctionDecl& primary = PatternOf(function);
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
    first(roles->got, model.keys,
          [](const model::Key& key) { return key.get ? &*key.get : nullptr; });
    for (const model::Callable& callable : model.callables) {
      if (!Matches(callable.function, primary)) continue;
      roles->callables.push_back({&model, &callable});
    }
    for (const model::Blocking& blocking : model.blocking) {
      if (!Matches(blocking.function, primary)) continue;
      roles->blocking.push_back({&model, &blocking});
    }
    const auto function_of = [](const model::ContextCall& call) {
      return &call.function;
    };
    first(roles->deadline, model.deadlines, function_of);
    first(roles->cancel, model.cancel, function_of);
    first(roles->registration, model.registrations,
          [](const model::Registration& made) {
            return made.function ? &*made.function : nullptr;
          });
    first(roles->ambient, model.ambient,
          [](const model::Ambient& ambient) { return &ambient.function; });
    first(roles->handler, model.handlers, [](const model::Handler& handler) {
      return handler.override ? &*handler.override : nullptr;
    });
    const auto matches = [&](const model::Selector& selector) {
      return Matches(selector, primary);
    };
    roles->pause |= llvm::any_of(model.pauses, matches);
    roles->waits |= llvm::any_of(model.waits, matches);
    roles->wakes |= llvm::any_of(model.wakes, matches);
    roles->observes |= llvm::any_of(model.observe, matches);
    if (llvm::any_of(model.apart, matches)) roles->apart.push_back(&model);
    if (llvm::any_of(model.cleanup, matches)) roles->cleanup.push_back(&model);
    roles->canceled_test |= llvm::any_of(model.canceled.tests, matches);
    for (const model::ErrorLog& log : model.logs) {
      if (log.function && matches(*log.function)) {
        roles->error_logs.push_back(&log);
      }
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

}  // namespace ctxtidy::semantics
