enum class Mode { kFast, kSlow, kNever };

void NoDefault(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  switch (n) {
    case 0:
      cancel();
      break;
    case 1:
      Work(parent);
      cancel();
      break;
  }
}  // want note "this path leaves the function without using 'cancel'"

void OneCaseReturns(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  switch (n) {
    case 0:
      return;  // want note "leaves the function without using 'cancel'"
    default:
      Work(c);
      break;
  }
  cancel();
}

void OneCaseBreaks(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  switch (n) {
    case 0:
      Work(c);
      break;
    default:
      cancel();
      break;
  }
}  // want note "leaves the function without using 'cancel'"

// The break leaves the case's own block.
void ScopeOfACase(const ctx::Context& parent, int n) {
  switch (n) {
    case 0: {
      auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
      if (!Fetch(c)) break;  // want note "this path ends the scope of 'cancel' without using it"
      cancel();
      break;
    }
    default:
      break;
  }
  Log("done");
}

void OneEnumeratorForgets(const ctx::Context& parent, Mode mode) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  switch (mode) {
    case Mode::kFast:
      cancel();
      return;
    case Mode::kSlow:
      Work(c);
      cancel();
      return;
    case Mode::kNever:
      return;  // want note "leaves the function without using 'cancel'"
  }
}

void ContinueInASwitch(const ctx::Context& parent, const std::vector<int>& numbers) {
  for (int n : numbers) {
    auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
    switch (n) {
      case 0:
        continue;  // want note "ends the scope of 'cancel' without using it"
      default:
        Work(c);
        break;
    }
    cancel();
  }
}

// All enumerators are handled.
void EveryEnumerator(const ctx::Context& parent, Mode mode) {
  auto [c, cancel] = ctx::WithCancel(parent);
  switch (mode) {
    case Mode::kFast:
      cancel();
      return;
    case Mode::kSlow:
    case Mode::kNever:
      Work(c);
      cancel();
      return;
  }
}

void EveryCase(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);
  switch (n) {
    case 0:
      cancel();
      break;
    default:
      Work(c);
      cancel();
      break;
  }
}

void FallsThrough(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);
  switch (n) {
    case 0:
      Work(c);
      [[fallthrough]];
    default:
      cancel();
  }
}

void AfterTheSwitch(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);
  switch (n) {
    case 0:
      Work(c);
      break;
    case 1:
      break;
  }
  cancel();
}

void CaseAborts(const ctx::Context& parent, int n) {
  auto [c, cancel] = ctx::WithCancel(parent);
  switch (n) {
    case 0:
      Work(c);
      cancel();
      return;
    default:
      std::abort();
  }
}

void SwitchWithInitializer(const ctx::Context& parent) {
  switch (auto [c, cancel] = ctx::WithCancel(parent); Fetch(c) ? 1 : 0) {
    case 0:
      Log("failed");
      cancel();
      break;
    default:
      cancel();
  }
}

// What a switch asks is no yes or no: known from the branch before, or not.
void SwitchAfterIf(const ctx::Context& parent, const bool fast, const int mode) {
  auto [c, cancel] = ctx::WithTimeout(parent, 1s);
  Work(c);
  if (fast) cancel();
  switch (mode) {
    case 0:
      cancel();
      break;
    default:
      if (!fast) cancel();
      break;
  }
}
