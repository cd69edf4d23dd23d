// A stand-in for the headers of Ceph's object gateway: the names and shapes
// that the checks and their tests look at, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_CEPH_RGW_COMMON_H_
#define CTXTIDY_TESTDATA_MOCKS_CEPH_RGW_COMMON_H_

#include <cstdint>
#include <ctime>
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
  bool cancelled() const;
};
static constexpr optional_yield::empty_t null_yield{};

class DoutPrefixProvider {
 public:
  virtual ~DoutPrefixProvider();
};

namespace ceph {
namespace buffer {
inline namespace v15_2_0 {
class list {};
}  // namespace v15_2_0
}  // namespace buffer
}  // namespace ceph

namespace librados {
inline namespace v14_2_0 {

class ObjectOperation {
 public:
  virtual ~ObjectOperation();
};
class ObjectWriteOperation : public ObjectOperation {};
class ObjectReadOperation : public ObjectOperation {};

struct AioCompletion {
  int wait_for_complete();
  int wait_for_complete_and_cb();
  bool is_complete();
  int get_return_value();
  void release();
};

class IoCtx {
 public:
  int remove(const std::string& oid);
  int stat(const std::string& oid, std::uint64_t* size, std::time_t* time);
  int operate(const std::string& oid, ObjectWriteOperation* op);
  int operate(const std::string& oid, ObjectReadOperation* op,
              ceph::buffer::list* data);
  int aio_operate(const std::string& oid, AioCompletion* done,
                  ObjectWriteOperation* op);
};

}  // namespace v14_2_0
}  // namespace librados

int rgw_rados_operate(const DoutPrefixProvider* dpp, librados::IoCtx& ioctx,
                      const std::string& oid, librados::ObjectReadOperation* op,
                      ceph::buffer::list* data, optional_yield y,
                      int flags = 0);
int rgw_rados_operate(const DoutPrefixProvider* dpp, librados::IoCtx& ioctx,
                      const std::string& oid,
                      librados::ObjectWriteOperation* op, optional_yield y,
                      int flags = 0);

struct rgw_bucket {
  std::string tenant;
  std::string name;
};

namespace rgw {
namespace sal {
class Bucket {
 public:
  virtual ~Bucket();
  virtual int load_bucket(const DoutPrefixProvider* dpp, optional_yield y);
  virtual int remove(const DoutPrefixProvider* dpp, bool delete_children,
                     optional_yield y);
};
class Driver {
 public:
  virtual ~Driver();
  virtual int load_bucket(const DoutPrefixProvider* dpp,
                          const rgw_bucket& which,
                          std::unique_ptr<Bucket>* bucket,
                          optional_yield y) = 0;
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
  virtual int init_processing(optional_yield y);
  virtual int verify_params();
  virtual int verify_permission(optional_yield y) = 0;
  virtual void pre_exec();
  virtual void execute(optional_yield y) = 0;
  virtual void send_response();
  virtual void complete();

 protected:
  req_state* s;
  rgw::sal::Driver* driver;
  int op_ret;
};

#endif  // CTXTIDY_TESTDATA_MOCKS_CEPH_RGW_COMMON_H_
