#include "checks/model/review.h"

#include <utility>

#include "checks/model/model_loader.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace ctxtidy::model {
namespace {

const YamlNode* ValueOf(const YamlNode& mapping, llvm::StringRef name) {
  for (const auto& [key, value] : llvm::zip(mapping.keys, mapping.items)) {
    if (key.text == name) return &value;
  }
  return nullptr;
}

std::string Quoted(llvm::StringRef text) { return ("'" + text + "'").str(); }

// Reads one model beside the document that it was made of: entry by entry, they
// are in the same order.
class Reviewer {
 public:
  Reviewer(const YamlNode& document, const Model& model, Faults& remarks)
      : document_(document), model_(model), remarks_(remarks) {}

  template <class Entry>
  auto EntriesOf(llvm::StringRef list, const std::vector<Entry>& entries) {
    static const YamlNode kNone;
    const YamlNode* node = ValueOf(document_, list);
    return llvm::zip(node == nullptr ? kNone.items : node->items, entries);
  }

  // True if there is a mistake.
  bool Run() {
    FindShadows();
    for (const auto& [node, entry] : EntriesOf("contexts", model_.contexts)) {
      ReviewContext(node, entry);
    }
    for (const auto& [node, entry] : EntriesOf("derive", model_.derive)) {
      if (entry.parent) CheckArgument(node, entry.function, *entry.parent);
      HintAtObject(node, entry);
      CheckMade(node, entry);
    }
    for (const auto& [node, entry] : EntriesOf("keys", model_.keys)) {
      CheckArgument(node, entry.set, entry.argument);
      if (!entry.typed.empty() && !entry.get) {
        Hint(node, "without 'get', keys of look-ups are not looked at");
      }
    }
    for (const auto& [node, entry] : EntriesOf("blocking", model_.blocking)) {
      ReviewBlocking(node, entry);
    }
    for (const auto& [node, entry] : EntriesOf("handlers", model_.handlers)) {
      if (entry.callback) CheckArgument(node, *entry.callback, entry.argument);
    }
    ReviewCalls("deadlines", model_.deadlines);
    ReviewCalls("cancel", model_.cancel);
    HintAtRoots();
    return has_mistakes_;
  }

 private:
  void Mistake(const YamlNode& node, const llvm::Twine& text) {
    has_mistakes_ = true;
    remarks_.Add(node.at, text);
  }
  void Hint(const YamlNode& node, const llvm::Twine& text) {
    remarks_.Add(node.at, "hint: " + text);
  }

  void FindShadows() {
    const auto function = [](const auto& entry) { return &entry.function; };
    const auto maybe = [](const auto& selector) {
      return selector ? &*selector : nullptr;
    };
    FindShadows("roots", model_.roots,
                [&](const Root& root) { return maybe(root.function); });
    FindShadows("roots", model_.roots,
                [&](const Root& root) { return maybe(root.constructor); });
    FindShadows("roots", model_.roots,
                [&](const Root& root) { return maybe(root.variable); });
    FindShadows("derive", model_.derive, function);
    FindShadows("keys", model_.keys, [](const Key& key) { return &key.set; });
    // What counts only sometimes leaves the rest to the next.
    FindShadows("blocking", model_.blocking, [](const Blocking& blocking) {
      return blocking.where == Where::kAnywhere ? &blocking.function : nullptr;
    });
    FindShadows("callables", model_.callables, [](const Callable& callable) {
      return callable.when ? nullptr : &callable.function;
    });
    FindShadows("deadlines", model_.deadlines, function);
    FindShadows("cancel", model_.cancel, function);
    FindShadows("registrations", model_.registrations,
                [&](const Registration& made) { return maybe(made.function); });
    FindShadows(
        "registrations", model_.registrations,
        [&](const Registration& made) { return maybe(made.constructor); });
    // What is for one kind of coroutine leaves the others to the next.
    FindShadows("ambient", model_.ambient, [](const Ambient& ambient) {
      return ambient.coroutine.empty() ? &ambient.function : nullptr;
    });
    FindShadows("handlers", model_.handlers, [&](const Handler& handler) {
      return maybe(handler.override);
    });
    FindShadows("logs", model_.logs, [&](const ErrorLog& log) {
      return log.argument.empty() ? maybe(log.function) : nullptr;
    });
    const auto itself = [](const Selector& selector) { return &selector; };
    FindShadows("pauses", model_.pauses, itself);
    FindShadows("waits", model_.waits, itself);
    FindShadows("observe", model_.observe, itself);
    FindShadows("cleanup", model_.cleanup, itself);
  }

