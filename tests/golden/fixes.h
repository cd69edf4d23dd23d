#ifndef CTXTIDY_TESTS_GOLDEN_FIXES_H_
#define CTXTIDY_TESTS_GOLDEN_FIXES_H_

#include <string>
#include <vector>

namespace ctxtidy::golden {

// Replaces `length` bytes at `offset` by `text`.
struct Edit {
  unsigned offset = 0;
  unsigned length = 0;
  std::string text;
};

// The source with all edits applied. Equal edits count once; `conflict` is set
// when two overlap.
std::string Apply(const std::string& source, std::vector<Edit> edits,
                  bool& conflict);

}  // namespace ctxtidy::golden

#endif  // CTXTIDY_TESTS_GOLDEN_FIXES_H_
