// Templates are judged by their instances; what is unusual breaks nothing.

template <class T>
void Instance(const ctx::Context& c, T value) {
  std::thread([c, value] { Fetch(c, value); }).detach();  // want "context 'c' goes to a detached task"
}
void Instantiates(const ctx::Context& c) { Instance(c, std::string("key")); }

// Nobody instantiates it.
template <class T>
void Pattern(const ctx::Context& c, T value) {
  std::thread([c, value] { value.Run(c); }).detach();
  T task([&c] { Work(c); });
  task.detach();
}

struct Job {
  void Run(const ctx::Context& c);
};
void MemberFunction(const ctx::Context& c, Job* job) {
  std::thread(&Job::Run, job, c).detach();  // want "context 'c' goes to a detached task"
  void (Job::*run)(const ctx::Context&) = &Job::Run;
  (job->*run)(c);
}

auto handler = [](const auto& c) {
  std::thread([c] { Work(c); }).detach();  // want "context 'c' goes to a detached task"
};
void Calls(const ctx::Context& c) { handler(c); }
