#ifndef CTXTIDY_DRIVER_REPORT_MARKDOWN_TABLE_H_
#define CTXTIDY_DRIVER_REPORT_MARKDOWN_TABLE_H_

#include <string>
#include <string_view>
#include <vector>

namespace ctxtidy::report {

// The cells of "| a | b |"; none for the line of dashes below a table's head.
std::vector<std::string> TableCells(std::string_view line);

// Rows of cells as text in aligned columns.
std::string AlignedTable(const std::vector<std::vector<std::string>>& rows);

}  // namespace ctxtidy::report

#endif  // CTXTIDY_DRIVER_REPORT_MARKDOWN_TABLE_H_
