#include "checks/semantics/propagation/value_keys.h"

#include "checks/semantics/code/call_parts.h"
#include "checks/semantics/code/source_text.h"
#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/QualTypeNames.h"
#include "clang/Basic/SourceManager.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::semantics {
namespace {

using clang::dyn_cast;

bool IsCharacter(clang::QualType type) { return type->isAnyCharacterType(); }

// Those that libraries had before the standard's.
bool IsStringView(clang::QualType type) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && record->getIdentifier() != nullptr &&
         (record->getName() == "string_view" ||
          record->getName() == "basic_string_view");
}

bool IsStandardString(clang::QualType type) {
  const clang::CXXRecordDecl* record = type->getAsCXXRecordDecl();
  return record != nullptr && record->isInStdNamespace() &&
         record->getIdentifier() != nullptr &&
         (record->getName() == "basic_string" ||
          record->getName() == "basic_string_view");
}

bool IsPlain(clang::QualType type) {
  if (type->isPointerType()) return IsCharacter(type->getPointeeType());
  if (const auto* array = type->getAsArrayTypeUnsafe()) {
    return IsCharacter(array->getElementType());
  }
  return IsStandardString(type) || IsStringView(type) ||
         (type->isArithmeticType() && !type->isEnumeralType());
}

const clang::StringLiteral* AsLiteral(const clang::Expr* expr) {
  const auto* literal =
      llvm::dyn_cast_or_null<clang::StringLiteral>(Stripped(expr));
  return literal != nullptr && literal->isOrdinary() ? literal : nullptr;
}

// Is it one of the constants that are right as they are?
bool IsAllowed(const Resolver& resolver, const model::Key& key,
               const clang::Expr* argument) {
  // A string is made of it on the way.
  argument = Stripped(argument);
  if (const auto* made = dyn_cast<clang::CXXConstructExpr>(argument);
      made != nullptr && made->getNumArgs() > 0) {
    argument = Stripped(made->getArg(0));
  }
  const auto* ref = dyn_cast<clang::DeclRefExpr>(argument);
  return ref != nullptr && llvm::any_of(key.allow, [&](const auto& selector) {
           return resolver.Matches(selector, *ref->getDecl());
         });
}

// "request_id" -> "kRequestId"; empty if that makes no name.
std::string KeyName(llvm::StringRef literal) {
  std::string name = "k";
  bool upper = true;
  for (char c : literal) {
    if (!llvm::isAlnum(c)) {
      upper = true;
      continue;
    }
    name += upper ? llvm::toUpper(c) : c;
    upper = false;
  }
  return name.size() > 1 && !llvm::isDigit(name[1]) ? name : "";
}

// The usual name of a standard string of char; its full one would be long.
std::optional<std::string> StringName(clang::QualType type) {
  if (!IsStandardString(type)) return std::nullopt;
  const auto* string = llvm::cast<clang::ClassTemplateSpecializationDecl>(
      type->getAsCXXRecordDecl());
  if (!string->getTemplateArgs()[0].getAsType()->isCharType()) {
    return std::nullopt;
  }
  return string->getName() == "basic_string" ? "std::string"
                                             : "std::string_view";
}

// How the type of a stored value is spelt; string literals are kept as strings.
std::string ValueType(const clang::ASTContext& context,
                      const clang::Expr& value) {
  clang::QualType type = value.getType().getNonReferenceType();
  if ((type->isPointerType() || type->isArrayType()) && IsPlain(type)) {
    return "std::string";
  }
  if (std::optional<std::string> name = StringName(type)) return *name;
  return clang::TypeName::getFullyQualifiedName(
      type.getUnqualifiedType(), context, context.getPrintingPolicy());
}

// The declaration at namespace level in which the function stands.
const clang::Decl* TopLevel(const Function& function) {
  const Function* outermost = &function;
  while (outermost->enclosing() != nullptr) outermost = outermost->enclosing();
  const clang::Decl* decl = &outermost->owner();
  while (!decl->getLexicalDeclContext()->isFileContext()) {
    decl = llvm::cast<clang::Decl>(decl->getLexicalDeclContext());
  }
  return decl;
}

// Collects the edits for one literal in one file.
class KeyFix {
 public:
  KeyFix(const Call& call, const PlainKey& key)
      : call_(call), key_(key), context_(call.function->unit().context()) {}

  llvm::SmallVector<clang::FixItHint, 4> Make() {
    const clang::StringLiteral* literal = AsLiteral(key_.argument);
    const model::Key& entry = *key_.role.entry;
    const unsigned value = entry.argument + 1;
    if (literal == nullptr || entry.typed.empty() ||
        value >= call_.expr->getNumArgs()) {
      return {};
    }
    literal_ = literal->getString();
    name_ = KeyName(literal_);
    type_ = ValueType(context_, *call_.expr->getArg(value));
    top_ = TopLevel(*call_.function);
    const clang::Decl* top = top_;
    const clang::SourceManager& sources = context_.getSourceManager();
    // As it is written, escapes and all.
    const llvm::StringRef spelling =
        TextOf(context_, key_.argument->getSourceRange());
    if (name_.empty() || !spelling.starts_with("\"") || IsTaken(name_) ||
        IsLocalType(call_.expr->getArg(value)->getType()) ||
        !sources.isInMainFile(top->getLocation()) ||
        !IsPlainText(top->getSourceRange()) ||
        call_.function->decl() == nullptr ||
        call_.function->decl()->isTemplated() ||
        call_.function->decl()->isTemplateInstantiation()) {
      return {};
    }
    fix_.push_back(clang::FixItHint::CreateInsertion(
        top->getBeginLoc(), "inline constexpr " + entry.typed + "<" + type_ +
                                "> " + name_ + "{" + spelling.str() +
                                "};\n\n"));
    for (const auto& function : call_.function->unit().functions()) {
      for (const Call& other : function->calls()) {
        if (!Rewrite(other)) return {};
      }
    }
    return std::move(fix_);
  }

