#include "driver/engine/inputs.h"

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <system_error>
#include <tuple>
#include <utility>
#include <vector>

#include "driver/engine/codec.h"
#include "llvm/ADT/SmallString.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/BLAKE3.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

namespace ctxtidy::engine {
namespace {

namespace fs = llvm::sys::fs;
namespace vfs = llvm::vfs;

std::string PresenceOf(fs::file_type type) {
  switch (type) {
    case fs::file_type::file_not_found:
    case fs::file_type::status_error:
      return "absent";
    case fs::file_type::directory_file:
      return "directory";
    default:
      return "file";
  }
}

std::string ListingOf(vfs::FileSystem& files, const llvm::Twine& directory) {
  std::vector<std::string> names;
  std::error_code error;
  for (vfs::directory_iterator entry = files.dir_begin(directory, error), end;
       !error && entry != end; entry.increment(error)) {
    names.push_back(llvm::sys::path::filename(entry->path()).str());
  }
  if (error) return "absent";
  std::ranges::sort(names);
  return DigestOf(llvm::join(names, "\n"));
}

// Digests of files that were read before, by this process's only thread that
// parses. One that has changed a moment ago may change again unseen.
class Digests {
 public:
  std::string Of(const vfs::Status& status, llvm::StringRef bytes) {
    const auto now = std::chrono::system_clock::now();
    if (now - status.getLastModificationTime() < std::chrono::seconds(3)) {
      return DigestOf(bytes);
    }
    std::string& digest =
        known_[{status.getUniqueID().getDevice(),
                status.getUniqueID().getFile(), status.getSize(),
                status.getLastModificationTime().time_since_epoch().count()}];
    if (digest.empty()) digest = DigestOf(bytes);
    return digest;
  }

 private:
  std::map<
      std::tuple<std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t>,
      std::string>
      known_;
};

using Note = std::function<void(const vfs::Status&, llvm::StringRef)>;

// Tells what is read of it.
class RecordingFile : public vfs::File {
 public:
  RecordingFile(std::unique_ptr<vfs::File> file, Note note)
      : file_(std::move(file)), note_(std::move(note)) {}

  llvm::ErrorOr<vfs::Status> status() override { return file_->status(); }
  llvm::ErrorOr<std::string> getName() override { return file_->getName(); }
  llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> getBuffer(
      const llvm::Twine& name, std::int64_t size, bool null_terminated,
      bool is_volatile) override {
    auto buffer = file_->getBuffer(name, size, null_terminated, is_volatile);
    if (auto status = file_->status(); buffer && status) {
      note_(*status, (*buffer)->getBuffer());
    }
    return buffer;
  }
  std::error_code close() override { return file_->close(); }

 private:
  std::unique_ptr<vfs::File> file_;
  Note note_;
};

class RecordingFileSystem : public vfs::ProxyFileSystem {
 public:
  RecordingFileSystem(llvm::IntrusiveRefCntPtr<vfs::FileSystem> files,
                      std::string root, Inputs& inputs)
      : ProxyFileSystem(std::move(files)),
        root_(std::move(root)),
        inputs_(inputs) {}

  llvm::ErrorOr<vfs::Status> status(const llvm::Twine& path) override {
    auto status = ProxyFileSystem::status(path);
    NotePresence(path,
                 status ? status->getType() : fs::file_type::file_not_found);
    return status;
  }

  bool exists(const llvm::Twine& path) override {
    return static_cast<bool>(status(path));
  }

  llvm::ErrorOr<std::unique_ptr<vfs::File>> openFileForRead(
      const llvm::Twine& path) override {
    auto file = ProxyFileSystem::openFileForRead(path);
    if (!file) {
      // It may be a directory, or closed to us.
      static_cast<void>(status(path));
      inputs_[{Absolute(path), InputKind::kContent}] = "absent";
      return file.getError();
    }
    NotePresence(path, fs::file_type::regular_file);
    const Note note = [this, absolute = Absolute(path)](
                          const vfs::Status& status, llvm::StringRef bytes) {
      static Digests digests;
      inputs_[{absolute, InputKind::kContent}] = digests.Of(status, bytes);
    };
    return std::unique_ptr<vfs::File>(
        std::make_unique<RecordingFile>(std::move(*file), note));
  }

  vfs::directory_iterator dir_begin(const llvm::Twine& directory,
                                    std::error_code& error) override {
    inputs_[{Absolute(directory), InputKind::kListing}] =
        ListingOf(getUnderlyingFS(), directory);
    return ProxyFileSystem::dir_begin(directory, error);
  }

  std::error_code getRealPath(const llvm::Twine& path,
                              llvm::SmallVectorImpl<char>& output) override {
    const std::error_code error = ProxyFileSystem::getRealPath(path, output);
    inputs_[{Absolute(path), InputKind::kLink}] =
        error ? "absent"
              : DigestOf(Portable({output.data(), output.size()}, root_));
    return error;
  }

 private:
  std::string Absolute(const llvm::Twine& path) const {
    llvm::SmallString<256> absolute;
    path.toVector(absolute);
    // The unit's own working directory, not the process's.
    if (makeAbsolute(absolute)) return path.str();
    return absolute.str().str();
  }

  void NotePresence(const llvm::Twine& path, fs::file_type type) {
    inputs_.try_emplace({Absolute(path), InputKind::kPresence},
                        PresenceOf(type));
  }

  std::string root_;
  Inputs& inputs_;
};

}  // namespace

std::string DigestOf(llvm::StringRef bytes) {
  llvm::BLAKE3 hasher;
  hasher.update(bytes);
  return llvm::toHex(hasher.final<16>(), /*LowerCase=*/true);
}

std::string Answers::Of(const std::string& path, InputKind kind) {
  std::string& answer = known_[static_cast<char>(kind) + path];
  if (answer.empty()) answer = Ask(path, kind);
  return answer;
}

std::string Answers::Ask(const std::string& path, InputKind kind) const {
  switch (kind) {
    case InputKind::kContent: {
      const auto buffer = llvm::MemoryBuffer::getFile(
          path, /*IsText=*/false, /*RequiresNullTerminator=*/false);
      return buffer ? DigestOf((*buffer)->getBuffer()) : "absent";
    }
    case InputKind::kPresence: {
      fs::file_status status;
      fs::status(path, status);
      return PresenceOf(status.type());
    }
    case InputKind::kListing:
      return ListingOf(*vfs::getRealFileSystem(), path);
    case InputKind::kLink: {
      llvm::SmallString<256> real;
      if (fs::real_path(path, real)) return "absent";
      return DigestOf(Portable(real.str(), root_));
    }
  }
  return "";
}

llvm::IntrusiveRefCntPtr<vfs::FileSystem> Recording(
    llvm::IntrusiveRefCntPtr<vfs::FileSystem> files, std::string root,
    Inputs& inputs) {
  return llvm::makeIntrusiveRefCnt<RecordingFileSystem>(
      std::move(files), std::move(root), inputs);
}

}  // namespace ctxtidy::engine
