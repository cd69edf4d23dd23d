// A stand-in for the headers of Ceph's object gateway: the names and shapes
// that the checks and their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_CEPH_RGW_COMMON_H_
#define CTXTIDY_TESTDATA_MOCKS_CEPH_RGW_COMMON_H_

#include <memory>
#include <string>

#include "boost/asio/spawn.hpp"

// Suspends the coroutine, if there is one, or else blocks.
class optional_yield {
 public:
  optional_yield(boost::asio::yield_context& y) noexcept;
  struct empty_t {};
  optional_yield(empty_t) noexcept;
  operator bool() const noexcept;
  boost::asio::yield_context& get_yield_context() const noexcept;
};
static constexpr optional_yield::empty_t null_yield{};

class DoutPrefixProvider {
 public:
  virtual ~DoutPrefixProvider();
};

namespace librados {
inline namespace v14_2_0 {

class ObjectWriteOperation {};

class AioCompletion {
 public:
  int wait_for_complete();
};

class IoCtx {
 public:
  int operate(const std::string& oid, ObjectWriteOperation* op);
  int stat(const std::string& oid, std::size_t* size, long* time);
  int aio_operate(const std::string& oid, AioCompletion* done,
                  ObjectWriteOperation* op);
};

}  // namespace v14_2_0
}  // namespace librados

int rgw_rados_operate(const DoutPrefixProvider* dpp, librados::IoCtx& ioctx,
                      const std::string& oid,
                      librados::ObjectWriteOperation* op, optional_yield y);

namespace rgw {
namespace sal {
class Bucket {
 public:
  int load_bucket(const DoutPrefixProvider* dpp, optional_yield y);
  int remove(const DoutPrefixProvider* dpp, bool force, optional_yield y);
};
class Driver {
 public:
  int get_bucket(const DoutPrefixProvider* dpp, const std::string& name,
                 std::unique_ptr<Bucket>* bucket, optional_yield y);
};
}  // namespace sal
}  // namespace rgw

struct req_state : DoutPrefixProvider {
  std::string bucket_name;
  std::unique_ptr<rgw::sal::Bucket> bucket;
  optional_yield yield{null_yield};
};

class RGWOp : public DoutPrefixProvider {
 public:
  virtual int verify_permission(optional_yield y) = 0;
  virtual void execute(optional_yield y) = 0;
  virtual void send_response();

 protected:
  req_state* s;
  rgw::sal::Driver* driver;
  int op_ret;
};

#endif  // CTXTIDY_TESTDATA_MOCKS_CEPH_RGW_COMMON_H_
