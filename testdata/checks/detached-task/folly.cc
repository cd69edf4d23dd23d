// Tasks that are given a token, so that somebody can end them.

#include "arrow/arrow.h"
#include "folly/folly.h"
#include "seastar/redpanda.hh"

int Scan(folly::CancellationToken token);
arrow::Status Decode(arrow::StopToken stop_token);
ss::future<> upload(ss::abort_source& as);

void Folly(folly::CancellationToken token, folly::Executor* executor) {
  executor->add([token] { Scan(token); });
}

arrow::Status Arrow(arrow::internal::Executor* executor,
                    arrow::StopToken stop_token) {
  return executor->Spawn([stop_token] { (void)Decode(stop_token); });
}

void Seastar(ss::gate& gate, ss::abort_source& as) {
  ssx::spawn_with_gate(gate, [&as] { return upload(as); });
}
