// Loops that may run for long beside a context, and never look at it.

#include <atomic>
#include <queue>

void Step();
bool Next(int* job);
int Receive();

void Endless(const ctx::Context& c) {
  for (;;) {  // want "endless loop never looks at context 'c'; no cancellation ends it" note "ask 'Err' in each round, or hand 'c' on to what is called"
    Step();
  }
}

void EndlessWhile(const ctx::Context& c) {
  while (true) Step();  // want "endless loop never looks at context 'c'" note "ask"
}

void EndlessNumber(const ctx::Context& c) {
  while (1) {  // want "endless loop never looks at context 'c'" note "ask"
    int job = Receive();
    if (job == 0) continue;
    Step();
  }
}

void EndlessDo(const ctx::Context& c) {
  do {  // want "endless loop never looks at context 'c'" note "ask"
    Step();
  } while (true);
}

// A `break` inside leaves the `switch` only.
void BreaksSwitch(const ctx::Context& c) {
  for (;;) {  // want "endless loop never looks at context 'c'" note "ask"
    switch (Receive()) {
      case 1:
        Step();
        break;
      default:
        break;
    }
  }
}

void Polls(const ctx::Context& c, const bool& ready) {
  while (!ready) {  // want "loop never looks at context 'c'; it goes on after cancellation" note "ask"
    std::this_thread::sleep_for(1ms);  // want note "each round pauses in 'sleep_for' here"
  }
}

void PollsFunction(const ctx::Context& c) {
  while (!Ready()) std::this_thread::yield();  // want "loop never looks at context 'c'" note "pauses in 'yield'" note "ask"
}

void PollsDo(const ctx::Context& c) {
  do {  // want "loop never looks at context 'c'" note "ask"
    std::this_thread::sleep_for(10ms);  // want note "pauses"
  } while (!Ready());
}

bool Retries(const ctx::Context& c) {
  for (int attempt = 0; attempt < 5; ++attempt) {  // want "loop never looks at context 'c'" note "ask"
    if (Next(nullptr)) return true;
    std::this_thread::sleep_for(1s * attempt);  // want note "pauses"
  }
  return false;
}

bool RetriesForEver(const ctx::Context& c) {
  auto delay = 10ms;
  while (true) {  // want "loop never looks at context 'c'" note "ask"
    if (Next(nullptr)) return true;
    std::this_thread::sleep_for(delay);  // want note "pauses"
    delay *= 2;
  }
}

void Drains(const ctx::Context& c, std::queue<std::future<int>>& queue) {
  while (!queue.empty()) {  // want "loop never looks at context 'c'" note "ask"
    int job = queue.front().get();  // want note "each round blocks in 'get' here"
    queue.pop();
    Log(std::to_string(job));
  }
}

void TimedWaits(const ctx::Context& c, std::future<int>& reply) {
  while (reply.wait_for(1s) != std::future_status::ready) {  // want "loop never looks at context 'c'" note "each round waits in 'wait_for' here" note "ask"
    Log("still waiting");
  }
}

void TimedCondition(const ctx::Context& c, std::condition_variable& changed,
                    std::unique_lock<std::mutex>& lock, bool& ready) {
  while (!ready) changed.wait_for(lock, 100ms);  // want "loop never looks at context 'c'" note "waits in 'wait_for'" note "ask"
}

void OtherTasks(const ctx::Context& c, std::vector<std::future<int>>& tasks) {
  for (std::future<int>& task : tasks) {  // want "loop never looks at context 'c'" note "ask"
    Log(std::to_string(task.get()));  // want note "blocks in 'get'"
  }
}

CTX_BLOCKING void Flush();

void Marked(const ctx::Context& c, std::vector<int>& left) {
  while (!left.empty()) {  // want "loop never looks at context 'c'" note "ask"
    Flush();  // want note "each round blocks in 'Flush' here"
    left.pop_back();
  }
}

// Nobody is interested in what the context carries here.
void OnlyValues(const ctx::Context& c, const ctx::Key<int>& key) {
  while (!Ready()) {  // want "loop never looks at context 'c'" note "ask"
    c.Value(key);
    std::this_thread::sleep_for(10ms);  // want note "pauses"
  }
}

void OnlyNull(const ctx::Context* c) {
  while (!Ready()) {  // want "loop never looks at context 'c'" note "ask"
    if (c != nullptr) Step();
    if (c) Step();
    std::this_thread::sleep_for(10ms);  // want note "pauses"
  }
}

void OtherRoot(const ctx::Context& c) {
  while (!Ready()) {  // want "loop never looks at context 'c'" note "ask"
    Fetch(ctx::Background());
    std::this_thread::sleep_for(10ms);  // want note "pauses"
  }
}

void LookedBefore(const ctx::Context& c) {
  if (c.Err()) return;
  while (!Ready()) std::this_thread::sleep_for(10ms);  // want "loop never looks at context 'c'" note "pauses" note "ask"
}

// The inner one is at fault.
void Nested(const ctx::Context& c, const std::vector<int>& jobs) {
  for (int job : jobs) {
    while (!Ready()) std::this_thread::sleep_for(1s);  // want "loop never looks at context 'c'" note "pauses" note "ask"
    Log(std::to_string(job));
  }
}

void InnerOfObserving(const ctx::Context& c) {
  while (!c.IsDone()) {
    while (!Ready()) std::this_thread::sleep_for(1ms);  // want "loop never looks at context 'c'" note "pauses" note "ask"
  }
}

// One report for both.
void OuterNeverEnds(const ctx::Context& c) {
  for (;;) {  // want "endless loop never looks at context 'c'" note "ask"
    for (int i = 0; i < 3; ++i) {
      std::this_thread::sleep_for(1s);  // want note "pauses"
    }
  }
}

struct Request {
  ctx::Context context() const;
};

void Accessor(const Request& request) {
  while (!Ready()) std::this_thread::sleep_for(10ms);  // want "loop never looks at context 'request.context\(\)'" note "pauses" note "ask"
}

void Local(const Request& request) {
  ctx::Context c = request.context();
  while (!Ready()) std::this_thread::sleep_for(10ms);  // want "loop never looks at context 'c'" note "pauses" note "ask"
}