 private:
  // Makes one call use the key, if it is about the literal. False if it is in a
  // way that cannot be rewritten.
  bool Rewrite(const Call& call) {
    const Resolver& resolver = call.function->unit().resolver();
    const model::Key& entry = *key_.role.entry;
    if (resolver.KeySetBy(*call.callee).entry == &entry) {
      const clang::Expr* argument = call.expr->getArg(entry.argument);
      const clang::StringLiteral* literal = AsLiteral(argument);
      if (literal == nullptr) return true;
      // Another literal that makes the same name: one of them has to give way.
      if (!IsSame(argument)) return KeyName(literal->getString()) != name_;
      // Set twice: which one declares the key would depend on their order.
      if (call.expr != call_.expr) return false;
      return Replace(argument->getSourceRange(), name_);
    }
    if (!entry.get || !resolver.Matches(*entry.get, *call.callee) ||
        call.expr->getNumArgs() == 0 || !IsSame(call.expr->getArg(0))) {
      return true;
    }
    const auto* member = dyn_cast<clang::MemberExpr>(
        call.expr->getCallee()->IgnoreParenImpCasts());
    if (member == nullptr || !SeesKey(*call.function)) return false;
    return Replace(
        {member->getMemberLoc(), call.expr->getRParenLoc()},
        member->getMemberDecl()->getNameAsString() + "(" + name_ + ")");
  }

  // Will the key be declared where that function stands?
  bool SeesKey(const Function& function) const {
    const clang::Decl* other = TopLevel(function);
    const clang::SourceManager& sources = context_.getSourceManager();
    return sources.isInMainFile(other->getLocation()) &&
           !sources.isBeforeInTranslationUnit(other->getBeginLoc(),
                                              top_->getBeginLoc()) &&
           other->getDeclContext()->Equals(top_->getDeclContext());
  }

  // Does the unit use the name at all? Then it may mean something else here.
  bool IsTaken(llvm::StringRef name) const {
    return context_.Idents.find(name) != context_.Idents.end();
  }

  static bool IsLocalType(clang::QualType type) {
    const clang::TagDecl* tag = type.getNonReferenceType()->getAsTagDecl();
    return tag != nullptr && !tag->isDefinedOutsideFunctionOrMethod();
  }

  bool IsSame(const clang::Expr* argument) const {
    const clang::StringLiteral* literal = AsLiteral(argument);
    return literal != nullptr && literal->getString() == literal_;
  }

  bool Replace(clang::SourceRange range, const std::string& text) {
    if (!IsPlainText(range)) return false;
    fix_.push_back(clang::FixItHint::CreateReplacement(range, text));
    return true;
  }

  const Call& call_;
  const PlainKey& key_;
  const clang::ASTContext& context_;
  const clang::Decl* top_ = nullptr;
  llvm::StringRef literal_;
  std::string name_;
  std::string type_;
  llvm::SmallVector<clang::FixItHint, 4> fix_;
};

}  // namespace

std::optional<PlainKey> PlainKeyOf(const Function& function,
                                   const clang::Expr& call) {
  const clang::FunctionDecl* callee = CalledBy(call);
  if (callee == nullptr) return std::nullopt;
  const Resolver& resolver = function.unit().resolver();
  Role<model::Key> role = resolver.KeySetBy(*callee);
  const llvm::ArrayRef<const clang::Expr*> arguments = ArgumentsOf(call);
  if (!role || role.entry->argument >= arguments.size() ||
      role.entry->argument >= callee->getNumParams()) {
    return std::nullopt;
  }
  // A test is nobody's neighbour, and what itself stores for others has no say
  // in their keys.
  const clang::FunctionDecl* around = function.decl();
  if (function.IsTest() || (around != nullptr && resolver.KeySetBy(*around))) {
    return std::nullopt;
  }
  const clang::Expr* argument = arguments[role.entry->argument];
  if (IsAllowed(resolver, *role.entry, argument)) return std::nullopt;
  // The parameter's type, not the argument's: a class made from a string is
  // a type of its own.
  clang::QualType type = callee->getParamDecl(role.entry->argument)->getType();
  type = type.getNonReferenceType().getUnqualifiedType();
  if (type->isDependentType() || !IsPlain(type)) return std::nullopt;
  if (type->isArrayType()) {
    type = function.unit().context().getArrayDecayedType(type);
  }
  return PlainKey{role, argument, type.getUnqualifiedType()};
}

llvm::SmallVector<clang::FixItHint, 4> DeclareTypedKey(const Call& call,
                                                       const PlainKey& key) {
  return KeyFix(call, key).Make();
}

}  // namespace ctxtidy::semantics