  // Finds the entries that never count because an earlier one matches all that
  // they do.
  template <class Entry, class SelectorOf>
  void FindShadows(llvm::StringRef list, const std::vector<Entry>& entries,
                   SelectorOf selector_of) {
    std::vector<std::pair<const YamlNode*, const Selector*>> earlier;
    for (const auto& [node, entry] : EntriesOf(list, entries)) {
      const Selector* selector = selector_of(entry);
      if (selector == nullptr) continue;
      for (const auto& [place, other] : earlier) {
        if (!other->Covers(*selector)) continue;
        Mistake(node,
                Quoted(selector->text()) +
                    " never counts: " + Quoted(other->text()) + " in line " +
                    llvm::Twine(remarks_.LineOf(place->at)) + " comes first");
        break;
      }
      earlier.emplace_back(&node, selector);
    }
  }

  void ReviewContext(const YamlNode& node, const ContextType& context) {
    auto [earlier, is_new] =
        types_.try_emplace(context.type, remarks_.LineOf(node.at));
    if (!is_new) {
      Mistake(node, Quoted(context.type) +
                        " has been described before, in line " +
                        llvm::Twine(earlier->second));
    }
    for (const auto& [list, names] :
         {std::pair("accessors", &context.accessors),
          std::pair("observe", &context.observe),
          std::pair("done", &context.done)}) {
      FindRepeated(*ValueOrNone(node, list), *names);
    }
    for (const std::string& name : context.observe) {
      if (!llvm::is_contained(context.done, name)) continue;
      Hint(*ValueOrNone(node, "observe"),
           Quoted(name) + " is in 'done', which is enough");
    }
    const bool is_looked_at = context.shape == Shape::kToken ||
                              context.shape == Shape::kOperation ||
                              context.shape == Shape::kSource;
    if (is_looked_at && !context.outgoing && context.observe.empty() &&
        context.done.empty()) {
      Hint(node, "name the members of " + Quoted(context.type) +
                     " that look at it, in 'done' and 'observe': without "
                     "them no loop seems to look");
    }
    for (const Model& builtin : BuiltinModels()) {
      if (builtin.name == model_.name) continue;
      if (llvm::any_of(builtin.contexts, [&](const ContextType& other) {
            return other.type == context.type;
          })) {
        Hint(node, "the built-in model " + Quoted(builtin.name) +
                       " describes " + Quoted(context.type) +
                       ", too, and counts; name this model " +
                       Quoted(builtin.name) + " to replace it");
      }
    }
  }

  static const YamlNode* ValueOrNone(const YamlNode& node,
                                     llvm::StringRef key) {
    const YamlNode* value = ValueOf(node, key);
    return value == nullptr ? &node : value;
  }

  void FindRepeated(const YamlNode& list,
                    const std::vector<std::string>& names) {
    for (size_t i = 0; i < names.size(); ++i) {
      const auto earlier = llvm::ArrayRef(names).take_front(i);
      if (llvm::is_contained(earlier, names[i])) {
        Mistake(list.items[i], Quoted(names[i]) + " is given twice");
      }
    }
  }

  void CheckArgument(const YamlNode& node, const Selector& function,
                     unsigned argument) {
    if (!function.arity() || argument < *function.arity()) return;
    Mistake(node, Quoted(function.text()) + " has no argument " +
                      llvm::Twine(argument) + ": they count from 0");
  }

  // `makes` is for contexts of calls to be made.
  void CheckMade(const YamlNode& node, const Derivation& derive) {
    if (derive.makes.empty() || model_.contexts.empty() ||
        llvm::any_of(model_.contexts, [&](const ContextType& context) {
          return context.outgoing && context.type == derive.makes;
        })) {
      return;
    }
    Mistake(node, Quoted(derive.makes) +
                      " is not one of the 'contexts' that are 'outgoing'");
  }

  // `parent` was left out although the function is a context's member.
  void HintAtObject(const YamlNode& node, const Derivation& derive) {
    if (ValueOf(node, "parent") != nullptr) return;
    for (const ContextType& context : model_.contexts) {
      const std::string scope = context.type + "::";
      if (llvm::any_of(derive.function.names(), [&](llvm::StringRef name) {
            return name.starts_with(scope);
          })) {
        Hint(node, Quoted(derive.function.text()) + " is a member of " +
                       Quoted(context.type) +
                       "; add 'parent: this' if the object is the parent, "
                       "else 'parent: arg0'");
      }
    }
  }

