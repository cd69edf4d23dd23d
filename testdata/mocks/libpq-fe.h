// A stand-in for libpq's header: the names that the tests use.
#ifndef CTXTIDY_TESTDATA_MOCKS_LIBPQ_FE_H_
#define CTXTIDY_TESTDATA_MOCKS_LIBPQ_FE_H_

extern "C" {

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;
typedef unsigned int Oid;
typedef enum { CONNECTION_OK, CONNECTION_BAD } ConnStatusType;
typedef enum { PGRES_POLLING_FAILED = 0 } PostgresPollingStatusType;

PGconn* PQconnectdb(const char* conninfo);
PGconn* PQconnectdbParams(const char* const* keywords,
                          const char* const* values, int expand_dbname);
PGconn* PQconnectStart(const char* conninfo);
PostgresPollingStatusType PQconnectPoll(PGconn* conn);
void PQreset(PGconn* conn);
int PQresetStart(PGconn* conn);
void PQfinish(PGconn* conn);
ConnStatusType PQstatus(const PGconn* conn);

PGresult* PQexec(PGconn* conn, const char* query);
PGresult* PQexecParams(PGconn* conn, const char* command, int nParams,
                       const Oid* paramTypes, const char* const* paramValues,
                       const int* paramLengths, const int* paramFormats,
                       int resultFormat);
PGresult* PQprepare(PGconn* conn, const char* stmtName, const char* query,
                    int nParams, const Oid* paramTypes);
PGresult* PQexecPrepared(PGconn* conn, const char* stmtName, int nParams,
                         const char* const* paramValues,
                         const int* paramLengths, const int* paramFormats,
                         int resultFormat);
int PQsendQuery(PGconn* conn, const char* query);
PGresult* PQgetResult(PGconn* conn);
int PQconsumeInput(PGconn* conn);
int PQisBusy(PGconn* conn);
int PQgetCopyData(PGconn* conn, char** buffer, int async);
int PQsocket(const PGconn* conn);
void PQclear(PGresult* res);

}  // extern "C"

#endif  // CTXTIDY_TESTDATA_MOCKS_LIBPQ_FE_H_
