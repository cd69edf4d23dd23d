// ctx-stored-in-struct: a context is handed from call to call, not kept.
// User-facing text: docs/checks/stored-in-struct.md.

#include "checks/pass.h"
#include "checks/registry.h"
#include "checks/semantics/lifetime/stored_contexts.h"
#include "checks/semantics/unit.h"

namespace ctxtidy {
namespace {

void CheckRecord(Pass& pass, const clang::CXXRecordDecl& record) {
  for (const semantics::StoredContext& stored :
       semantics::StoredContextsOf(pass.unit().resolver(), record)) {
    pass.Report(stored.field->getLocation(),
                "member %0 keeps a context beyond the call that it was made "
                "for; hand it to each function that needs it")
        << stored.field;
  }
}

}  // namespace

constexpr CheckInfo kStoredInStruct = {
    .name = "stored-in-struct",
    .summary = "data member holds a context",
    .since = "0.1",
    .go_counterpart = "containedctx",
    .precision = Precision::kMedium,
    .on_record = CheckRecord,
};

}  // namespace ctxtidy
