// A stop token is no reason not to start a root: that is how one gets from the
// one to the other. An empty stop token in its place is another matter.

void Poll(std::stop_token st);
void Drain(int queue, std::stop_token st);
void Flush(std::stop_token st = {});

struct Client {
  void Send(const std::string& text, std::stop_token st);
};

void Empty(std::stop_token st) {
  Poll(std::stop_token{});  // want "'stop_token' starts a new root although context 'st' is in scope; the caller's cancellation and deadline are lost"
}

void EmptyParens(const std::stop_token& st, Client& client) {
  client.Send("hello", std::stop_token());  // want "'stop_token' starts a new root although context 'st' is in scope"
}

void EmptyInWait(std::stop_token st, std::mutex& m,
                 std::condition_variable_any& cv) {
  std::unique_lock lock(m);
  cv.wait(lock, std::stop_token{}, Ready);  // want "'stop_token' starts a new root although context 'st' is in scope"
}

void EmptyInLoop(std::stop_token token) {
  for (int queue = 0; queue < 4; ++queue) {
    Drain(queue, std::stop_token{});  // want "'stop_token' starts a new root although context 'token' is in scope"
  }
}

void Bridge(std::stop_token st) {
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  ctx::CancelGuard guard(cancel);
  std::stop_callback on_stop(st, cancel);
  Work(c);
}

void RootBesideToken(std::stop_token st) {
  if (st.stop_requested()) return;
  Work(ctx::Background());
}

void DefaultArgument(std::stop_token st) {
  Flush(st);
  Flush();
}

void Propagates(std::stop_token st) {
  Poll(st);
  Poll(std::stop_token{st});
  Poll(std::stop_token(std::move(st)));
}

void UnnamedToken(std::stop_token) { Poll(std::stop_token{}); }

void NoToken() { Poll(std::stop_token{}); }

bool NeverStops(const std::stop_token& st) { return st == std::stop_token{}; }

void OwnDefault(std::stop_token st, std::stop_token other = std::stop_token{}) {
  Poll(st);
  Poll(other);
}

struct Worker {
  explicit Worker(std::stop_token st) : st_(st), idle_(std::stop_token{}) {}
  std::stop_token st_;
  std::stop_token idle_;
};

// A context that hands out a token will do.
void Scan(std::stop_token token, int id);

void OfAContext(const ctx::Context& c) {
  Scan(c.Done(), 1);
  Scan(std::stop_token(), 2);  // want "'stop_token' starts a new root although context 'c.Done\(\)' is in scope"
}

void OfAPointer(const ctx::Context* c) {
  Scan(std::stop_token(), 2);  // want "although context 'c->Done\(\)' is in scope"
}
