#ifndef CTXTIDY_DRIVER_ENGINE_COMMENTS_H_
#define CTXTIDY_DRIVER_ENGINE_COMMENTS_H_

#include <cstddef>
#include <string_view>
#include <vector>

namespace ctxtidy::engine {

// The comments of a file that stand in every configuration: not those between
// `#if` and `#endif`, where other code may need them, but for the guard that
// many headers have around all of their text.
class PlainComments {
 public:
  explicit PlainComments(std::string_view text);

  bool Has(std::size_t offset) const;

 private:
  struct Range {
    std::size_t begin;
    std::size_t end;
  };
  std::vector<Range> ranges_;  // In order.
};

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_COMMENTS_H_
