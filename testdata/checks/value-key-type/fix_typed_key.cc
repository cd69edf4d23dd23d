ctx::Context WithUser(const ctx::Context& parent, int id) {
  return ctx::WithValue(parent, "user_id", id);  // want "context key of type 'const char \*' can collide with a key of another component"
}

const int* UserOf(const ctx::Context& c) {
  return c.Value<int>("user_id");
}

void Tag(const ctx::Context& parent) {
  auto c = ctx::WithValue(parent, "source", "command line");  // want "context key of type 'const char \*' can collide"
  Work(c);
}

// Named as people name it, not in full.
void Tenant(const ctx::Context& parent, const std::string& tenant) {
  Work(ctx::WithValue(parent, "tenant", tenant));  // want "context key of type 'const char \*' can collide"
}
