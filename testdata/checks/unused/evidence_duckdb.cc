// DuckDB: contexts that a function takes because all of its kind do, and that
// nothing in it could obey.

#include "duckdb/duckdb.hpp"

namespace duckdb {

struct PhysicalPlan {};
struct Group {};

std::vector<int> TypesOf(const std::vector<Group>& groups);

class PhysicalAggregate : public PhysicalOperator {
 public:
  // Puts itself together, as the constructors of other operators do with the
  // help of the context.
  PhysicalAggregate(PhysicalPlan& plan, ClientContext& context,
                    std::vector<Group> groups) {
    for (std::size_t i = 0; i < groups.size(); ++i) {
      order_.push_back(static_cast<int>(i));
    }
    types_ = TypesOf(groups);
    groups_ = std::move(groups);
    Sort();
    Sort();
  }

 private:
  void Sort();
  std::vector<int> order_;
  std::vector<int> types_;
  std::vector<Group> groups_;
};

class ScanState {
 public:
  template <class Target>
  Target& Cast() {
    return reinterpret_cast<Target&>(*this);
  }
};

class HashScanState : public ScanState {
 public:
  bool finished;
  idx_t task;
  idx_t done;
};

// Asks for the object behind the interface, and sets its members.
void ResetScan(ClientContext& context, ScanState& state) {
  auto& scan = state.Cast<HashScanState>();
  scan.finished = false;
  scan.task = 0;
  scan.done = 0;
}

// A constructor that waits is another matter.
class Connection {
 public:
  explicit Connection(ClientContext& context) {  // want "context 'context' is never used"
    std::this_thread::sleep_for(1s);
  }
};

class Cache {
 public:
  explicit Cache(ClientContext& context, BlockManager& blocks) {  // want "context 'context' is never used"
    for (idx_t i = 0; i < 10; ++i) blocks.Prefetch(i);  // want note "'Prefetch' should have got it here"
  }
};

// And so is one that does the work.
void AddColumn(ClientContext& context, std::vector<ScanState>& rows) {  // want "context 'context' is never used"
  for (ScanState& row : rows) row.Cast<HashScanState>().done = 0;
}

}  // namespace duckdb
