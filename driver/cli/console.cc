#include "driver/cli/console.h"

#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string>

namespace ctxtidy::cli {
namespace {

void Print(std::string_view prefix, std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  std::string out;
  while (true) {
    const std::size_t end = text.find('\n');
    out.append("ctxtidy: ").append(prefix).append(text.substr(0, end));
    out += '\n';
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
  }
  std::fputs(out.c_str(), stderr);
}

}  // namespace

void PrintError(std::string_view text) { Print("error: ", text); }
void PrintWarning(std::string_view text) { Print("warning: ", text); }
void PrintInfo(std::string_view text) { Print("", text); }

bool StdoutHasColor() {
  const char* no_color = std::getenv("NO_COLOR");
  if (no_color != nullptr && *no_color != '\0') return false;
  const char* terminal = std::getenv("TERM");
  if (terminal != nullptr && std::string_view(terminal) == "dumb") return false;
  return isatty(STDOUT_FILENO) == 1;
}

bool StderrIsTerminal() { return isatty(STDERR_FILENO) == 1; }

bool PrintOut(std::string_view text) {
  const bool written =
      std::fwrite(text.data(), 1, text.size(), stdout) == text.size() &&
      std::fflush(stdout) == 0;
  if (!written) {
    PrintError(std::string("cannot write to standard output: ") +
               std::strerror(errno));
  }
  return written;
}

void ShowProgress(std::string_view text) {
  std::fprintf(stderr, "\r\033[K%.*s", static_cast<int>(text.size()),
               text.data());
  std::fflush(stderr);
}

void ClearProgress() { std::fputs("\r\033[K", stderr); }

}  // namespace ctxtidy::cli
