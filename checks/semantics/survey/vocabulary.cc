#include "checks/semantics/survey/vocabulary.h"

#include <initializer_list>

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

namespace ctxtidy::semantics {
namespace {

using Words = std::vector<std::string>;
using Stems = std::initializer_list<llvm::StringRef>;

bool BeginsWithOneOf(llvm::StringRef word, Stems stems) {
  return llvm::any_of(
      stems, [&](llvm::StringRef stem) { return word.starts_with(stem); });
}

// Does a word begin with one of the stems?
bool Has(const Words& words, Stems stems) {
  return llvm::any_of(words, [&](llvm::StringRef word) {
    return BeginsWithOneOf(word, stems);
  });
}

// Is a word one of these?
bool HasWord(const Words& words, Stems all) {
  return llvm::any_of(words, [&](llvm::StringRef word) {
    return llvm::is_contained(all, word);
  });
}

bool Begins(const Words& words, Stems all) {
  return !words.empty() && llvm::is_contained(all, words.front());
}

bool HasEnd(const Words& words) {
  return Has(words, {"cancel", "abort", "stop", "interrupt", "terminat"});
}

bool HasTime(const Words& words) {
  return Has(words, {"deadline", "timeout", "expir"});
}

}  // namespace

std::vector<std::string> WordsOf(llvm::StringRef identifier) {
  Words words;
  std::string word;
  const auto finish = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (std::size_t i = 0; i < identifier.size(); ++i) {
    const char c = identifier[i];
    if (!llvm::isAlnum(c)) {
      finish();
      continue;
    }
    const bool upper = llvm::isUpper(c);
    const bool after_lower = i > 0 && !llvm::isUpper(identifier[i - 1]);
    const bool before_lower =
        i + 1 < identifier.size() && llvm::isLower(identifier[i + 1]);
    if (upper && (after_lower || before_lower)) finish();
    word += llvm::toLower(c);
  }
  finish();
  return words;
}

bool SoundsLikeContext(llvm::StringRef class_name) {
  const Words words = WordsOf(class_name);
  if (words.empty()) return false;
  // What only tells of one.
  if (HasWord(words, {"exception", "error", "status", "code", "reason",
                      "result", "policy", "test", "builder", "factory",
                      "options", "mock", "guard", "scope"})) {
    return false;
  }
  if (HasEnd(words)) return true;
  static constexpr llvm::StringLiteral kLast[] = {
      "context",  "ctx",     "token",  "controller",
      "deadline", "request", "session"};
  return llvm::is_contained(kLast, words.back());
}

bool SoundsDone(llvm::StringRef function) {
  const Words words = WordsOf(function);
  if (Begins(words, {"set", "on", "request", "add", "throw", "check", "can",
                     "get", "try", "register", "clear", "reset"}) ||
      HasWord(words, {"possible", "supported", "id"})) {
    return false;
  }
  if (Has(words, {"cancelled", "canceled", "cancellation", "aborted", "stopped",
                  "interrupted", "expired"})) {
    return true;
  }
  if (HasEnd(words)) {
    return HasWord(words, {"is", "should", "requested", "must", "was"});
  }
  return words == Words{"is", "done"} || words == Words{"done"} ||
         words == Words{"failed"} || words == Words{"is", "over"};
}

bool SoundsLooking(llvm::StringRef function) {
  const Words words = WordsOf(function);
  if (Begins(words, {"set", "clear", "reset", "try"})) return false;
  if (Has(words, {"canceled", "cancelled"})) return true;
  if (HasEnd(words)) {
    return Begins(words,
                  {"throw", "check", "on", "subscribe", "register", "notify",
                   "add", "when", "wait", "get", "can", "poll"}) ||
           HasWord(words, {"check", "possible"});
  }
  if (HasTime(words)) {
    return !Begins(words, {"with", "add", "extend", "update"});
  }
  return words == Words{"err"} || words == Words{"check"} ||
         words == Words{"remaining"} || words == Words{"subscribe"} ||
         (Has(words, {"remaining", "left"}) && HasWord(words, {"time"})) ||
         (HasWord(words, {"notify", "async"}) && HasWord(words, {"done"}));
}

bool SoundsCancelling(llvm::StringRef function) {
  const Words words = WordsOf(function);
  static constexpr llvm::StringLiteral kEnds[] = {"cancel", "abort", "stop",
                                                  "interrupt", "cancellation"};
  if (words.empty() || words.size() > 3) return false;
  if (llvm::is_contained(kEnds, words.front())) {
    return words.size() == 1 || HasWord(words, {"with", "all", "request"});
  }
  return Begins(words, {"request", "try", "start"}) && HasEnd(words);
}

bool SoundsLikeSettingDeadline(llvm::StringRef function) {
  const Words words = WordsOf(function);
  return HasTime(words) &&
         (Begins(words, {"set", "expires", "expire", "add", "extend"}));
}

bool SoundsTimed(llvm::StringRef function) {
  return HasTime(WordsOf(function));
}

bool SoundsDetaching(llvm::StringRef function) {
  const Words words = WordsOf(function);
  return Has(words, {"detach", "shield", "uncancel", "unstoppable"}) ||
         (HasWord(words, {"without"}) && HasEnd(words));
}

bool SoundsDeriving(llvm::StringRef function) {
  return Has(WordsOf(function),
             {"with", "child", "deriv", "fork", "sub", "link", "merge", "nest",
              "combine", "chain", "split"});
}

bool SoundsMaking(llvm::StringRef function) {
  return Has(WordsOf(function), {"make", "create", "new", "alloc", "build",
                                 "clone", "copy", "spawn", "with", "release"});
}

bool SoundsAmbient(llvm::StringRef function) {
  return HasWord(WordsOf(function), {"current", "active", "tls", "local"});
}

bool SoundsBlocking(llvm::StringRef function) {
  return Has(
      WordsOf(function),
      {"wait",    "sleep",   "read",   "recv", "receive", "get",   "join",
       "connect", "poll",    "accept", "lock", "acquire", "pop",   "take",
       "call",    "execute", "flush",  "send", "write",   "fetch", "query",
       "run",     "drain",   "sync",   "load", "open"});
}

bool SoundsCancelled(llvm::StringRef name) {
  return Has(WordsOf(name),
             {"cancelled", "canceled", "cancellation", "interrupted"});
}

}  // namespace ctxtidy::semantics
