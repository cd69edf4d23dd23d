// What a coroutine of Asio is given becomes an optional_yield by itself.

#include "ceph/rgw_common.h"

int Write(int id, optional_yield y = null_yield);

int Parameter(boost::asio::yield_context yield) {
  Write(1, yield);
  return Write(2);  // want "'Write' is called without context 'yield', which is in scope"
}

int WrongArm(optional_yield y) {
  return y ? Write(1)  // want "'Write' is called without context 'y'"
           : Write(2);
}
