void Throws(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (!Fetch(c)) throw std::runtime_error("no reply");  // want note "leaves the function without using 'cancel'"
  cancel();
}

int ThrowsInAnExpression(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  const int n = Fetch(c) ? 1 : throw std::runtime_error("no reply");  // want note "leaves the function without using 'cancel'"
  cancel();
  return n;
}

// Any call may throw: that alone is not reported.
void CallsThatMayThrow(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  Log(Fetch(c).text);
  cancel();
}

void CancelsBeforeItThrows(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (!Fetch(c)) {
    cancel();
    throw std::runtime_error("no reply");
  }
  cancel();
}

void GuardOutlivesTheThrow(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  ctx::CancelGuard guard(cancel);
  if (!Fetch(c)) throw std::runtime_error("no reply");
}

// The exception does not leave the function.
void CaughtByItsBase(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    if (!Fetch(c)) throw std::runtime_error("no reply");
  } catch (const std::exception& e) {
    Log(e.what());
  }
  cancel();
}

void CaughtByItsType(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    if (!Fetch(c)) throw std::runtime_error("no reply");
  } catch (std::runtime_error& e) {
    Log(e.what());
  }
  cancel();
}

void CaughtByValue(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    if (!Fetch(c)) throw 1;
  } catch (int) {
    Log("failed");
  }
  cancel();
}

void CaughtByEllipsis(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    if (!Fetch(c)) throw std::runtime_error("no reply");
  } catch (...) {
    Log("failed");
  }
  cancel();
}

// No handler fits, so the exception leaves.
void CaughtByNobody(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  try {
    if (!Fetch(c)) throw std::runtime_error("no reply");  // want note "leaves the function without using 'cancel'"
  } catch (const std::logic_error& e) {
    Log(e.what());
  }
  cancel();
}

// Handlers do not convert: an int is no long.
void NoArithmeticConversion(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  try {
    if (!Fetch(c)) throw 1;  // want note "leaves the function without using 'cancel'"
  } catch (long) {
    Log("failed");
  }
  cancel();
}

// A derived handler does not catch its base.
void CatchesTheDerivedOnly(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  try {
    if (!Fetch(c)) throw std::logic_error("no reply");  // want note "leaves the function without using 'cancel'"
  } catch (const std::invalid_argument& e) {
    Log(e.what());
  }
  cancel();
}

class Hidden : std::runtime_error {
 public:
  Hidden() : std::runtime_error("hidden") {}
};

// A private base is not caught.
void PrivateBase(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  try {
    if (!Fetch(c)) throw Hidden();  // want note "leaves the function without using 'cancel'"
  } catch (const std::exception& e) {
    Log(e.what());
  }
  cancel();
}

void CaughtFurtherOut(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  try {
    try {
      if (!Fetch(c)) throw std::runtime_error("no reply");
    } catch (const std::logic_error& e) {
      Log(e.what());
    }
  } catch (...) {
    Log("failed");
  }
  cancel();
}

// Nothing leaves a noexcept function: the program ends instead.
void Noexcept(const ctx::Context& parent) noexcept {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (!Fetch(c)) throw std::runtime_error("no reply");
  cancel();
}

void NoexceptFalse(const ctx::Context& parent) noexcept(false) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
  if (!Fetch(c)) throw std::runtime_error("no reply");  // want note "leaves the function without using 'cancel'"
  cancel();
}

struct Connection {
  // Destructors are noexcept unless they say otherwise.
  ~Connection() {
    auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1s);
    if (!Fetch(c)) throw std::runtime_error("no reply");
    cancel();
  }
};

// The throw is the lambda's.
void ThrowInALambda(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  auto check = [](bool ok) {
    if (!ok) throw std::runtime_error("not ready");
  };
  check(Ready());
  Work(c);
  cancel();
}

void UsedByTheThrow(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  if (!Fetch(c)) throw cancel;
  cancel();
}

// Only the body of the try can end in the handler, and there all is done.
void FunctionTryBlock(const ctx::Context& parent) try {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  ctx::CancelGuard guard(cancel);
  Work(c);
} catch (const std::exception& e) {
  Log(e.what());
}

// What the handler cannot see it cannot use: as if the call had left the
// function. An explicit throw is a path of its own.
void DeclaredInTheTry(const ctx::Context& parent) {
  try {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    Work(c);
    cancel();
  } catch (const std::exception& e) {
    Log(e.what());
  }
}

void ThrownInTheTry(const ctx::Context& parent) {
  try {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    if (!Fetch(c)) throw std::runtime_error("no reply");  // want note "ends the scope of 'cancel' without using it"
    cancel();
  } catch (const std::exception& e) {
    Log(e.what());
  }
}
