#include "driver/engine/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>

#include "checks/model/model_loader.h"
#include "checks/registry.h"
#include "driver/engine/cache_entry.h"
#include "driver/engine/codec.h"
#include "tests/unit/engine/fixture.h"

namespace ctxtidy::engine {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

// As much of a context library as it takes to find something.
constexpr char kContext[] =
    "namespace ctx { class Context {}; }\n"
    "using C = ctx::Context;\n";

class EngineTest : public DirectoryTest {
 protected:
  EngineTest() {
    options_.checks = {FindCheck("ctx-parameter-position")};
    options_.models =
        std::make_shared<const model::ModelSet>(model::BuiltinModels());
    options_.option = [](llvm::StringRef) { return std::nullopt; };
    Write("context.h", kContext);
  }

  Unit UnitOf(const std::string& name, std::string_view text,
              const std::vector<std::string>& flags = {}) {
    Unit unit{
        .file = Write(name, text), .directory = directory_, .command = {}};
    unit.command = {"g++", "-std=c++17"};
    unit.command.insert(unit.command.end(), flags.begin(), flags.end());
    unit.command.insert(unit.command.end(), {"-c", name});
    return unit;
  }

  Outcome Analyze(const std::vector<Unit>& units) {
    return engine::Unite(engine::Analyze(units, options_), options_);
  }

  // "name:line:column" of each finding.
  std::vector<std::string> Places(const Outcome& outcome,
                                  bool suppressed = false) {
    std::vector<std::string> places;
    for (const report::Finding& finding : outcome.findings) {
      if (finding.suppression.has_value() != suppressed) continue;
      const report::Region& region = finding.region;
      places.push_back(std::filesystem::path(region.file)
                           .lexically_relative(directory_)
                           .string() +
                       ":" + std::to_string(region.begin_line) + ":" +
                       std::to_string(region.begin_column));
    }
    return places;
  }

