#include "expectations.h"

#include <regex>
#include <sstream>

namespace ctxtidy::golden {
namespace {

// Finds an expectation that the diagnostic meets and that none has met yet.
bool TakeMatch(const Diagnostic& actual, std::vector<Diagnostic>& open) {
  for (auto it = open.begin(); it != open.end(); ++it) {
    if (it->line != actual.line || it->note != actual.note) continue;
    if (!std::regex_search(actual.text, std::regex(it->text))) continue;
    open.erase(it);
    return true;
  }
  return false;
}

}  // namespace

std::vector<Diagnostic> Expectations(const std::string& source) {
  static const std::regex quoted(R"re((note\s+)?"((?:[^"\\]|\\.)*)")re");
  std::vector<Diagnostic> expected;
  std::istringstream lines(source);
  std::string line;
  for (unsigned number = 1; std::getline(lines, line); ++number) {
    const std::size_t at = line.find("// want ");
    if (at == std::string::npos) continue;
    const std::string rest = line.substr(at);
    for (std::sregex_iterator it(rest.begin(), rest.end(), quoted), end;
         it != end; ++it) {
      expected.push_back({number, (*it)[1].matched, (*it)[2].str()});
    }
  }
  return expected;
}

std::string Compare(const std::vector<Diagnostic>& expected,
                    const std::vector<Diagnostic>& actual) {
  std::vector<Diagnostic> open = expected;
  std::ostringstream faults;
  for (const Diagnostic& diagnostic : actual) {
    if (TakeMatch(diagnostic, open)) continue;
    faults << "  line " << diagnostic.line << ": unexpected "
           << (diagnostic.note ? "note" : "finding") << ": " << diagnostic.text
           << '\n';
  }
  for (const Diagnostic& missing : open) {
    faults << "  line " << missing.line << ": no "
           << (missing.note ? "note" : "finding") << " matches \""
           << missing.text << "\"\n";
  }
  return faults.str();
}

}  // namespace ctxtidy::golden
