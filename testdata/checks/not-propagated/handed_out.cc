// A member that hands out contexts is as wide as one that is a context.

struct Item {};
Item Wait(std::stop_token token, int id);
Item Find(const ctx::Context* c, int id);

class Service {
 public:
  void Handle(std::stop_token token) {
    Wait(token, 1);
    Wait(source_.get_token(), 2);  // want "'Wait' is given 'source_', although the caller's own context 'token' is in scope"
  }
  void Refresh() { Wait(source_.get_token(), 3); }
  std::stop_token Token() const;
  void Other(std::stop_token token) {
    Wait(token, 1);
    Wait(Token(), 2);  // Whatever it is.
  }

 private:
  std::stop_source source_;
};

void Null(const ctx::Context& c) {
  Find(&c, 1);
  Find(static_cast<const ctx::Context*>(nullptr), 2);  // want "'Find' is called with no context although 'c' is in scope"
}
