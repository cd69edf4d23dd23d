#ifndef CTXTIDY_DRIVER_CLI_CONSOLE_H_
#define CTXTIDY_DRIVER_CLI_CONSOLE_H_

#include <string_view>

// What the program says to its user, apart from reports.
namespace ctxtidy::cli {

// Exit codes, kept strictly apart: a build may go on after 1, never after 2.
inline constexpr int kClean = 0;
inline constexpr int kFindings = 1;
inline constexpr int kFailure = 2;
inline constexpr int kInterrupted = 130;

// Print "ctxtidy: error: …" on stderr; a text of several lines becomes several
// messages.
void PrintError(std::string_view text);
void PrintWarning(std::string_view text);
// Prints "ctxtidy: …" on stderr.
void PrintInfo(std::string_view text);

// Whether stdout or stderr may show colours: a terminal, and no NO_COLOR.
bool StdoutHasColor();
bool StderrIsTerminal();

// Writes to stdout. False, after saying so, if not all of it could be written.
bool PrintOut(std::string_view text);

// A line on a terminal's stderr that is overwritten by the next.
void ShowProgress(std::string_view text);
void ClearProgress();

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_CONSOLE_H_
