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
  kSource,     // Its owner ends it, others only look: seastar::abort_source.
  kDeadline,   // Nothing but a point in time: userver's engine::Deadline.
  kCarrier,    // Options or a request that has a context inside.
};

// One type that is a context.
struct ContextType {
  std::string type;  // Qualified name; derived classes count too.
  Shape shape = Shape::kToken;
  Position position = Position::kAny;
  // What one file keeps to itself may put it elsewhere.
  bool interfaces_only = false;
  // Classes of parameters that stand in front of it by convention.
  std::vector<std::string> after;
  // The context of a call to be made, not of the work at hand: there is nothing
  // in it to hand on (grpc::ClientContext).
  bool outgoing = false;
  // Of an outgoing one, classes that tell how its call went. What takes this
  // context by pointer, and returns or takes one of them, makes that call.
  std::vector<std::string> answers;
  // The same for calls that go on until somebody ends them.
  std::vector<std::string> streams;
  // It is over at some time. Not so what only carries values: nothing has to
  // obey it (opentelemetry::context::Context).
  bool ends = true;
  // A null pointer, an empty optional or `{}` stands for "no context".
  bool nullable = false;
  // May not be used on another thread than the one it was made on.
  bool thread_bound = false;
  // A data member of this type is a context that all member functions of its
  // class have: the widest one that they can use.
  bool members = false;
  // Members of a parameter's class that yield this context, functions without
  // arguments or data: `request.context()`, `options.stop_token`.
  std::vector<std::string> accessors;
  // Members whose call looks at the context: `Done`, `stop_possible`.
  std::vector<std::string> observe;
  // Those that are true once it is over: `IsDone`, `stop_requested`. They look
  // at it, too.
  std::vector<std::string> done;
  // What waits until it is over, as advice: "'ctx::SleepFor'". Empty: there is
  // nothing but asking.
  std::string wait;
};

// An expression that makes a context unrelated to any other. Exactly one of
// the three is set.
struct Root {
  std::optional<Selector> function;
  std::optional<Selector>
      constructor;  // Class whose default constructor it is.
  std::optional<Selector> variable;
  // Stands for a context that is yet to be handed down: Go's TODO.
  bool placeholder = false;
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
  // Argument that says when: a duration from now, or a point in time.
  std::optional<unsigned> timeout;
  bool deadline = false;  // The child has a deadline, whatever its parent has.
  bool detaches = false;  // The child does not end when its parent ends.
  // Class of the outgoing context that it makes of a request's; empty: none.
  std::string makes;
};

// A call that does something to a context: the object it is called on, or one
// of its arguments.
struct ContextCall {
  Selector function;
  std::optional<unsigned> context;  // Argument; nothing: the object.
};

// What must be kept for as long as it is to have an effect: a temporary one is
// undone at once. Exactly one of the two is set.
struct Registration {
  std::optional<Selector> constructor;  // Of this class.
  std::optional<Selector> function;     // Returned by this.
};

// A function that returns the current context of the thread or task.
struct Ambient {
  Selector function;
  // Where there is one: in coroutines that return this class; "" = anywhere.
  std::string coroutine;
};

// Where the work for a request begins. Exactly one of `override`, `callback`
// and `annotation` is set.
struct Handler {
  std::optional<Selector> override;  // Overrides of this function.
  std::optional<Selector> callback;  // What is handed to this function ...
  unsigned argument = 0;             // ... as this argument.
  std::string annotation;            // [[clang::annotate("...")]]
};

// An API that stores values in a context under a key.
struct Key {
  Selector set;
  unsigned argument = 0;        // The key's, in a call of `set`.
  std::optional<Selector> get;  // Reads it back, key first.
  std::string typed;            // Class template of typed keys: ctx::Key.
  std::string advice;           // What to do where there is none.
  std::vector<Selector> allow;  // Variables that are right as they are.
};

// What must hold of an argument for a call to block (or not to).
struct ArgumentTest {
  enum class Kind { kNegative, kNull, kLeftOut, kMentions };
  unsigned argument = 0;
  Kind kind = Kind::kNegative;
  std::vector<std::string> words;  // kMentions: identifiers, one of them.
};

