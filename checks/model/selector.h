#ifndef CTXTIDY_CHECKS_MODEL_SELECTOR_H_
#define CTXTIDY_CHECKS_MODEL_SELECTOR_H_

#include <optional>
#include <string>
#include <vector>

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::model {

// Names functions, classes or variables of a library:
//
//   ctx::Background                     a qualified name; inline and unnamed
//                                       namespaces and template arguments are
//                                       left out
//   ctx::With(Cancel|Timeout)(Cause)?   alternatives and optional parts
//   std::condition_variable::wait*      `*` is any run of characters, `::` too
//   app::Handler::operator()            a function object's call
//   seastar::sleep/1                    with exactly one parameter
//   boost::wait without std::stop_token no parameter of that type
//   trpc::Make with trpc::ServerContext a parameter of that type
class Selector {
 public:
  // Fails with a sentence that says what is wrong with `text`.
  static llvm::Expected<Selector> Parse(llvm::StringRef text);

  // Does a declaration of this qualified name ("a::B::c") match? Arity and
  // parameter types are for the caller to compare.
  bool MatchesName(llvm::StringRef qualified_name) const;
  // Can a declaration whose own, unqualified name is `name` match? A quick no
  // spares building its qualified name.
  bool MatchesLastName(llvm::StringRef name) const;

  // Does every declaration that `other` can match match this one, too?
  bool Covers(const Selector& other) const;

  const std::string& text() const { return text_; }
  // Every name that the alternatives stand for; only `*` is left in them.
  const std::vector<std::string>& names() const { return names_; }
  std::optional<unsigned> arity() const { return arity_; }
  const std::string& with() const { return with_; }        // "" = none.
  const std::string& without() const { return without_; }  // "" = none.

 private:
  llvm::Error ParseConditions(llvm::StringRef text);

  std::string text_;
  std::vector<std::string> names_;
  std::vector<std::string> last_names_;  // Their last components, each once.
  std::optional<unsigned> arity_;
  std::string with_;
  std::string without_;
};

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_SELECTOR_H_
