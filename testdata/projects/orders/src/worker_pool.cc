#include "orders/worker_pool.h"

#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace orders {

WorkerPool::WorkerPool(const ctx::Context& c, int workers) : workers_(c) {
  for (int i = 0; i < workers; ++i) {
    workers_.Go([this](const ctx::Context& own) { Work(own); });
  }
}

std::error_code WorkerPool::Submit(const ctx::Context& c, Job job) {
  return queue_.Send(c, std::move(job));
}

Receipt WorkerPool::Run(const ctx::Context& c, std::function<Receipt()> work) {
  auto task = std::make_shared<std::packaged_task<Receipt()>>(std::move(work));
  std::future<Receipt> receipt = task->get_future();
  if (std::error_code error = Submit(c, [task] { (*task)(); })) {
    Receipt refused;
    refused.remark = error.message();
    return refused;
  }
  return receipt.get();
}

std::error_code WorkerPool::Drain() {
  queue_.Close();
  return workers_.Wait();
}

void WorkerPool::Work(const ctx::Context& c) {
  while (std::optional<Job> job = queue_.Receive(c)) (*job)();
}

}  // namespace orders
