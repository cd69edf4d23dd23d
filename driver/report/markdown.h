#ifndef CTXTIDY_DRIVER_REPORT_MARKDOWN_H_
#define CTXTIDY_DRIVER_REPORT_MARKDOWN_H_

#include <string>
#include <string_view>

// The little of Markdown that the checks' pages use, for readers that show
// plain text.
namespace ctxtidy::report {

// The page as text for a terminal: comments gone, code indented, marks of
// emphasis and links replaced by their words. With `color`, headings are bold.
std::string PlainText(std::string_view markdown, bool color = false);

// The page as users read it: where its code says what a test expects, as in
// `// want "regular expression"`, it says what ctxtidy tells there instead.
std::string ForReaders(std::string_view markdown);

// The first paragraph of prose, on one line; empty if there is none.
std::string FirstParagraph(std::string_view markdown);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_MARKDOWN_H_
