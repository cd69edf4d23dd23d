// Whatever the call throws, the handler leaves and forgets.
void HandlerLeaves(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  try {
    Work(c);
  } catch (const std::exception& e) {
    Log(e.what());
    return;  // want note "leaves the function without using 'cancel'"
  }
  cancel();
}

void HandlerLeavesAfterAThrow(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  try {
    if (!Fetch(c)) throw std::runtime_error("no reply");
    cancel();
  } catch (const std::runtime_error& e) {
    Log(e.what());
    return;  // want note "leaves the function without using 'cancel'"
  }
}

void HandlerRethrows(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  try {
    Work(c);
  } catch (...) {
    Log("failed");
    throw;  // want note "leaves the function without using 'cancel'"
  }
  cancel();
}

void HandlerThrowsAnother(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  try {
    Work(c);
  } catch (const std::exception& e) {
    throw std::runtime_error(e.what());  // want note "leaves the function without using 'cancel'"
  }
  cancel();
}

void HandlerCancelsAndRethrows(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    Work(c);
  } catch (...) {
    cancel();
    throw;
  }
  cancel();
}

void HandlerCancelsAndLeaves(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    if (!Fetch(c)) throw std::runtime_error("no reply");
  } catch (const std::exception& e) {
    Log(e.what());
    cancel();
    return;
  }
  cancel();
}

void EveryHandlerCancels(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    Work(c);
    cancel();
  } catch (const std::logic_error&) {
    cancel();
  } catch (...) {
    cancel();
  }
}

// The rethrown exception is caught again, on the way to the cancel function.
void RethrowCaughtFurtherOut(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    try {
      Work(c);
    } catch (...) {
      throw;
    }
  } catch (...) {
    Log("failed");
  }
  cancel();
}

// The handler was left before anything was derived.
void DerivedAfterTheTry(const ctx::Context& parent) {
  try {
    Work(parent);
  } catch (...) {
    return;
  }
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  cancel();
}

void DerivedInTheHandler(const ctx::Context& parent) {
  try {
    Work(parent);
  } catch (const std::exception&) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    Work(c);
    return;  // want note "leaves the function without using 'cancel'"
  }
}
