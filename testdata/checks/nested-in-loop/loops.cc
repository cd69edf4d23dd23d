// A chain of contexts that grows with every round.

inline constexpr ctx::Key<int> kAttempt{"attempt"};

void For(ctx::Context c) {
  for (int i = 0; i < 10; ++i) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    c = ctx::WithValue(c, kAttempt, i);  // want "each round derives 'c' from the one of the last round; the chain of contexts grows for as long as the loop runs"
    Work(c);
  }
}

void While(const ctx::Context& parent) {
  ctx::Context c = parent;
  while (Ready()) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    c = ctx::WithValue(c, kAttempt, 1);  // want "each round derives 'c'"
    Work(c);
  }
}

void Range(ctx::Context c, const std::vector<int>& ids) {
  for (int id : ids) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    c = ctx::WithValue(c, kAttempt, id);  // want "each round derives 'c'"
    Work(c);
  }
}

void Do(ctx::Context c) {
  do {  // want note "derive from a context that the loop does not change, into a variable of the round"
    c = ctx::WithTimeout(c, 1s).context;  // want "each round derives 'c'"
    Work(c);
  } while (Ready());
}

void Tie(ctx::Context c) {
  for (;;) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    ctx::CancelFunc cancel;
    std::tie(c, cancel) = ctx::WithCancel(c);  // want "each round derives 'c'"
    Work(c);
    cancel();
  }
}

void ByWayOf(ctx::Context c) {
  while (Ready()) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    auto child = ctx::WithTimeout(c, 1s);  // want "each round derives 'c'"
    c = child.context;
    Work(c);
    child.cancel();
  }
}

void Bound(ctx::Context c) {
  while (Ready()) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    auto [child, cancel] = ctx::WithCancel(c);  // want "each round derives 'c'"
    c = child;
    Work(c);
    cancel();
  }
}

class Worker {
 public:
  void Run() {
    while (Ready()) {  // want note "derive from a context that the loop does not change, into a variable of the round"
      context_ = ctx::WithValue(context_, kAttempt, 1);  // want "each round derives 'context_'"
      Work(context_);
    }
  }

 private:
  ctx::Context context_ = ctx::Background();
};

void Pointer(ctx::Context* c) {
  while (Ready()) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    *c = ctx::WithValue(*c, kAttempt, 1);  // want "each round derives 'c'"
    Work(*c);
  }
}

void Inner(const ctx::Context& parent) {
  while (Ready()) {
    ctx::Context c = parent;
    for (int i = 0; i < 3; ++i) {  // want note "derive from a context that the loop does not change, into a variable of the round"
      c = ctx::WithValue(c, kAttempt, i);  // want "each round derives 'c'"
    }
    Work(c);
  }
}

void Conditional(ctx::Context c) {
  while (Ready()) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    if (Ready()) {
      c = ctx::WithValue(c, kAttempt, 1);  // want "each round derives 'c'"
    }
    Work(c);
  }
}

// In the head of the loop the variable is made once.
void Head(const ctx::Context& parent) {
  for (ctx::Context c = parent; Ready();) {  // want note "derive from a context that the loop does not change, into a variable of the round"
    c = ctx::WithValue(c, kAttempt, 1);  // want "each round derives 'c'"
    Work(c);
  }
}

// From a parent that does not change.
void Unchanging(const ctx::Context& parent) {
  ctx::Context c = parent;
  while (Ready()) {
    c = ctx::WithValue(parent, kAttempt, 1);
    Work(c);
  }
}

void OfTheRound(const ctx::Context& parent) {
  while (Ready()) {
    ctx::Context c = parent;
    c = ctx::WithValue(c, kAttempt, 1);
    auto child = ctx::WithValue(c, kAttempt, 2);
    Work(child);
  }
}

void Reset(const ctx::Context& parent) {
  ctx::Context c = parent;
  while (Ready()) {
    c = parent;
    c = ctx::WithValue(c, kAttempt, 1);
    Work(c);
  }
}

void Leaves(ctx::Context c) {
  while (Ready()) {
    if (Ready()) {
      c = ctx::WithValue(c, kAttempt, 1);
      break;
    }
  }
  Work(c);
}

void Returns(ctx::Context c) {
  for (;;) {
    c = ctx::WithValue(c, kAttempt, 1);
    return Work(c);
  }
}

void Once(ctx::Context c) {
  do {
    c = ctx::WithValue(c, kAttempt, 1);
    if (!Ready()) break;
    Work(c);
  } while (false);
}

void NoLoop(ctx::Context c) {
  c = ctx::WithValue(c, kAttempt, 1);
  c = ctx::WithValue(c, kAttempt, 2);
  Work(c);
}

// Each element once.
void Elements(std::vector<ctx::Context>& all) {
  for (ctx::Context& c : all) c = ctx::WithValue(c, kAttempt, 1);
  for (std::size_t i = 0; i < all.size(); ++i) {
    all[i] = ctx::WithValue(all[i], kAttempt, 1);
  }
}

void Handed(const ctx::Context& c) {
  while (Ready()) Work(ctx::WithValue(c, kAttempt, 1));
}
