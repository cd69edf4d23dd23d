// A stand-in for libcurl's header: the few names that the tests use.
#ifndef CTXTIDY_TESTDATA_MOCKS_CURL_CURL_H_
#define CTXTIDY_TESTDATA_MOCKS_CURL_CURL_H_

extern "C" {

typedef void CURL;
typedef enum { CURLE_OK = 0, CURLE_ABORTED_BY_CALLBACK = 42 } CURLcode;

CURL* curl_easy_init(void);
CURLcode curl_easy_perform(CURL* handle);
void curl_easy_cleanup(CURL* handle);

}  // extern "C"

#endif  // CTXTIDY_TESTDATA_MOCKS_CURL_CURL_H_
