#include "checks/semantics/survey/census.h"

#include <utility>

#include "checks/semantics/survey/census_types.h"
#include "checks/semantics/survey/vocabulary.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;
using clang::dyn_cast_or_null;

// The parameter that an expression is, however it is handed on.
const clang::ParmVarDecl* ParameterIn(const clang::Expr* expr) {
  for (int depth = 0; expr != nullptr && depth < 8; ++depth) {
    expr = expr->IgnoreParenImpCasts();
    if (const auto* ref = dyn_cast<clang::DeclRefExpr>(expr)) {
      return dyn_cast<clang::ParmVarDecl>(ref->getDecl());
    }
    if (const auto* kept = dyn_cast<clang::MaterializeTemporaryExpr>(expr)) {
      expr = kept->getSubExpr();
    } else if (const auto* bound =
                   dyn_cast<clang::CXXBindTemporaryExpr>(expr)) {
      expr = bound->getSubExpr();
    } else if (const auto* made = dyn_cast<clang::CXXConstructExpr>(expr)) {
      if (made->getNumArgs() != 1) return nullptr;
      expr = made->getArg(0);  // A copy.
    } else if (const auto* unary = dyn_cast<clang::UnaryOperator>(expr)) {
      expr = unary->getSubExpr();  // &x, *x
    } else if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(expr)) {
      if (member->getNumArgs() != 0) return nullptr;
      expr = member->getImplicitObjectArgument();  // x.get()
    } else if (const auto* call = dyn_cast<clang::CallExpr>(expr)) {
      if (call->getNumArgs() != 1) return nullptr;
      expr = call->getArg(0);  // std::move(x), *x
    } else {
      return nullptr;
    }
  }
  return nullptr;
}

std::string KeyOf(const clang::FunctionDecl& function) {
  std::string key = SelectorName(function) + "(";
  for (const clang::ParmVarDecl* parameter : function.parameters()) {
    key += parameter->getType().getCanonicalType().getAsString() + ",";
  }
  return key + ")";
}

class Visitor : public clang::RecursiveASTVisitor<Visitor> {
 public:
  Visitor(clang::ASTContext& context, const model::ModelSet& models)
      : context_(context), candidates_(models) {}

  Census Take() {
    TraverseDecl(context_.getTranslationUnitDecl());
    return std::move(census_);
  }

  bool TraverseDecl(clang::Decl* decl) {
    if (decl != nullptr &&
        !llvm::isa<clang::TranslationUnitDecl, clang::NamespaceDecl,
                   clang::LinkageSpecDecl>(decl) &&
        context_.getSourceManager().isInSystemHeader(decl->getLocation())) {
      return true;
    }
    return RecursiveASTVisitor::TraverseDecl(decl);
  }

  bool VisitFunctionDecl(clang::FunctionDecl* function) {
    const auto* method = dyn_cast<clang::CXXMethodDecl>(function);
    if (function->isImplicit() || function->isDeleted() ||
        function->isOverloadedOperator() ||
        llvm::isa<clang::CXXConversionDecl>(function) ||
        (method != nullptr && method->getParent()->isLambda())) {
      return true;
    }
    std::optional<unsigned> parent;
    for (unsigned i = 0; i < function->getNumParams(); ++i) {
      if (!candidates_.HeldBy(function->getParamDecl(i)->getType())) continue;
      if (!parent) parent = i;
      AddTaker(*function, i);
    }
    if (!llvm::isa<clang::CXXConstructorDecl>(function)) {
      AddMaker(*function, parent);
    }
    return true;
  }

  bool VisitFieldDecl(clang::FieldDecl* field) {
    const auto* owner = dyn_cast<clang::CXXRecordDecl>(field->getParent());
    const Held held = candidates_.HeldBy(field->getType());
    if (!held || owner == nullptr || owner->isLambda()) return true;
    FactsOf(held).owners.insert(SelectorName(*owner));
    if (field->getAccess() == clang::AS_public && !candidates_.IsOne(*owner)) {
      FactsOf(held).accessors[field->getNameAsString()].insert(
          SelectorName(*owner));
    }
    return true;
  }

  bool VisitVarDecl(clang::VarDecl* variable) {
    if (llvm::isa<clang::ParmVarDecl>(variable)) return true;
    const Held held = candidates_.HeldBy(variable->getType());
    if (!held) return true;
    const auto* made =
        dyn_cast_or_null<clang::CXXConstructExpr>(variable->getInit());
    if (made != nullptr && held.way == Way::kValue) NoteDefault(*made);
    const bool constant = variable->getType().isConstQualified();
    if (variable->hasGlobalStorage() && !variable->isLocalVarDecl() &&
        held.way == Way::kValue &&
        (constant || variable->isStaticDataMember())) {
      FactsOf(held).variables.insert(SelectorName(*variable));
    }
    return true;
  }

  bool VisitCXXTemporaryObjectExpr(clang::CXXTemporaryObjectExpr* made) {
    NoteDefault(*made);
    return true;
  }

