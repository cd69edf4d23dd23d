#ifndef CTXTIDY_CHECKS_MODEL_EMBEDDED_H_
#define CTXTIDY_CHECKS_MODEL_EMBEDDED_H_

#include <span>
#include <string_view>

// Files compiled into the program by ctxtidy_embed() (cmake/).
namespace ctxtidy::embedded {

struct File {
  std::string_view name;  // Without directory and ending: "ctx".
  std::string_view text;
};

std::span<const File> Models();    // checks/model/builtin/*.yaml
std::span<const File> DocPages();  // docs/checks/*.md

}  // namespace ctxtidy::embedded

#endif  // CTXTIDY_CHECKS_MODEL_EMBEDDED_H_
