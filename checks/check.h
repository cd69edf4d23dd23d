#ifndef CTXTIDY_CHECKS_CHECK_H_
#define CTXTIDY_CHECKS_CHECK_H_

#include <span>
#include <variant>

#include "llvm/ADT/StringRef.h"

namespace clang {
class CXXRecordDecl;
}  // namespace clang

namespace ctxtidy {

class Pass;
namespace semantics {
class Function;
struct Call;
struct Signature;
}  // namespace semantics

enum class Severity { kNote, kWarning, kError };
enum class Fix { kNever, kSometimes, kAlways };
// How sure a finding is, as SARIF readers show it.
enum class Precision { kMedium, kHigh, kVeryHigh };

struct Option {
  llvm::StringLiteral name;
  std::variant<bool, int, llvm::StringLiteral> fallback;
  llvm::StringLiteral help;
  // Of a flag: on, it finds what only some want to hear of.
  bool finds_more = false;
};

// A check is a value, not a class. Everything a user ever sees about it
// (clang-tidy options, `ctxtidy explain`, SARIF rules, docs tables) is derived
// from its CheckInfo; nothing about a check is written down twice.
struct CheckInfo {
  llvm::StringLiteral name;  // "lost-cancel", for clang-tidy "ctx-lost-cancel".
  llvm::StringLiteral summary;  // One line: lower case, no full stop.
  llvm::StringLiteral since;    // First release that had it.
  llvm::StringLiteral go_counterpart = "";  // "go vet lostcancel".
  Severity severity = Severity::kWarning;
  Precision precision = Precision::kHigh;
  Fix fix = Fix::kNever;
  // May applying the fix change what the program does?
  bool fix_is_safe = true;
  std::span<const Option> options = {};

  // Looks at the findings of a whole run rather than at code: the driver does
  // that, clang-tidy cannot.
  bool of_run = false;

  // What to call back on. Leave null what the check has no interest in.
  void (*on_function)(Pass&, const semantics::Function&) = nullptr;
  void (*on_call)(Pass&, const semantics::Call&) = nullptr;
  void (*on_signature)(Pass&, const semantics::Signature&) = nullptr;
  void (*on_record)(Pass&, const clang::CXXRecordDecl&) = nullptr;
};

// What users write in --checks, .clang-tidy and NOLINT: "ctx-lost-cancel".
inline constexpr llvm::StringLiteral kCheckPrefix = "ctx-";

}  // namespace ctxtidy

#endif  // CTXTIDY_CHECKS_CHECK_H_
