#include "driver/cli/docs_command.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "driver/cli/config.h"
#include "driver/cli/console.h"
#include "driver/cli/doc_regions.h"
#include "driver/engine/fault.h"
#include "driver/engine/write_file.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::cli {
namespace {

namespace fs = std::filesystem;

// README.md and docs/**/*.md, relative to `root`, sorted.
std::vector<std::string> Pages(const fs::path& root) {
  std::vector<std::string> pages;
  std::error_code error;
  if (fs::exists(root / "README.md", error)) pages.push_back("README.md");
  for (fs::recursive_directory_iterator i(root / "docs", error), end;
       !error && i != end; i.increment(error)) {
    if (i->path().extension() == ".md") {
      pages.push_back(i->path().lexically_relative(root));
    }
  }
  std::ranges::sort(pages);
  return pages;
}

// True if the page was stale, and is no more if `write`.
llvm::Expected<bool> Refresh(const fs::path& root, const std::string& page,
                             bool write) {
  const std::string path = root / page;
  auto buffer = llvm::MemoryBuffer::getFile(path);
  if (!buffer) {
    return Fault("cannot read " + path + ": " + buffer.getError().message());
  }
  const llvm::StringRef text = (*buffer)->getBuffer();
  llvm::Expected<std::string> fresh = RegenerateDocs(page, text);
  if (!fresh) return fresh.takeError();
  if (*fresh == text) return false;
  if (write) {
    if (llvm::Error error = engine::WriteFile(path, *fresh)) return error;
  }
  return true;
}

}  // namespace

int DocsCommand(const std::string& root, bool write) {
  const fs::path directory = RootDirectory(root);
  const std::vector<std::string> pages = Pages(directory);
  if (pages.empty()) {
    PrintError("there is no README.md nor docs/ in " + directory.string() +
               "; name the source tree with --root");
    return kFailure;
  }
  bool failed = false;
  bool stale = false;
  for (const std::string& page : pages) {
    llvm::Expected<bool> refreshed = Refresh(directory, page, write);
    if (!refreshed) {
      PrintError(llvm::toString(refreshed.takeError()));
      failed = true;
    } else if (*refreshed) {
      stale = true;
      PrintInfo(page + (write ? " rewritten" : " is stale"));
    }
  }
  if (failed) return kFailure;
  if (write || !stale) return kClean;
  PrintInfo("run `ctxtidy docs --write` in " + directory.string());
  return kFindings;
}

}  // namespace ctxtidy::cli
