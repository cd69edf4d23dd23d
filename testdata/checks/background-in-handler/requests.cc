// A request that can be asked for its context has one.

class Request {
 public:
  const ctx::Context& context() const;
  std::string path() const;
};

struct RpcCall {
  ctx::Context GetContext() const;
};

struct Job {
  ctx::Context ctx() const noexcept;
};

class HttpRequest : public Request {
 public:
  std::string header(const std::string& name) const;
};

class NonConst {
 public:
  ctx::Context context();
};

class WithArgument {
 public:
  ctx::Context context(int id) const;
};

class OtherName {
 public:
  ctx::Context trace() const;
};

class Static {
 public:
  static ctx::Context context();
};

class Private {
 private:
  ctx::Context context() const;
};

class OtherType {
 public:
  std::string context() const;
};

void Accessor(const Request& request) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'request.context\(\)' is in scope; the caller's cancellation and deadline are lost"
}

void NonConstReference(Request& r) {
  Work(ctx::TODO());  // want "'TODO' starts a new root although context 'r.context\(\)' is in scope"
}

void ByValue(RpcCall call) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'call.GetContext\(\)' is in scope"
}

void ShortName(const Job& job) {
  Fetch(ctx::Background(), "key");  // want "'Background' starts a new root although context 'job.ctx\(\)' is in scope"
}

void Inherited(const HttpRequest& request) {
  Work(ctx::Background());  // want "'Background' starts a new root although context 'request.context\(\)' is in scope"
}

class Handler {
 public:
  virtual ~Handler() = default;
  virtual void Handle(const Request& request) = 0;
};

// Overriding takes nothing away: the body is the author's.
class Index : public Handler {
 public:
  void Handle(const Request& request) override {
    auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1s);  // want "'Background' starts a new root although context 'request.context\(\)' is in scope"
    ctx::CancelGuard guard(cancel);
    Fetch(c, request.path());
  }
};

class Blank : public Handler {
 public:
  void Handle(const Request&) override { Work(ctx::Background()); }
};

void NotConst(NonConst& request) { Work(ctx::Background()); }

void NeedsArgument(const WithArgument& request) { Work(ctx::Background()); }

void NotAnAccessor(const OtherName& request) { Work(ctx::Background()); }

void StaticFunction(const Static& request) { Work(ctx::Background()); }

void Inaccessible(const Private& request) { Work(ctx::Background()); }

void NoContextAtAll(const OtherType& request) { Work(ctx::Background()); }
