#include <ctx/context.h>
#include <ctx/sync.h>

int main() {
  const ctx::ScopedContext scope =
      ctx::WithTimeout(ctx::Background(), std::chrono::milliseconds(1));
  const std::error_code error =
      ctx::SleepFor(scope.context(), std::chrono::hours(1));
  return error == ctx::Errc::kDeadlineExceeded ? 0 : 1;
}
