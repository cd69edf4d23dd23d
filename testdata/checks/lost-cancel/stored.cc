// What is stored outside of the function can be called later.

ctx::CancelFunc global_cancel;
ctx::Cancelable global_cancelable{ctx::Background(), {}};

void StoredInAGlobal(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  Work(c);
  global_cancel = cancel;
}

void StoredInAGlobalAtOnce(const ctx::Context& parent) {
  global_cancel = ctx::WithCancel(parent).cancel;
  global_cancelable = ctx::WithCancel(parent);
}

void StoredThroughAnOutParameter(const ctx::Context& parent, ctx::CancelFunc* out,
                                 ctx::Cancelable& whole) {
  *out = ctx::WithCancel(parent).cancel;
  whole = ctx::WithCancel(parent);
}

void StoredInALocalReference(const ctx::Context& parent) {
  ctx::CancelFunc& slot = global_cancel;
  slot = ctx::WithCancel(parent).cancel;
}

class Session {
 public:
  explicit Session(const ctx::Context& parent)
      : whole_(ctx::WithCancel(parent)) {
    auto [c, cancel] = ctx::WithCancel(parent);
    cancel_ = cancel;
    Work(c);
  }
  ~Session() { cancel_(); }

  void Restart(const ctx::Context& parent) {
    whole_.cancel();
    whole_ = ctx::WithCancel(parent);
    this->cancel_ = ctx::WithCancel(whole_.context).cancel;
  }

 private:
  ctx::Cancelable whole_;
  ctx::CancelFunc cancel_;
};

struct Job {
  ctx::Cancelable life;
  int number = 0;
};

Job InAnAggregate(const ctx::Context& parent) {
  Job job{ctx::WithCancel(parent), 1};
  return job;
}

void InAMemberOfALocal(const ctx::Context& parent, std::vector<Job>& jobs) {
  Job job{ctx::WithCancel(parent)};
  jobs.push_back(job);
}
