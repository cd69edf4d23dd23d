#include "checks/semantics/survey/census_types.h"

#include "checks/semantics/survey/vocabulary.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

llvm::ArrayRef<clang::TemplateArgument> StdArguments(
    const clang::CXXRecordDecl& record,
    std::initializer_list<llvm::StringRef> names) {
  const auto* made = dyn_cast<clang::ClassTemplateSpecializationDecl>(&record);
  if (made == nullptr || !made->isInStdNamespace() ||
      !llvm::is_contained(names, made->getName())) {
    return {};
  }
  llvm::ArrayRef<clang::TemplateArgument> arguments =
      made->getTemplateArgs().asArray();
  // A tuple's are a pack.
  if (arguments.size() == 1 &&
      arguments[0].getKind() == clang::TemplateArgument::Pack) {
    return arguments[0].getPackAsArray();
  }
  return arguments;
}

clang::QualType TypeOf(const clang::TemplateArgument& argument) {
  return argument.getKind() == clang::TemplateArgument::Type
             ? argument.getAsType()
             : clang::QualType();
}

// Does a member tell whether the work was cancelled? "done" alone is said of
// much else.
bool TellsCancellation(const clang::CXXMethodDecl& method) {
  if (method.getIdentifier() == nullptr ||
      method.getMinRequiredArguments() > 0 ||
      !method.getReturnType()->isBooleanType()) {
    return false;
  }
  return SoundsDone(method.getName()) &&
         llvm::any_of(WordsOf(method.getName()), [](llvm::StringRef word) {
           return word.starts_with("cancel") || word.starts_with("abort") ||
                  word.starts_with("stop") || word.starts_with("interrupt");
         });
}

}  // namespace

Held Candidates::HeldBy(clang::QualType type) const {
  if (type.isNull()) return {};
  Way way = Way::kValue;
  if (type->isReferenceType()) {
    type = type.getNonReferenceType();
    way = type.isConstQualified() ? Way::kConstReference : Way::kReference;
  }
  if (type->isPointerType()) {
    way = Way::kPointer;
    type = type->getPointeeType();
  }
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return {};
  if (const auto wrapped = StdArguments(
          *record,
          {"shared_ptr", "unique_ptr", "optional", "reference_wrapper"});
      !wrapped.empty()) {
    way = Way::kWrapper;
    type = TypeOf(wrapped[0]);
    record = type.isNull() ? nullptr : type->getAsCXXRecordDecl();
    if (record == nullptr) return {};
  }
  if (!IsOne(*record)) return {};
  return {record, way};
}

PlacesInResult Candidates::HeldIn(clang::QualType type) const {
  PlacesInResult found;
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  if (record == nullptr) return found;
  if (const auto elements = StdArguments(*record, {"pair", "tuple"});
      !elements.empty()) {
    for (unsigned i = 0; i < elements.size(); ++i) {
      const clang::QualType element = TypeOf(elements[i]);
      const std::string place = "." + std::to_string(i);
      if (const Held held = HeldBy(element); held && !found.held) {
        found.held = held;
        found.context = place;
      } else if (!element.isNull() &&
                 element->getAsCXXRecordDecl() != nullptr &&
                 !StdArguments(*element->getAsCXXRecordDecl(), {"function"})
                      .empty()) {
        found.cancel = place;
      }
    }
    return found;
  }
  const clang::CXXRecordDecl* definition = record->getDefinition();
  if (definition == nullptr || definition->isInStdNamespace()) return found;
  for (const clang::FieldDecl* field : definition->fields()) {
    if (field->getAccess() != clang::AS_public) continue;
    if (const Held held = HeldBy(field->getType()); held && !found.held) {
      found.held = held;
      found.context = "." + field->getNameAsString();
    } else if (SoundsCancelling(field->getName())) {
      found.cancel = "." + field->getNameAsString();
    }
  }
  return found;
}

bool Candidates::IsOne(const clang::CXXRecordDecl& any) const {
  const clang::CXXRecordDecl* record = any.getCanonicalDecl();
  const auto known = known_.find(record);
  if (known != known_.end()) return known->second;
  const bool is_one = Decide(*record);
  return known_[record] = is_one;
}

bool Candidates::Decide(const clang::CXXRecordDecl& record) const {
  if (record.isInStdNamespace() || record.isLambda() ||
      record.getIdentifier() == nullptr || record.isDependentContext() ||
      resolver_.IsContext(record)) {
    return false;
  }
  if (SoundsLikeContext(record.getName())) return true;
  const clang::CXXRecordDecl* definition = record.getDefinition();
  return definition != nullptr &&
         llvm::any_of(definition->methods(), [](const auto* method) {
           return TellsCancellation(*method);
         });
}

void AddMembers(const clang::CXXRecordDecl& record, TypeFacts& facts) {
  const clang::CXXRecordDecl* definition = record.getDefinition();
  if (definition == nullptr) return;
  for (const clang::CXXMethodDecl* method : definition->methods()) {
    if (method->getIdentifier() == nullptr ||
        method->getAccess() != clang::AS_public || method->isStatic()) {
      continue;
    }
    const llvm::StringRef name = method->getName();
    if (!SoundsDone(name) && !SoundsLooking(name) && !SoundsCancelling(name) &&
        !SoundsLikeSettingDeadline(name)) {
      continue;
    }
    ContextMember& member = facts.members[name.str()];
    member.of = SelectorName(record);
    member.boolean = method->getReturnType()->isBooleanType();
    member.nothing = method->getReturnType()->isVoidType();
    member.needs_nothing = method->getMinRequiredArguments() == 0;
    member.takes_time = method->getNumParams() > 0;
  }
  for (const clang::CXXBaseSpecifier& base : definition->bases()) {
    const clang::CXXRecordDecl* parent = base.getType()->getAsCXXRecordDecl();
    if (parent == nullptr) continue;
    facts.bases.insert(SelectorName(*parent));
    AddMembers(*parent, facts);
  }
}

}  // namespace ctxtidy::semantics
