// An override without a context that calls the one with a context for those
// who have none.

#include "duckdb/duckdb.hpp"

namespace duckdb {

class ClientBufferManager : public BufferManager {
 public:
  BufferHandle Pin(BufferHandle& handle) override {
    return Pin(QueryContext(), handle);
  }
  BufferHandle Pin(const QueryContext& query, BufferHandle& handle) override {
    return inner_.Pin(query, handle);
  }
  // One that means something else.
  BufferHandle Allocate(int tag, idx_t bytes) override {
    BufferHandle handle;
    return Pin(QueryContext(), handle);  // want "'QueryContext' starts a new root although context 'context_' is in scope"
  }

 private:
  ClientContext& context_;
  BufferManager& inner_;
};

}  // namespace duckdb
