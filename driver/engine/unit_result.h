#ifndef CTXTIDY_DRIVER_ENGINE_UNIT_RESULT_H_
#define CTXTIDY_DRIVER_ENGINE_UNIT_RESULT_H_

#include <optional>
#include <string>
#include <vector>

#include "driver/report/finding.h"

namespace ctxtidy::engine {

// What a NOLINT comment says of one check or glob.
struct Nolint {
  report::Region region;   // Of the name, or of the comment if it has none.
  report::Region comment;  // Of the word and its names.
  std::string glob;        // "ctx-todo", "ctx-*", "*".
  std::string reason;
  unsigned first_line = 0;  // Of what it covers.
  unsigned last_line = 0;
  bool leads = false;  // It is the first thing in its comment.
  bool used = false;   // It has suppressed something.
  // What to remove if the comment is of no use; nothing if not so simple.
  std::optional<report::Region> removal;

  bool operator==(const Nolint&) const = default;
};

// What came of one unit.
struct UnitResult {
  bool analysed = false;
  bool interrupted = false;  // Before anybody got to it.
  bool cached = false;       // Comes from an earlier run.
  std::vector<report::Finding> findings;
  std::vector<report::Notification> notifications;
  std::vector<Nolint> nolints;  // Of these files.
  // The user's files that were read: absolute, links resolved, sorted. Only if
  // it was analysed.
  std::vector<std::string> files;
};

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_UNIT_RESULT_H_
