// Registers one test per file of testdata/checks/ and per C++ block of a
// check's page; see expectations.h for what they hold.

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>

#include "checks/registry.h"
#include "expectations.h"
#include "fixes.h"
#include "run_check.h"

namespace ctxtidy::golden {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = CTXTIDY_SOURCE_DIR;

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

void ExpectParses(const Outcome& outcome, const std::string& name) {
  for (const std::string& error : outcome.errors) {
    ADD_FAILURE() << name << " does not compile: " << error;
  }
}

void CheckSource(const CheckInfo& check, const std::string& name,
                 const std::string& source, Headers headers = Headers::kMocks) {
  const Outcome outcome = RunOn(check, source, headers);
  ExpectParses(outcome, name);
  const std::string faults = Compare(Expectations(source), outcome.diagnostics);
  if (faults.empty()) return;
  ADD_FAILURE() << name
                << ": the diagnostics are not those that `// want` asks for.\n"
                << faults
                << "Mend the check, or the comment if the check is right.";
}

void CheckFixes(const CheckInfo& check, const fs::path& path) {
  const fs::path fixed_path = path.string() + ".fixed";
  const std::string source = Read(path);
  bool conflict = false;
  const std::string fixed = Apply(source, RunOn(check, source).edits, conflict);
  EXPECT_FALSE(conflict) << path << ": two fixes change the same text";
  EXPECT_EQ(fixed, Read(fixed_path))
      << "The left is " << path << " with its fixes applied.";
  const Outcome after = RunOn(check, fixed);
  ExpectParses(after, fixed_path);
  for (const Diagnostic& left : after.diagnostics) {
    ADD_FAILURE() << fixed_path << ":" << left.line
                  << ": still reported after the fix: " << left.text;
  }
}

// Of files called no_fix.cc: a finding there must not offer one.
void ExpectNoFix(const CheckInfo& check, const fs::path& path) {
  for (const Edit& edit : RunOn(check, Read(path)).edits) {
    ADD_FAILURE() << path << ": a fix would write '" << edit.text << "'";
  }
}

class Case : public testing::Test {
 public:
  explicit Case(std::function<void()> body) : body_(std::move(body)) {}
  void TestBody() override { body_(); }

 private:
  std::function<void()> body_;
};

void Register(const std::string& suite, const std::string& name,
              const fs::path& file, std::function<void()> body) {
  // A hyphen would begin the exclusions of --gtest_filter.
  std::string suite_name = suite;
  std::replace(suite_name.begin(), suite_name.end(), '-', '_');
  testing::RegisterTest(suite_name.c_str(), name.c_str(), nullptr, nullptr,
                        file.c_str(), 1,
                        [body]() -> testing::Test* { return new Case(body); });
}

// A case that says so is run twice: a mock can be wrong about its library.
bool HasInstalledTwin(const fs::path& path) {
  return Read(path).find("// Also with the installed headers.") !=
         std::string::npos;
}

void RegisterTestdata(const CheckInfo& check, const fs::path& directory) {
  for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
    const fs::path path = entry.path();
    if (path.extension() != ".cc") continue;
    Register(std::string(check.name), path.stem(), path, [&check, path] {
      CheckSource(check, path, Read(path));
      if (path.stem() == "no_fix") ExpectNoFix(check, path);
      if (fs::exists(path.string() + ".fixed")) CheckFixes(check, path);
    });
    if (!HasInstalledTwin(path)) continue;
    Register(std::string(check.name), path.stem().string() + "_installed", path,
             [&check, path] {
               CheckSource(check, path, Read(path), Headers::kInstalled);
             });
  }
}

// Each block that begins with ```cpp alone on its line, blank lines before it
// so that line numbers are those of the page.
void RegisterPage(const CheckInfo& check, const fs::path& page) {
  std::istringstream lines(Read(page));
  std::string line, block;
  bool inside = false;
  int number = 0, count = 0;
  while (std::getline(lines, line)) {
    ++number;
    if (inside && line == "```") {
      const std::string source = block;
      Register(std::string(check.name), "page_block_" + std::to_string(++count),
               page,
               [&check, page, source] { CheckSource(check, page, source); });
      inside = false;
    } else if (inside) {
      block += line + "\n";
    } else if (line == "```cpp") {
      inside = true;
      block = std::string(number, '\n');
    }
  }
}

void RegisterAll() {
  for (const CheckInfo* check : AllChecks()) {
    const std::string name(check->name);
    const fs::path directory = kSource / "testdata/checks" / name;
    if (fs::exists(directory)) RegisterTestdata(*check, directory);
    const fs::path page = kSource / "docs/checks" / (name + ".md");
    if (fs::exists(page)) RegisterPage(*check, page);
  }
}

}  // namespace
}  // namespace ctxtidy::golden

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  ctxtidy::golden::RegisterAll();
  return RUN_ALL_TESTS();
}
