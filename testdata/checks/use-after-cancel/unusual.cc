// Unusual ways to call break nothing.

struct Job {
  void Run(const ctx::Context& c);
  const ctx::Context& context() const;
};

void MemberPointer(const ctx::Context& parent, Job* job,
                   void (Job::*run)(const ctx::Context&),
                   const ctx::Context& (Job::*get)() const) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();
  (job->*run)(c);
  Work((job->*get)());
  std::invoke(run, job, c);
  std::function<void(const ctx::Context&)> work = Work;
  job->Run(job->context());
}

// Nobody instantiates it.
template <class T>
void Pattern(const ctx::Context& parent, T job) {
  auto [c, cancel] = ctx::WithCancel(parent);
  cancel();
  job.Run(c);
}
