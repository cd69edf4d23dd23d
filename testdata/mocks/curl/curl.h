// A stand-in for libcurl's header: the names that the tests use.
#ifndef CTXTIDY_TESTDATA_MOCKS_CURL_CURL_H_
#define CTXTIDY_TESTDATA_MOCKS_CURL_CURL_H_

extern "C" {

typedef void CURL;
typedef void CURLM;
typedef long long curl_off_t;
typedef enum { CURLE_OK = 0, CURLE_ABORTED_BY_CALLBACK = 42 } CURLcode;
typedef enum { CURLM_OK = 0 } CURLMcode;
typedef enum {
  CURLOPT_URL = 10002,
  CURLOPT_TIMEOUT = 13,
  CURLOPT_NOPROGRESS = 43,
  CURLOPT_XFERINFOFUNCTION = 20219,
  CURLOPT_XFERINFODATA = 10057
} CURLoption;
struct curl_waitfd;

CURL* curl_easy_init(void);
CURLcode curl_easy_setopt(CURL* curl, CURLoption option, ...);
CURLcode curl_easy_perform(CURL* curl);
void curl_easy_cleanup(CURL* curl);

CURLM* curl_multi_init(void);
CURLMcode curl_multi_add_handle(CURLM* multi, CURL* curl);
CURLMcode curl_multi_perform(CURLM* multi, int* running);
CURLMcode curl_multi_poll(CURLM* multi, struct curl_waitfd extra_fds[],
                          unsigned int extra_nfds, int timeout_ms, int* ret);

}  // extern "C"

#endif  // CTXTIDY_TESTDATA_MOCKS_CURL_CURL_H_
