// How large nodes are: see "Cost" in the documentation.
#include <gtest/gtest.h>

#include "src/timer.h"

namespace ctx_test {
namespace {

TEST(SizeTest, Nodes) {
  EXPECT_EQ(sizeof(ctx::Context), sizeof(void*));
  EXPECT_LE(sizeof(ctx::detail::CancelNode), 96u);
  EXPECT_LE(sizeof(ctx::detail::TimerNode), 144u);
  EXPECT_LE(sizeof(ctx::detail::KeyedValue<int>), 48u);
}

}  // namespace
}  // namespace ctx_test
