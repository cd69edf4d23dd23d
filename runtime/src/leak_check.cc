#include "src/leak_check.h"

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <mutex>
#include <sstream>
#include <unordered_map>
#include <utility>
#include <vector>

#include "ctx/testing.h"

namespace ctx {
namespace detail {

struct LeakLog {
  struct Derived {
    std::size_t serial;
    Leak leak;
  };

  std::size_t next_serial = 0;
  std::unordered_map<const CancelNode*, Derived> alive;
  std::vector<Derived> lost;
};

constinit std::atomic<int> leak_checks{0};

namespace {

// Guards all logs. A node in a log is not freed while it is held.
constinit std::mutex mutex;

// The active logs, the youngest last. Leaked, so that contexts can be freed
// during static destruction.
std::vector<LeakLog*>& Logs() {
  static auto& logs = *new std::vector<LeakLog*>;
  return logs;
}

}  // namespace

void NoteDerivedSlow(CancelNode* node, std::source_location where) {
  const std::lock_guard lock(mutex);
  if (Logs().empty()) return;
  LeakLog& log = *Logs().back();
  const Leak leak{.where = where, .alive = true};
  log.alive.insert_or_assign(node, LeakLog::Derived{log.next_serial++, leak});
  NodeLock node_lock(node);
  node_lock.Set(kWatched);
}

void NoteFreed(const CancelNode* node) noexcept {
  const std::lock_guard lock(mutex);
  for (LeakLog* log : Logs()) {
    const auto found = log->alive.extract(node);
    if (found.empty() || node->ended()) continue;
    log->lost.push_back(found.mapped());
    log->lost.back().leak.alive = false;
  }
}

}  // namespace detail

namespace {

std::string Quoted(const std::string& text) {
  std::ostringstream out;
  out << '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out << '\\' << c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      constexpr char kHex[] = "0123456789abcdef";
      out << "\\u00" << kHex[c >> 4] << kHex[c & 15];
    } else {
      out << c;
    }
  }
  out << '"';
  return out.str();
}

// RFC 3986; a relative name stays relative.
std::string Uri(const std::string& file) {
  std::string uri = file.starts_with('/') ? "file://" : "";
  for (const char c : file) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                       (c >= '0' && c <= '9') ||
                       std::string("/-._~").find(c) != std::string::npos;
    if (plain) {
      uri += c;
    } else {
      constexpr char kHex[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      uri += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return uri;
}

void WriteResult(std::ostream& out, const Leak& leak) {
  out << R"({"ruleId": "ctx-lost-cancel", "ruleIndex": 0, "level": "warning", )"
      << R"("message": {"text": )" << Quoted(leak.Message())
      << R"(}, "locations": [{"physicalLocation": {"artifactLocation": )"
      << R"({"uri": )" << Quoted(Uri(leak.where.file_name()))
      << R"(}, "region": {"startLine": )" << leak.where.line();
  if (leak.where.column() > 0) {
    out << R"(, "startColumn": )" << leak.where.column();
  }
  out << R"(}}, "logicalLocations": [{"fullyQualifiedName": )"
      << Quoted(leak.where.function_name()) << "}]}]}";
}

std::string ToSarif(const std::vector<Leak>& leaks) {
  std::ostringstream out;
  out << R"({
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
  "version": "2.1.0",
  "runs": [{
    "tool": {"driver": {"name": "ctx LeakCheck", "rules": [{
      "id": "ctx-lost-cancel",
      "shortDescription": {"text": "A derived context is never canceled."}
    }]}},
    "results": [)";
  const char* separator = "\n      ";
  for (const Leak& leak : leaks) {
    out << std::exchange(separator, ",\n      ");
    WriteResult(out, leak);
  }
  out << "\n    ]\n  }]\n}\n";
  return out.str();
}

void WriteFile(const std::string& directory, const std::string& sarif) {
  static std::atomic<int> count{0};
  const std::string name = directory + "/leaks-" + std::to_string(getpid()) +
                           "-" + std::to_string(count++) + ".sarif";
  std::ofstream file(name);
  if (!(file << sarif << std::flush)) {
    std::fprintf(stderr,
                 "ctx: cannot write %s; does the directory named by "
                 "CTX_LEAKCHECK_SARIF exist?\n",
                 name.c_str());
  }
}

}  // namespace

std::string Leak::Message() const {
  return std::string("this context is never canceled") +
         (alive ? ", and somebody still holds it" : "") +
         "; call its cancel function, or keep it in a ctx::ScopedContext "
         "[ctx-lost-cancel]";
}

LeakScope::LeakScope() : log_(std::make_unique<detail::LeakLog>()) {
  const std::lock_guard lock(detail::mutex);
  detail::Logs().push_back(log_.get());
  detail::leak_checks.fetch_add(1, std::memory_order_relaxed);
}

LeakScope::~LeakScope() {
  const std::lock_guard lock(detail::mutex);
  std::erase(detail::Logs(), log_.get());
  detail::leak_checks.fetch_sub(1, std::memory_order_relaxed);
}

std::vector<Leak> LeakScope::Leaks() const {
  std::vector<detail::LeakLog::Derived> all;
  {
    const std::lock_guard lock(detail::mutex);
    all = log_->lost;
    for (const auto& [node, derived] : log_->alive) {
      if (!node->ended()) all.push_back(derived);
    }
  }
  std::ranges::sort(all, {}, &detail::LeakLog::Derived::serial);
  std::vector<Leak> leaks;
  for (const auto& derived : all) leaks.push_back(derived.leak);
  return leaks;
}

std::string LeakScope::Sarif() const { return ToSarif(Leaks()); }

std::vector<Leak> LeakScope::Take() {
  std::vector<Leak> leaks = Leaks();
  const std::lock_guard lock(detail::mutex);
  log_->lost.clear();
  log_->alive.clear();
  return leaks;
}

std::vector<Leak> LeakScope::Finish() {
  const std::vector<Leak> leaks = Take();
  const char* directory = std::getenv("CTX_LEAKCHECK_SARIF");
  if (directory != nullptr && *directory != '\0' && !leaks.empty()) {
    WriteFile(directory, ToSarif(leaks));
  }
  return leaks;
}

}  // namespace ctx
