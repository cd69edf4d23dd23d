// What real fixes made of loops that wait for a state: before, and after.

#include "duckdb/duckdb.hpp"

namespace duckdb {

bool Ready();
bool TryLock();

// DuckDB 44a5bb73c31: the wait for a service to be ready.
void Create_before(ClientContext& context) {
  while (true) {  // want "loop never looks at context 'context'" note "ask"
    if (Ready()) return;
    std::this_thread::sleep_for(5s);  // want note "pauses"
  }
}

void Create_after(ClientContext& context) {
  while (true) {
    context.InterruptCheck();
    if (Ready()) return;
    auto until = std::chrono::steady_clock::now() + 5s;
    while (std::chrono::steady_clock::now() < until) {
      context.InterruptCheck();
      std::this_thread::sleep_for(5ms);
    }
  }
}

// DuckDB 360af3e19bd: a checkpoint waits for transactions to end.
void Checkpoint_after(ClientContext& context) {
  bool locked = false;
  while (!locked) {
    if (context.interrupted) throw InterruptException();
    locked = TryLock();
  }
}

}  // namespace duckdb
