#include "driver/engine/write_file.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "driver/engine/fault.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

namespace ctxtidy::engine {
namespace {

namespace fs = std::filesystem;

llvm::Error Unwritten(const std::string& path, const std::error_code& error) {
  return Fault("cannot write " + path + ": " + error.message());
}

std::error_code WriteTo(llvm::raw_fd_ostream& out, std::string_view text) {
  out << text;
  out.flush();
  const std::error_code error = out.error();
  out.clear_error();  // The stream would end the program for it.
  return error;
}

llvm::Error WriteDirectly(const std::string& path, std::string_view text) {
  std::error_code error;
  llvm::raw_fd_ostream out(path, error);
  if (!error) error = WriteTo(out, text);
  return error ? Unwritten(path, error) : llvm::Error::success();
}

}  // namespace

llvm::Error WriteFile(const std::string& path, std::string_view text) {
  std::error_code ignored;
  const fs::file_status status = fs::status(path, ignored);
  if (fs::exists(status) && !fs::is_regular_file(status)) {
    return WriteDirectly(path, text);
  }
  // Through a link, what it points to is replaced, not the link.
  const fs::path target = fs::weakly_canonical(path, ignored);
  llvm::Expected<llvm::sys::fs::TempFile> file =
      llvm::sys::fs::TempFile::create(target.string() + ".%%%%%%");
  if (!file) {
    return Unwritten(path, llvm::errorToErrorCode(file.takeError()));
  }
  std::error_code error;
  {
    llvm::raw_fd_ostream out(file->FD, /*shouldClose=*/false);
    error = WriteTo(out, text);
  }
  if (!error) {
    if (llvm::Error failed = file->keep(target.string())) return failed;
    // What was there keeps its mode.
    if (fs::exists(status)) {
      fs::permissions(target, status.permissions(), ignored);
    }
    return llvm::Error::success();
  }
  llvm::consumeError(file->discard());
  return Unwritten(path, error);
}

}  // namespace ctxtidy::engine
