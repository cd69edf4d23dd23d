// Whoever says that a context is not to be used is not told of it again.

struct Db {
  Reply Query(int id) const;
  Reply Query(const ctx::Context& c, int id) const;
};

void Cast(const ctx::Context& c, const Db& db) {
  (void)c;
  db.Query(1);
  std::this_thread::sleep_for(1s);
}

void Ignored(const ctx::Context& c, const Db& db) {
  std::ignore = c;
  db.Query(1);
  std::this_thread::sleep_for(1s);
}

void Marked([[maybe_unused]] const ctx::Context& c, const Db& db) {
  db.Query(1);
  std::this_thread::sleep_for(1s);
}

void Kept(const ctx::Context& c, const Db& db) {
  db.Query(1);  // want "'Query' ignores context 'c' although an overload takes it"
}
