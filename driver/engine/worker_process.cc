#include "driver/engine/worker_process.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <new>
#include <utility>

#include "clang/Basic/Stack.h"
#include "llvm/Support/ErrorHandling.h"
#include "llvm/Support/thread.h"

namespace ctxtidy::engine {
namespace {

// The exit code of a worker that has no memory left.
constexpr int kOutOfMemory = 77;

// In front of each answer.
struct Header {
  std::uint64_t size = 0;
  bool last = false;  // The worker makes room for a fresh one.
};

bool Send(int socket, const void* data, std::size_t size) {
  const char* at = static_cast<const char*>(data);
  while (size > 0) {
    const ssize_t sent = ::send(socket, at, size, MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent <= 0) return false;
    at += sent;
    size -= sent;
  }
  return true;
}

bool Receive(int socket, void* data, std::size_t size) {
  char* at = static_cast<char*>(data);
  while (size > 0) {
    const ssize_t got = ::recv(socket, at, size, 0);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    size -= got;
  }
  return true;
}

[[noreturn]] void EndWithoutMemory() { _exit(kOutOfMemory); }

// Bytes of memory that are this process's now.
std::uint64_t MemoryInUse() {
  std::ifstream file("/proc/self/statm");
  std::uint64_t all = 0;
  std::uint64_t resident = 0;
  file >> all >> resident;
  return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void Prepare(const Limits& limits) {
  // The parent decides what Ctrl-C means, and nobody works for a dead parent.
  signal(SIGINT, SIG_IGN);
  signal(SIGTERM, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, nullptr);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const rlimit no_core{0, 0};
  setrlimit(RLIMIT_CORE, &no_core);
  std::set_new_handler(EndWithoutMemory);
  llvm::install_bad_alloc_error_handler(
      [](void*, const char*, bool) { EndWithoutMemory(); });
  if (limits.bytes > 0) {
    const rlimit memory{limits.bytes, limits.bytes};
    setrlimit(RLIMIT_DATA, &memory);
  }
}

// What the child does until its parent hangs up.
void Serve(int socket, const Limits& limits,
           const std::function<std::string(std::size_t)>& work) {
  for (std::uint64_t task; Receive(socket, &task, sizeof(task));) {
    const std::string answer = work(task);
    const Header header{
        .size = answer.size(),
        .last = limits.bytes > 0 && MemoryInUse() > limits.bytes / 2};
    if (!Send(socket, &header, sizeof(header)) ||
        !Send(socket, answer.data(), answer.size()) || header.last) {
      return;
    }
  }
}

}  // namespace

WorkerProcess::WorkerProcess(
    const std::vector<int>& others, const Limits& limits,
    const std::function<std::string(std::size_t)>& work)
    : limits_(limits) {
  int ends[2];
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
    llvm::report_fatal_error(llvm::Twine("cannot start a worker: ") +
                             std::strerror(errno));
  }
  pid_ = fork();
  if (pid_ < 0) {
    llvm::report_fatal_error(llvm::Twine("cannot start a worker: ") +
                             std::strerror(errno));
  }
  if (pid_ == 0) {
    ::close(ends[0]);
    for (const int other : others) ::close(other);
    Prepare(limits);
    llvm::thread(std::optional<unsigned>(clang::DesiredStackSize), [&] {
      clang::noteBottomOfStack();
      Serve(ends[1], limits, work);
    }).join();
    _exit(0);
  }
  ::close(ends[1]);
  socket_ = ends[0];
}

WorkerProcess::~WorkerProcess() {
  if (pid_ < 0) return;
  ::kill(pid_, SIGKILL);
  Bury();
}

void WorkerProcess::Give(std::size_t task) {
  task_ = task;
  start_ = std::chrono::steady_clock::now();
  const std::uint64_t number = task;
  // If it is dead, Read() will tell.
  Send(socket_, &number, sizeof(number));
}

std::optional<Answer> WorkerProcess::Read() {
  char chunk[1 << 16];
  const ssize_t got = ::recv(socket_, chunk, sizeof(chunk), 0);
  if (got < 0 && errno == EINTR) return std::nullopt;
  if (got <= 0) return Bury();
  received_.append(chunk, got);
  Header header;
  if (received_.size() < sizeof(header)) return std::nullopt;
  std::memcpy(&header, received_.data(), sizeof(header));
  if (received_.size() < sizeof(header) + header.size) return std::nullopt;
  Answer answer{.bytes = received_.substr(sizeof(header))};
  received_.clear();
  takes_tasks_ = !header.last;
  return answer;
}

std::optional<std::chrono::milliseconds> WorkerProcess::TimeLeft() const {
  if (!task_ || limits_.seconds == 0) return std::nullopt;
  const auto end = start_ + std::chrono::seconds(limits_.seconds);
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      end - std::chrono::steady_clock::now());
}

Answer WorkerProcess::Stop() {
  ::kill(pid_, SIGKILL);
  Answer answer = Bury();
  answer.fate = Fate::kTooLong;
  return answer;
}

Answer WorkerProcess::Bury() {
  int status = 0;
  while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
  }
  ::close(socket_);
  pid_ = -1;
  socket_ = -1;
  takes_tasks_ = false;
  Answer answer{.fate = Fate::kCrashed};
  if (WIFSIGNALED(status)) answer.signal = WTERMSIG(status);
  if (WIFEXITED(status) && WEXITSTATUS(status) == kOutOfMemory) {
    answer.fate = Fate::kTooMuchMemory;
  }
  return answer;
}

}  // namespace ctxtidy::engine
