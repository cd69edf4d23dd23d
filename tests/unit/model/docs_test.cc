// The examples of docs/models.md, which people copy.

#include <gtest/gtest.h>

#include <string>

#include "checks/model/model_loader.h"
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
    ++examples;
  }
  EXPECT_EQ(examples, 3);
}

}  // namespace
}  // namespace ctxtidy::model
