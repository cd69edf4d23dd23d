// What is tried again for a good reason, or not after a cancellation.
#include "echo.grpc.pb.h"

std::error_code Load(const ctx::Context& c);
std::error_code Load(const ctx::Context& c, int which);
std::error_code Plain();

std::error_code OtherErrors(const ctx::Context& c) {
  for (int i = 0; i < 3; ++i) {
    std::error_code error = Load(c);
    if (!error || error == ctx::Errc::kCanceled) return error;
  }
  return {};
}

std::error_code AnyError(const ctx::Context& c) {
  for (int i = 0; i < 3; ++i) {
    std::error_code error = Load(c);
    if (!error) return {};
  }
  return {};
}

std::error_code Slow(const ctx::Context& c) {
  for (;;) {
    std::error_code error = Load(c);
    if (error == ctx::Errc::kDeadlineExceeded) continue;
    return error;
  }
}

// The loop ends with the context: what was cancelled was something else.
std::error_code LoopAsks(const ctx::Context& c) {
  while (!c.IsDone()) {
    std::error_code error = Load(c);
    if (error == ctx::Errc::kCanceled) continue;
    return error;
  }
  return c.Err();
}

std::error_code BranchAsks(const ctx::Context& c) {
  for (;;) {
    std::error_code error = Load(c);
    if (error == ctx::Errc::kCanceled && !c.IsDone()) continue;
    return error;
  }
}

// Each attempt has its own context.
std::error_code FreshContext(const ctx::Context& parent) {
  for (int i = 0; i < 3; ++i) {
    auto [c, cancel] = ctx::WithTimeout(parent, 1s);
    ctx::CancelGuard guard(cancel);
    std::error_code error = Load(c);
    if (error == ctx::Errc::kCanceled) continue;
    return error;
  }
  return {};
}

std::error_code NewContext(ctx::Context c, const ctx::Context& other) {
  for (int i = 0; i < 3; ++i) {
    std::error_code error = Load(c);
    if (error == ctx::Errc::kCanceled) {
      c = other;
      continue;
    }
    return error;
  }
  return {};
}

void FreshClientContext(demo::Echo::Stub& stub, const demo::EchoRequest& request, demo::EchoReply* reply) {
  for (int i = 0; i < 3; ++i) {
    grpc::ClientContext context;
    grpc::Status status = stub.Say(&context, request, reply);
    if (status.error_code() == grpc::CANCELLED) continue;
    return;
  }
}

// The next one of a list is not the same call.
void EachOne(const ctx::Context& c, const std::vector<int>& all) {
  for (int one : all) {
    std::error_code error = Load(c, one);
    if (error == ctx::Errc::kCanceled) continue;
    Work(c);
  }
}

std::error_code AnotherOne(const ctx::Context& c) {
  std::error_code error = Load(c, 1);
  if (error == ctx::Errc::kCanceled) error = Load(c, 2);
  return error;
}

std::error_code CleanUp(const ctx::Context& c) {
  std::error_code error = Load(c, 1);
  if (error == ctx::Errc::kCanceled) Load(ctx::WithoutCancel(c), 1);
  return error;
}

std::error_code WithoutContext() {
  for (;;) {
    std::error_code error = Plain();
    if (error == std::errc::operation_canceled) continue;
    return error;
  }
}

// Whether it is tried again depends on something else as well.
std::error_code Policy(const ctx::Context& c, std::function<bool(std::error_code)> retry) {
  for (;;) {
    std::error_code error = Load(c);
    if (error == ctx::Errc::kCanceled) Log("cancelled");
    if (!retry(error)) return error;
  }
}

class Worker {
  void Run(const ctx::Context& c) {
    for (;;) {
      if (stop_) return;
      if (Load(c) == ctx::Errc::kCanceled) continue;
      return;
    }
  }
  bool stop_ = false;
};
