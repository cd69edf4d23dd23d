// The standard has no one place for a stop token: it stands after the lock in
// waits and in front in jthread's callable.

void First(std::stop_token st, int id);
void Last(int id, std::stop_token st);
void Middle(int id, std::stop_token st, const std::string& text);
void Reference(int id, const std::stop_token& st);
void DefaultedLast(int id, std::stop_token st = {});

class Queue {
 public:
  explicit Queue(int size, std::stop_token st);
  virtual ~Queue() = default;
  virtual bool Pop(std::string* out, std::stop_token st);
  template <class Lock, class Predicate>
  bool Wait(Lock& lock, std::stop_token st, Predicate predicate);
};

void Source(int id, std::stop_source source);

void BesideContext(const ctx::Context& c, int id, std::stop_token st);

// The token is no excuse where it does not lead.
void TrailingToken(int id, const ctx::Context& c, std::stop_token st);  // want "context parameter 'c' is not the first parameter"

// Only a leading token has a place of its own.
void BehindTheToken(const std::string& tag, std::stop_token token, const ctx::Context& c);  // want "context parameter 'c' is not the first parameter"
