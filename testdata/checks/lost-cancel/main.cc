// The process ends with main, and every context with it: paths do not count.
int main(int argc, char** argv) {
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  if (argc < 2) return 1;
  if (!Fetch(c, argv[1])) return 2;

  ctx::Cancelable r = ctx::WithTimeout(c, 1s);
  Work(r.context);

  // But a discard is a discard.
  Work(ctx::WithTimeout(c, 1s).context);  // want "cancel function returned by 'WithTimeout' is discarded"
  return 0;
}

// This one merely has the name.
namespace tool {
int main(const ctx::Context& parent) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  if (!Fetch(c)) return 1;  // want note "leaves the function without using 'cancel'"
  cancel();
  return 0;
}
}  // namespace tool

struct Program {
  void main(const ctx::Context& parent) {
    auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
    Work(c);
  }  // want note "leaves the function without using 'cancel'"
};
