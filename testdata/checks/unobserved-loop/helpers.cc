// What a loop calls is looked into where its body is to be seen.

class Worker {
 public:
  explicit Worker(std::stop_token stop) : stop_(std::move(stop)) {}

  bool Stopped() const { return stop_.stop_requested(); }
  void Step();  // Elsewhere; the object has a token to look at.
  void Rest() { std::this_thread::sleep_for(1s); }

 private:
  std::stop_token stop_;
};

void Doze() {
  std::this_thread::sleep_for(1s);  // No context is in scope here.
}

void Nap() { std::this_thread::sleep_for(1ms); }

void NapTwice() {
  Nap();
  Nap();
}

void Reaches(const ctx::Context& c) {
  while (!Ready()) Doze();  // want "loop never looks at context 'c'" note "each round reaches a blocking call in 'Doze' here" note "ask"
}

void Pauses(const ctx::Context& c) {
  while (!Ready()) Nap();  // want "loop never looks at context 'c'" note "each round pauses in 'Nap' here" note "ask"
  while (!Ready()) NapTwice();  // want "loop never looks at context 'c'" note "each round pauses in 'NapTwice' here" note "ask"
}

void PausesInLambda(const ctx::Context& c) {
  auto nap = [] { std::this_thread::sleep_for(1ms); };
  while (!Ready()) nap();  // want "loop never looks at context 'c'" note "pauses" note "ask"
}

void NapsMuch(const ctx::Context& c) {
  for (int i = 0; i < 5; ++i) Nap();
}

void AsksHelper(const ctx::Context& c, const Worker& worker) {
  while (!worker.Stopped()) std::this_thread::sleep_for(10ms);
}

void CallsOwner(const ctx::Context& c, Worker& worker) {
  while (!Ready()) {
    worker.Step();
    std::this_thread::sleep_for(10ms);
  }
}

// Its body is here, and looks at nothing.
void CallsIdler(const ctx::Context& c, Worker& worker) {
  while (!Ready()) worker.Rest();  // want "loop never looks at context 'c'" note "reaches" note "ask"
}

class Server {
 public:
  void Run(const ctx::Context& c) {
    while (Good()) std::this_thread::sleep_for(10ms);
    while (Bad()) std::this_thread::sleep_for(10ms);  // want "loop never looks at context 'c'" note "pauses" note "ask"
  }

 private:
  bool Good() const { return !Ready() && !context_.IsDone(); }
  bool Bad() const { return Ready() || Worse(3); }
  // Going round in circles is no way of looking.
  bool Worse(int depth) const { return depth > 0 ? Worse(depth - 1) : Bad(); }

  ctx::Context context_;
};
