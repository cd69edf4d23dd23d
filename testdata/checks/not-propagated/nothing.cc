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
