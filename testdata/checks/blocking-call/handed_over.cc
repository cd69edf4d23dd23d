// A callee without a context parameter may be given one all the same: inside
// what it is to call.

namespace {

void Parallel(int count, const std::function<void(int)>& task) {
  std::vector<std::future<void>> running;
  for (int i = 0; i < count; ++i) {
    running.push_back(std::async(std::launch::async, task, i));
  }
  for (std::future<void>& one : running) one.get();  // want note "blocks in .get. here"
}

void InALambda(const ctx::Context& c) {
  Parallel(4, [c](int) { Work(c); });
}

void InALambdaByReference(const ctx::Context& c) {
  Parallel(4, [&](int) { Work(c); });
}

void InAVariable(const ctx::Context& c) {
  auto task = [&](int) { Work(c); };
  Parallel(4, task);
}

void InAFunctionObject(const ctx::Context& c) {
  std::function<void(int)> task = [c](int) { Work(c); };
  Parallel(4, task);
}

void Bound(const ctx::Context& c) {
  Parallel(4, std::bind(Work, c));
}

void NotInTheLambda(const ctx::Context& c) {
  Work(c);
  Parallel(4, [](int i) { Log(std::to_string(i)); });  // want "'Parallel' reaches a blocking call"
}

}  // namespace
