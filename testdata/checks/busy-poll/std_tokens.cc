// Threads that wait for nothing but the end.

void Step();

void Sleeps(std::stop_token st) {
  while (!st.stop_requested()) {  // want "loop only asks context 'st' again and again" note "use"
    std::this_thread::sleep_for(10ms);  // want note "in 'sleep_for' here"
  }
}

void Yields(const std::stop_token& st) {
  while (!st.stop_requested()) {  // want "loop only asks context 'st' again and again" note "use"
    std::this_thread::yield();  // want note "in 'yield' here"
  }
}

void InThread() {
  std::jthread worker([](std::stop_token st) {
    for (;;) {  // want "loop only asks context 'st' again and again" note "use"
      if (st.stop_requested()) return;
      std::this_thread::sleep_for(1s);  // want note "in 'sleep_for' here"
    }
  });
}

void Spins(std::stop_token st) {
  while (!st.stop_requested()) {  // want "loop only asks context 'st' again and again" note "use"
  }
}

void Works(std::stop_token st) {
  while (!st.stop_requested()) {
    Step();
    std::this_thread::sleep_for(10ms);
  }
}

// Something else ends it as well.
void WaitsForTwo(std::stop_token st) {
  while (!st.stop_requested() && !Ready()) std::this_thread::sleep_for(10ms);
}
