// Writes a SARIF log about files that are hard on writers: sample DIRECTORY
// makes the files and DIRECTORY/sample.sarif.

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "driver/report/sarif_writer.h"
#include "tests/unit/report/regions.h"

namespace ctxtidy::report {
namespace {

namespace fs = std::filesystem;

class Sample {
 public:
  explicit Sample(const fs::path& directory)
      : directory_(fs::canonical(directory)) {
    report_.root = directory_ / "root";
    report_.working_directory = report_.root;
    report_.command_line = {"ctxtidy", "check", "--checks=-*,ctx-sample"};
    report_.start_time = "2026-01-31T12:00:00Z";
    report_.end_time = "2026-01-31T12:00:01Z";
    report_.units = 3;
    report_.exit_code = 2;
    report_.rules = {{.id = "ctx-sample",
                      .summary = "a \"sample\" of <what> breaks & writers",
                      .markdown = "# ctx-sample\n\nÄ page, with `code`.\n",
                      .since = "0.1",
                      .precision = "very-high"}};
    report_.notifications = {
        {Level::kError, "not analysed: \"quoted\"", Path("root/brok en.cc")},
        {Level::kWarning, "a flag was ignored: '-fü'", ""}};
  }

  std::string Path(const std::string& name) const { return directory_ / name; }

  // A finding at `words` in a new file, with a note and a fix at its start.
  void Add(const std::string& name, std::string_view text,
           std::string_view words) {
    const std::string path = Path(name);
    fs::create_directories(fs::path(path).parent_path());
    std::ofstream(path, std::ios::binary) << text;
    const Region region = RegionOfWords(sources_, path, words);
    const Region start =
        RegionBetween(sources_, path, region.begin_offset, region.begin_offset);
    report_.findings.push_back({.region = region,
                                .check = "ctx-sample",
                                .message = "found in " + name,
                                .notes = {{region, "a ‘note’"}},
                                .fix = {{start, "\n// 😀"}}});
  }

  void Write() {
    Write("root/brok en.cc", "int x\n");
    std::ofstream(Path("sample.sarif")) << SarifReport(report_, sources_);
  }

 private:
  void Write(const std::string& name, std::string_view text) {
    std::ofstream(Path(name), std::ios::binary) << text;
  }

  fs::path directory_;
  Report report_;
  Sources sources_;
};

}  // namespace
}  // namespace ctxtidy::report

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::filesystem::create_directories(argv[1]);
  ctxtidy::report::Sample sample(argv[1]);
  sample.Add("root/plain.cc", "int a;\nint b;\nint c;\n", "int b");
  sample.Add("root/wide.cc", "/* é😀 */ int x;  // 世界\nint y;\n", "int x");
  sample.Add("root/last.cc", "// no line end 😀 here", "here");
  sample.Add("root/one.cc", "all", "all");
  sample.Add("root/windows.cc", "int a;\r\n\tint é;\r\nint c;\r\n", "é");
  sample.Add("root/lines.cc", "f(1,\n  2,\n  3);\n\n\n", "f(1,\n  2,\n  3)");
  sample.Add("root/again.cc", std::string(40, '\n') + "x();\nx();\n", "x()");
  sample.Add("root/empty.cc", "", "");
  sample.Add("root/dir with space/#50%[é]+a.cc", "int x;\n", "x");
  sample.Add("root/mark.cc", "\xEF\xBB\xBFint a;\nint b;\n", "int b");
  sample.Add("root/latin1.cc", "/* \xE9t\xE9 */ int b;\n", "int b");
  sample.Add("outside.h", "int x;\n", "x");
  sample.Write();
}
