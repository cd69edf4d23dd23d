// DuckDB: a QueryContext comes first; a ClientContext stands where it likes.

#include "duckdb/duckdb.hpp"

namespace duckdb {

void ReadBlock(FileHandle& file, QueryContext context, idx_t block);  // want "context parameter 'context' is not the first parameter"
void WriteBlock(QueryContext context, FileHandle& file, idx_t block);
void Finalize(PhysicalOperator& op, ClientContext& context, idx_t count);
void Prefetch(FileHandle& file, QueryContext context = QueryContext());

}  // namespace duckdb
