// One finding for each function, where it is declared first.

void Twice(int id, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
void Twice(int id, const ctx::Context& c);
void Twice(int id, const ctx::Context& context) {
  if (id > 0) Work(context);
}

void RedeclaredInBlock(const ctx::Context& c) {
  void Twice(int id, const ctx::Context& c);
  Twice(1, c);
}

class Session {
 public:
  explicit Session(int id, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
  void Send(const std::string& text, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
  static Session Open(int id, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"

  class Cursor {
   public:
    bool Next(int step, const ctx::Context& c) const;  // want "context parameter 'c' is not the first parameter"
  };

  friend void Twice(int id, const ctx::Context& c);
  friend void Attach(Session& session, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
};

Session::Session(int id, const ctx::Context& c) { Twice(id, c); }

void Session::Send(const std::string& text, const ctx::Context& c) {
  Fetch(c, text);
}

Session Session::Open(int id, const ctx::Context& c) { return Session(id, c); }

bool Session::Cursor::Next(int step, const ctx::Context& context) const {
  return step > 0 && Fetch(context);
}

void Attach(Session& session, const ctx::Context& c) { session.Send("", c); }

template <class T>
T Get(const std::string& key, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"

template <class T>
T Get(const std::string& key, const ctx::Context& c) {
  return T(Fetch(c, key));
}

void UseGet(const ctx::Context& c) {
  Get<bool>("a", c);
  Get<Reply>("b", c);
}

// Each overload is a function of its own.
void Put(int value, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
void Put(const std::string& value, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
void Put(const ctx::Context& c, double value);

namespace store {
void Drop(int id, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
}
void store::Drop(int id, const ctx::Context& c) {
  if (id > 0) Work(c);
}

class Session2 : public Session {
 public:
  using Session::Session;
};

// An inherited constructor was declared in the base.
void Inherit(const ctx::Context& c) {
  Session2 session(1, c);
  session.Send("hello", c);
}
