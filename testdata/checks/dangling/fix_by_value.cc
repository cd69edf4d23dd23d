// The context is captured by value instead.

using Job = std::function<void()>;

Job Named(ctx::Context c, int id) {
  return [&c, id] { Fetch(c, std::to_string(id)); };  // want "'c' is captured by reference" note "the lambda is returned here"
}
Job ByDefault(ctx::Context c) {
  return [&] { Work(c); };  // want "'c' is captured by reference" note "the lambda is returned here"
}
Job ByDefaultAmongOthers(ctx::Context c, Job& other) {
  return [&, other] { Work(c), other(); };  // want "'c' is captured by reference" note "the lambda is returned here"
}
