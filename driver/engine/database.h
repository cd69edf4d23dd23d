#ifndef CTXTIDY_DRIVER_ENGINE_DATABASE_H_
#define CTXTIDY_DRIVER_ENGINE_DATABASE_H_

#include <string>
#include <vector>

#include "driver/engine/unit.h"
#include "driver/report/finding.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::engine {

// Where compile_commands.json was found.
struct DatabasePlace {
  std::string file;
  // More that would have done equally well.
  std::vector<std::string> others;
};

// Looks for compile_commands.json in `directory` and its parents, as far as the
// top of a git repository, and there in build/, build*/, build/*/, out/ and
// out/*/, in this order. All absolute.
llvm::Expected<DatabasePlace> FindDatabase(llvm::StringRef directory);

// The database of -p: a build directory or the file itself.
llvm::Expected<DatabasePlace> DatabaseAt(llvm::StringRef path);

// What is to be analysed, and what of it cannot be.
struct Plan {
  std::vector<Unit> units;  // Sorted, each once.
  std::vector<report::Notification> notifications;
};

// The units of a database, or of `files` only if there are any: sources or
// directories, absolute. A file that is not in the database is an error
// notification.
llvm::Expected<Plan> PlanFromDatabase(const std::string& database,
                                      const std::vector<std::string>& files);

// Units for files without a database, as compiled by `clang++ FLAGS FILE`.
Plan PlanWithFlags(const std::vector<std::string>& files,
                   const std::vector<std::string>& flags,
                   const std::string& directory);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_DATABASE_H_
