#ifndef CTXTIDY_DRIVER_CLI_DOC_REGIONS_H_
#define CTXTIDY_DRIVER_CLI_DOC_REGIONS_H_

#include <string>
#include <string_view>

#include "llvm/Support/Error.h"

namespace ctxtidy::cli {

// Rewrites what stands between "<!-- generated: KIND -->" and
// "<!-- /generated -->" in a page, from the registry. KIND is
//   checks   the table of all checks
//   header   severity, fix and release of the page's check
//   options  the options of the page's check
// `path` is the page's below the root, "docs/checks/lost-cancel.md"; links are
// relative to it, and a check's page is known by it. The error names the line.
llvm::Expected<std::string> RegenerateDocs(const std::string& path,
                                           std::string_view text);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_DOC_REGIONS_H_
