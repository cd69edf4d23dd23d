// Arrow, DuckDB and Folly.

#include "arrow/arrow.h"
#include "duckdb/duckdb.hpp"
#include "folly/folly.h"

arrow::Status Scan(arrow::StopToken stop_token);
void RunQuery(duckdb::ClientContext& context);
int Query(folly::CancellationToken token);

void Arrow(arrow::StopToken stop_token) {
  arrow::Status status = Scan(stop_token);
  if (status.IsCancelled()) {  // want note "it is known to be a cancellation here"
    ARROW_LOG(ERROR) << status.ToString();  // want "treats a cancellation as an error"
  } else if (!status.ok()) {
    ARROW_LOG(ERROR) << status.ToString();
  }
}

void ArrowQuiet(arrow::StopToken stop_token) {
  arrow::Status status = Scan(stop_token);
  if (status.IsCancelled()) ARROW_LOG(INFO) << status.ToString();
}

void DuckDb(duckdb::ClientContext& context) {
  try {
    RunQuery(context);
  } catch (const duckdb::InterruptException& e) {  // want note "known"
    DUCKDB_LOG_ERROR(context, e.what());  // want "treats a cancellation as an error"
  } catch (const std::exception& e) {
    DUCKDB_LOG_ERROR(context, e.what());
  }
}

// The context's own flag.
void DuckDbFlag(duckdb::ClientContext& context) {
  if (context.interrupted) {  // want note "known"
    DUCKDB_LOG_ERROR(context, "interrupted");  // want "treats a cancellation as an error"
  }
  if (!context.interrupted) DUCKDB_LOG_ERROR(context, "nobody asked for it");
}

void DuckDbLoad(duckdb::ClientContext& context) {
  if (context.interrupted.load()) {  // want note "known"
    DUCKDB_LOG_ERROR(context, "interrupted");  // want "treats a cancellation as an error"
  } else {
    DUCKDB_LOG_ERROR(context, "failed");
  }
}

struct Job {
  bool interrupted;
};
void OtherFlag(duckdb::ClientContext& context, Job& job) {
  if (job.interrupted) DUCKDB_LOG_ERROR(context, "job failed");
}

void Folly(folly::CancellationToken token) {
  try {
    Query(token);
  } catch (const folly::OperationCancelled&) {  // want note "known"
    XLOG(ERR) << "query failed";  // want "treats a cancellation as an error"
  } catch (const std::exception& e) {
    XLOG(ERR) << e.what();
  }
}
