// A call that was cancelled is made again under the same context.
#include <grpcpp/grpcpp.h>

std::error_code Load(const ctx::Context& c);
std::error_code Load(const ctx::Context& c, int which);
std::error_code Stopped(std::stop_token token);

std::error_code Continue(const ctx::Context& c, int attempts) {
  while (attempts-- > 0) {
    std::error_code error = Load(c);  // want note "it is made again here"
    if (!error) return {};
    if (error == ctx::Errc::kCanceled) continue;  // want "'Load' is called again with 'c' although it has just been cancelled; it is bound to fail again"
    return error;
  }
  return {};
}

std::error_code OnlyCancelled(const ctx::Context& c) {
  std::error_code error;
  do {
    error = Load(c, 1);  // want note "it is made again here"
  } while (error == ctx::Errc::kCanceled);  // want "'Load' is called again with 'c'"
  return error;
}

std::error_code FallsOffTheEnd(const ctx::Context& c) {
  for (;;) {
    std::error_code error = Load(c);  // want note "it is made again here"
    if (error != ctx::Errc::kCanceled) return error;  // want "'Load' is called again with 'c'"
    Log("again");
  }
}

std::error_code Once(const ctx::Context& c) {
  std::error_code error = Load(c, 1);
  if (error == ctx::Errc::kCanceled) error = Load(c, 1);  // want "'Load' is called again with 'c'" note "it is made again here"
  return error;
}

std::error_code Token(std::stop_token token) {
  for (int i = 0; i < 3; ++i) {
    std::error_code error = Stopped(token);  // want note "it is made again here"
    if (error == std::errc::operation_canceled) {  // want "'Stopped' is called again with 'token'"
      std::this_thread::sleep_for(1ms);
      continue;
    }
    return error;
  }
  return {};
}

// Work that stands before the call in the loop does not change that.
std::error_code WorkBefore(const ctx::Context& c) {
  for (int i = 0; i < 3; ++i) {
    if (i > 0) std::this_thread::sleep_for(1ms);
    std::error_code error = Load(c);  // want note "it is made again here"
    if (error == ctx::Errc::kCanceled) continue;  // want "'Load' is called again with 'c'"
    return error;
  }
  return {};
}
