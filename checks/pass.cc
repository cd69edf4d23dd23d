#include "checks/pass.h"

#include <cassert>
#include <utility>

#include "checks/semantics/unit.h"
#include "clang/AST/ASTContext.h"

namespace ctxtidy {
namespace {

const Option* FindOption(const CheckInfo& check, llvm::StringRef name) {
  for (const Option& option : check.options) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

}  // namespace

Message Pass::Diagnose(clang::SourceRange range, llvm::StringRef format,
                       clang::DiagnosticIDs::Level level) {
  Message message(reporter_.Diagnose(check_, range.getBegin(), format, level));
  message << clang::CharSourceRange::getTokenRange(range);
  return message;
}

Message Pass::Report(clang::SourceRange range, llvm::StringRef format) {
  swallow_notes_ = !unit_.IsUserCode(range.getBegin()) ||
                   !reported_.insert({range.getBegin(), range.getEnd()}).second;
  if (swallow_notes_) return Message();
  return Diagnose(range, format,
                  check_.severity == Severity::kError
                      ? clang::DiagnosticIDs::Error
                      : clang::DiagnosticIDs::Warning);
}

Message Pass::Note(clang::SourceRange range, llvm::StringRef format) {
  if (swallow_notes_) return Message();
  return Diagnose(range, format, clang::DiagnosticIDs::Note);
}

bool Pass::Flag(llvm::StringRef name) const {
  const Option* option = FindOption(check_, name);
  assert(option != nullptr && "a check asks for an option it does not declare");
  std::optional<std::string> text = options_(name);
  if (!text) return std::get<bool>(option->fallback);
  return *text == "true" || *text == "1";
}

std::string Pass::Text(llvm::StringRef name) const {
  const Option* option = FindOption(check_, name);
  assert(option != nullptr && "a check asks for an option it does not declare");
  std::optional<std::string> text = options_(name);
  return text ? *text : std::get<llvm::StringLiteral>(option->fallback).str();
}

void RunCheck(const CheckInfo& check, Pass& pass) {
  if (check.on_signature != nullptr) {
    for (const semantics::Signature& signature : pass.unit().signatures()) {
      check.on_signature(pass, signature);
    }
  }
  if (check.on_record != nullptr) {
    for (const clang::CXXRecordDecl* record : pass.unit().records()) {
      check.on_record(pass, *record);
    }
  }
  for (const auto& function : pass.unit().functions()) {
    if (check.on_function != nullptr) check.on_function(pass, *function);
    if (check.on_call == nullptr) continue;
    for (const semantics::Call& call : function->calls()) {
      check.on_call(pass, call);
    }
  }
}

}  // namespace ctxtidy
