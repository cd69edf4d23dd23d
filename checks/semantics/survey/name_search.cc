#include "checks/semantics/survey/name_search.h"

#include <algorithm>
#include <utility>

#include "checks/semantics/resolver.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/DenseSet.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using model::Mention;
using model::Named;

// What a name may be spelt wrongly by: a quarter of its letters.
unsigned Tolerance(llvm::StringRef name) { return (name.size() + 2) / 4; }

llvm::StringRef LastOf(llvm::StringRef name) {
  return name.substr(
      name.rfind("::") == llvm::StringRef::npos ? 0 : name.rfind("::") + 2);
}

// The kind of thing that a declaration is, for a name that means one.
bool IsOfKind(const clang::NamedDecl& decl, Named kind) {
  switch (kind) {
    case Named::kClass:
      return llvm::isa<clang::TagDecl>(decl);
    case Named::kFunction:
      return llvm::isa<clang::FunctionDecl>(decl);
    case Named::kVariable:
      return llvm::isa<clang::VarDecl, clang::FieldDecl,
                       clang::EnumConstantDecl>(decl) &&
             !llvm::isa<clang::ParmVarDecl>(decl);
    case Named::kMember:
    case Named::kAccessor:
      return llvm::isa<clang::FieldDecl, clang::CXXMethodDecl>(decl);
    case Named::kMacro:
      return false;
  }
  return false;
}

// The class that a type alias stands for, if it is one.
const clang::NamedDecl* AliasedClass(const clang::NamedDecl& decl) {
  const auto* alias = dyn_cast<clang::TypedefNameDecl>(&decl);
  return alias == nullptr ? nullptr
                          : alias->getUnderlyingType()->getAsTagDecl();
}

class Search {
 public:
  Search(std::span<const Mention> mentions, const model::ModelSet& models)
      : mentions_(mentions), resolver_(models), sightings_(mentions.size()) {}