// Where a call counts as blocking.
enum class Where { kAnywhere, kHandler, kLoop };

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
  // As `unless`, of what earlier statements do with the same argument:
  // `fcntl(fd, F_SETFL, O_NONBLOCK)`.
  std::optional<ArgumentTest> unless_prepared;
  // The argument 0 is a duration; constant ones below this are left alone.
  std::optional<std::chrono::nanoseconds> min;
  // Of a plain number that is a duration: how long 1 is.
  std::optional<std::chrono::nanoseconds> unit;
  // Calls that, made before on the same object (as theirs or as an argument),
  // mean it cannot block any more.
  std::vector<Selector> unless_after;
  // Calls that end it, made anywhere on the same object: a member or global
  // that its owner breaks when it stops.
  std::vector<Selector> ended_by;
  // It waits for work that was started before, as a future does. Work that was
  // given a context ends with it.
  bool awaits_work = false;
  Where where = Where::kAnywhere;
};

// When a callable is run that a function takes.
enum class RunsWhen {
  kHere,       // Before the function returns.
  kElsewhere,  // On another thread; whether it outlives the caller is unknown.
  kJoined,     // On another thread, as a part of the caller's work.
  kDetached,   // On another thread that nobody waits for.
};

// A function that takes a callable.
struct Callable {
  Selector function;
  RunsWhen runs = RunsWhen::kHere;
  bool inherits = false;  // The task gets the caller's ambient context.
  std::optional<ArgumentTest> when;
  // It is kept, and may run after the caller has returned.
  bool outlives = false;
};

// How a library says that work has ended because it was cancelled.
struct Canceled {
  std::vector<std::string> exceptions;  // Classes.
  std::vector<Selector> codes;          // Enumerators, constants.
  std::vector<Selector> tests;          // Functions that are true then.
};

// What logs or aborts at error level. Exactly one of the two is set.
struct ErrorLog {
  std::optional<Selector> function;
  std::string macro;
  // Where there is one: only with this word among the arguments, ERROR.
  std::string argument;
};

// Of the entries of a list that match a declaration, the first counts. The
// blocking functions of a model with contexts are for these contexts; those of
// a model without contexts are for every context whose own model does not name
// the function.
struct Model {
  std::string name;
  std::string source;  // Path, or "builtin:ctx".
  // Its users want the library's idioms kept: checks for them run, too.
  bool strict = false;
  std::vector<ContextType> contexts;
  std::vector<Root> roots;
  std::vector<Derivation> derive;
  std::vector<Key> keys;
  std::vector<Blocking> blocking;
  std::vector<Callable> callables;
  // Class templates whose object stands for the context it holds or points to,
  // besides those of std.
  std::vector<std::string> wrappers;
  std::vector<ContextCall> deadlines;  // Give it one.
  std::vector<ContextCall> cancel;     // End it.
  std::vector<Registration> registrations;
  std::vector<Ambient> ambient;
  std::vector<Handler> handlers;
  // Return types of coroutines that hand the context on by themselves.
  std::vector<std::string> coroutines;
  std::vector<Selector> pauses;  // Give up the thread for a moment.
  // Wait for others, for a while or for the next message: called in loops.
  std::vector<Selector> waits;
  // Run what they are given once a context ends: ctx::AfterFunc. Registrations
  // do so, too.
  std::vector<Selector> wakes;
  // Look at a context that they are not members of: the current one, their
  // own. Those whose result nobody uses do not.
  std::vector<Selector> observe;
  // What sets code apart from the work at hand, on purpose: classes, in the
  // scope of their objects; functions, in their arguments (also the bodies of
  // lambdas) and in what a branch does that asks them.
  std::vector<Selector> apart;
  Canceled canceled;
  std::vector<ErrorLog> logs;
  // Functions that tidy up, so that a new root is right in them.
  std::vector<Selector> cleanup;
  // Globs of files where new roots are right: "**/tests/**".
  std::vector<std::string> allow_roots_in;
};

// The models of a run, in the order in which they were given. Immutable.
using ModelSet = std::vector<Model>;

}  // namespace ctxtidy::model

#endif  // CTXTIDY_CHECKS_MODEL_CONTEXT_MODEL_H_
