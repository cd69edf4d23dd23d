#include "fixes.h"

#include <algorithm>

namespace ctxtidy::golden {

std::string Apply(const std::string& source, std::vector<Edit> edits,
                  bool& conflict) {
  std::sort(edits.begin(), edits.end(),
            [](const Edit& a, const Edit& b) { return a.offset < b.offset; });
  edits.erase(std::unique(edits.begin(), edits.end(),
                          [](const Edit& a, const Edit& b) {
                            return a.offset == b.offset &&
                                   a.length == b.length && a.text == b.text;
                          }),
              edits.end());
  std::string result;
  unsigned done = 0;
  for (const Edit& edit : edits) {
    if (edit.offset < done) {
      conflict = true;
      continue;
    }
    result.append(source, done, edit.offset - done);
    result += edit.text;
    done = edit.offset + edit.length;
  }
  return result.append(source, done);
}

}  // namespace ctxtidy::golden
