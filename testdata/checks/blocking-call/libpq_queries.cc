// libpq: what waits for the server's answer, and what has it already.
// Also with the installed headers.

#include <libpq-fe.h>
#include <poll.h>

void Exec(const ctx::Context& c, PGconn* conn) {
  PQclear(PQexec(conn, "select 1"));  // want "'PQexec' blocks without looking at context 'c'; cancellation has to wait for it" note "use 'PQsendQuery'"
}

void ExecParams(const ctx::Context& c, PGconn* conn, const char* const* values) {
  PQclear(PQexecParams(conn, "select $1", 1, nullptr, values, nullptr, nullptr, 0));  // want "'PQexecParams' blocks without looking at context 'c'" note "use 'PQsendQueryParams'"
}

void Prepared(const ctx::Context& c, PGconn* conn, const char* const* values) {
  PQclear(PQprepare(conn, "one", "select $1", 1, nullptr));  // want "'PQprepare' blocks without looking at context 'c'" note "use 'PQsendPrepare'"
  PQclear(PQexecPrepared(conn, "one", 1, values, nullptr, nullptr, 0));  // want "'PQexecPrepared' blocks without looking at context 'c'" note "use 'PQsendQueryPrepared'"
}

void Connect(const ctx::Context& c, const char* const* names,
             const char* const* values) {
  PQfinish(PQconnectdb("dbname=test"));  // want "'PQconnectdb' blocks without looking at context 'c'" note "use 'PQconnectStart'"
  PQfinish(PQconnectdbParams(names, values, 0));  // want "'PQconnectdbParams' blocks without looking at context 'c'" note "use"
}

void Reset(const ctx::Context& c, PGconn* conn) {
  if (PQstatus(conn) == CONNECTION_BAD) PQreset(conn);  // want "'PQreset' blocks without looking at context 'c'" note "use 'PQresetStart'"
}

void Result(const ctx::Context& c, PGconn* conn) {
  PQsendQuery(conn, "select 1");
  PQclear(PQgetResult(conn));  // want "'PQgetResult' blocks without looking at context 'c'" note "use 'PQisBusy'"
}

void Copy(const ctx::Context& c, PGconn* conn) {
  char* row = nullptr;
  PQgetCopyData(conn, &row, 0);  // want "'PQgetCopyData' blocks without looking at context 'c'" note "use its asynchronous mode"
}

void CopyAsync(const ctx::Context& c, PGconn* conn) {
  char* row = nullptr;
  while (PQgetCopyData(conn, &row, 1) == 0 && !c.IsDone()) {
    pollfd ready{PQsocket(conn), POLLIN, 0};
    poll(&ready, 1, 100);
    PQconsumeInput(conn);
  }
}

void Asynchronous(const ctx::Context& c, PGconn* conn) {
  PQsendQuery(conn, "select 1");
  pollfd ready{PQsocket(conn), POLLIN, 0};
  while (PQisBusy(conn) && !c.IsDone()) {
    if (poll(&ready, 1, 100) > 0) PQconsumeInput(conn);
  }
  while (PGresult* result = PQgetResult(conn)) PQclear(result);
}

void NoContext(PGconn* conn) { PQclear(PQexec(conn, "select 1")); }
