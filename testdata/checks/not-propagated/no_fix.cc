// Where the context would go cannot be told, or it might not compile.

struct Item {};
Item Load(int id, bool fresh = false, const ctx::Context& c = ctx::TODO());
Item Find(int id, const ctx::Context* c = nullptr);
#define FIND(id) Find(id)

void Handle(const ctx::Context& c) {
  Load(1);  // want "'Load' is called without context 'c'"
  FIND(1);  // want "'Find' is called without context 'c'"
}

void Tested(const ctx::Context* c) {
  if (c != nullptr) Work(*c);
  Load(1, true);  // want "'Load' is called without context 'c'"
}
