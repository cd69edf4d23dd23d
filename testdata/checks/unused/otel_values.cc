// A context that only carries values may be of no use.

#include "opentelemetry/opentelemetry.h"

void Compute(int x);

class Counter : public opentelemetry::metrics::Counter<int> {
 public:
  void Add(int value) noexcept override { sum_ += value; }
  void Add(int value,
           const opentelemetry::context::Context& context) noexcept override {
    while (!Ready()) sum_ += value;
  }

 private:
  int sum_ = 0;
};

void Record(int value, const opentelemetry::context::Context& context) {
  for (int i = 0; i < value; ++i) Compute(i);
}
