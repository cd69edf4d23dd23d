// ctx-dangling: nothing refers to a context that is gone. User-facing text:
// docs/checks/dangling.md.

#include "checks/semantics/lifetime/dangling.h"

#include "checks/pass.h"
#include "checks/registry.h"

namespace ctxtidy {
namespace {

using Kind = semantics::Dangling::Kind;

void CheckFunction(Pass& pass, const semantics::Function& function) {
  for (const semantics::Dangling& found : semantics::DanglingIn(function)) {
    switch (found.kind) {
      case Kind::kReturned:
      case Kind::kDetached:
      case Kind::kKept:
        pass.Report(found.range,
                    "%0 is captured by reference by a lambda that outlives it; "
                    "capture it by value")
            << found.context << found.fix;
        break;
      case Kind::kAddress:
        pass.Report(found.range,
                    "the address of %0 is kept where it outlives the context; "
                    "keep a copy")
            << found.context;
        break;
      case Kind::kValue:
        pass.Report(found.range,
                    "pointer to a value of %0 outlives the context that owns "
                    "it; copy the value")
            << found.context->getDeclName();
        break;
    }
    pass.Note(found.outlives,
              "%select{the lambda is returned|the lambda goes on without this "
              "function|the lambda is kept|it is kept|it leaves}0 here")
        << static_cast<unsigned>(found.kind);
  }
}

}  // namespace

constexpr CheckInfo kDangling = {
    .name = "dangling",
    .summary = "reference to a context, or to its value, outlives it",
    .since = "0.1",
    .fix = Fix::kSometimes,
    .on_function = CheckFunction,
};

}  // namespace ctxtidy
