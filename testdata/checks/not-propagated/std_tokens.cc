// std::stop_token parameters with a default, and members beside parameters.

void Flush(int queue, std::stop_token st = {});
void Drain(int queue, std::stop_token st);

void Handle(std::stop_token st) {
  Flush(1, st);
  Flush(2);      // want "'Flush' is called without context 'st'"
  Drain(3, {});  // want "'Drain' is called with no context although 'st'"
}

void InThread() {
  std::jthread worker([](std::stop_token st) {
    Flush(1);  // want "'Flush' is called without context 'st'"
  });
}

void Stops(std::stop_token st) {
  while (!st.stop_requested()) Drain(1, st);
  if (st.stop_requested()) Flush(2);
}

// The last one must not be cut short.
void Finish() { Flush(1); }

// The thread's owner has nothing to hand on.
void Owner() {
  std::jthread worker([](std::stop_token st) { Drain(1, st); });
  Flush(2);
}
