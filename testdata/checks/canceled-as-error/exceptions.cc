// Exceptions that say that work was cancelled.
#include <azure/core/context.hpp>
#include <spdlog/spdlog.h>

using Azure::Core::Context;
using Azure::Core::OperationCancelledException;

void Upload(Context const& context);
bool Rollback();

void Caught(Context const& context) {
  try {
    Upload(context);
  } catch (const OperationCancelledException& e) {  // want note "it is known to be a cancellation here"
    spdlog::error("upload failed: {}", e.what());  // want "'error' treats a cancellation as an error"
  } catch (const std::exception& e) {
    spdlog::error("upload failed: {}", e.what());
  }
}

struct ShutDown : OperationCancelledException {
  using OperationCancelledException::OperationCancelledException;
};

void Derived(Context const& context) {
  try {
    Upload(context);
  } catch (const ShutDown&) {  // want note "it is known to be a cancellation here"
    spdlog::critical("upload failed");  // want "'critical' treats a cancellation as an error"
  }
}

// Others catch cancellations, too, and much more.
void Base(Context const& context) {
  try {
    Upload(context);
  } catch (const std::exception& e) {
    spdlog::error("upload failed: {}", e.what());
  }
  try {
    Upload(context);
  } catch (...) {
    spdlog::error("upload failed");
  }
}

void Quiet(Context const& context) {
  try {
    Upload(context);
  } catch (const OperationCancelledException&) {
    spdlog::debug("upload cancelled");
    throw;
  }
}

void DownCast(Context const& context) {
  try {
    Upload(context);
  } catch (const std::exception& e) {
    if (dynamic_cast<const OperationCancelledException*>(&e)) {  // want note "it is known to be a cancellation here"
      spdlog::error("upload failed: {}", e.what());  // want "treats a cancellation as an error"
    }
    if (auto* cancelled = dynamic_cast<const OperationCancelledException*>(&e)) {  // want note "it is known to be a cancellation here"
      spdlog::error("upload failed: {}", cancelled->what());  // want "treats a cancellation as an error"
    }
    if (dynamic_cast<const OperationCancelledException*>(&e) == nullptr) {
      spdlog::error("upload failed: {}", e.what());
    }
    if (dynamic_cast<const std::bad_alloc*>(&e)) spdlog::error("no memory");
  }
}

void AfterTheHandler(Context const& context) {
  try {
    Upload(context);
  } catch (const OperationCancelledException&) {
  }
  spdlog::error("not uploaded");
}

void HandlerOnly(Context const& context) {
  try {
    Upload(context);
    return;
  } catch (const OperationCancelledException&) {  // want note "it is known to be a cancellation here"
  }
  spdlog::error("not uploaded");  // want "treats a cancellation as an error"
}

void Rethrown(std::exception_ptr failure) {
  try {
    std::rethrow_exception(failure);
  } catch (const OperationCancelledException& e) {  // want note "it is known to be a cancellation here"
    spdlog::error("{}", e.what());  // want "treats a cancellation as an error"
  }
}

// It is given nothing but cancellations.
auto handler = [](const OperationCancelledException& e) {  // want note "known to be a cancellation here"
  spdlog::error("{}", e.what());  // want "treats a cancellation as an error"
};

// What follows may fail by itself.
void CleanUpFails(Context const& context) {
  try {
    Upload(context);
  } catch (const OperationCancelledException&) {
    try {
      Rollback();
    } catch (const std::exception& e) {
      spdlog::error("rollback failed: {}", e.what());
    }
  }
}

void Asked(Context const& context) {
  if (context.IsCancelled()) spdlog::error("cancelled");  // want "treats a cancellation as an error"
  if (!context.IsCancelled()) spdlog::error("not cancelled");
}
