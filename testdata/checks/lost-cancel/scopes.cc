// A cancel function is lost with the last scope that can name it.

void LeavesABlock(const ctx::Context& parent) {
  {
    auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
    Work(c);
  }  // want note "this path ends the scope of 'cancel' without using it"
  Work(parent);
}

void LeavesABranch(const ctx::Context& parent) {
  if (Ready()) {
    auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
    if (Fetch(c)) cancel();
  }  // want note "ends the scope of 'cancel' without using it"
  Work(parent);
}

void BlockThatCancels(const ctx::Context& parent) {
  {
    auto [c, cancel] = ctx::WithCancel(parent);
    Work(c);
    cancel();
  }
  Work(parent);
}

// The inner one is another variable.
void Shadowed(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);
  {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);  // want "'cancel' is not used on all paths"
    Work(c);
  }  // want note "ends the scope of 'cancel' without using it"
  cancel();
}

void SecondOfTwo(const ctx::Context& parent) {
  auto [outer, cancel_outer] = ctx::WithCancel(parent);
  auto [inner, cancel_inner] = ctx::WithTimeout(outer, 1s);  // want "'cancel_inner' is not used on all paths"
  Work(inner);
  cancel_outer();
}  // want note "leaves the function without using 'cancel_inner'"

void BothOfTwo(const ctx::Context& parent) {
  auto [outer, cancel_outer] = ctx::WithCancel(parent);
  auto [inner, cancel_inner] = ctx::WithTimeout(outer, 1s);
  Work(inner);
  cancel_inner();
  cancel_outer();
}

void IfWithInitializer(const ctx::Context& parent) {
  if (auto [c, cancel] = ctx::WithCancel(parent); Fetch(c)) {
    cancel();
  } else {
    Log("failed");
    cancel();
  }
}

void IfWithInitializerAndReturn(const ctx::Context& parent) {
  if (auto [c, cancel] = ctx::WithCancel(parent); Fetch(c)) {  // want "'cancel' is not used on all paths"
    cancel();
  } else {
    return;  // want note "leaves the function without using 'cancel'"
  }
  Log("done");
}
