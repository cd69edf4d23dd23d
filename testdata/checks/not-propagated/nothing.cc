// "No context", said by a null pointer, an empty optional or empty braces.

struct Item {};
Item Find(int id, const ctx::Context* c);
Item Seek(std::optional<ctx::Context> c, int id);
Item Wait(std::stop_token token, int id);
Item Share(const std::shared_ptr<ctx::Context>& c);

void Handle(const ctx::Context& c, std::stop_token token) {
  Find(1, nullptr);  // want "'Find' is called with no context although 'c' is in scope; the call outlives cancellation"
  Find(1, NULL);     // want "'Find' is called with no context although 'c'"
  Find(1, 0);        // want "'Find' is called with no context although 'c'"
  Find(1, &c);
  Seek(std::nullopt, 1);  // want "'Seek' is called with no context although 'c'"
  Seek({}, 1);            // want "'Seek' is called with no context although 'c'"
  Seek(c, 1);
  Wait({}, 1);  // want "'Wait' is called with no context although 'token'"
  Wait(token, 1);
  Share(nullptr);  // want "'Share' is called with no context although 'c'"
}

// A token is no context of ours.
void Other(std::stop_token token) {
  if (token.stop_requested()) return;
  Find(1, nullptr);
}

void Fallback(const ctx::Context* c) {
  if (!c) Find(1, nullptr);
  if (!c) {
    Find(2, nullptr);
    return;
  }
  Find(3, nullptr);  // want "'Find' is called with no context although 'c' is in scope"
  Find(3, c);
}

bool Compares(const ctx::Context* c) { return c == nullptr; }

// However it is spelt.
void Save(int id, std::optional<ctx::Context> c);
void Store(int id, const ctx::Context* c);

void Spellings(const ctx::Context& c) {
  Save(1, c);
  Save(2, std::optional<ctx::Context>());  // want "'Save' is called with no context although 'c' is in scope"
  Save(3, std::optional<ctx::Context>{});  // want "'Save' is called with no context"
  Save(4, std::optional<ctx::Context>(std::nullopt));  // want "'Save' is called with no context"
  const ctx::Context* none = nullptr;
  Store(5, none);  // want "'Store' is called with no context"
  std::optional<ctx::Context> empty;
  Save(6, empty);  // want "'Save' is called with no context"
}

void Look(int id, const ctx::Context** found);

void FilledIn(const ctx::Context& c, bool known) {
  const ctx::Context* given = nullptr;
  if (known) given = &c;
  Store(1, given);
  const ctx::Context* found = nullptr;
  Look(2, &found);
  Store(3, found);
  std::optional<ctx::Context> later;
  later.emplace(c);
  Save(4, later);
  const ctx::Context* captured = nullptr;
  auto set = [&] { captured = &c; };
  set();
  Store(5, captured);
}

// Nobody can stop it.
void Follow(std::stop_token token);
void Follow(std::stop_token token, std::stop_source& source);

void OfAnIdleSource(std::stop_token token) {
  Follow(token);
  std::stop_source idle;
  Follow(idle.get_token());  // want "'Follow' is called with no context although 'token' is in scope"
}

void OfBusySources(std::stop_token token) {
  Follow(token);
  std::stop_source stopped;
  Follow(stopped.get_token());
  stopped.request_stop();
  std::stop_source captured;
  std::stop_callback joined(token, [&] { captured.request_stop(); });
  Follow(captured.get_token());
  std::stop_source given;
  Follow(given.get_token(), given);
  std::stop_source copied;
  auto stop = copied;
  Follow(copied.get_token());
}
