// Sources of other libraries.

#include "arrow/arrow.h"
#include "folly/folly.h"
#include "seastar/seastar.hh"

namespace ss = seastar;

ss::future<> flush(ss::abort_source& as);
ss::future<> flush_later(int n, ss::abort_source* as);
void Scan(folly::CancellationToken token);
arrow::Status Decode(arrow::StopToken stop_token);

class service {
 public:
  ss::future<> stop() {
    as_.request_abort();  // want note "cancelled here"
    return flush(as_);  // want "context 'as_' was cancelled before 'flush' gets it"
  }

 private:
  ss::abort_source as_;
};

void Pointer(ss::abort_source* as) {
  as->request_abort();  // want note "cancelled here"
  (void)flush_later(1, as);  // want "context 'as' was cancelled before 'flush_later' gets it"
}

void Folly() {
  folly::CancellationSource source;
  Scan(source.getToken());
  source.requestCancellation();  // want note "cancelled here"
  Scan(source.getToken());  // want "context 'source.getToken\(\)' was cancelled before 'Scan' gets it"
}

void Arrow(arrow::StopSource& source) {
  source.RequestStop();  // want note "cancelled here"
  (void)Decode(source.token());  // want "context 'source.token\(\)' was cancelled before 'Decode' gets it"
}

// Another one than that which was cancelled.
ss::future<> Other(ss::abort_source& mine, ss::abort_source& theirs) {
  mine.request_abort();
  return flush(theirs);
}
