// Tokens that somebody else's interface asks for.

void Compute(int x);

void Worker(std::stop_token st) {  // want "context 'st' is never used"
  for (;;) std::this_thread::sleep_for(1s);
}

void Obeys(std::stop_token st) {
  while (!st.stop_requested()) Compute(1);
}

// A jthread calls its function with a token if it takes one.
void Lambda() {
  std::jthread worker([](std::stop_token) { Compute(1); });
}

void OnPurpose(std::stop_token st) {
  (void)st;
  while (!Ready()) Compute(1);
}
