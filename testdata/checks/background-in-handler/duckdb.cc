// DuckDB: QueryContext() says "for no query".

#include "duckdb/duckdb.hpp"

namespace duckdb {

void Checkpoint(BlockManager& blocks, ClientContext& context) {
  blocks.Checkpoint(QueryContext());  // want "'QueryContext' starts a new root although context 'context' is in scope; the caller's cancellation and deadline are lost"
}

void Prefetch(BlockManager& blocks, QueryContext query) {
  blocks.Prefetch(1, QueryContext{});  // want "'QueryContext' starts a new root although context 'query' is in scope"
}

void ReadBlock(FileHandle& file, optional_ptr<ClientContext> context,
               data_ptr_t buffer) {
  file.Read(QueryContext(), buffer, 4096, 0);  // want "'QueryContext' starts a new root although context 'context' is in scope"
}

SourceResultType GetData(ExecutionContext& context, FileHandle& file,
                         data_ptr_t buffer) {
  file.Read(QueryContext(), buffer, 4096, 0);  // want "'QueryContext' starts a new root although context 'context.client' is in scope"
  return SourceResultType::FINISHED;
}

void ScalarFunction(DataChunk& args, ExpressionState& state, FileHandle& file,
                    data_ptr_t buffer) {
  file.Read(QueryContext(), buffer, args.size(), 0);  // want "'QueryContext' starts a new root although context 'state.GetContext\(\)' is in scope"
}

class IndexBuild {
 public:
  explicit IndexBuild(ClientContext& context) : context(context) {}

  void Finalize(BlockManager& blocks) {
    blocks.Checkpoint(QueryContext());  // want "'QueryContext' starts a new root although context 'context' is in scope"
  }

  // The query may be over.
  void Close(BlockManager& blocks) { blocks.Checkpoint(QueryContext()); }
  ~IndexBuild() { blocks_.Checkpoint(QueryContext()); }

 private:
  ClientContext& context;
  BlockManager blocks_;
};

// A database is loaded before there is any query.
void LoadDatabase(BlockManager& blocks) { blocks.Checkpoint(QueryContext()); }

// The context may be absent.
void Evict(BlockManager& blocks, optional_ptr<ClientContext> context) {
  blocks.Checkpoint(context ? QueryContext(*context) : QueryContext());
}

void EvictPointer(BlockManager& blocks, ClientContext* context) {
  if (context != nullptr) {
    blocks.Checkpoint(*context);
  } else {
    blocks.Checkpoint(QueryContext());
  }
}

void Propagates(BlockManager& blocks, ClientContext& context) {
  blocks.Checkpoint(context);
  blocks.Checkpoint(QueryContext(context));
  QueryContext query(context);
  blocks.Checkpoint(query);
}

// An overload for those who have none.
void Write(BlockManager& blocks, QueryContext context) {
  blocks.Checkpoint(context);
}
void Write(BlockManager& blocks) { Write(blocks, QueryContext()); }

}  // namespace duckdb
