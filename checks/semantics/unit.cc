#include "checks/semantics/unit.h"

#include <set>
#include <utility>

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclFriend.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

namespace ctxtidy::semantics {

using clang::dyn_cast;

namespace {

// Finds the functions that are named other than to be called: in bodies,
// initialisers, default and template arguments.
class AddressFinder : public clang::RecursiveASTVisitor<AddressFinder> {
 public:
  explicit AddressFinder(llvm::DenseSet<const clang::FunctionDecl*>& found)
      : found_(found) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitCallExpr(clang::CallExpr* call) {
    called_.insert(call->getCallee()->IgnoreParenImpCasts());
    return true;
  }

  bool VisitDeclRefExpr(clang::DeclRefExpr* ref) {
    const auto* function = dyn_cast<clang::FunctionDecl>(ref->getDecl());
    if (function == nullptr || called_.contains(ref)) return true;
    if (const auto* pattern = function->getTemplateInstantiationPattern()) {
      function = pattern;
    }
    found_.insert(function->getCanonicalDecl());
    return true;
  }

 private:
  llvm::DenseSet<const clang::FunctionDecl*>& found_;
  llvm::DenseSet<const clang::Expr*> called_;
};

// Finds the places where one function is named, unresolved names included.
class MentionFinder : public clang::RecursiveASTVisitor<MentionFinder> {
 public:
  explicit MentionFinder(const clang::FunctionDecl& decl) : decl_(decl) {}

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool VisitDeclRefExpr(clang::DeclRefExpr* ref) {
    Note(ref->getDecl(), ref->getLocation());
    return true;
  }

  bool VisitOverloadExpr(clang::OverloadExpr* names) {
    for (const clang::NamedDecl* named : names->decls()) {
      Note(named, names->getNameLoc());
    }
    return true;
  }

  unsigned count() const { return found_.size(); }

 private:
  void Note(const clang::NamedDecl* named, clang::SourceLocation location) {
    if (named->getCanonicalDecl() == decl_.getCanonicalDecl()) {
      found_.insert(location);
    }
  }

  const clang::FunctionDecl& decl_;
  std::set<clang::SourceLocation> found_;
};

}  // namespace

// Finds the functions of a unit: declarations outside, lambdas inside.
class Collector {
 public:
  explicit Collector(Unit& unit) : unit_(unit) {}

  void Run() {
    unit_.ForEachUserDecl([&](clang::Decl* decl) { Visit(decl); });
    for (const clang::FunctionDecl* definition : definitions_) {
      if (!HasInstantiation(*definition)) AddFunction(*definition);
    }
    for (const auto& [owner, initializer] : initializers_) {
      Add(std::make_unique<Function>(unit_, *owner, *initializer));
    }
  }

 private:
  void VisitAll(const clang::DeclContext& context) {
    for (clang::Decl* decl : context.decls()) Visit(decl);
  }

  void Visit(clang::Decl* decl) {
    if (auto* function = dyn_cast<clang::FunctionDecl>(decl)) {
      VisitFunction(*function);
    } else if (auto* overloads = dyn_cast<clang::FunctionTemplateDecl>(decl)) {
      VisitFunction(*overloads->getTemplatedDecl());
      for (clang::FunctionDecl* made : overloads->specializations()) {
        if (clang::isTemplateInstantiation(
                made->getTemplateSpecializationKind()))
          VisitFunction(*made);
      }
    } else if (auto* type = dyn_cast<clang::ClassTemplateDecl>(decl)) {
      Visit(type->getTemplatedDecl());
      if (!type->isThisDeclarationADefinition()) return;
      for (auto* made : type->specializations()) {
        if (clang::isTemplateInstantiation(made->getSpecializationKind())) {
          unit_.records_.push_back(made);
          VisitAll(*made);
        }
      }
    } else if (auto* record = dyn_cast<clang::CXXRecordDecl>(decl)) {
      // An explicit specialisation stands in the source; others come with
      // their template.
      auto* made = dyn_cast<clang::ClassTemplateSpecializationDecl>(record);
      if (made != nullptr && !made->isExplicitSpecialization()) return;
      // A lambda is found where it is written.
      if (record->isThisDeclarationADefinition() && !record->isLambda()) {
        unit_.records_.push_back(record);
        VisitAll(*record);
      }
    } else if (auto* values = dyn_cast<clang::VarTemplateDecl>(decl)) {
      Visit(values->getTemplatedDecl());
    } else if (auto* variable = dyn_cast<clang::VarDecl>(decl)) {
      AddInitializer(*variable, variable->getInit());
    } else if (auto* field = dyn_cast<clang::FieldDecl>(decl)) {
      AddInitializer(*field, field->getInClassInitializer());
    } else if (auto* befriended = dyn_cast<clang::FriendDecl>(decl)) {
      if (clang::NamedDecl* named = befriended->getFriendDecl()) Visit(named);
    } else if (llvm::isa<clang::NamespaceDecl, clang::LinkageSpecDecl,
                         clang::ExportDecl>(decl)) {
      VisitAll(*llvm::cast<clang::DeclContext>(decl));
    }
  }

  void VisitFunction(const clang::FunctionDecl& function) {
    if (function.isImplicit() || function.isDefaulted()) return;
    const clang::FunctionDecl* pattern =
        function.getTemplateInstantiationPattern();
    if (pattern == nullptr && function.isFirstDecl()) {
      unit_.signatures_.push_back({&function});
    }
    if (!function.doesThisDeclarationHaveABody()) return;
    if (pattern != nullptr) instantiated_.insert(pattern->getCanonicalDecl());
    definitions_.push_back(&function);
  }