  bool VisitCallExpr(clang::CallExpr* call) {
    for (const clang::Expr* argument : call->arguments()) NoteHandOn(argument);
    if (const auto* member = dyn_cast<clang::CXXMemberCallExpr>(call)) {
      if (llvm::isa_and_nonnull<clang::CXXConversionDecl>(
              member->getMethodDecl())) {
        NoteTest(member->getImplicitObjectArgument());
      }
    }
    return true;
  }

  bool VisitCXXConstructExpr(clang::CXXConstructExpr* made) {
    if (candidates_.IsOne(*made->getConstructor()->getParent())) return true;
    if (made->getConstructor()->isCopyOrMoveConstructor()) return true;
    for (const clang::Expr* argument : made->arguments()) NoteHandOn(argument);
    return true;
  }

  bool VisitImplicitCastExpr(clang::ImplicitCastExpr* cast) {
    if (cast->getCastKind() == clang::CK_PointerToBoolean) {
      NoteTest(cast->getSubExpr());
    }
    return true;
  }

  bool VisitBinaryOperator(clang::BinaryOperator* compared) {
    if (!compared->isEqualityOp()) return true;
    for (const auto& [one, other] :
         {std::pair(compared->getLHS(), compared->getRHS()),
          std::pair(compared->getRHS(), compared->getLHS())}) {
      if (IsNull(*other)) NoteTest(one);
    }
    return true;
  }

  bool VisitEnumConstantDecl(clang::EnumConstantDecl* constant) {
    const auto* type = dyn_cast<clang::EnumDecl>(constant->getDeclContext());
    if (type == nullptr || !SoundsCancelled(constant->getName())) return true;
    for (const std::string& word : WordsOf(type->getName())) {
      if (word == "code" || word == "codes" || word == "error" ||
          word == "errc" || word == "errors") {
        census_.cancel_codes.insert(SelectorName(*constant));
      }
    }
    return true;
  }

  bool VisitCXXRecordDecl(clang::CXXRecordDecl* record) {
    if (!record->isThisDeclarationADefinition() ||
        record->getIdentifier() == nullptr) {
      return true;
    }
    if (SoundsCancelled(record->getName()) && IsException(*record)) {
      census_.cancel_exceptions.insert(SelectorName(*record));
    }
    return true;
  }

 private:
  TypeFacts& FactsOf(const Held& held) {
    TypeFacts*& facts = facts_[held.record->getCanonicalDecl()];
    if (facts == nullptr) {
      facts = &census_.types[SelectorName(*held.record)];
      AddMembers(*held.record, *facts);
    }
    return *facts;
  }

  static bool IsException(const clang::CXXRecordDecl& record) {
    for (const clang::CXXBaseSpecifier& base : record.bases()) {
      const clang::CXXRecordDecl* parent = base.getType()->getAsCXXRecordDecl();
      if (parent == nullptr || !parent->hasDefinition()) continue;
      if (SelectorName(*parent) == "std::exception" ||
          IsException(*parent->getDefinition())) {
        return true;
      }
    }
    return false;
  }

  bool IsNull(const clang::Expr& expr) const {
    const clang::Expr& plain = *expr.IgnoreImplicit();
    if (const auto* list = dyn_cast<clang::InitListExpr>(&plain)) {
      return list->getNumInits() == 0;
    }
    if (const auto* made = dyn_cast<clang::CXXConstructExpr>(&plain)) {
      return made->getNumArgs() == 1 && IsNull(*made->getArg(0));
    }
    return llvm::isa<clang::CXXNullPtrLiteralExpr, clang::GNUNullExpr,
                     clang::ImplicitValueInitExpr>(plain);
  }

  void AddTaker(const clang::FunctionDecl& function, unsigned index) {
    const clang::ParmVarDecl& parameter = *function.getParamDecl(index);
    const Held held = candidates_.HeldBy(parameter.getType());
    const auto* method = dyn_cast<clang::CXXMethodDecl>(&function);
    if (method != nullptr && method->getParent()->getCanonicalDecl() ==
                                 held.record->getCanonicalDecl()) {
      return;  // Copies, comparisons.
    }
    Taker& taker = FactsOf(held).takers[KeyOf(function)];
    taker.way = held.way;
    taker.alone = function.getNumParams() == 1;
    taker.first = index == 0;
    taker.last = index + 1 == function.getNumParams();
    if (parameter.hasDefaultArg() && !parameter.hasUnparsedDefaultArg() &&
        !parameter.hasUninstantiatedDefaultArg()) {
      const bool optional =
          held.way == Way::kPointer || held.way == Way::kWrapper;
      if (optional && IsNull(*parameter.getDefaultArg())) {
        taker.null_default = true;
      } else {
        taker.other_default = true;
      }
    }
    NoteOverload(function, index, FactsOf(held));
  }

