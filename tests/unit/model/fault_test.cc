// Every kind of fault in a model's file, with the exact text that the user
// sees: file, line, column and the way out.

#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "checks/model/model_loader.h"

namespace ctxtidy::model {
namespace {

std::string FaultsOf(llvm::StringRef yaml) {
  llvm::Expected<ModelSet> models =
      LoadModels(llvm::MemoryBufferRef(yaml, "m.yaml"));
  return models ? "" : llvm::toString(models.takeError());
}

struct FaultCase {
  const char* name;
  std::string yaml;
  const char* faults;
};

void PrintTo(const FaultCase& test, std::ostream* out) { *out << test.name; }

class FaultTest : public testing::TestWithParam<FaultCase> {};

TEST_P(FaultTest, IsReportedAtItsPlace) {
  EXPECT_EQ(FaultsOf(GetParam().yaml), GetParam().faults);
}

std::string NameOf(const testing::TestParamInfo<FaultCase>& info) {
  return info.param.name;
}

const FaultCase kTextCases[] = {
    {"Empty", "",
     "m.yaml:1:1: the file is empty; a model begins with 'model: <name>'"},
    {"Blank", "\n \n",
     "m.yaml:1:1: the file is empty; a model begins with 'model: <name>'"},
    {"OnlyAComment", "# model: x\n",
     "m.yaml:2:1: the document is empty; a model begins with 'model: <name>'"},
    {"EmptyDocument", "model: x\n---\n",
     "m.yaml:3:1: the document is empty; a model begins with 'model: <name>'"},
    {"Tab", "model: x\nroots:\n\t- function: f\n",
     "m.yaml:3:1: a tab indents this line; YAML wants spaces"},
    {"TabAfterSpaces", "model: x\nroots:\n  \t- function: f\n",
     "m.yaml:3:3: a tab indents this line; YAML wants spaces"},
    {"NotUtf8", "model: \xff\n", "m.yaml:1:8: the file is not UTF-8 text"},
    {"Utf16", std::string("\xff\xfem\0o\0", 6),
     "m.yaml:1:1: the file is not UTF-8 text"},
    {"Nul", std::string("model\0: x", 9),
     "m.yaml:1:6: a control character is in the text"},
    {"UnclosedBracket", "model: x\nroots: [\n",
     "m.yaml:2:9: this is not YAML: could not find closing ]"},
    {"UnclosedQuote", "model: \"x\n",
     "m.yaml:1:10: this is not YAML: expected quote at end of scalar"},
    {"WrongIndentation", "model: x\n  roots: []\n",
     "m.yaml:2:8: this is not YAML: unexpected token. expected key or block "
     "end"},
    {"Prose", "Dear reader",
     "m.yaml:1:1: expected a model, which begins with "
     "'model: <name>', found a text"},
    {"ListAtTheTop", "- model: x\n",
     "m.yaml:1:1: expected a model, which begins with 'model: <name>', found a "
     "list"},
    {"Alias", "model: x\nroots:\n  - function: *::Background\n",
     "m.yaml:3:15: what begins with '*' or '&' must be quoted"},
    {"AliasOfAWord", "model: x\nroots: [{function: *foo}]\n",
     "m.yaml:2:20: what begins with '*' must be quoted: \"*foo\""},
    {"Tag", "model: !!str x\n", "m.yaml:1:8: YAML tags mean nothing here"},
    {"KeyIsAList", "? [model]\n: x\n", "m.yaml:1:3: a key must be a word"},
    {"TooDeep", "model: x\nroots: " + std::string(50, '['),
     "m.yaml:2:23: this is nested too deeply"},
    {"Twice", "model: x\nroots: []\nroots: []\n",
     "m.yaml:3:1: 'roots' is given twice"},
    {"CarriageReturns", "model: x\r\nroot: []\r\n",
     "m.yaml:2:1: unknown key 'root'; did you mean 'roots'?"},
};
INSTANTIATE_TEST_SUITE_P(Text, FaultTest, testing::ValuesIn(kTextCases),
                         NameOf);

const FaultCase kKeyCases[] = {
    {"Misspelt", "model: x\nderives: []\n",
     "m.yaml:2:1: unknown key 'derives'; did you mean 'derive'?"},
    {"OfAnotherCase", "Model: x\n",
     "m.yaml:1:1: missing key 'model'\n"
     "m.yaml:1:1: unknown key 'Model'; did you mean 'model'?"},
    {"Unknown", "model: x\nfrobnication: []\n",
     "m.yaml:2:1: unknown key 'frobnication'; known are 'model', 'strict', "
     "'contexts', 'roots', 'derive', 'keys', 'blocking', 'callables', "
     "'wrappers', "
     "'deadlines', 'cancel', 'registrations', 'ambient', 'handlers', "
     "'coroutines', 'pauses', 'waits', 'wakes', 'observe', 'apart', "
     "'canceled', "
     "'logs', 'cleanup', 'allow_roots_in'"},
    {"UnknownInside", "model: x\nroots:\n- {functoin: f}\n",
     "m.yaml:3:3: a root has exactly one of 'function', 'constructor', "
     "'variable'\n"
     "m.yaml:3:4: unknown key 'functoin'; did you mean 'function'?"},
    {"NoModel", "contexts: []\n", "m.yaml:1:1: missing key 'model'"},
    {"NoType", "model: x\ncontexts:\n  - shape: token\n",
     "m.yaml:3:5: missing key 'type'"},
    {"RegistrationOfNothing", "model: x\nregistrations:\n  - {}\n",
     "m.yaml:3:5: a registration has exactly one of 'constructor', "
     "'function'"},
    {"HandlerOfTwo", "model: x\nhandlers:\n  - {override: a, annotation: b}\n",
     "m.yaml:3:5: a handler has exactly one of 'override', 'callback', "
     "'annotation'"},
    {"ArgumentOfNoCallback", "model: x\nhandlers:\n  - {override: a, arg: 1}\n",
     "m.yaml:3:5: 'arg' needs 'callback': whose argument it is"},
    {"LogOfNothing", "model: x\nlogs:\n  - argument: ERROR\n",
     "m.yaml:3:5: a log has exactly one of 'function', 'macro'"},
    {"NoDeriveFunction", "model: x\nderive:\n  - parent: arg0\n",
     "m.yaml:3:5: missing key 'function'"},
    {"NoSetNoKey", "model: x\nkeys: [{}]\n",
     "m.yaml:2:8: missing key 'key'\nm.yaml:2:8: missing key 'set'"},
    {"NoWayOut", "model: x\nblocking:\n- function: f\n",
     "m.yaml:3:3: missing key 'instead' or 'advice': the way out"},
    {"NoRuns", "model: x\ncallables:\n- function: f\n",
     "m.yaml:3:3: missing key 'runs'"},
    {"NoRoot", "model: x\nroots:\n- {}\n",
     "m.yaml:3:3: a root has exactly one of 'function', 'constructor', "
     "'variable'"},
    {"TwoRoots", "model: x\nroots:\n- {function: f, variable: v}\n",
     "m.yaml:3:3: a root has exactly one of 'function', 'constructor', "
     "'variable'"},
    {"GuardAlone", "model: x\nderive: [{function: f, guard: g}]\n",
     "m.yaml:2:10: 'guard' needs 'cancel': where the function is that the "
     "guard calls"},
    {"NoTest",
     "model: x\nblocking:\n- {function: f, advice: a, when: {arg: 1}}\n",
     "m.yaml:3:34: a test has exactly one of 'is', 'mentions'"},
};
INSTANTIATE_TEST_SUITE_P(Key, FaultTest, testing::ValuesIn(kKeyCases), NameOf);

const FaultCase kKindCases[] = {
    {"TextForList", "model: x\nroots: f\n",
     "m.yaml:2:8: expected a list, found a text"},
    {"NothingForList", "model: x\nroots:\nkeys: []\n",
     "m.yaml:2:1: expected a list, found nothing"},
    {"MappingForList", "model: x\nroots: {function: f}\n",
     "m.yaml:2:8: expected a list, found a mapping"},
    {"TextForMapping", "model: x\nroots:\n  - ctx::Background\n",
     "m.yaml:3:5: expected a mapping, found a text"},
    {"ListForName", "model: [x]\n",
     "m.yaml:1:8: expected a model's name, found a list"},
    {"NothingForName", "model:\n",
     "m.yaml:1:1: expected a model's name, found nothing"},
    {"EmptyText", "model: ''\n",
     "m.yaml:1:8: expected a model's name, found an empty text"},
    {"ListForSelector", "model: x\nroots: [{function: [f, g]}]\n",
     "m.yaml:2:20: expected a selector, found a list"},
    {"ListForIdentifier",
     "model: x\ncontexts:\n- {type: t, observe: [a, [b]]}\n",
     "m.yaml:3:26: expected a name, found a list"},
    {"MappingForWord", "model: x\ncontexts:\n- {type: t, shape: {}}\n",
     "m.yaml:3:20: expected one of 'token', 'operation', 'source', "
     "'deadline', 'carrier', found a mapping"},
    {"MappingForCode", "model: x\nblocking:\n- function: f\n  instead: {ctx}\n",
     "m.yaml:4:12: code that begins with '{' must be quoted"},
};
INSTANTIATE_TEST_SUITE_P(Kind, FaultTest, testing::ValuesIn(kKindCases),
                         NameOf);

// What is wrong with `key: value` in an entry of a list that lacks nothing
// else.
std::string InEntry(const char* list, const char* rest, const char* pair) {
  return std::string("model: x\n") + list + ":\n- " + rest + "\n  " + pair +
         "\n";
}
std::string Context(const char* pair) {
  return InEntry("contexts", "type: t", pair);
}
std::string Derive(const char* pair) {
  return InEntry("derive", "function: f", pair);
}
std::string Block(const char* pair) {
  return InEntry("blocking", "{function: f, advice: a, ", pair) + "}";
}

const FaultCase kValueCases[] = {
    {"ModelName", "model: my model\n",
     "m.yaml:1:8: 'my model' is no name of a model; use letters, digits, '-', "
     "'_' and '.'"},
    {"OneLineEach", "model: \"my\\nmodel\"\n",
     "m.yaml:1:8: 'my model' is no name of a model; use letters, digits, '-', "
     "'_' and '.'"},
    {"NearWord", Context("shape: tokn"),
     "m.yaml:4:10: unknown value 'tokn'; did you mean 'token'?"},
    {"FarWord", Context("position: somewhere"),
     "m.yaml:4:13: unknown value 'somewhere'; known are 'any', 'first', "
     "'last'"},
    {"Type", "model: x\ncontexts:\n- type: std::vector<x>\n",
     "m.yaml:3:9: 'std::vector<x>' is no qualified name; write for example "
     "'ctx::Context'"},
    {"Identifier", Context("accessors: [context()]"),
     "m.yaml:4:15: 'context()' is no plain, unqualified name"},
    {"Selector", "model: x\nroots:\n- function: f(\n",
     "m.yaml:3:13: 'f(' is malformed: '(' is never closed"},
    {"QuotedSelector", "model: x\nroots:\n- function: 'f('\n",
     "m.yaml:3:13: 'f(' is malformed: '(' is never closed"},
    {"Parent", Derive("parent: 0"),
     "m.yaml:4:11: '0' is no argument; write 'arg0' for the first, 'this' for "
     "the object"},
    {"KeyArgument", "model: x\nkeys: [{set: f, key: first}]\n",
     "m.yaml:2:22: 'first' is no argument; write 'arg0' for the first"},
    {"HugeArgument", "model: x\nkeys: [{set: f, key: arg256}]\n",
     "m.yaml:2:22: 'arg256' is no argument; write 'arg0' for the first"},
    {"Place", Derive("context: context"),
     "m.yaml:4:12: 'context' is no place in a result; write '.member', or '.1' "
     "for an element of a pair or tuple"},
    {"BarePlace", Derive("cancel: ."),
     "m.yaml:4:11: '.' is no place in a result; write '.member', or '.1' for "
     "an element of a pair or tuple"},
    {"Placeholder", Block("instead: 'g({ctxt}, {0}, T{})'"),
     "m.yaml:4:12: unknown placeholder '{ctxt}'; did you mean 'ctx'?"},
    {"NoUnit", Block("min: 50"),
     "m.yaml:4:8: '50' is no duration; write a whole number and one of ns, us, "
     "ms, s, min, h"},
    {"UnknownUnit", Block("min: 50sec"),
     "m.yaml:4:8: '50sec' is no duration; write a whole number and one of ns, "
     "us, ms, s, min, h"},
    {"Fraction", Block("unit: 1.5s"),
     "m.yaml:4:9: '1.5s' is no duration; write a whole number and one of ns, "
     "us, ms, s, min, h"},
    {"Negative", Block("min: -1s"),
     "m.yaml:4:8: '-1s' is no duration; write a whole number and one of ns, "
     "us, ms, s, min, h"},
    {"Overflow", Block("min: 9999999h"),
     "m.yaml:4:8: '9999999h' is too long a time"},
    {"TestArgument", Block("when: {arg: arg2, is: null}"),
     "m.yaml:4:15: 'arg2' is no number of an argument; the first is 0"},
    {"TestWord", Block("when: {arg: 2, is: nil}"),
     "m.yaml:4:22: unknown value 'nil'; known are 'negative', 'null', "
     "'left_out'"},
    {"Mentions", Block("unless: {arg: 2, mentions: A|B}"),
     "m.yaml:4:30: 'A|B' is no plain, unqualified name"},
    {"UnlessAfter", Block("unless_after: [f, g()]"),
     "m.yaml:4:21: 'g()' is malformed: an alternative is empty; write '(x)?' "
     "for what may be left out"},
    {"Runs", "model: x\ncallables: [{function: f, runs: there}]\n",
     "m.yaml:2:33: unknown value 'there'; did you mean 'here'?"},
    {"SameName", "model: x\n---\nmodel: y\n---\nroots: []\nmodel: x\n",
     "m.yaml:6:8: the model 'x' has been described before, in line 1"},
};
INSTANTIATE_TEST_SUITE_P(Value, FaultTest, testing::ValuesIn(kValueCases),
                         NameOf);

TEST(FaultsTest, AllOfAFileComeAtOnceInOrder) {
  EXPECT_EQ(FaultsOf("model: x\n"
                     "roots:\n"
                     "  - variable: 1\n"
                     "contexts:\n"
                     "  - type: t\n"
                     "    shap: token\n"
                     "---\n"
                     "blockin: []\n"),
            "m.yaml:3:15: '1' is malformed: '1' is no name: it begins with a "
            "digit\n"
            "m.yaml:6:5: unknown key 'shap'; did you mean 'shape'?\n"
            "m.yaml:8:1: missing key 'model'\n"
            "m.yaml:8:1: unknown key 'blockin'; did you mean 'blocking'?");
}

TEST(FaultsTest, BrokenYamlHidesNoEarlierFault) {
  EXPECT_EQ(FaultsOf("modle: x\n---\nmodel: [\n"),
            "m.yaml:1:1: missing key 'model'\n"
            "m.yaml:1:1: unknown key 'modle'; did you mean 'model'?\n"
            "m.yaml:3:9: this is not YAML: could not find closing ]");
}

}  // namespace
}  // namespace ctxtidy::model