  Options options_;
};

TEST_F(EngineTest, FindsAndMeasures) {
  const Outcome outcome =
      Analyze({UnitOf("a.cc", "#include \"context.h\"\nvoid F(int, C c);\n")});
  ASSERT_THAT(outcome.findings, SizeIs(1));
  EXPECT_THAT(outcome.notifications, IsEmpty());
  EXPECT_EQ(outcome.units, 1u);
  const report::Finding& finding = outcome.findings[0];
  EXPECT_EQ(finding.check, "ctx-parameter-position");
  EXPECT_EQ(finding.level, report::Level::kWarning);
  EXPECT_EQ(finding.region.file, Path("a.cc"));
  EXPECT_EQ(finding.region.begin_offset, 33u);
  EXPECT_EQ(finding.region.end_offset, 36u) << "the whole of 'C c'";
  EXPECT_EQ(finding.region.end_column, 16u);
}

TEST_F(EngineTest, HeadersAreReportedOnce) {
  Write("h.h", "#include \"context.h\"\ninline void F(int, C) {}\n");
  const Outcome outcome = Analyze({UnitOf("a.cc", "#include \"h.h\"\n"),
                                   UnitOf("b.cc", "#include \"./h.h\"\n")});
  EXPECT_THAT(Places(outcome), ElementsAre("h.h:2:20"));
  EXPECT_EQ(outcome.units, 2u);
}

TEST_F(EngineTest, SystemHeadersAreNot) {
  Write("system/h.h", "void F(int, ctx::Context c);\n");
  const Outcome outcome =
      Analyze({UnitOf("a.cc", "#include \"context.h\"\n#include <h.h>\n",
                      {"-isystem", "system"})});
  EXPECT_THAT(outcome.findings, IsEmpty());
}

TEST_F(EngineTest, NoLint) {
  const Outcome outcome =
      Analyze({UnitOf("a.cc",
                      "#include \"context.h\"\n"
                      "void A(int, C);  // NOLINT\n"
                      "void B(int, C);  // NOLINT(ctx-parameter-position)\n"
                      "void D(int, C);  // NOLINT(ctx-*)\n"
                      "void E(int, C);  // NOLINT(ctx-lost-cancel)\n"
                      "// NOLINTNEXTLINE(ctx-parameter-position): imposed\n"
                      "void F(int, C);\n"
                      "// NOLINTBEGIN(ctx-parameter-position)\n"
                      "void G(int, C);\n"
                      "// NOLINTEND(ctx-parameter-position)\n"
                      "void H(int, C);\n")});
  EXPECT_THAT(Places(outcome), ElementsAre("a.cc:5:13", "a.cc:11:13"));
  EXPECT_THAT(Places(outcome, /*suppressed=*/true),
              ElementsAre("a.cc:2:13", "a.cc:3:13", "a.cc:4:13", "a.cc:7:13",
                          "a.cc:9:13"));
  EXPECT_EQ(outcome.findings[4].suppression->reason, "imposed");
}

TEST_F(EngineTest, MacrosAreReportedWhereTheyAreUsed) {
  const Outcome outcome =
      Analyze({UnitOf("a.cc",
                      "#include \"context.h\"\n"
                      "#define DECLARE(f) void f(int, C c)\n"
                      "DECLARE(F);\n")});
  ASSERT_THAT(Places(outcome), ElementsAre("a.cc:3:1"));
  const auto& notes = outcome.findings[0].notes;
  ASSERT_FALSE(notes.empty());
  EXPECT_EQ(notes[0].message, "expanded from macro 'DECLARE'");
  EXPECT_EQ(notes[0].region.begin_line, 2u);
}

TEST_F(EngineTest, UnitsThatDoNotParseAreNamedAndOthersGoOn) {
  const Outcome outcome = Analyze(
      {UnitOf("a.cc", "#include \"context.h\"\nvoid F(int, C);\nint x = y;\n"),
       UnitOf("b.cc", "#include \"context.h\"\nvoid F(int, C);\n")});
  EXPECT_THAT(Places(outcome), ElementsAre("b.cc:2:13"));
  EXPECT_EQ(outcome.units, 1u);
  ASSERT_THAT(outcome.notifications, SizeIs(1));
  EXPECT_EQ(outcome.notifications[0].level, report::Level::kError);
  EXPECT_EQ(outcome.notifications[0].file, Path("a.cc"));
  EXPECT_THAT(
      outcome.notifications[0].message,
      HasSubstr(Path("a.cc") + ":3:9: use of undeclared identifier 'y'"));
}

TEST_F(EngineTest, MissingFilesAndDirectories) {
  Unit gone = UnitOf("gone.cc", "");
  std::filesystem::remove(gone.file);
  Unit nowhere = UnitOf("a.cc", "");
  nowhere.directory = Path("nowhere");
  const Outcome outcome = Analyze({gone, nowhere});
  ASSERT_THAT(outcome.notifications, SizeIs(2));
  EXPECT_THAT(
      outcome.notifications[0].message + outcome.notifications[1].message,
      HasSubstr("build directory " + Path("nowhere")));
  EXPECT_EQ(outcome.units, 0u);
}

TEST_F(EngineTest, OtherCompilersFlagsAreLeftOutAndTold) {
  const Outcome outcome =
      Analyze({UnitOf("a.cc", "#include \"context.h\"\nvoid F(int, C);\n",
                      {"-fconserve-stack", "-fno-lifetime-dse"}),
               UnitOf("b.cc", "", {"-fconserve-stack", "-fno-lifetime-dse"})});
  EXPECT_THAT(outcome.findings, SizeIs(1));
  ASSERT_THAT(outcome.notifications, SizeIs(2)) << "once for all units";
  EXPECT_EQ(outcome.notifications[0].level, report::Level::kWarning);
  EXPECT_THAT(outcome.notifications[0].message, HasSubstr("-fconserve-stack"));
}

TEST_F(EngineTest, WarningsOfTheBuildAreNoErrors) {
  const Outcome outcome =
      Analyze({UnitOf("a.cc",
                      "int F() { int unused; char c{300}; return c; }\n"
                      "#warning text\n",
                      {"-Wall", "-Werror", "-pedantic-errors"})});
  EXPECT_THAT(outcome.notifications, IsEmpty());
  EXPECT_EQ(outcome.units, 1u);
}

TEST_F(EngineTest, WritesNothing) {
  Analyze({UnitOf("a.cc", "int x;\n",
                  {"-o", "a.o", "-MD", "-MF", "a.d", "-save-temps",
                   "--serialize-diagnostics", "a.dia", "-ftime-trace"})});
  for (const char* name : {"a.o", "a.d", "a.dia", "a.ii", "a.json"}) {
    EXPECT_FALSE(std::filesystem::exists(Path(name))) << name;
  }
}

TEST_F(EngineTest, PrecompiledHeadersOfOthersAreNotRead) {
  Write("pch.h.gch", "no such thing");
  Write("pch.pch", "nor this");
  Write("pch.h", kContext);
  const Outcome outcome =
      Analyze({UnitOf("a.cc", "void F(int, C);\n",
                      {"-Winvalid-pch", "-Xclang", "-include-pch", "-Xclang",
                       "pch.pch", "-include", "pch.h"})});
  EXPECT_THAT(outcome.notifications, IsEmpty());
  EXPECT_THAT(outcome.findings, SizeIs(1));
}

TEST_F(EngineTest, CIsNotAnalysed) {
  Unit unit = UnitOf("a.c", "int x;\n");
  EXPECT_EQ(Analyze({unit}).units, 1u) << "g++ compiles .c as C++";
  unit.command = {"gcc", "-c", "a.c"};
  const Outcome outcome = Analyze({unit});
  EXPECT_EQ(outcome.units, 0u);
  EXPECT_THAT(outcome.notifications, IsEmpty());
}

TEST_F(EngineTest, OutcomeDoesNotDependOnJobs) {
  std::vector<Unit> units;
  for (int i = 0; i < 8; ++i) {
    units.push_back(UnitOf("f" + std::to_string(i) + ".cc",
                           "#include \"context.h\"\nvoid F(int, C);\n"));
  }
  const Outcome one = Analyze(units);
  options_.jobs = 4;
  std::size_t last = 0;
  options_.progress = [&](std::size_t done, std::size_t total, const Unit&) {
    EXPECT_EQ(total, 8u);
    EXPECT_EQ(done, last + 1);
    last = done;
  };
  const Outcome four = Analyze(units);
  EXPECT_EQ(one.findings, four.findings);
  EXPECT_EQ(last, 8u);
}

TEST(SortAndUniteTest, NotesDoNotMakeAnotherFault) {
  report::Finding a{.region = {.file = "/a.h", .begin_line = 1},
                    .check = "ctx-x",
                    .message = "m"};
  report::Finding b = a;
  b.notes.push_back({{}, "seen from another unit"});
  report::Finding c = a;
  c.message = "other";
  std::vector<report::Finding> findings = {c, b, a};
  SortAndUnite(findings);
  EXPECT_THAT(findings, ElementsAre(a, c));
}

TEST_F(EngineTest, VerifyingTellsAWrongCache) {
  const Unit unit = UnitOf("a.cc", "#include \"context.h\"\nvoid F(int, C);\n");
  options_.cache = {.directory = Path("cache"), .settings = ""};
  EXPECT_THAT(Analyze({unit}).findings, SizeIs(1));
  for (const auto& file : std::filesystem::directory_iterator(Path("cache"))) {
    if (!file.path().filename().string().starts_with("llvmcache-")) continue;
    // Sound, but with another result.
    const std::string name = std::filesystem::relative(file.path(), directory_);
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(stream), {});
    Inputs inputs;
    EntryReader::Open(text)->AllInputs(
        [&](llvm::StringRef path, InputKind kind, llvm::StringRef digest) {
          inputs[{path.str(), kind}] = digest.str();
          return true;
        });
    Write(name, EntryText(inputs, std::chrono::milliseconds(1),
                          Encode({.analysed = true}, "")));
  }
  EXPECT_THAT(Analyze({unit}).findings, IsEmpty()) << "taken at its word";
  options_.cache->verify = true;
  const Outcome outcome = Analyze({unit});
  EXPECT_THAT(outcome.findings, SizeIs(1)) << "the analysis has the last word";
  ASSERT_THAT(outcome.notifications, SizeIs(1));
  EXPECT_THAT(outcome.notifications[0].message,
              HasSubstr("the cache had another result"));
}

TEST(ResourceDirTest, EnvironmentWins) {
  EXPECT_THAT(ResourceDir(), HasSubstr("clang"));
  setenv("CTXTIDY_RESOURCE_DIR", "/elsewhere", /*overwrite=*/1);
  EXPECT_EQ(ResourceDir(), "/elsewhere");
  unsetenv("CTXTIDY_RESOURCE_DIR");
}

}  // namespace
}  // namespace ctxtidy::engine
