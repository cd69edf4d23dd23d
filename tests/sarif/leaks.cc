// Writes the SARIF of a LeakCheck that has found something.
#include <ctx/testing.h>

#include <fstream>

int main(int, char** argv) {
  ctx::LeakScope scope;
  (void)ctx::WithCancel(ctx::Background());
  const ctx::Cancelable held = ctx::WithTimeout(ctx::Background(), {});
  const ctx::Cancelable late = ctx::WithCancelOn(
      ctx::Background(), ctx::WithCancel(ctx::Background()).context);
  std::ofstream file(argv[1]);
  file << scope.Sarif();
  return scope.Take().size() == 3 && file.flush() ? 0 : 1;
}
