// Ceph: an optional_yield that is left out means that the thread blocks.

#include "ceph/rgw_common.h"

int Sync(req_state* s, const std::string& user,
         optional_yield y = null_yield);
int Audit(const DoutPrefixProvider* dpp, optional_yield y);

int Handle(req_state* s, optional_yield y) {
  Sync(s, "a", y);
  return Sync(s, "b");  // want "'Sync' is called without context 'y'"
}

int ByRequest(req_state* s) {
  return Sync(s, "c");  // want "'Sync' is called without context 's->yield'"
}

// A helper that blocks, because nobody gave it anything.
int Helper(const DoutPrefixProvider* dpp) {
  return Audit(dpp, null_yield);  // want note "'Audit' gets a new root here"
}

int CallsHelper(const DoutPrefixProvider* dpp, optional_yield y) {
  Audit(dpp, y);
  return Helper(dpp);  // want "'Helper' takes no context and starts from a new root; cancellation of 'y' does not reach it"
}

int Offline(const DoutPrefixProvider* dpp) { return Helper(dpp); }
