// What the models say of one declaration.
#include "checks/semantics/resolver.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {

Role<model::Derivation> Resolver::DerivationOf(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).derivation;
}

Role<model::Key> Resolver::KeySetBy(const clang::FunctionDecl& callee) const {
  return RolesOf(callee).key;
}

Role<model::Key> Resolver::KeyGotBy(const clang::FunctionDecl& callee) const {
  return RolesOf(callee).got;
}

const std::vector<Role<model::Blocking>>& Resolver::BlockingOf(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).blocking;
}

const std::vector<Role<model::Callable>>& Resolver::CallablesTakenBy(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).callables;
}

Role<model::ContextCall> Resolver::DeadlineSetBy(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).deadline;
}

Role<model::ContextCall> Resolver::CanceledBy(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).cancel;
}

Role<model::Registration> Resolver::RegistrationBy(
    const clang::FunctionDecl& callee) const {
  const auto* constructor = llvm::dyn_cast<clang::CXXConstructorDecl>(&callee);
  if (constructor == nullptr) return RolesOf(callee).registration;
  for (const model::Model& model : models_) {
    for (const model::Registration& made : model.registrations) {
      if (made.constructor &&
          Matches(*made.constructor, *constructor->getParent())) {
        return {&model, &made};
      }
    }
  }
  return {};
}

Role<model::Ambient> Resolver::AmbientBy(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).ambient;
}

Role<model::Handler> Resolver::HandlerOf(
    const clang::FunctionDecl& decl) const {
  if (Role<model::Handler> role = RolesOf(decl).handler) return role;
  if (const auto* method = llvm::dyn_cast<clang::CXXMethodDecl>(&decl)) {
    for (const clang::CXXMethodDecl* base : method->overridden_methods()) {
      if (Role<model::Handler> role = HandlerOf(*base)) return role;
    }
  }
  for (const model::Model& model : models_) {
    for (const model::Handler& handler : model.handlers) {
      if (handler.annotation.empty()) continue;
      if (IsAnnotated(decl, handler.annotation)) return {&model, &handler};
    }
  }
  return {};
}

Role<model::Handler> Resolver::HandlerGivenTo(const clang::FunctionDecl& callee,
                                              unsigned argument) const {
  for (const model::Model& model : models_) {
    for (const model::Handler& handler : model.handlers) {
      if (handler.callback && handler.argument == argument &&
          Matches(*handler.callback, PatternOf(callee))) {
        return {&model, &handler};
      }
    }
  }
  return {};
}

bool Resolver::IsPause(const clang::FunctionDecl& callee) const {
  return RolesOf(callee).pause;
}

bool Resolver::SetsApart(const clang::FunctionDecl& callee,
                         const model::Model* model) const {
  return llvm::any_of(RolesOf(callee).apart, [&](const model::Model* rules) {
    return CountsFor(*rules, model);
  });
}

bool Resolver::SetsApart(const clang::CXXRecordDecl& record,
                         const model::Model* model) const {
  return llvm::any_of(models_, [&](const model::Model& rules) {
    return CountsFor(rules, model) &&
           llvm::any_of(rules.apart, [&](const auto& selector) {
             return Matches(selector, record);
           });
  });
}

bool Resolver::Waits(const clang::FunctionDecl& callee) const {
  return RolesOf(callee).waits;
}

bool Resolver::Wakes(const clang::FunctionDecl& callee) const {
  return RolesOf(callee).wakes;
}

bool Resolver::Observes(const clang::FunctionDecl& callee) const {
  return RolesOf(callee).observes;
}

bool Resolver::IsCleanup(const clang::FunctionDecl& decl,
                         const model::Model* model) const {
  return llvm::any_of(RolesOf(decl).cleanup, [&](const model::Model* rules) {
    return CountsFor(*rules, model);
  });
}

bool Resolver::Returns(const clang::FunctionDecl& decl,
                       llvm::StringRef type) const {
  const clang::CXXRecordDecl* record =
      decl.getReturnType()->getAsCXXRecordDecl();
  return record != nullptr && QualifiedName(*record) == type;
}