  std::vector<Sighting> Run(const clang::ASTContext& context) {
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      if (mentions_[i].kind != Named::kMacro) continue;
      const auto macro = context.Idents.find(mentions_[i].name.text());
      sightings_[i].found =
          macro != context.Idents.end() && macro->second->hadMacroDefinition();
    }
    VisitAll(*context.getTranslationUnitDecl());
    return std::move(sightings_);
  }

 private:
  // The mentions that a declaration of one name may answer to, or be meant by.
  struct Interest {
    llvm::SmallVector<unsigned, 2> mentions;
  };

  void VisitAll(const clang::DeclContext& context) {
    for (const clang::Decl* decl : context.decls()) Visit(*decl);
  }

  void Visit(const clang::Decl& decl) {
    if (const auto* named = dyn_cast<clang::NamedDecl>(&decl)) {
      if (const auto* made = dyn_cast<clang::TemplateDecl>(named)) {
        if (made->getTemplatedDecl() != nullptr) {
          Visit(*made->getTemplatedDecl());
        }
        return;
      }
      Look(*named);
    }
    const auto* context = dyn_cast<clang::DeclContext>(&decl);
    if (context != nullptr && !llvm::isa<clang::FunctionDecl>(decl)) {
      VisitAll(*context);
    }
  }

  void Look(const clang::NamedDecl& decl) {
    if (decl.isImplicit()) return;
    for (unsigned i : InterestIn(decl).mentions) {
      const Mention& mention = mentions_[i];
      Sighting& sighting = sightings_[i];
      if (sighting.found && (!mention.derives || sighting.parent_found)) {
        continue;
      }
      if (mention.kind == Named::kClass && AliasedClass(decl) != nullptr) {
        LookAtAlias(decl, mention, sighting);
      } else if (IsOfKind(decl, mention.kind)) {
        Compare(decl, mention, sighting);
      }
    }
  }

  const Interest& InterestIn(const clang::NamedDecl& decl) {
    auto [place, is_new] = interests_.try_emplace(decl.getDeclName());
    if (!is_new) return place->second;
    const std::string name = LastOf(SelectorName(decl)).str();
    for (unsigned i = 0; i < mentions_.size(); ++i) {
      const bool near =
          llvm::any_of(mentions_[i].name.names(), [&](llvm::StringRef wanted) {
            const llvm::StringRef last = LastOf(wanted);
            const unsigned most = Tolerance(last);
            return last.edit_distance(name, true, most) <= most;
          });
      if (near || mentions_[i].name.MatchesLastName(name)) {
        place->second.mentions.push_back(i);
      }
    }
    return place->second;
  }

  void LookAtAlias(const clang::NamedDecl& decl, const Mention& mention,
                   Sighting& sighting) {
    if (mention.name.MatchesName(SelectorName(decl))) {
      sighting.alias_of = SelectorName(*AliasedClass(decl));
    }
  }

  void Compare(const clang::NamedDecl& decl, const Mention& mention,
               Sighting& sighting) {
    if (mention.kind == Named::kMember) {
      const auto* record =
          dyn_cast<clang::CXXRecordDecl>(decl.getDeclContext());
      // Bases have members, too; which, nobody has to know.
      if (record == nullptr || !IsBaseOf(*record, mention.context)) return;
      return CompareOwnName(decl, mention, sighting);
    }
    if (mention.kind == Named::kAccessor) {
      if (YieldsContext(decl)) CompareOwnName(decl, mention, sighting);
      return;
    }
    if (resolver_.Matches(mention.name, decl)) {
      sighting.found = true;
      if (mention.derives) LookForParent(decl, mention, sighting);
      return;
    }
    const std::string name = SelectorName(decl);
    if (mention.name.MatchesName(name)) {
      const auto* function = dyn_cast<clang::FunctionDecl>(&decl);
      sighting.other_arity = function->getNumParams();
      return;
    }
    NoteSimilar(name, mention, sighting);
  }

  void CompareOwnName(const clang::NamedDecl& decl, const Mention& mention,
                      Sighting& sighting) {
    const std::string name = LastOf(SelectorName(decl)).str();
    sighting.found |= mention.name.MatchesName(name);
    NoteSimilar(name, mention, sighting);
  }

  bool YieldsContext(const clang::NamedDecl& decl) const {
    if (const auto* method = dyn_cast<clang::CXXMethodDecl>(&decl)) {
      return method->getMinRequiredArguments() == 0 &&
             resolver_.ContextOf(method->getReturnType()).has_value();
    }
    const auto& field = llvm::cast<clang::FieldDecl>(decl);
    return resolver_.ContextOf(field.getType()).has_value();
  }

  // Is it the class of that name, or a base of it?
  bool IsBaseOf(const clang::CXXRecordDecl& record, llvm::StringRef derived) {
    if (SelectorName(record) == derived) return true;
    const auto [place, is_new] = bases_.try_emplace(derived.str());
    if (is_new) {
      FindBases(*record.getTranslationUnitDecl(), derived, place->second);
    }
    return place->second.contains(record.getCanonicalDecl());
  }

  using Records = llvm::DenseSet<const clang::CXXRecordDecl*>;

  static void FindBases(const clang::DeclContext& context, llvm::StringRef name,
                        Records& bases) {
    const auto [outer, rest] = name.split("::");
    for (const clang::Decl* decl : context.decls()) {
      if (const auto* made = dyn_cast<clang::ClassTemplateDecl>(decl)) {
        decl = made->getTemplatedDecl();
      }
      const auto* inner = dyn_cast<clang::DeclContext>(decl);
      const auto* named = dyn_cast<clang::NamedDecl>(decl);
      if (inner == nullptr || llvm::isa<clang::FunctionDecl>(decl)) continue;
      const auto* space = dyn_cast<clang::NamespaceDecl>(decl);
      if (named == nullptr ||
          (space != nullptr &&
           (space->isInline() || space->isAnonymousNamespace()))) {
        FindBases(*inner, name, bases);
      } else if (named->getNameAsString() == outer) {
        const auto* record = dyn_cast<clang::CXXRecordDecl>(decl);
        if (!rest.empty()) {
          FindBases(*inner, rest, bases);
        } else if (record != nullptr && record->hasDefinition()) {
          AddBases(*record->getDefinition(), bases);
        }
      }
    }
  }

  static void AddBases(const clang::CXXRecordDecl& record, Records& bases) {
    for (const clang::CXXBaseSpecifier& base : record.bases()) {
      const clang::CXXRecordDecl* parent = base.getType()->getAsCXXRecordDecl();
      if (parent == nullptr || !parent->hasDefinition()) continue;
      if (const auto* pattern = parent->getTemplateInstantiationPattern()) {
        bases.insert(pattern->getCanonicalDecl());
      }
      bases.insert(parent->getCanonicalDecl());
      AddBases(*parent->getDefinition(), bases);
    }
  }

  void LookForParent(const clang::NamedDecl& decl, const Mention& mention,
                     Sighting& sighting) {
    const auto& function = llvm::cast<clang::FunctionDecl>(decl);
    if (!mention.parent) {
      const auto* method = dyn_cast<clang::CXXMethodDecl>(&function);
      sighting.parent_found |= method != nullptr && method->isInstance() &&
                               resolver_.IsContext(*method->getParent());
      if (sighting.parent_found) return;
    }
    for (unsigned i = 0; i < function.getNumParams(); ++i) {
      const clang::QualType type = function.getParamDecl(i)->getType();
      if (!type->isDependentType() && !resolver_.ContextOf(type)) continue;
      if (mention.parent == i) {
        sighting.parent_found = true;
      } else {
        sighting.other_parent = i;
      }
    }
  }

  static void NoteSimilar(llvm::StringRef name, const Mention& mention,
                          Sighting& sighting) {
    for (llvm::StringRef wanted : mention.name.names()) {
      // A name in the wrong place is still the name.
      const unsigned most = LastOf(name) == LastOf(wanted)
                                ? wanted.size() + name.size()
                                : Tolerance(wanted);
      const unsigned distance = wanted.edit_distance(name, true, most);
      if (distance > most) continue;
      Sighting similar;
      similar.nearest = name.str();
      similar.distance = distance;
      sighting.Add(similar);
    }
  }

  std::span<const Mention> mentions_;
  Resolver resolver_;
  std::vector<Sighting> sightings_;
  llvm::DenseMap<clang::DeclarationName, Interest> interests_;
  llvm::StringMap<Records> bases_;
};

}  // namespace

void Sighting::Add(const Sighting& other) {
  found |= other.found;
  parent_found |= other.parent_found;
  // The greatest, so that the order of the units does not matter.
  other_parent = std::max(other_parent, other.other_parent);
  other_arity = std::max(other_arity, other.other_arity);
  alias_of = std::max(alias_of, other.alias_of);
  if (other.nearest.empty()) return;
  if (nearest.empty() ||
      std::pair(other.distance, other.nearest) < std::pair(distance, nearest)) {
    nearest = other.nearest;
    distance = other.distance;
  }
}

std::vector<Sighting> SearchNames(const clang::ASTContext& context,
                                  std::span<const Mention> mentions,
                                  const model::ModelSet& models) {
  return Search(mentions, models).Run(context);
}

}  // namespace ctxtidy::semantics
