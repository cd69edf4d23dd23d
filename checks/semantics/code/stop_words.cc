#include "checks/semantics/code/stop_words.h"

#include "clang/AST/DeclTemplate.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::semantics {
namespace {

using Words = llvm::ArrayRef<llvm::StringLiteral>;

constexpr llvm::StringLiteral kEnds[] = {"cancel", "abort", "stop", "interrupt",
                                         "kill",   "shut",  "quit", "terminat"};
constexpr llvm::StringLiteral kWaits[] = {"deadline", "expire",  "wait",
                                          "sleep",    "timeout", "done"};
constexpr llvm::StringLiteral kStates[] = {
    "running", "alive", "active", "closed", "closing", "keepgoing", "exit"};
// What every context is for.
constexpr llvm::StringLiteral kAnyActivity[] = {
    "cancel", "terminat", "interrupt", "operation", "execution", "expiration"};
constexpr llvm::StringLiteral kQuestions[] = {"check", "throw",  "raise",
                                              "test",  "maybe",  "return",
                                              "is",    "should", "has"};

constexpr llvm::StringLiteral kForTests[] = {"fortest", "fortests",
                                             "fortesting"};

// "is_Stopped_" as "isstopped".
std::string Flat(llvm::StringRef name) {
  std::string flat;
  for (char c : name) {
    if (c != '_') flat += llvm::toLower(c);
  }
  return flat;
}

bool Has(llvm::StringRef flat, Words words) {
  return llvm::any_of(words,
                      [&](llvm::StringRef w) { return flat.contains(w); });
}

// bool, std::atomic<bool>, std::atomic_flag, sig_atomic_t and what else has two
// states in practice.
bool IsFlag(clang::QualType type) {
  type = type.getNonReferenceType();
  if (type->isPointerType()) type = type->getPointeeType();
  if (const auto* record = type->getAsCXXRecordDecl()) {
    if (const auto* made =
            llvm::dyn_cast<clang::ClassTemplateSpecializationDecl>(record)) {
      const clang::TemplateArgumentList& arguments = made->getTemplateArgs();
      return arguments.size() > 0 &&
             arguments[0].getKind() == clang::TemplateArgument::Type &&
             arguments[0].getAsType()->isBooleanType();
    }
    return true;  // Somebody's own flag or event.
  }
  return type->isBooleanType() || type.isVolatileQualified();
}

}  // namespace

bool SpeaksOfAnEnd(llvm::StringRef name) {
  const std::string flat = Flat(name);
  return Has(flat, kEnds) || Has(flat, kWaits);
}

bool IsStopFlag(const clang::ValueDecl& variable) {
  if (variable.getIdentifier() == nullptr) return false;
  const std::string flat = Flat(variable.getName());
  return Has(flat, kEnds) || (Has(flat, kStates) && IsFlag(variable.getType()));
}

bool IsStopTest(const clang::FunctionDecl& callee, bool own) {
  if (callee.getIdentifier() == nullptr) return false;
  const std::string flat = Flat(callee.getName());
  return Has(flat, kEnds) || (own && Has(flat, kStates));
}

bool IsOfOtherWork(const clang::FieldDecl& member,
                   const clang::FunctionDecl& function) {
  // Of `CompactionAs` what counts is spelt in either way the same.
  const std::string flat = Flat(member.getName());
  const std::size_t end = llvm::StringRef(flat).find("tion");
  constexpr std::size_t kStem = 5;  // "compact" and "compaction" are one.
  if (end == llvm::StringRef::npos || end < kStem || Has(flat, kAnyActivity)) {
    return false;
  }
  return !llvm::StringRef(Flat(function.getQualifiedNameAsString()))
              .contains(llvm::StringRef(flat).take_front(kStem));
}

bool IsStopCheck(const clang::FunctionDecl& callee) {
  if (callee.getIdentifier() == nullptr) return false;
  const std::string flat = Flat(callee.getName());
  return Has(flat, kEnds) &&
         llvm::any_of(kQuestions, [&](llvm::StringRef question) {
           return llvm::StringRef(flat).starts_with(question);
         });
}

bool IsForTests(const clang::NamedDecl& function) {
  if (function.getIdentifier() == nullptr) return false;
  const std::string flat = Flat(function.getName());
  return llvm::any_of(kForTests, [&](llvm::StringRef ending) {
    return llvm::StringRef(flat).ends_with(ending);
  });
}

}  // namespace ctxtidy::semantics
