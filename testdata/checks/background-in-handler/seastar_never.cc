// An abort source that nobody asks to abort is no better than none.

#include "seastar/seastar.hh"

void Flush(int id, seastar::abort_source* as);
void Drop(int id, seastar::abort_source& as);

void Handle(seastar::abort_source& as) {
  as.check();
  seastar::abort_source never;  // want "'abort_source' starts a new root although context 'as' is in scope"
  Flush(1, &never);
}

void Owner(seastar::abort_source& as) {
  as.check();
  seastar::abort_source own;
  Flush(1, &own);
  own.request_abort();
}

// Its owner begins anew.
void Again() {
  seastar::abort_source own;
  auto renew = [&own] { own = seastar::abort_source(); };
  renew();
  Flush(1, &own);
  own.request_abort();
}

void AgainForTheCaller(seastar::abort_source& as) {
  as.check();
  as = seastar::abort_source();
}
