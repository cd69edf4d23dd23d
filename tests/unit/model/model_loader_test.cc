#include "checks/model/model_loader.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdio>
#include <fstream>
#include <optional>
#include <string>

namespace ctxtidy::model {
namespace {

using namespace std::chrono_literals;

ModelSet Loaded(llvm::StringRef yaml) {
  llvm::Expected<ModelSet> models =
      LoadModels(llvm::MemoryBufferRef(yaml, "m.yaml"));
  if (models) return *models;
  ADD_FAILURE() << llvm::toString(models.takeError());
  return {};
}

// A file with this text, removed at the end of the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    static int count = 0;
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    path_ = testing::TempDir() + "ctxtidy_" + test->name() + "_" +
            std::to_string(count++) + ".yaml";
    std::ofstream(path_) << text;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::remove(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

TEST(ModelLoaderTest, ReadsContextsAndRoots) {
  ModelSet models = Loaded(R"(
model: mine
contexts:
  - type: ::my::Context
    shape: operation
    position: last
    accessors: [context, GetContext]
    observe: [Done]
  - {type: my::Plain}
roots:
  - function: my::Background
  - constructor: my::Context
  - variable: my::kNone
)");
  ASSERT_EQ(models.size(), 1u);
  const Model& model = models[0];
  EXPECT_EQ(model.name, "mine");
  EXPECT_EQ(model.source, "m.yaml");
  ASSERT_EQ(model.contexts.size(), 2u);
  EXPECT_EQ(model.contexts[0].type, "my::Context");
  EXPECT_EQ(model.contexts[0].shape, Shape::kOperation);
  EXPECT_EQ(model.contexts[0].position, Position::kLast);
  EXPECT_EQ(model.contexts[0].accessors,
            (std::vector<std::string>{"context", "GetContext"}));
  EXPECT_EQ(model.contexts[0].observe, std::vector<std::string>{"Done"});
  EXPECT_EQ(model.contexts[1].shape, Shape::kToken);
  EXPECT_EQ(model.contexts[1].position, Position::kAny);
  ASSERT_EQ(model.roots.size(), 3u);
  EXPECT_EQ(model.roots[0].function->text(), "my::Background");
  EXPECT_FALSE(model.roots[0].constructor || model.roots[0].variable);
  EXPECT_EQ(model.roots[1].constructor->text(), "my::Context");
  EXPECT_EQ(model.roots[2].variable->text(), "my::kNone");
}

TEST(ModelLoaderTest, ReadsDerivationsKeysAndCallables) {
  ModelSet models = Loaded(R"(
model: mine
derive:
  - function: my::Child
  - function: my::Pair
    parent: arg1
    context: .0
    cancel: .cancel
    guard: my::Guard
  - function: my::Context::WithValue
    parent: this
keys:
  - set: my::Set
    key: arg1
    get: my::Get
    typed: my::Key
    advice: use a key
callables:
  - {function: my::Run, runs: here}
  - {function: my::Post, runs: elsewhere}
  - function: my::Start
    runs: joined
    inherits: true
    when: {arg: 1, mentions: now}
wakes: [my::OnEnd]
)");
  ASSERT_EQ(models.size(), 1u);
  const Model& model = models[0];
  ASSERT_EQ(model.derive.size(), 3u);
  EXPECT_EQ(model.derive[0].parent, 0u);
  EXPECT_EQ(model.derive[0].context + model.derive[0].cancel, "");
  EXPECT_EQ(model.derive[1].parent, 1u);
  EXPECT_EQ(model.derive[1].context, ".0");
  EXPECT_EQ(model.derive[1].cancel, ".cancel");
  EXPECT_EQ(model.derive[1].guard, "my::Guard");
  EXPECT_EQ(model.derive[2].parent, std::nullopt);
  ASSERT_EQ(model.keys.size(), 1u);
  EXPECT_EQ(model.keys[0].set.text(), "my::Set");
  EXPECT_EQ(model.keys[0].argument, 1u);
  EXPECT_EQ(model.keys[0].get->text(), "my::Get");
  EXPECT_EQ(model.keys[0].typed, "my::Key");
  EXPECT_EQ(model.keys[0].advice, "use a key");
  ASSERT_EQ(model.callables.size(), 3u);
  EXPECT_EQ(model.callables[0].runs, RunsWhen::kHere);
  EXPECT_EQ(model.callables[1].runs, RunsWhen::kElsewhere);
  EXPECT_FALSE(model.callables[1].inherits || model.callables[1].when);
  EXPECT_EQ(model.callables[2].runs, RunsWhen::kJoined);
  EXPECT_TRUE(model.callables[2].inherits);
  EXPECT_EQ(model.callables[2].when->words, std::vector<std::string>{"now"});
  ASSERT_EQ(model.wakes.size(), 1u);
  EXPECT_EQ(model.wakes[0].text(), "my::OnEnd");
}

TEST(ModelLoaderTest, ReadsBlockingFunctions) {
  ModelSet models = Loaded(R"(
model: mine
blocking:
  - function: my::sleep/1
    instead: my::Sleep({ctx}, {0}, T{}, {args}, {object})
    advice: use 'Sleep'
    min: 50ms
    unit: 2s
  - function: my::recv
    advice: >
      use 'poll'
      first
    when: {arg: 2, is: negative}
    unless: {arg: 3, mentions: MSG_DONTWAIT}
    unless_after: [my::wait*, my::poll]
  - {function: my::select, advice: a, when: {arg: 4, is: null}}
)");
  ASSERT_EQ(models.size(), 1u);
  const std::vector<Blocking>& blocking = models[0].blocking;
  ASSERT_EQ(blocking.size(), 3u);
  EXPECT_EQ(blocking[0].function.arity(), 1u);
  EXPECT_EQ(blocking[0].instead,
            "my::Sleep({ctx}, {0}, T{}, {args}, {object})");
  EXPECT_EQ(blocking[0].advice, "use 'Sleep'");
  EXPECT_EQ(blocking[0].min, 50ms);
  EXPECT_EQ(blocking[0].unit, 2s);
  EXPECT_FALSE(blocking[0].when || blocking[0].unless);
  EXPECT_EQ(blocking[1].advice, "use 'poll' first");
  EXPECT_EQ(blocking[1].when->argument, 2u);
  EXPECT_EQ(blocking[1].when->kind, ArgumentTest::Kind::kNegative);
  EXPECT_EQ(blocking[1].unless->argument, 3u);
  EXPECT_EQ(blocking[1].unless->kind, ArgumentTest::Kind::kMentions);
  EXPECT_EQ(blocking[1].unless->words,
            std::vector<std::string>{"MSG_DONTWAIT"});
  ASSERT_EQ(blocking[1].unless_after.size(), 2u);
  EXPECT_TRUE(blocking[1].unless_after[0].MatchesName("my::wait_for"));
  EXPECT_EQ(blocking[2].when->kind, ArgumentTest::Kind::kNull);
}

TEST(ModelLoaderTest, ReadsEveryUnitOfTime) {
  const std::pair<const char*, std::chrono::nanoseconds> kCases[] = {
      {"7ns", 7ns},   {"7us", 7us}, {"7ms", 7ms}, {"7s", 7s},
      {"7min", 7min}, {"7h", 7h},   {"0s", 0s},   {"7 ms", 7ms},
  };
  for (const auto& [text, duration] : kCases) {
    ModelSet models = Loaded(
        std::string("model: x\nblocking: [{function: f, advice: a, min: ") +
        text + "}]");
    ASSERT_EQ(models.size(), 1u) << text;
    EXPECT_EQ(models[0].blocking[0].min, duration) << text;
  }
}

TEST(ModelLoaderTest, ReadsSeveralDocuments) {
  ModelSet models = Loaded("---\nmodel: x\n---\nmodel: y\n...\n");
  ASSERT_EQ(models.size(), 2u);
  EXPECT_EQ(models[0].name, "x");
  EXPECT_EQ(models[1].name, "y");
}

TEST(ModelLoaderTest, ReadsAByteOrderMarkAndCarriageReturns) {
  ModelSet models =
      Loaded("\xef\xbb\xbfmodel: x\r\nroots:\r\n- variable: v\r\n");
  ASSERT_EQ(models.size(), 1u);
  EXPECT_EQ(models[0].name, "x");
  EXPECT_EQ(models[0].roots[0].variable->text(), "v");
}

TEST(ModelsWithTest, AddsAFilesModels) {
  TemporaryFile file("model: mine\n---\nmodel: yours\n");
  llvm::Expected<ModelSet> models = ModelsWith({file.path()});
  ASSERT_TRUE(bool(models)) << llvm::toString(models.takeError());
  size_t builtin = BuiltinModels().size();
  ASSERT_EQ(models->size(), builtin + 2);
  EXPECT_EQ((*models)[builtin].name, "mine");
  EXPECT_EQ((*models)[builtin].source, file.path());
  EXPECT_EQ((*models)[builtin + 1].name, "yours");
}

TEST(ModelsWithTest, ReplacesByName) {
  TemporaryFile first("model: std\n---\nmodel: mine\nroots: []\n");
  TemporaryFile second("model: mine\nroots: [{variable: v}]\n");
  llvm::Expected<ModelSet> models = ModelsWith({first.path(), second.path()});
  ASSERT_TRUE(bool(models)) << llvm::toString(models.takeError());
  ASSERT_EQ(models->size(), BuiltinModels().size() + 1);
  for (size_t i = 0; i < BuiltinModels().size(); ++i) {
    EXPECT_EQ((*models)[i].name, BuiltinModels()[i].name);  // In its place.
    if ((*models)[i].name != "std") continue;
    EXPECT_EQ((*models)[i].source, first.path());
    EXPECT_TRUE((*models)[i].contexts.empty());
  }
  EXPECT_EQ(models->back().source, second.path());
  EXPECT_EQ(models->back().roots.size(), 1u);
}

std::string ErrorWith(const std::string& path) {
  llvm::Expected<ModelSet> models = ModelsWith({path});
  return models ? "" : llvm::toString(models.takeError());
}

TEST(ModelsWithTest, NamesAFileThatCannotBeRead) {
  EXPECT_EQ(ErrorWith("/no/such/model.yaml"),
            "cannot read the model file '/no/such/model.yaml': No such file or "
            "directory");
  EXPECT_EQ(ErrorWith("/"), "cannot read the model file '/': Is a directory");
  EXPECT_EQ(ErrorWith(""),
            "cannot read the model file '': No such file or directory");
}

TEST(ModelsWithTest, NamesThePlaceOfAFault) {
  TemporaryFile file("model: mine\nrots: []\n");
  EXPECT_EQ(ErrorWith(file.path()),
            file.path() + ":2:1: unknown key 'rots'; did you mean 'roots'?");
}

}  // namespace
}  // namespace ctxtidy::model
