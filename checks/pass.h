#ifndef CTXTIDY_CHECKS_PASS_H_
#define CTXTIDY_CHECKS_PASS_H_

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "checks/check.h"
#include "clang/Basic/Diagnostic.h"

namespace ctxtidy {

namespace semantics {
class Unit;
}  // namespace semantics

// Where a check's words go: clang-tidy's diagnostics or the driver's findings.
class Reporter {
 public:
  virtual ~Reporter() = default;
  virtual clang::DiagnosticBuilder Diagnose(const CheckInfo& check,
                                            clang::SourceLocation location,
                                            llvm::StringRef format,
                                            clang::DiagnosticIDs::Level) = 0;
};

// A diagnostic under construction; swallows its arguments when the finding was
// already reported (another instantiation of the same template).
class Message {
 public:
  Message() = default;
  explicit Message(clang::DiagnosticBuilder builder)
      : builder_(std::move(builder)) {}

  template <class T>
  const Message& operator<<(const T& argument) const {
    if (builder_) *builder_ << argument;
    return *this;
  }

 private:
  std::optional<clang::DiagnosticBuilder> builder_;
};

// One check on one translation unit: all that a check may do besides asking
// semantics. Not thread-safe: a unit is analysed by one thread.
class Pass {
 public:
  // The option's text as configured, or nothing for its fallback.
  using OptionLookup =
      std::function<std::optional<std::string>(llvm::StringRef option)>;

  Pass(const CheckInfo& check, const semantics::Unit& unit, Reporter& reporter,
       OptionLookup options)
      : check_(check),
        unit_(unit),
        reporter_(reporter),
        options_(std::move(options)) {}

  const semantics::Unit& unit() const { return unit_; }

  // Reports a finding. The message is printed when the result dies, so never
  // keep it in a variable: its notes would come first.
  Message Report(clang::SourceRange range, llvm::StringRef format);
  // Adds a note to the finding just reported.
  Message Note(clang::SourceRange range, llvm::StringRef format);

  // The value of a declared option of that type.
  bool Flag(llvm::StringRef option) const;
  std::string Text(llvm::StringRef option) const;

 private:
  Message Diagnose(clang::SourceRange range, llvm::StringRef format,
                   clang::DiagnosticIDs::Level level);

  const CheckInfo& check_;
  const semantics::Unit& unit_;
  Reporter& reporter_;
  OptionLookup options_;
  std::set<std::pair<clang::SourceLocation, clang::SourceLocation>> reported_;
  bool swallow_notes_ = false;
};

// Runs `check` over everything in `pass.unit()` that it asks to see.
void RunCheck(const CheckInfo& check, Pass& pass);

}  // namespace ctxtidy

#endif  // CTXTIDY_CHECKS_PASS_H_
