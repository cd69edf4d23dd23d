// Found, but nobody can tell what to write instead.

void Query(int id);
void Query(const ctx::Context& c, int id);

// The pointer may be null.
void MayBeNull(const ctx::Context* c) {
  Query(1);  // want "'Query' ignores context 'c'"
  if (c != nullptr) Work(*c);
}

// The overload returns nothing, and the result is asked for.
bool Poll(int id);
void Poll(const ctx::Context& c, int id);

void AsksForTheResult(const ctx::Context& c) {
  while (Poll(1)) {  // want "'Poll' ignores context 'c'"
    Work(c);
  }
}
