// libcurl: curl_easy_perform() returns when the transfer is over.
// Also with the installed headers.

#include <curl/curl.h>

bool Download(const ctx::Context& c) {
  CURL* handle = curl_easy_init();
  curl_easy_setopt(handle, CURLOPT_URL, "https://example.com/");
  CURLcode code = curl_easy_perform(handle);  // want "'curl_easy_perform' blocks without looking at context 'c'; cancellation has to wait for it" note "use 'curl_multi_poll', or a progress callback"
  curl_easy_cleanup(handle);
  return code == CURLE_OK;
}

void WithToken(std::stop_token st, CURL* handle) {
  if (curl_easy_perform(handle) != CURLE_OK) return;  // want "'curl_easy_perform' blocks without looking at context 'st'" note "use"
}

int OnProgress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<const ctx::Context*>(data)->IsDone() ? 1 : 0;
}

// Its callback looks at the context.
bool WithProgress(const ctx::Context& c) {
  CURL* handle = curl_easy_init();
  curl_easy_setopt(handle, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, OnProgress);
  curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &c);
  CURLcode code = curl_easy_perform(handle);
  curl_easy_cleanup(handle);
  return code == CURLE_OK;
}

struct Session {
  void Prepare(const ctx::Context& c) {
    curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, OnProgress);
    curl_easy_setopt(handle, CURLOPT_XFERINFODATA, &c);
    curl_easy_perform(handle);
  }
  CURL* handle;
};

void Multi(const ctx::Context& c, CURLM* multi) {
  int running = 1;
  while (running > 0 && !c.IsDone()) {
    curl_multi_perform(multi, &running);
    curl_multi_poll(multi, nullptr, 0, 100, nullptr);
  }
}

void NoContext(CURL* handle) { curl_easy_perform(handle); }