bool Resolver::CarriesContext(clang::QualType coroutine) const {
  const clang::CXXRecordDecl* record = coroutine->getAsCXXRecordDecl();
  return record != nullptr &&
         llvm::any_of(models_, [&](const model::Model& model) {
           return !model.coroutines.empty() &&
                  llvm::is_contained(model.coroutines, QualifiedName(*record));
         });
}

bool Resolver::IsCanceledException(const clang::CXXRecordDecl& record) const {
  const auto [known, added] = says_canceled_.try_emplace(&record, false);
  if (!added) return known->second;
  return known->second = llvm::any_of(models_, [&](const model::Model& model) {
           return llvm::any_of(model.canceled.exceptions,
                               [&](const std::string& name) {
                                 return IsOrDerives(record, name);
                               });
         });
}

bool Resolver::IsCanceledCode(const clang::ValueDecl& constant) const {
  // Only a constant has the one meaning that a model can give it.
  const auto* variable = llvm::dyn_cast<clang::VarDecl>(&constant);
  if (variable == nullptr ? !llvm::isa<clang::EnumConstantDecl>(constant)
                          : !variable->hasGlobalStorage()) {
    return false;
  }
  const auto [known, added] = says_canceled_.try_emplace(&constant, false);
  if (!added) return known->second;
  return known->second = llvm::any_of(models_, [&](const model::Model& model) {
           return llvm::any_of(model.canceled.codes, [&](const auto& selector) {
             return Matches(selector, constant);
           });
         });
}

bool Resolver::IsCanceledMacro(llvm::StringRef name) const {
  return llvm::any_of(models_, [&](const model::Model& model) {
    return llvm::any_of(model.canceled.codes, [&](const auto& selector) {
      return selector.MatchesName(name);
    });
  });
}

bool Resolver::IsCanceledTest(const clang::FunctionDecl& callee) const {
  return RolesOf(callee).canceled_test;
}

const std::vector<const model::ErrorLog*>& Resolver::ErrorLogsOf(
    const clang::FunctionDecl& callee) const {
  return RolesOf(callee).error_logs;
}

bool Resolver::IsErrorLogMacro(llvm::StringRef name) const {
  return llvm::any_of(models_, [&](const model::Model& model) {
    return llvm::any_of(model.logs, [&](const model::ErrorLog& log) {
      return !log.macro.empty() && log.macro == name;
    });
  });
}

const std::vector<HeldContext>& Resolver::HeldBy(
    const clang::CXXRecordDecl& record) const {
  std::unique_ptr<std::vector<HeldContext>>& held = held_[&record];
  if (held != nullptr) return *held;
  held = std::make_unique<std::vector<HeldContext>>();
  for (const clang::FieldDecl* holder : record.fields()) {
    clang::QualType type = holder->getType().getNonReferenceType();
    if (type->isPointerType()) type = type->getPointeeType();
    const clang::CXXRecordDecl* inner = type->getAsCXXRecordDecl();
    if (inner == nullptr || !inner->hasDefinition() || ContextOf(type))
      continue;
    auto add = [&](const clang::ValueDecl& member, clang::QualType yields,
                   bool call) {
      if (member.getIdentifier() == nullptr ||
          member.getAccess() != clang::AS_public) {
        return;
      }
      std::optional<ContextRole> role = ContextOf(yields);
      if (!role || !role->type->members ||
          !llvm::is_contained(role->type->accessors, member.getName()) ||
          (call && role->type->shape != model::Shape::kSource)) {
        return;
      }
      held->push_back({holder, &member, yields, *role});
    };
    for (const clang::FieldDecl* field : inner->getDefinition()->fields()) {
      add(*field, field->getType(), false);
    }
    // A source that others hold for their own: `_as.local()` of every shard.
    for (const clang::CXXMethodDecl* method :
         inner->getDefinition()->methods()) {
      const clang::QualType yields = method->getReturnType();
      if (!method->isStatic() && !method->isConst() &&
          method->getNumParams() == 0 && yields->isLValueReferenceType()) {
        add(*method, yields, true);
      }
    }
  }
  return *held;
}

}  // namespace ctxtidy::semantics
