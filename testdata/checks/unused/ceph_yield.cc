// Ceph: an optional_yield that goes nowhere.

#include "ceph/rgw_common.h"

int Load(const DoutPrefixProvider* dpp, rgw::sal::Bucket& bucket,
         optional_yield y) {  // want "context 'y' is never used"
  return bucket.load_bucket(dpp, null_yield);  // want note "should have got it here"
}

int LoadWith(const DoutPrefixProvider* dpp, rgw::sal::Bucket& bucket,
             optional_yield y) {
  return bucket.load_bucket(dpp, y);
}

// What a driver has to implement.
class Op : public RGWOp {
 public:
  int verify_permission(optional_yield y) override { return 0; }
  void execute(optional_yield y) override { op_ret = 0; }
};