  // Notes that the function has an overload without the parameter.
  void NoteOverload(const clang::FunctionDecl& function, unsigned index,
                    TypeFacts& facts) {
    if (llvm::isa<clang::CXXConstructorDecl>(function)) return;
    for (const clang::NamedDecl* found :
         function.getDeclContext()->getRedeclContext()->lookup(
             function.getDeclName())) {
      const auto* other = dyn_cast<clang::FunctionDecl>(found);
      if (other == nullptr ||
          other->getNumParams() + 1 != function.getNumParams()) {
        continue;
      }
      bool same = true;
      for (unsigned i = 0; i < other->getNumParams(); ++i) {
        const unsigned j = i < index ? i : i + 1;
        same &= context_.hasSameType(other->getParamDecl(i)->getType(),
                                     function.getParamDecl(j)->getType());
      }
      if (same) facts.overloads.insert(SelectorName(function));
    }
  }

  void AddMaker(const clang::FunctionDecl& function,
                std::optional<unsigned> parent) {
    const auto* method = dyn_cast<clang::CXXMethodDecl>(&function);
    const clang::CXXRecordDecl* owner =
        method == nullptr ? nullptr : method->getParent();
    const bool of_context = owner != nullptr && candidates_.IsOne(*owner);
    PlacesInResult result;
    result.held = candidates_.HeldBy(function.getReturnType());
    // What else has a context inside is a result of something else.
    if (!result.held && (parent || of_context)) {
      result = candidates_.HeldIn(function.getReturnType());
    }
    if (!result.held) return;
    const bool own = of_context && owner->getCanonicalDecl() ==
                                       result.held.record->getCanonicalDecl();
    const bool instance = method != nullptr && method->isInstance();
    const bool needs_nothing = function.getMinRequiredArguments() == 0;
    TypeFacts& facts = FactsOf(result.held);
    if (instance && !own && !parent) {
      if (needs_nothing && method->getAccess() == clang::AS_public &&
          method->getIdentifier() != nullptr &&
          !SoundsMaking(method->getName())) {
        facts.accessors[method->getNameAsString()].insert(SelectorName(*owner));
      }
      return;
    }
    facts.makers[KeyOf(function)] = {
        .name = SelectorName(function),
        .way = result.held.way,
        .is_member = instance && own,
        .is_static = method != nullptr && method->isStatic() && own,
        .needs_nothing = needs_nothing,
        .parent = parent,
        .context = result.context,
        .cancel = result.cancel};
  }

  void NoteDefault(const clang::CXXConstructExpr& made) {
    const clang::CXXRecordDecl& record = *made.getConstructor()->getParent();
    if (!made.getConstructor()->isDefaultConstructor() ||
        !candidates_.IsOne(record)) {
      return;
    }
    FactsOf({.record = &record})
        .default_made.insert(
            made.getBeginLoc().printToString(context_.getSourceManager()));
  }

  // The entry of the function that has the expression as its parameter.
  Taker* TakerOf(const clang::Expr* expr) {
    const clang::ParmVarDecl* parameter = ParameterIn(expr);
    if (parameter == nullptr) return nullptr;
    const auto* function =
        dyn_cast<clang::FunctionDecl>(parameter->getDeclContext());
    const Held held = candidates_.HeldBy(parameter->getType());
    if (function == nullptr || !held) return nullptr;
    TypeFacts& facts = FactsOf(held);
    const auto taker = facts.takers.find(KeyOf(*function));
    return taker == facts.takers.end() ? nullptr : &taker->second;
  }

  void NoteHandOn(const clang::Expr* argument) {
    if (Taker* taker = TakerOf(argument)) taker->hands_on = true;
  }

  void NoteTest(const clang::Expr* tested) {
    if (Taker* taker = TakerOf(tested)) taker->tests = true;
  }

  clang::ASTContext& context_;
  Candidates candidates_;
  Census census_;
  llvm::DenseMap<const clang::CXXRecordDecl*, TypeFacts*> facts_;
};

void Add(const Taker& from, Taker& to) {
  to.null_default |= from.null_default;
  to.other_default |= from.other_default;
  to.hands_on |= from.hands_on;
  to.tests |= from.tests;
}

void Add(const TypeFacts& from, TypeFacts& to) {
  for (const auto& [key, taker] : from.takers) {
    const auto [place, is_new] = to.takers.try_emplace(key, taker);
    if (!is_new) Add(taker, place->second);
  }
  to.members.insert(from.members.begin(), from.members.end());
  to.makers.insert(from.makers.begin(), from.makers.end());
  to.bases.insert(from.bases.begin(), from.bases.end());
  to.owners.insert(from.owners.begin(), from.owners.end());
  for (const auto& [name, classes] : from.accessors) {
    to.accessors[name].insert(classes.begin(), classes.end());
  }
  to.variables.insert(from.variables.begin(), from.variables.end());
  to.default_made.insert(from.default_made.begin(), from.default_made.end());
  to.overloads.insert(from.overloads.begin(), from.overloads.end());
}

}  // namespace

void Census::Add(const Census& other) {
  for (const auto& [name, facts] : other.types) {
    semantics::Add(facts, types[name]);
  }
  cancel_exceptions.insert(other.cancel_exceptions.begin(),
                           other.cancel_exceptions.end());
  cancel_codes.insert(other.cancel_codes.begin(), other.cancel_codes.end());
}

Census TakeCensus(clang::ASTContext& context, const model::ModelSet& models) {
  return Visitor(context, models).Take();
}

}  // namespace ctxtidy::semantics
