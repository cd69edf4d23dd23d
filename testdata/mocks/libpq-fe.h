// A stand-in for libpq's header: the few names that the tests use.
#ifndef CTXTIDY_TESTDATA_MOCKS_LIBPQ_FE_H_
#define CTXTIDY_TESTDATA_MOCKS_LIBPQ_FE_H_

extern "C" {

typedef struct pg_conn PGconn;
typedef struct pg_result PGresult;

PGresult* PQexec(PGconn* connection, const char* query);
int PQsendQuery(PGconn* connection, const char* query);
int PQisBusy(PGconn* connection);
void PQclear(PGresult* result);

}  // extern "C"

#endif  // CTXTIDY_TESTDATA_MOCKS_LIBPQ_FE_H_
