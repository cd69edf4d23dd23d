// ctx-nolint: a NOLINT comment suppresses something. The driver finds those
// that do not: driver/engine/nolint.h. User-facing text: docs/checks/nolint.md.

#include "checks/registry.h"

namespace ctxtidy {
namespace {

constexpr Option kOptions[] = {
    {"RequireReason", false, "report suppressions that give no reason, too",
     true},
};

}  // namespace

constexpr CheckInfo kNolint = {
    .name = "nolint",
    .summary = "suppression comment for a ctx check suppresses nothing",
    .since = "0.1",
    .go_counterpart = "nolintlint",
    .precision = Precision::kVeryHigh,
    .fix = Fix::kSometimes,
    .options = kOptions,
    .of_run = true,
};

}  // namespace ctxtidy
