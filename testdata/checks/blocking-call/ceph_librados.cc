// Ceph: librados blocks the thread, where there is a coroutine that could wait.

#include "ceph/rgw_common.h"

int Remove(const DoutPrefixProvider* dpp, librados::IoCtx& ioctx,
           optional_yield y) {
  librados::ObjectWriteOperation op;
  return ioctx.operate("oid", &op);  // want "'operate' blocks without looking at context 'y'" note "use 'rgw_rados_operate'"
}

int Stat(librados::IoCtx& ioctx, const std::string& oid, optional_yield y) {
  std::uint64_t size = 0;
  return ioctx.stat(oid, &size, nullptr);  // want "'stat' blocks without looking at context 'y'" note "use"
}

void Waits(librados::AioCompletion* done, req_state* s) {
  done->wait_for_complete();  // want "'wait_for_complete' blocks without looking at context 's->yield'" note "use"
}

class Restore : public RGWOp {
 public:
  int verify_permission(optional_yield y) override { return 0; }
  void execute(optional_yield y) override {
    std::this_thread::sleep_for(100ms);  // want "'sleep_for' blocks without looking at context 'y'" note "use 'async_wait' of a timer"
  }
};

void InCoroutine(std::mutex& m, std::condition_variable& changed,
                 boost::asio::yield_context yield) {
  std::unique_lock lock(m);
  changed.wait(lock, Ready);  // want "'wait' blocks without looking at context 'yield'" note "use"
}

int Propagates(const DoutPrefixProvider* dpp, librados::IoCtx& ioctx,
               optional_yield y) {
  librados::ObjectWriteOperation op;
  return rgw_rados_operate(dpp, ioctx, "oid", &op, y);
}

// What rgw_rados_operate does: block only where there is no coroutine.
int Operate(librados::IoCtx& ioctx, const std::string& oid,
            librados::ObjectWriteOperation* op, optional_yield y) {
  if (y) {
    librados::AioCompletion done;
    return ioctx.aio_operate(oid, &done, op);
  }
  return ioctx.operate(oid, op);
}

int OperateElse(librados::IoCtx& ioctx, const std::string& oid,
                librados::ObjectWriteOperation* op, optional_yield y) {
  int r = 0;
  if (!y) {
    r = ioctx.operate(oid, op);
  } else {
    boost::asio::steady_timer timer(
        *static_cast<boost::asio::io_context*>(nullptr), 1s);
    timer.async_wait(y.get_yield_context());
  }
  return r;
}

// A thread of its own.
class Worker {
 public:
  void* entry() {
    std::this_thread::sleep_for(1s);
    ioctx_.operate("oid", nullptr);
    return nullptr;
  }

 private:
  librados::IoCtx ioctx_;
};
