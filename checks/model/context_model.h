#ifndef CTXTIDY_CHECKS_MODEL_CONTEXT_MODEL_H_
#define CTXTIDY_CHECKS_MODEL_CONTEXT_MODEL_H_

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "checks/model/selector.h"

// What a library's context looks like, as plain data: no C++ code is asked
// here. The YAML form is described in docs/models.md.
namespace ctxtidy::model {

// Where in a parameter list a context belongs.
enum class Position { kAny, kFirst, kLast };

// How a context is held.
enum class Shape {
  kToken,      // A small value handed down: ctx::Context, std::stop_token.
  kOperation,  // The object of one request: grpc::ServerContext.
};

// One type that is a context.
struct ContextType {
  std::string type;  // Qualified name; derived classes count too.
  Shape shape = Shape::kToken;
  Position position = Position::kAny;
  // The context of a call to be made, not of the work at hand: there is nothing
  // in it to hand on (grpc::ClientContext).
  bool outgoing = false;
  // Zero-argument members of a parameter's class that yield this context:
  // `request.context()`.
  std::vector<std::string> accessors;
  // Members whose call looks at the context: `Done`, `stop_possible`.
  std::vector<std::string> observe;
  // Those that are true once it is over: `IsDone`, `stop_requested`. They look
  // at it, too.
  std::vector<std::string> done;
};

// An expression that makes a context unrelated to any other. Exactly one of
// the three is set.
struct Root {
  std::optional<Selector> function;
  std::optional<Selector>
      constructor;  // Class whose default constructor it is.
  std::optional<Selector> variable;
};

// A call that makes a child of a context. `context` and `cancel` say where in
// the result the two are: ".context" is a member, ".1" an element of a pair or
// tuple.
struct Derivation {
  Selector function;
  // Argument that is the parent; nothing: the object whose member is called.
  std::optional<unsigned> parent = 0;
  std::string context;  // Empty: the result itself.
  std::string cancel;   // Empty: nothing to call.
  std::string guard;    // Class that calls `cancel` in its destructor.
};

// An API that stores values in a context under a key.
struct Key {
  Selector set;
  unsigned argument = 0;        // The key's, in a call of `set`.
  std::optional<Selector> get;  // Reads it back, key first.
  std::string typed;            // Class template of typed keys: ctx::Key.
  std::string advice;           // What to do where there is none.
};

// What must hold of an argument for a call to block (or not to).
struct ArgumentTest {
  enum class Kind { kNegative, kNull, kMentions };
  unsigned argument = 0;
  Kind kind = Kind::kNegative;
  std::string word;  // kMentions: an identifier in the argument's text.
};

// A function that blocks without looking at any context. At least one of
// `instead` and `advice` is set.
struct Blocking {
  Selector function;
  // Code: {ctx} the context, {0} an argument, {args} all of them, {object} what
  // the member is called on.
  std::string instead;
  std::string advice;  // Prose: "use 'poll' with a timeout first".
  std::optional<ArgumentTest> when;
  std::optional<ArgumentTest> unless;
  // The argument 0 is a duration; constant ones below this are left alone.
  std::optional<std::chrono::nanoseconds> min;
  // Of a plain number that is a duration: how long 1 is.
  std::optional<std::chrono::nanoseconds> unit;
  // Calls that, made before on the same object (as theirs or as an argument),
  // mean it cannot block any more.
  std::vector<Selector> unless_after;
};

// A function that takes a callable, and when it runs it.
struct Callable {
  Selector function;
  // True: before the function returns. False: on another thread.
  bool synchronous = true;
};

// Of the entries of a list that match a declaration, the first counts. The
// blocking functions of a model with contexts are for these contexts; those of
// a model without contexts are for every context whose own model does not name
// the function.
struct Model {
  std::string name;
  std::string source;  // Path, or "builtin:ctx".
  std::vector<ContextType> contexts;
  std::vector<Root> roots;
  std::vector<Derivation> derive;
  std::vector<Key> keys;
  std::vector<Blocking> blocking;
  std::vector<Callable> callables;
};

// The models of a run, in the order in which they were given. Immutable.
using ModelSet = std::vector<Model>;

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_CONTEXT_MODEL_H_
