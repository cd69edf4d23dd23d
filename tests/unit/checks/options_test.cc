// Every option of every check is read as configured. The checks themselves are
// not run: a probe takes the place of their callbacks.

#include <gtest/gtest.h>

#include <map>
#include <memory>

#include "checks/analysis.h"
#include "checks/registry.h"
#include "collector.h"

namespace ctxtidy {
namespace {

std::span<const Option> probed_options;
std::map<std::string, bool> probed_flags;

void Probe(Pass& pass, const semantics::Function&) {
  for (const Option& option : probed_options) {
    if (!std::holds_alternative<bool>(option.fallback)) continue;
    probed_flags[option.name.str()] = pass.Flag(option.name);
  }
}

// The flags that a check with these options sees, and the names that it looks
// up, when `configured` is the text of each ("-" for none).
std::map<std::string, bool> FlagsOf(const CheckInfo& check,
                                    const std::string& configured) {
  CheckInfo probe = {.name = check.name,
                     .summary = check.summary,
                     .since = check.since,
                     .options = check.options,
                     .on_function = Probe};
  const CheckInfo* checks[] = {&probe};
  AnalysisOptions options;
  options.checks = checks;
  options.models = std::make_shared<const model::ModelSet>();
  options.option = [&](llvm::StringRef name) -> std::optional<std::string> {
    EXPECT_TRUE(name.starts_with(FullName(check) + ".")) << name.str();
    if (configured == "-") return std::nullopt;
    return configured;
  };
  Collector collector("void f() {}");
  probed_options = check.options;
  probed_flags.clear();
  Analyze(collector.ast(), options, collector);
  return probed_flags;
}

class OptionTest : public testing::TestWithParam<const CheckInfo*> {
 protected:
  const CheckInfo& check() const { return *GetParam(); }

  template <class Value>
  void ExpectAll(const std::string& configured, Value value) const {
    const auto flags = FlagsOf(check(), configured);
    for (const Option& option : check().options) {
      const bool* fallback = std::get_if<bool>(&option.fallback);
      if (fallback == nullptr) continue;
      ASSERT_TRUE(flags.contains(option.name.str()));
      EXPECT_EQ(flags.at(option.name.str()), value(*fallback))
          << FullName(check()) << "." << option.name.str() << " = "
          << configured;
    }
  }
};

TEST_P(OptionTest, IsItsDefaultIfNotConfigured) {
  ExpectAll("-", [](bool fallback) { return fallback; });
}

TEST_P(OptionTest, IsAsConfigured) {
  for (const char* text : {"true", "1"}) {
    ExpectAll(text, [](bool) { return true; });
  }
  for (const char* text : {"false", "0"}) {
    ExpectAll(text, [](bool) { return false; });
  }
}

INSTANTIATE_TEST_SUITE_P(
    AllChecks, OptionTest,
    testing::ValuesIn(AllChecks().begin(), AllChecks().end()),
    [](const testing::TestParamInfo<const CheckInfo*>& info) {
      std::string name = info.param->name.str();
      std::replace(name.begin(), name.end(), '-', '_');
      return name;
    });

TEST(AnalyzeTest, LooksOptionsUpByTheirFullName) {
  static const Option kOptions[] = {{"AllowThis", false, "allow this"},
                                    {"AllowThat", true, "allow that"}};
  const CheckInfo check = {.name = "probe",
                           .summary = "a probe",
                           .since = "0.1",
                           .options = kOptions,
                           .on_function = Probe};
  const CheckInfo* checks[] = {&check};
  AnalysisOptions options;
  options.checks = checks;
  options.models = std::make_shared<const model::ModelSet>();
  Collector collector("void f() {}");
  probed_options = kOptions;

  using Flags = std::map<std::string, bool>;
  probed_flags.clear();
  Analyze(collector.ast(), options, collector);
  EXPECT_EQ(probed_flags, (Flags{{"AllowThis", false}, {"AllowThat", true}}))
      << "without any configuration";

  options.option = [](llvm::StringRef name) -> std::optional<std::string> {
    if (name == "ctx-probe.AllowThis") return "true";
    return std::nullopt;
  };
  probed_flags.clear();
  Analyze(collector.ast(), options, collector);
  EXPECT_EQ(probed_flags, (Flags{{"AllowThis", true}, {"AllowThat", true}}));
}

}  // namespace
}  // namespace ctxtidy
