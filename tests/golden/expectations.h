#ifndef CTXTIDY_TESTS_GOLDEN_EXPECTATIONS_H_
#define CTXTIDY_TESTS_GOLDEN_EXPECTATIONS_H_

#include <string>
#include <vector>

namespace ctxtidy::golden {

// A diagnostic as it was, or a `// want "regex"` that asks for one.
struct Diagnostic {
  unsigned line = 0;
  bool note = false;
  std::string text;  // The message, or the regular expression.
};

// What the comments of `source` expect: `// want "a" note "b"` is a finding
// and a note, both on that line.
std::vector<Diagnostic> Expectations(const std::string& source);

// Pairs every diagnostic with exactly one expectation. One line per fault, with
// what to do; empty if all is well.
std::string Compare(const std::vector<Diagnostic>& expected,
                    const std::vector<Diagnostic>& actual);

}  // namespace ctxtidy::golden

#endif  // CTXTIDY_TESTS_GOLDEN_EXPECTATIONS_H_
