// What a coroutine of Asio is given becomes an optional_yield by itself.

#include "ceph/rgw_common.h"

int Send(const std::string& path, optional_yield y);
int Write(int id, optional_yield y = null_yield);

int Parameter(boost::asio::yield_context yield) {
  Send("/a", yield);
  return Send("/b", null_yield);  // want "'null_yield' starts a new root although context 'yield' is in scope"
}

void Spawned(boost::asio::io_context& io) {
  boost::asio::spawn(io, [](boost::asio::yield_context yield) {
    Send("/a", yield);
    Send("/b", null_yield);  // want "'null_yield' starts a new root although context 'yield' is in scope"
  });
}

int Alone() { return Send("/b", null_yield); }

// The arm that has one has no need to block.
int WrongArm(optional_yield y) {
  return y ? Send("/a", null_yield) : 0;  // want "'null_yield' starts a new root although context 'y' is in scope"
}

int RightArm(optional_yield y) {
  if (!y) return Send("/a", null_yield);
  return y ? Send("/a", y) : Send("/b", null_yield);
}

int WrongBranch(optional_yield y) {
  if (y) {
    return Send("/a", null_yield);  // want "'null_yield' starts a new root although context 'y' is in scope"
  }
  return Send("/b", null_yield);
}
