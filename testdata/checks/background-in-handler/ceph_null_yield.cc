// `null_yield` blocks the thread that all coroutines run on.

#include "ceph/rgw_common.h"

using rgw::sal::Bucket;
using rgw::sal::Driver;

int Load(const DoutPrefixProvider* dpp, Bucket& bucket, optional_yield y) {
  return bucket.load_bucket(dpp, null_yield);  // want "'null_yield' starts a new root although context 'y' is in scope"
}

int Remove(const DoutPrefixProvider* dpp, optional_yield y, Driver* driver) {
  std::unique_ptr<Bucket> bucket;
  int r = driver->load_bucket(dpp, {"", "logs"}, &bucket, y);
  if (r < 0) return r;
  return bucket->remove(dpp, true, null_yield);  // want "'null_yield' starts a new root although context 'y' is in scope"
}

// Of a request, everywhere.
int ByRequest(req_state* s, Driver* driver) {
  return driver->load_bucket(s, {"", s->bucket_name}, &s->bucket, null_yield);  // want "'null_yield' starts a new root although context 's->yield' is in scope"
}

class DeleteBucket : public RGWOp {
 public:
  int verify_permission(optional_yield y) override {
    return s->bucket->load_bucket(this, null_yield);  // want "'null_yield' starts a new root although context 'y' is in scope"
  }

  void execute(optional_yield y) override {
    op_ret = driver->load_bucket(this, {"", s->bucket_name}, &s->bucket, y);
    if (op_ret < 0) return;
    op_ret = s->bucket->remove(this, false, null_yield);  // want "'null_yield' starts a new root although context 'y' is in scope"
  }

  void send_response() override {
    s->bucket->load_bucket(this, null_yield);  // want "'null_yield' starts a new root although context 's->yield' is in scope"
  }
};

class PutBucket : public RGWOp {
 public:
  int verify_permission(optional_yield y) override { return 0; }
  void execute(optional_yield y) override {
    op_ret = s->bucket->load_bucket(this, s->yield);
  }
};

int Propagates(const DoutPrefixProvider* dpp, Bucket& bucket,
               optional_yield y) {
  return bucket.load_bucket(dpp, y);
}

// A coroutine of its own.
void InCoroutine(const DoutPrefixProvider* dpp, Bucket& bucket,
                 boost::asio::yield_context yield) {
  bucket.load_bucket(dpp, optional_yield{yield});
}

// A thread of its own may block.
class LifecycleWorker : public DoutPrefixProvider {
 public:
  void* entry() {
    bucket_->load_bucket(this, null_yield);
    return nullptr;
  }

 private:
  std::unique_ptr<Bucket> bucket_;
};

int Start(const DoutPrefixProvider* dpp, Bucket& bucket, optional_yield y) {
  std::thread([&bucket, dpp] { bucket.load_bucket(dpp, null_yield); }).detach();
  return bucket.load_bucket(dpp, y);
}

int main() {
  Bucket bucket;
  return bucket.load_bucket(nullptr, null_yield);
}

// The overload that supplies it.
int Sync(const DoutPrefixProvider* dpp, Bucket& bucket, optional_yield y);
int Sync(const DoutPrefixProvider* dpp, Bucket& bucket) {
  return Sync(dpp, bucket, null_yield);
}

int WithDefault(Bucket& bucket, optional_yield y = null_yield) {
  return bucket.load_bucket(nullptr, y);
}

// Where there is none, nothing else can be given.
int Fallback(const DoutPrefixProvider* dpp, Bucket& bucket, optional_yield y) {
  if (y) return bucket.load_bucket(dpp, y);
  return bucket.remove(dpp, false, null_yield);
}
