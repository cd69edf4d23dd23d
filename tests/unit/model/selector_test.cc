#include "checks/model/selector.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace ctxtidy::model {
namespace {

Selector Parsed(llvm::StringRef text) {
  llvm::Expected<Selector> selector = Selector::Parse(text);
  if (selector) return *selector;
  ADD_FAILURE() << text.str() << ": " << llvm::toString(selector.takeError());
  return {};
}

struct NameCase {
  const char* selector;
  std::vector<const char*> matches;
  std::vector<const char*> others;
};

const NameCase kNameCases[] = {
    {"ctx::Background",
     {"ctx::Background", "::ctx::Background"},
     {"Background", "ctx::Background2", "my::ctx::Background", "ctx"}},
    {"::poll", {"poll"}, {"my::poll", "ppoll", "pollx"}},
    {"ctx::With(Cancel|Timeout)(Cause)?",
     {"ctx::WithCancel", "ctx::WithTimeoutCause"},
     {"ctx::With", "ctx::WithCause", "ctx::WithCancelTimeout"}},
    {"std::(shared_)?future::(get|wait)",
     {"std::future::get", "std::shared_future::wait"},
     {"std::shared_::get", "std::future::wait_for"}},
    {"a(b(c|d)?|e)", {"ab", "abc", "abd", "ae"}, {"a", "ac", "abe"}},
    {"std::(this_thread::yield|async)",
     {"std::this_thread::yield", "std::async"},
     {"std::yield"}},
    {"std::condition_variable::wait*",
     {"std::condition_variable::wait", "std::condition_variable::wait_for"},
     {"std::condition_variable::notify_all"}},
    {"mongo::*::schedule*",
     {"mongo::Pool::schedule", "mongo::a::b::scheduleWork"},
     {"mongo::schedule"}},
    {"*::Close", {"a::Close", "a::b::Close"}, {"Close", "a::Close::x"}},
    {"*", {"a", "a::b"}, {}},
    {"a::b*c", {"a::bc", "a::b::x::c", "a::bcc"}, {"a::b", "a::bcd"}},
    {"a::Handler::operator()",
     {"a::Handler::operator()"},
     {"a::Handler::operator"}},
    {"a::(B|C)::operator()", {"a::C::operator()"}, {"a::D::operator()"}},
    {"a::B::~B", {"a::B::~B"}, {"a::B::B"}},
    {"größe::ändern", {"größe::ändern"}, {"groesse::aendern"}},
    {"  ctx::TODO  ", {"ctx::TODO"}, {" ctx::TODO"}},
    {"f/2 without x::Y", {"f"}, {"f/2"}},
};

TEST(SelectorTest, MatchesNames) {
  for (const NameCase& test : kNameCases) {
    Selector selector = Parsed(test.selector);
    for (const char* name : test.matches) {
      EXPECT_TRUE(selector.MatchesName(name)) << test.selector << " " << name;
    }
    for (const char* name : test.others) {
      EXPECT_FALSE(selector.MatchesName(name)) << test.selector << " " << name;
    }
  }
}

// The quick no by last name must never be wrong.
TEST(SelectorTest, LastNameOfAMatchMatches) {
  for (const NameCase& test : kNameCases) {
    Selector selector = Parsed(test.selector);
    for (llvm::StringRef name : test.matches) {
      llvm::StringRef last = name.rsplit("::").second;
      if (last.empty()) last = name;
      EXPECT_TRUE(selector.MatchesLastName(last)) << test.selector;
    }
  }
}

TEST(SelectorTest, LastNameSpares) {
  EXPECT_FALSE(Parsed("ctx::Background").MatchesLastName("ctx"));
  EXPECT_FALSE(Parsed("ctx::Background").MatchesLastName("ctx::Background"));
  EXPECT_FALSE(Parsed("a::With(X|Y)").MatchesLastName("With"));
  EXPECT_FALSE(Parsed("a::*::Close").MatchesLastName("Closer"));
  EXPECT_FALSE(Parsed("a::b*c").MatchesLastName("d"));
  EXPECT_FALSE(Parsed("a(::b|::c)").MatchesLastName("a"));
}

TEST(SelectorTest, ReadsConditions) {
  Selector selector = Parsed("a::f/0  without ::std::stop_token with x");
  EXPECT_EQ(selector.text(), "a::f/0  without ::std::stop_token with x");
  EXPECT_EQ(selector.arity(), 0u);
  EXPECT_EQ(selector.with(), "x");
  EXPECT_EQ(selector.without(), "std::stop_token");

  selector = Parsed("a::f");
  EXPECT_EQ(selector.arity(), std::nullopt);
  EXPECT_EQ(selector.with(), "");
  EXPECT_EQ(selector.without(), "");
}

TEST(SelectorTest, DefaultMatchesNothing) {
  EXPECT_FALSE(Selector().MatchesName(""));
  EXPECT_FALSE(Selector().MatchesLastName(""));
}

struct FaultCase {
  std::string text;
  const char* fault;
};

const FaultCase kFaultCases[] = {
    {"", "a selector is empty"},
    {" \t", "a selector is empty"},
    {"::", "a selector needs a name"},
    {"/1", "a selector needs a name"},
    {"(a)?", "a selector needs a name"},
    {"a(b", "'(' is never closed"},
    {"a(", "'(' is never closed"},
    {"a(b|", "'(' is never closed"},
    {"a)b", "')' has no '(' before it"},
    {"a|b", "'|' belongs inside parentheses"},
    {"a?", "'?' must follow a ')'"},
    {"a(b)??", "'?' must follow a ')'"},
    {"a()", "an alternative is empty; write '(x)?' for what may be left out"},
    {"a(b|)", "an alternative is empty; write '(x)?' for what may be left out"},
    {"a/", "'' is no number of parameters; write for example 'f/1'"},
    {"a/x", "'x' is no number of parameters; write for example 'f/1'"},
    {"a/-1", "'-1' is no number of parameters; write for example 'f/1'"},
    {"a/1/2", "'1/2' is no number of parameters; write for example 'f/1'"},
    {"a/99999999999999999999",
     "'99999999999999999999' is no number of parameters; write for example "
     "'f/1'"},
    {"a wiht b", "unknown word 'wiht' after a name; did you mean 'with'?"},
    {"a withot b",
     "unknown word 'withot' after a name; did you mean "
     "'without'?"},
    {"a noexcept",
     "unknown word 'noexcept' after a name; known are 'with', "
     "'without'"},
    {"a with", "'with' needs a type after it"},
    {"a with b with c", "'with' is given twice"},
    {"a with ::", "'' is no name of a type"},
    {"a with b*", "'b*' is no name of a type"},
    {"a with b:c", "':' must be doubled"},
    {"a:b", "':' must be doubled"},
    {"a:::b", "':' must be doubled"},
    {"a::", "'::' needs a name on both sides"},
    {"a::::b", "'::' needs a name on both sides"},
    {"a(::)?b(::)?", "'::' needs a name on both sides"},
    {"a~b", "'~' belongs before a name"},
    {"a::1b", "'1b' is no name: it begins with a digit"},
    {"std::vector<int>", "template arguments are left out of names"},
    {"a.b", "unexpected '.' in a name"},
    {"f(a,b)", "unexpected ',' in a name"},
    {std::string(2000, 'a'), "a selector is too long"},
    {std::string(500, '('), "too many nested parentheses"},
    {"(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)(a|b)",
     "the alternatives stand for more than 256 names"},
};

TEST(SelectorTest, SaysWhatIsWrong) {
  for (const FaultCase& test : kFaultCases) {
    llvm::Expected<Selector> selector = Selector::Parse(test.text);
    if (selector) {
      ADD_FAILURE() << test.text << " was accepted";
      continue;
    }
    EXPECT_EQ(llvm::toString(selector.takeError()), test.fault) << test.text;
  }
}

}  // namespace
}  // namespace ctxtidy::model
