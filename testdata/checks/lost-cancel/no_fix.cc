// Found, but not to be mended by a guard.

struct Holder {
  ctx::Context kept = ctx::Background();
};

// The guard would end a context that lives on.
void KeptInAMember(const ctx::Context& parent, Holder& holder) {
  auto r = ctx::WithCancel(parent);  // want "'r.cancel' is not used on all paths"
  holder.kept = r.context;
}  // want note "leaves the function without using 'r.cancel'"

void KeptInAContainer(const ctx::Context& parent,
                      std::vector<ctx::Context>& all) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  all.push_back(c);
}  // want note "leaves the function without using 'cancel'"

void ChildIsKept(const ctx::Context& parent, Holder& holder) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  holder.kept = ctx::WithoutCancel(c);
}  // want note "leaves the function without using 'cancel'"

void NameIsTaken(const ctx::Context& parent, int cancel_guard) {
  auto [c, cancel] = ctx::WithCancel(parent);  // want "'cancel' is not used on all paths"
  Work(c);
}  // want note "leaves the function without using 'cancel'"