  void ReviewBlocking(const YamlNode& node, const Blocking& blocking) {
    for (const auto& test : {blocking.when, blocking.unless}) {
      if (test) CheckArgument(node, blocking.function, test->argument);
    }
    if (blocking.min) CheckArgument(node, blocking.function, 0);
    llvm::StringRef rest = blocking.instead;
    while (rest.contains('{')) {
      rest = rest.split('{').second;
      unsigned argument;
      if (!rest.take_until([](char c) { return c == '}'; })
               .getAsInteger(10, argument)) {
        CheckArgument(node, blocking.function, argument);
      }
    }
    if (blocking.unit && !blocking.min) {
      Hint(node,
           "'unit' says how long the argument 1 is; 'min' would say "
           "which durations are left alone");
    }
  }

  void ReviewCalls(llvm::StringRef list,
                   const std::vector<ContextCall>& calls) {
    for (const auto& [node, call] : EntriesOf(list, calls)) {
      if (call.context) CheckArgument(node, call.function, *call.context);
    }
  }

  void HintAtRoots() {
    const YamlNode* contexts = ValueOf(document_, "contexts");
    if (contexts == nullptr || !model_.roots.empty()) return;
    // A null pointer is a root, and what is outgoing is none.
    const auto needs_root = [](const ContextType& context) {
      return !context.outgoing && !context.nullable;
    };
    if (llvm::any_of(model_.contexts, needs_root)) {
      Hint(*contexts,
           "there are no 'roots': what makes such a context that is "
           "related to no other?");
    }
  }

  const YamlNode& document_;
  const Model& model_;
  Faults& remarks_;
  llvm::StringMap<unsigned> types_;  // Lines of contexts.
  bool has_mistakes_ = false;
};

// Finds the selectors that contradict themselves.
bool FindImpossible(const std::vector<Mention>& mentions, std::string& text) {
  bool found = false;
  for (const Mention& mention : mentions) {
    const Selector& name = mention.name;
    if (name.with().empty()) continue;
    const bool contradicts = name.with() == name.without();
    if (!contradicts && name.arity() != 0u) continue;
    found = true;
    text += mention.place + ": '" + name.text() + "' matches nothing: it " +
            (contradicts ? "wants a parameter both there and not"
                         : "wants a parameter, and none") +
            "\n";
  }
  return found;
}

}  // namespace

Review ReviewModels(llvm::MemoryBufferRef buffer) {
  Review review;
  llvm::Expected<ModelSet> models = LoadModels(buffer);
  if (!models) {
    review.has_mistakes = true;
    review.remarks = llvm::toString(models.takeError());
    return review;
  }
  Faults remarks(buffer);
  const std::vector<YamlNode> documents = ParseYaml(buffer, remarks);
  for (const auto& [document, model] : llvm::zip(documents, *models)) {
    review.has_mistakes |= Reviewer(document, model, remarks).Run();
    llvm::append_range(review.mentions, MentionsIn(document, remarks));
  }
  if (!remarks.empty()) {
    review.remarks = llvm::toString(remarks.Take()) + "\n";
  }
  review.has_mistakes |= FindImpossible(review.mentions, review.remarks);
  if (!review.remarks.empty()) review.remarks.pop_back();
  review.models = *std::move(models);
  return review;
}

std::string Summary(const Model& model) {
  std::vector<std::string> parts;
  const auto count = [&](size_t number, llvm::StringRef one,
                         llvm::StringRef many) {
    if (number == 0) return;
    parts.push_back(
        (llvm::Twine(number) + " " + (number == 1 ? one : many)).str());
  };
  count(model.contexts.size(), "context", "contexts");
  count(model.roots.size(), "root", "roots");
  count(model.derive.size(), "way to derive", "ways to derive");
  count(model.deadlines.size(), "setter of deadlines", "setters of deadlines");
  count(model.cancel.size(), "way to cancel", "ways to cancel");
  count(model.registrations.size(), "registration", "registrations");
  count(model.ambient.size(), "ambient context", "ambient contexts");
  count(model.handlers.size(), "kind of handler", "kinds of handlers");
  count(model.keys.size(), "store of keys", "stores of keys");
  count(model.blocking.size(), "blocking function", "blocking functions");
  count(model.pauses.size(), "pause", "pauses");
  count(model.callables.size(), "taker of callables", "takers of callables");
  count(model.canceled.exceptions.size() + model.canceled.codes.size() +
            model.canceled.tests.size(),
        "sign of cancellation", "signs of cancellation");
  count(model.logs.size(), "error log", "error logs");
  count(model.cleanup.size(), "clean-up", "clean-ups");
  return model.name + ": " +
         (parts.empty() ? "nothing" : llvm::join(parts, ", "));
}

}  // namespace ctxtidy::model
