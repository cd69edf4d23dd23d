#include "checks/pass.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "checks/analysis.h"
#include "checks/semantics/unit.h"
#include "collector.h"

namespace ctxtidy {
namespace {

using semantics::Function;
using testing::ElementsAre;
using testing::IsEmpty;

using Reported = std::vector<std::string>;

Reported ReportedBy(const CheckInfo& check, llvm::StringRef code) {
  Collector collector(code);
  const CheckInfo* checks[] = {&check};
  AnalysisOptions options;
  options.checks = checks;
  options.models = std::make_shared<const model::ModelSet>();
  Analyze(collector.ast(), options, collector);
  return collector.reported();
}

CheckInfo OnFunction(void (*on_function)(Pass&, const Function&)) {
  return {.name = "test",
          .summary = "a test",
          .since = "0.1",
          .on_function = on_function};
}

void ReportWithNote(Pass& pass, const Function& function) {
  const clang::SourceRange place = function.owner().getLocation();
  pass.Report(place, "%0 is here; it can stay") << function.decl();
  pass.Note(place, "and %0") << "there";
}

TEST(PassTest, ReportsWithItsNotes) {
  EXPECT_THAT(
      ReportedBy(OnFunction(ReportWithNote), "void f() {} void g() {}"),
      ElementsAre("warning: 'f' is here; it can stay", "note: and there",
                  "warning: 'g' is here; it can stay", "note: and there"));
}

TEST(PassTest, ReportsByTheSeverityOfTheCheck) {
  CheckInfo check = OnFunction(ReportWithNote);
  check.severity = Severity::kError;
  EXPECT_THAT(
      ReportedBy(check, "void f() {}"),
      ElementsAre("error: 'f' is here; it can stay", "note: and there"));
}

TEST(PassTest, ReportsAPlaceOnce) {
  EXPECT_THAT(
      ReportedBy(OnFunction(ReportWithNote),
                 "template <class T> void f(T) {}"
                 "void g() { f(1); f('c'); }"),
      ElementsAre("warning: 'f<int>' is here; it can stay", "note: and there",
                  "warning: 'g' is here; it can stay", "note: and there"))
      << "whatever instantiations of a template there are";
}

TEST(PassTest, NotesNothingOfWhatItDoesNotReport) {
  auto twice = [](Pass& pass, const Function& function) {
    ReportWithNote(pass, function);
    ReportWithNote(pass, function);
  };
  EXPECT_EQ(ReportedBy(OnFunction(twice), "void f() {}").size(), 2u);
}

TEST(PassTest, ReportsNothingInSystemHeaders) {
  auto elsewhere = [](Pass& pass, const Function& function) {
    for (const semantics::Call& call : function.calls()) {
      pass.Report(call.callee->getLocation(), "called");
      pass.Note(call.callee->getLocation(), "called");
    }
  };
  EXPECT_THAT(ReportedBy(OnFunction(elsewhere),
                         "# 1 \"lib.h\" 3\n"
                         "inline void lib() { lib(); }\n"
                         "# 3 \"test.cc\"\n"
                         "void f() { lib(); }\n"),
              IsEmpty());
}

TEST(PassTest, KeepsTheOrderOfTheChecks) {
  auto first = [](Pass& pass, const Function& function) {
    pass.Report(function.owner().getLocation(), "first");
  };
  auto second = [](Pass& pass, const Function& function) {
    pass.Report(function.owner().getLocation(), "second");
  };
  const CheckInfo one = OnFunction(first), other = OnFunction(second);
  const CheckInfo* checks[] = {&one, &other};
  AnalysisOptions options;
  options.checks = checks;
  options.models = std::make_shared<const model::ModelSet>();
  Collector collector("void f() {} void g() {}");
  Analyze(collector.ast(), options, collector);
  EXPECT_THAT(collector.reported(),
              ElementsAre("warning: first", "warning: first", "warning: second",
                          "warning: second"));
}

TEST(RunCheckTest, ShowsACheckWhatItAsksFor) {
  CheckInfo check = {.name = "test", .summary = "a test", .since = "0.1"};
  const char* const code = "void f(); void g() { f(); g(); }";
  EXPECT_THAT(ReportedBy(check, code), IsEmpty());
  check.on_signature = [](Pass& pass, const semantics::Signature& signature) {
    pass.Report(signature.decl->getLocation(), "signature %0")
        << signature.decl;
  };
  EXPECT_THAT(ReportedBy(check, code),
              ElementsAre("warning: signature 'f'", "warning: signature 'g'"));
  check.on_signature = nullptr;
  check.on_call = [](Pass& pass, const semantics::Call& call) {
    pass.Report(call.expr->getSourceRange(), "call %0") << call.callee;
  };
  EXPECT_THAT(ReportedBy(check, code),
              ElementsAre("warning: call 'f'", "warning: call 'g'"));
}

}  // namespace
}  // namespace ctxtidy
