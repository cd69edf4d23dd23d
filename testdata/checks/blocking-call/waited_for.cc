// A future that was waited for cannot block any more, wherever it is kept.

struct Job {
  std::future<int> done;
};

class Worker {
 public:
  int Member(const ctx::Context& c) {
    if (ctx::Wait(c, future_)) return -1;
    return future_.get();
  }

  int OfAMember(const ctx::Context& c) {
    if (ctx::Wait(c, this->job_.done)) return -1;
    return job_.done.get();
  }

  int NotWaitedFor(const ctx::Context& c) {
    if (ctx::Wait(c, job_.done)) return -1;
    return future_.get();  // want "'get' blocks without looking at context 'c'" note "use"
  }

 private:
  std::future<int> future_;
  Job job_;
};

int ByPointer(const ctx::Context& c, std::future<int>* p) {
  if (ctx::Wait(c, *p)) return -1;
  return p->get();
}

int BySharedPointer(const ctx::Context& c,
                    const std::shared_ptr<std::future<int>>& p) {
  if (ctx::Wait(c, *p)) return -1;
  return p->get();
}

int OneAfterTheOther(const ctx::Context& c,
                     std::vector<std::future<int>>& futures) {
  for (std::future<int>& future : futures) {
    if (ctx::Wait(c, future)) return -1;
  }
  int sum = 0;
  for (std::future<int>& future : futures) sum += future.get();
  return sum;
}

int ByIndex(const ctx::Context& c, std::vector<std::future<int>>& futures) {
  if (futures[0].wait_for(0s) != std::future_status::ready) return -1;
  Work(c);
  return futures[0].get();
}

int Take(std::future<int>& future) { return future.get(); }

int ByAHelper(const ctx::Context& c, std::future<int>& future) {
  if (ctx::Wait(c, future)) return -1;
  return Take(future);
}
