#ifndef CTXTIDY_DRIVER_REPORT_FINDING_H_
#define CTXTIDY_DRIVER_REPORT_FINDING_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// What was found, as plain data: writers, baseline and cache know no clang.
namespace ctxtidy::report {

enum class Level { kNote, kWarning, kError };

// A range of a file. Offsets are bytes from the file's start, half-open; lines
// and columns count from 1, columns in bytes as compilers print them.
struct Region {
  std::string file = {};  // Absolute, symbolic links resolved.
  std::uint32_t begin_offset = 0;
  std::uint32_t end_offset = 0;
  std::uint32_t begin_line = 0;
  std::uint32_t begin_column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;

  auto operator<=>(const Region&) const = default;
};

struct Note {
  Region region = {};
  std::string message = {};

  auto operator<=>(const Note&) const = default;
};

// Replaces the text of `region` by `text`.
struct Edit {
  Region region = {};
  std::string text = {};

  auto operator<=>(const Edit&) const = default;
};

// A comment in the source that says a finding is all right.
struct Suppression {
  Region region = {};       // Of the comment; empty if it was not found.
  std::string reason = {};  // As its author wrote it; may be empty.

  auto operator<=>(const Suppression&) const = default;
};

struct Finding {
  // Place first, so that findings sort as a reader meets them.
  Region region = {};
  std::string check = {};  // "ctx-lost-cancel".
  std::string message = {};
  Level level = Level::kWarning;
  std::vector<Note> notes = {};
  // One fix, to be applied as a whole; may be empty.
  std::vector<Edit> fix = {};
  // Set for what nobody needs to mend.
  std::optional<Suppression> suppression = {};

  auto operator<=>(const Finding&) const = default;
};

// Something that the tool itself has to say: a file that does not parse.
struct Notification {
  Level level = Level::kError;
  std::string message = {};
  std::string file = {};  // The file concerned, or empty.

  auto operator<=>(const Notification&) const = default;
};

// What a user may know about a check; filled from the registry.
struct Rule {
  std::string id = {};  // "ctx-lost-cancel".
  std::string summary = {};
  std::string markdown = {};  // The page that explains it.
  std::string since = {};
  std::string precision = {};  // "medium", "high", "very-high".
  Level level = Level::kWarning;
  bool fix_is_safe = true;
};

// A whole run.
struct Report {
  std::string root;         // Absolute; paths in reports are relative to it.
  std::vector<Rule> rules;  // Those that ran, sorted by id.
  // Sorted, each once; those that are suppressed only if they are asked for.
  std::vector<Finding> findings;
  std::vector<Notification> notifications;
  std::vector<std::string> command_line;
  std::string working_directory;
  std::string start_time;  // UTC, "2026-01-31T12:00:00Z".
  std::string end_time;
  unsigned units = 0;  // Translation units analysed.
  int exit_code = 0;
};

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_FINDING_H_
