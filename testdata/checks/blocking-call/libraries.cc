// Blocking calls of well-known C libraries.

#include "curl/curl.h"
#include "libpq-fe.h"

bool Download(const ctx::Context& c, CURL* handle) {
  return curl_easy_perform(handle) == CURLE_OK;  // want "'curl_easy_perform' blocks without looking at context 'c'; cancellation has to wait for it" note "use"
}

void Query(const ctx::Context& c, PGconn* connection) {
  PGresult* result = PQexec(connection, "select 1");  // want "'PQexec' blocks without looking at context 'c'; cancellation has to wait for it" note "use"
  PQclear(result);
}

void Send(const ctx::Context& c, PGconn* connection) {
  PQsendQuery(connection, "select 1");
  while (PQisBusy(connection) && !c.IsDone()) ctx::SleepFor(c, 1ms);
}

void Setup(const ctx::Context& c) {
  CURL* handle = curl_easy_init();
  curl_easy_cleanup(handle);
  Work(c);
}

void NoContext(CURL* handle) { curl_easy_perform(handle); }
