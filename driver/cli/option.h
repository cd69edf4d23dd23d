#ifndef CTXTIDY_DRIVER_CLI_OPTION_H_
#define CTXTIDY_DRIVER_CLI_OPTION_H_

#include <string>

#include "checks/check.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::cli {

struct NamedOption {
  std::string name;  // "ctx-lost-cancel.AllowDiscard".
  const Option* option = nullptr;
};

// The option of "ctx-lost-cancel.AllowDiscard"; the error names what is near.
llvm::Expected<NamedOption> FindOption(llvm::StringRef name);

// `text` as a value of the option's type, or what is wrong with it.
llvm::Expected<std::string> OptionValue(const NamedOption& option,
                                        llvm::StringRef text);

// The option's default, as one would write it.
std::string DefaultText(const Option& option);

}  // namespace ctxtidy::cli

#endif  // CTXTIDY_DRIVER_CLI_OPTION_H_
