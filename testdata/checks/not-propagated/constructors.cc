// An object that does the work gets the context when it is made.

class Copier {
 public:
  Copier(int to, const ctx::Context* c);
  explicit Copier(const std::string& to,
                  const ctx::Context& c = ctx::Background());
  int Copy();
};

int Handle(const ctx::Context& c) {
  Copier(1, nullptr).Copy();   // want "'Copier' is called with no context although 'c' is in scope; the call outlives cancellation"
  Copier named("b");           // want "'Copier' is called without context 'c', which is in scope; the call outlives cancellation"
  Copier braces{"b"};          // want "'Copier' is called without context 'c'"
  Copier copy = named;
  Copier good(1, &c);
  return Copier("a", c).Copy();
}

// What lives longer than the call is not the call's.
class Service {
 public:
  explicit Service(const ctx::Context& c) : copier_(1, nullptr) { Work(c); }
  void Start(const ctx::Context& c) {
    static Copier shared(1, nullptr);
    Work(c);
  }

 private:
  Copier copier_;
};

class Pool {
 public:
  Copier Make(const ctx::Context& c) {
    Work(c);
    return Copier("a");
  }
  Copier* MakeOwned(const ctx::Context& c) {
    Work(c);
    return new Copier("a");
  }
  void Replace(const ctx::Context& c) {
    Work(c);
    copier_ = Copier("a");
    Copier local("b", c);
    local = Copier("c");  // want "'Copier' is called without context 'c'"
  }

 private:
  Copier copier_{"a"};
};

void Nobody() { Copier("a").Copy(); }
