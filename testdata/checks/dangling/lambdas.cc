// A lambda that refers to a context which it outlives.

std::function<void()> g_later;

std::function<void()> Returned(ctx::Context c) {
  return [&c] { Work(c); };  // want "'c' is captured by reference by a lambda that outlives it; capture it by value" note "the lambda is returned here"
}

std::function<void()> ReturnedDefault(ctx::Context c) {
  return [&] { Work(c); };  // want "'c' is captured by reference" note "the lambda is returned here"
}

auto ReturnedAuto(const ctx::Context& parent) {
  ctx::Context c = ctx::WithoutCancel(parent);
  return [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is returned here"
}

std::function<void()> ReturnedByWayOf(ctx::Context c) {
  auto later = [&c] { Work(c); };  // want "'c' is captured by reference"
  return later;  // want note "the lambda is returned here"
}

// A reference is as good as what it was bound to, which may be a temporary.
std::function<void()> ReturnedReference(const ctx::Context& c) {
  return [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is returned here"
}

void Detached(ctx::Context c) {
  std::thread([&c] { Work(c); }).detach();  // want "'c' is captured by reference" note "the lambda goes on without this function here"
}

void Global(ctx::Context c) {
  g_later = [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
}

void Static(ctx::Context c) {
  static std::function<void()> later;
  later = [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
}

void After(ctx::Context c) {
  ctx::AfterFunc(c, [&] { Log(c.Err().message()); });  // want "'c' is captured by reference" note "the lambda goes on without this function here"
}

class Service {
 public:
  void Keep(ctx::Context c) {
    callback_ = [&c] { Work(c); };  // want "'c' is captured by reference" note "the lambda is kept here"
  }
  void Push(ctx::Context c) {
    callbacks_.push_back([&c] { Work(c); });  // want "'c' is captured by reference" note "the lambda is kept here"
  }
  void Emplace(ctx::Context c) {
    this->callbacks_.emplace_back([&] { Work(c); });  // want "'c' is captured by reference" note "the lambda is kept here"
  }
  void ByValue(ctx::Context c) {
    callback_ = [c] { Work(c); };
    callbacks_.push_back([=] { Work(c); });
  }
  // It is taken back before the function is left.
  void TakenBack(ctx::Context c) {
    callbacks_.push_back([&c] { Work(c); });
    Run();
    callbacks_.pop_back();
  }
  void Run();

 private:
  std::function<void()> callback_;
  std::vector<std::function<void()>> callbacks_;
};

// By value.
std::function<void()> Copied(const ctx::Context& c) {
  return [c] { Work(c); };
}
std::function<void()> Moved(ctx::Context c) {
  return [c = std::move(c)] { Work(c); };
}

// Run before the function is left.
void OnTheSpot(const ctx::Context& c, const std::vector<int>& ids) {
  [&] { Work(c); }();
  std::for_each(ids.begin(), ids.end(), [&](int) { Work(c); });
  auto later = [&c] { Work(c); };
  later();
}

bool ResultOf(const ctx::Context& c, const std::vector<int>& ids) {
  return std::any_of(ids.begin(), ids.end(), [&](int) { return !c.Err(); });
}

void Joined(ctx::Context c) {
  std::thread worker([&c] { Work(c); });
  worker.join();
}

// The handle is used to wait.
void Stopped(ctx::Context c) {
  auto stop = ctx::AfterFunc(c, [&] { Log(c.Err().message()); });
  Work(c);
  stop();
}

void Nothing(ctx::Context c) {
  ctx::AfterFunc(c, [] { Log("over"); });
  int other = 0;
  auto later = [&other] { ++other; };
  later();
}
