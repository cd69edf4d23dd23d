// The examples of docs/models.md, which people copy.

#include <gtest/gtest.h>

#include <string>

#include "checks/model/model_loader.h"
#include "checks/model/review.h"
#include "llvm/Support/MemoryBuffer.h"

namespace ctxtidy::model {
namespace {

TEST(ModelsPageTest, ExamplesAreModels) {
  auto page = llvm::MemoryBuffer::getFile(CTXTIDY_MODELS_PAGE);
  ASSERT_TRUE(bool(page)) << page.getError().message();
  llvm::StringRef rest = (*page)->getBuffer();
  int examples = 0;
  while (rest.contains("```yaml\n")) {
    rest = rest.split("```yaml\n").second;
    llvm::StringRef example = rest.split("```").first;
    llvm::Expected<ModelSet> models =
        LoadModels(llvm::MemoryBufferRef(example, "example"));
    EXPECT_TRUE(bool(models)) << llvm::toString(models.takeError()) << "\n"
                              << example.str();
    const Review review = ReviewModels(llvm::MemoryBufferRef(example, "x"));
    EXPECT_FALSE(review.has_mistakes) << review.remarks;
    ++examples;
  }
  EXPECT_EQ(examples, 8);
}

TEST(ModelsPageTest, EveryKeyIsDocumented) {
  auto page = llvm::MemoryBuffer::getFile(CTXTIDY_MODELS_PAGE);
  ASSERT_TRUE(bool(page)) << page.getError().message();
  const llvm::StringRef text = (*page)->getBuffer();
  // The loader names the keys that it knows of whatever has a wrong one.
  for (const char* place :
       {"", "contexts:\n- ", "derive:\n- ", "deadlines:\n- ",
        "registrations:\n- ", "ambient:\n- ", "handlers:\n- ", "keys:\n- ",
        "blocking:\n- ", "callables:\n- ", "logs:\n- ", "canceled:\n  "}) {
    const std::string model =
        std::string("model: x\n") + place + "zzzzzzzzzzzzzzzzzzzz: 1\n";
    llvm::Expected<ModelSet> loaded =
        LoadModels(llvm::MemoryBufferRef(model, "x"));
    ASSERT_FALSE(bool(loaded)) << model;
    const std::string faults = llvm::toString(loaded.takeError());
    llvm::StringRef known = llvm::StringRef(faults).split("known are ").second;
    EXPECT_FALSE(known.empty()) << faults;
    llvm::SmallVector<llvm::StringRef> keys;
    known.split('\n').first.split(keys, ", ");
    for (llvm::StringRef key : keys) {
      const std::string name = key.trim("'").str();
      if (name == "model") continue;
      EXPECT_TRUE(text.contains("`" + name + "`")) << place << name;
    }
  }
}

}  // namespace
}  // namespace ctxtidy::model
