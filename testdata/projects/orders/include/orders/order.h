// The words of the business.
#ifndef ORDERS_ORDER_H_
#define ORDERS_ORDER_H_

#include <cstdint>
#include <string>
#include <vector>

namespace orders {

using Cents = std::int64_t;

struct Line {
  std::string article;
  int quantity = 1;
};

struct Order {
  int id = 0;
  std::vector<Line> lines;
};

enum class Outcome { kAccepted, kRejected, kFailed };

struct Receipt {
  int order = 0;
  Outcome outcome = Outcome::kFailed;
  Cents total = 0;
  std::string remark;
};

}  // namespace orders

#endif  // ORDERS_ORDER_H_
