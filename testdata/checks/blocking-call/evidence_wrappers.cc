// Wrappers around an interface some of whose functions take a context: a call
// that came without one is handed on like that, whatever the wrapper has.

#include "duckdb/duckdb.hpp"

namespace duckdb {

class ClientBufferManager : public BufferManager {
 public:
  BufferHandle Allocate(int tag, idx_t bytes) override {
    auto result = inner_.Allocate(tag, bytes);
    Track(result);
    return result;
  }
  BufferHandle Allocate(QueryContext query, int tag, idx_t bytes) override {
    return inner_.Allocate(query, tag, bytes);
  }
  // Not what it was asked for.
  BufferHandle Pin(BufferHandle& handle) override {
    return inner_.Allocate(1, 4096);  // want "'Allocate' ignores context 'context_' although an overload takes it"
  }

 private:
  void Track(BufferHandle& handle);
  // No interface asks for this.
  BufferHandle AllocateTwice(int tag, idx_t bytes) {
    inner_.Allocate(tag, bytes);  // want "'Allocate' ignores context 'context_' although an overload takes it"
    return inner_.Allocate(tag, bytes);  // want "'Allocate' ignores context 'context_' although an overload takes it"
  }

  ClientContext& context_;
  BufferManager& inner_;
};

}  // namespace duckdb