  bool HasInstantiation(const clang::FunctionDecl& function) const {
    return instantiated_.contains(function.getCanonicalDecl());
  }

  void AddFunction(const clang::FunctionDecl& definition,
                   const Function* enclosing = nullptr,
                   const clang::LambdaExpr* lambda = nullptr) {
    unit_.by_decl_[definition.getCanonicalDecl()] =
        &Add(std::make_unique<Function>(unit_, definition, enclosing, lambda));
  }

  const Function& Add(std::unique_ptr<Function> owned) {
    const Function& function = *owned;
    unit_.functions_.push_back(std::move(owned));
    AddNested(function);
    return function;
  }

  void AddInitializer(const clang::ValueDecl& owner, const clang::Expr* init) {
    if (init != nullptr) initializers_.push_back({&owner, init});
  }

  // Lambdas, and the member functions of local classes.
  void AddNested(const Function& function) {
    for (const clang::Stmt* stmt : function.body().statements()) {
      if (const auto* lambda = dyn_cast<clang::LambdaExpr>(stmt)) {
        AddLambda(*lambda, &function);
      } else if (const auto* declares = dyn_cast<clang::DeclStmt>(stmt)) {
        for (const clang::Decl* decl : declares->decls()) {
          AddLocalClass(dyn_cast<clang::CXXRecordDecl>(decl));
        }
      }
    }
  }

  void AddLambda(const clang::LambdaExpr& lambda, const Function* enclosing) {
    const clang::CXXMethodDecl* call = lambda.getCallOperator();
    const clang::FunctionTemplateDecl* generic =
        lambda.getDependentCallOperator();
    bool instantiated = false;
    if (generic != nullptr) {
      for (const clang::FunctionDecl* made : generic->specializations()) {
        if (!made->doesThisDeclarationHaveABody()) continue;
        AddFunction(*made, enclosing, &lambda);
        instantiated = true;
      }
    }
    if (!instantiated && call->hasBody())
      AddFunction(*call, enclosing, &lambda);
  }

  void AddLocalClass(const clang::CXXRecordDecl* record) {
    if (record == nullptr || !record->isThisDeclarationADefinition()) return;
    for (const clang::Decl* decl : record->decls()) {
      if (decl->isImplicit()) continue;
      if (const auto* method = dyn_cast<clang::CXXMethodDecl>(decl)) {
        unit_.signatures_.push_back({method});
        if (method->doesThisDeclarationHaveABody()) AddFunction(*method);
      } else if (const auto* field = dyn_cast<clang::FieldDecl>(decl)) {
        if (const clang::Expr* init = field->getInClassInitializer()) {
          Add(std::make_unique<Function>(unit_, *field, *init));
        }
      } else {
        AddLocalClass(dyn_cast<clang::CXXRecordDecl>(decl));
      }
    }
  }

  Unit& unit_;
  std::vector<const clang::FunctionDecl*> definitions_;
  std::vector<std::pair<const clang::ValueDecl*, const clang::Expr*>>
      initializers_;
  llvm::DenseSet<const clang::FunctionDecl*> instantiated_;
};

Unit::Unit(clang::ASTContext& context,
           std::shared_ptr<const model::ModelSet> models)
    : context_(context),
      models_(std::move(models)),
      resolver_(*models_),
      facts_(*this) {
  Collector(*this).Run();
}

Unit::~Unit() = default;

const Function* Unit::FunctionOf(const clang::FunctionDecl& decl) const {
  if (const Function* found = by_decl_.lookup(decl.getCanonicalDecl())) {
    return found;
  }
  const clang::FunctionDecl* pattern = decl.getTemplateInstantiationPattern();
  return pattern == nullptr ? nullptr
                            : by_decl_.lookup(pattern->getCanonicalDecl());
}

void Unit::ForEachUserDecl(llvm::function_ref<void(clang::Decl*)> visit) const {
  auto visit_own = [&](clang::Decl* decl) {
    if (IsUserCode(decl->getLocation())) visit(decl);
  };
  // clangd limits the scope to the main file; elsewhere it is the whole unit.
  for (clang::Decl* decl : context_.getTraversalScope()) {
    if (auto* whole = dyn_cast<clang::TranslationUnitDecl>(decl)) {
      for (clang::Decl* part : whole->decls()) visit_own(part);
    } else {
      visit_own(decl);
    }
  }
}

bool Unit::IsAddressTaken(const clang::FunctionDecl& decl) const {
  if (!address_taken_) {
    address_taken_.emplace();
    AddressFinder finder(*address_taken_);
    ForEachUserDecl([&](clang::Decl* part) { finder.TraverseDecl(part); });
  }
  return address_taken_->contains(decl.getCanonicalDecl());
}

unsigned Unit::CountMentions(const clang::FunctionDecl& decl) const {
  MentionFinder finder(decl);
  ForEachUserDecl([&](clang::Decl* part) { finder.TraverseDecl(part); });
  return finder.count();
}

std::vector<Call> Unit::CallsOf(const clang::FunctionDecl& decl) const {
  std::vector<Call> calls;
  for (const std::unique_ptr<Function>& function : functions_) {
    for (const Call& call : function->calls()) {
      if (call.callee->getCanonicalDecl() == decl.getCanonicalDecl()) {
        calls.push_back(call);
      }
    }
  }
  return calls;
}

bool Unit::IsUserCode(clang::SourceLocation location) const {
  const clang::SourceManager& sources = context_.getSourceManager();
  return location.isValid() &&
         !sources.isInSystemHeader(sources.getExpansionLoc(location));
}

}  // namespace ctxtidy::semantics
