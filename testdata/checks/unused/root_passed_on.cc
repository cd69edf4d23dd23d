// A parameter without a name says "not needed", and is wrong where the work
// below gets no context at all in its place.

void Repair(int id, const ctx::Context* c = nullptr);
void Drop(int id, const ctx::Context* c);

void LeftOut(const ctx::Context*, int id) {  // want "the context parameter has no name, but 'Repair' is called with no context of its own; cancellation and deadline do not reach it"
  Repair(id);  // want note "'Repair' should have got it here"
}

void Null(const ctx::Context*, int id) {  // want "the context parameter has no name, but 'Drop' is called with no context of its own"
  Drop(id, nullptr);  // want note "'Drop' should have got it here"
}

void Root(const ctx::Context&) {  // want "the context parameter has no name, but 'Work' is called with no context of its own"
  Work(ctx::Background());  // want note "'Work' should have got it here"
}

// The base says what the parameters are, not what to do with them.
struct Base {
  virtual ~Base() = default;
  virtual void Run(const ctx::Context& c) = 0;
};
struct Derived : Base {
  void Run(const ctx::Context&) override {  // want "the context parameter has no name, but 'Work' is called with no context of its own"
    Work(ctx::TODO());  // want note "'Work' should have got it here"
  }
};

// Nothing is passed on.
struct Quiet : Base {
  void Run(const ctx::Context&) override { Log("quiet"); }
};

// A new beginning, with a time limit of its own.
void OwnLimit(const ctx::Context&) {
  auto [own, cancel] = ctx::WithTimeout(ctx::Background(), 5s);
  ctx::CancelGuard guard(cancel);
  Work(own);
}

CTX_ROOT void Marked(const ctx::Context&) { Work(ctx::Background()); }

struct Owner {
  void Handle(const ctx::Context&) { Work(context_); }
  ctx::Context context_ = ctx::Background();
};

// A task of its own.
void Task(const ctx::Context&) {
  std::thread([] { Work(ctx::Background()); }).detach();
}

// The form without a context is made from the one with.
void Sync(const ctx::Context& c, int id);
void Sync(std::nullptr_t, int id) { Sync(ctx::Background(), id); }
