// The context moves to the front, here and in every call. That is safe to try
// only where all callers are in this file.

static bool Store(int id, const ctx::Context& c) {  // want "context parameter 'c' is not the first parameter"
  return id > 0 && Fetch(c);
}

namespace {

void Send(const std::string& to, int retries, const ctx::Context& context);  // want "context parameter 'context' is not the first parameter"

void Send(const std::string& to, int retries, const ctx::Context& context) {
  if (Store(retries, context)) Send(to, retries - 1, context);
}

Reply Load(const std::string& key, ctx::Context c, bool fresh) {  // want "context parameter 'c' is not the first parameter"
  return fresh ? Fetch(c) : Fetch(c, key);
}

}  // namespace

void Serve(const ctx::Context& c) {
  if (!Store(1, c)) return;
  Send("somebody", 3, c);
  Load("key", c, true);
  Load("a" + std::string("b"), ctx::Background(), false);
}
