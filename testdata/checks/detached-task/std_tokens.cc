// A thread that is given a token is meant to stop with it.

void Step();

void Worker(std::stop_token st) {
  std::thread([st] {
    while (!st.stop_requested()) Step();
  }).detach();
}

void Argument(std::stop_token st) {
  std::thread([](std::stop_token own) {
    while (!own.stop_requested()) Step();
  }, st).detach();
}

void Joined(std::stop_token st) {
  std::jthread worker([&st] {
    while (!st.stop_requested()) Step();
  });
}
