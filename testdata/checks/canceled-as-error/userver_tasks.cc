// userver: a task that was cancelled, and waiting that was.

#include "userver/userver.hpp"

namespace engine = userver::engine;

void Step();

void Waits() {
  try {
    Step();
  } catch (const engine::WaitInterruptedException& e) {  // want note "known to be a cancellation"
    LOG_ERROR() << "step failed: " << e;  // want "'LOG_ERROR' treats a cancellation as an error"
  }
}

void WaitsQuietly() {
  try {
    Step();
  } catch (const engine::WaitInterruptedException& e) {
    LOG_INFO() << "step was cancelled: " << e;
    throw;
  } catch (const std::exception& e) {
    LOG_ERROR() << "step failed: " << e;
  }
}

void AsksTheTask() {
  if (engine::current_task::ShouldCancel()) {  // want note "known to be a cancellation"
    LOG_ERROR() << "step was cut short";  // want "'LOG_ERROR' treats a cancellation as an error"
  }
}
