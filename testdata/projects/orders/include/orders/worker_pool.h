#ifndef ORDERS_WORKER_POOL_H_
#define ORDERS_WORKER_POOL_H_

#include <ctx/context.h>
#include <ctx/sync.h>

#include <functional>
#include <system_error>

#include "orders/order.h"

namespace orders {

// A fixed number of threads that handle orders. Thread-safe.
class WorkerPool {
 public:
  using Job = std::function<void()>;

  // The workers stop when `c` ends, or in Drain().
  WorkerPool(const ctx::Context& c, int workers);

  // Queues a job; waits for room.
  std::error_code Submit(const ctx::Context& c, Job job);

  // Runs `work` on a worker and waits for its result.
  Receipt Run(const ctx::Context& c, std::function<Receipt()> work);

  // Takes no more jobs and waits until those in the queue are done.
  std::error_code Drain();

 private:
  void Work(const ctx::Context& c);

  ctx::Channel<Job> queue_{16};
  ctx::Group workers_;
};

}  // namespace orders

#endif  // ORDERS_WORKER_POOL_H_
