// Transfers of libcurl that observe a context. The library ctx does not need
// libcurl; whoever includes this header links with it.
//
//   CURL* easy = curl_easy_init();
//   curl_easy_setopt(easy, CURLOPT_URL, "https://example.com/");
//   if (std::error_code error = ctx::Perform(c, easy)) return error;
//
// Perform() returns at once when the context ends. Where curl_easy_perform or a
// multi handle of your own is called elsewhere, CurlScope makes it observe the
// context, within about a second.
//
// As ever with libcurl, a handle is for one thread at a time; contexts may be
// ended by any thread. Deadlines are those of the real clock.
#ifndef CTX_CURL_H_
#define CTX_CURL_H_

#include <curl/curl.h>

#include <chrono>
#include <climits>
#include <memory>
#include <new>
#include <optional>
#include <stop_token>
#include <string>
#include <system_error>

#include "ctx/context.h"

namespace ctx {

// The category, "curl", of codes of the type CURLcode.
inline const std::error_category& CurlCategory() noexcept {
  class Category final : public std::error_category {
    const char* name() const noexcept override { return "curl"; }
    std::string message(int code) const override {
      return curl_easy_strerror(static_cast<CURLcode>(code));
    }
    std::error_condition default_error_condition(
        int code) const noexcept override {
      if (code == CURLE_OPERATION_TIMEDOUT) return std::errc::timed_out;
      return {code, *this};
    }
  };
  static const Category category;
  return category;
}

// The result of a transfer that observed `c`: {} for CURLE_OK, the error of the
// context if that ended the transfer, otherwise `code` in CurlCategory(). A
// timeout that was shorter than the context's is CURLE_OPERATION_TIMEDOUT.
inline std::error_code CurlError(const Context& c, CURLcode code) noexcept {
  if (code == CURLE_OK) return {};
  if (code == CURLE_ABORTED_BY_CALLBACK || code == CURLE_OPERATION_TIMEDOUT) {
    if (c.IsDone()) return c.Err();
    // libcurl's timer may be ahead of the context's.
    const auto deadline = c.Deadline();
    if (code == CURLE_OPERATION_TIMEDOUT && deadline &&
        *deadline <= Clock::now()) {
      return Errc::kDeadlineExceeded;
    }
  }
  return {code, CurlCategory()};
}

// For CURLOPT_XFERINFOFUNCTION, with a `const ctx::Context*` that outlives the
// transfer as CURLOPT_XFERINFODATA, and CURLOPT_NOPROGRESS 0: ends the transfer
// with CURLE_ABORTED_BY_CALLBACK when the context has ended. libcurl calls it
// often while data flows, and about once a second while none does. CurlScope
// sets all of that.
inline int CurlProgress(void* context, curl_off_t /*download_total*/,
                        curl_off_t /*downloaded*/, curl_off_t /*upload_total*/,
                        curl_off_t /*uploaded*/) {
  return static_cast<const Context*>(context)->IsDone() ? 1 : 0;
}

// While it lives, transfers with the handle observe the context: they end with
// CURLE_ABORTED_BY_CALLBACK about a second after a cancel (at once if data
// flows), and with CURLE_OPERATION_TIMEDOUT at the deadline. CurlError() makes
// the context's error of both.
//
//   ctx::CurlScope scope(c, easy);
//   return ctx::CurlError(c, curl_easy_perform(easy));
//
// It sets CURLOPT_XFERINFOFUNCTION, CURLOPT_XFERINFODATA, CURLOPT_NOPROGRESS
// and, if the context has a deadline, CURLOPT_TIMEOUT_MS: what is left at
// construction, so make one for each transfer. At the end of the scope these
// are back at libcurl's defaults, for it cannot tell what they were. A progress
// callback of your own can be passed; it is called while the context is active,
// and ends the transfer as usual. The handle must outlive the scope; neither
// copyable nor movable. Go: http.NewRequestWithContext.
class [[nodiscard]] CurlScope {
 public:
  CurlScope(const Context& c, CURL* easy,
            curl_xferinfo_callback progress = nullptr,
            void* progress_data = nullptr)
      : context_(c),
        easy_(easy),
        progress_(progress),
        progress_data_(progress_data),
        timed_(c.Deadline().has_value()) {
    curl_easy_setopt(easy_, CURLOPT_XFERINFOFUNCTION, &Progress);
    curl_easy_setopt(easy_, CURLOPT_XFERINFODATA, static_cast<void*>(this));
    curl_easy_setopt(easy_, CURLOPT_NOPROGRESS, 0L);
    if (timed_) {
      curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, TimeoutMs(*c.Deadline()));
    }
  }
  CurlScope(const CurlScope&) = delete;
  CurlScope& operator=(const CurlScope&) = delete;
  ~CurlScope() {
    curl_easy_setopt(easy_, CURLOPT_NOPROGRESS, 1L);
    curl_easy_setopt(easy_, CURLOPT_XFERINFOFUNCTION,
                     static_cast<curl_xferinfo_callback>(nullptr));
    curl_easy_setopt(easy_, CURLOPT_XFERINFODATA, static_cast<void*>(nullptr));
    if (timed_) curl_easy_setopt(easy_, CURLOPT_TIMEOUT_MS, 0L);
  }

 private:
  static int Progress(void* self, curl_off_t download_total,
                      curl_off_t downloaded, curl_off_t upload_total,
                      curl_off_t uploaded) {
    auto* scope = static_cast<CurlScope*>(self);
    if (scope->context_.IsDone()) return 1;
    if (scope->progress_ == nullptr) return 0;
    return scope->progress_(scope->progress_data_, download_total, downloaded,
                            upload_total, uploaded);
  }

  // Never early, and never the 0 that means no timeout; but 0 for a time that
  // libcurl cannot count, some 24 days.
  static long TimeoutMs(TimePoint deadline) noexcept {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now());
    if (left.count() > INT_MAX) return 0;
    return left.count() < 1 ? 1 : static_cast<long>(left.count());
  }

  const Context context_;
  CURL* const easy_;
  const curl_xferinfo_callback progress_;
  void* const progress_data_;
  const bool timed_;
};

// curl_easy_perform, but with `multi`, which lives on: as long as it does,
// connections are used again. Nobody else may use `multi` during the call, and
// it must have no other transfers. See below.
inline std::error_code Perform(const Context& c, CURLM* multi, CURL* easy) {
  if (c.IsDone()) return c.Err();

  struct Wake {
    CURLM* multi;
    void operator()() const noexcept { curl_multi_wakeup(multi); }
  };
  struct Removal {
    CURLM* multi;
    CURL* easy;
    ~Removal() { curl_multi_remove_handle(multi, easy); }
  };
  const auto failure = [](CURLMcode code) -> std::error_code {
    return {
        code == CURLM_OUT_OF_MEMORY ? CURLE_OUT_OF_MEMORY : CURLE_FAILED_INIT,
        CurlCategory()};
  };
  // Waits this long if neither the transfer nor the context has anything to do.
  constexpr int kPollMs = 60'000;

  const std::stop_callback wake(c.Done(), Wake{multi});
  if (const CURLMcode code = curl_multi_add_handle(multi, easy)) {
    return failure(code);
  }
  const Removal removal{multi, easy};
  while (true) {
    int running = 0;
    if (const CURLMcode code = curl_multi_perform(multi, &running)) {
      return failure(code);
    }
    int queued = 0;
    while (const CURLMsg* message = curl_multi_info_read(multi, &queued)) {
      if (message->msg == CURLMSG_DONE && message->easy_handle == easy) {
        return CurlError(c, message->data.result);
      }
    }
    if (c.IsDone()) return c.Err();
    if (const CURLMcode code =
            curl_multi_poll(multi, nullptr, 0, kPollMs, nullptr)) {
      return failure(code);
    }
  }
}

// curl_easy_perform that observes a context: {} if the transfer succeeded (that
// wins over a context that ended meanwhile), c.Err() if the context ended
// first, otherwise the code in CurlCategory(). Starts nothing if the context
// has ended. It changes no option of the handle, so a CURLOPT_TIMEOUT_MS of
// your own holds as well. Callbacks of the handle run on this thread; they may
// end the context, but must not throw. Throws std::bad_alloc. Go: http.Do with
// a request that has a context.
//
// It returns within moments of the end, with one exception: while a name is
// being looked up, libcurl may have to wait for its resolver.
//
// Each call has a multi handle of its own, so connections are not used again;
// the overload above mends that.
inline std::error_code Perform(const Context& c, CURL* easy) {
  struct Cleanup {
    void operator()(CURLM* multi) const noexcept { curl_multi_cleanup(multi); }
  };
  const std::unique_ptr<CURLM, Cleanup> multi(curl_multi_init());
  if (multi == nullptr) throw std::bad_alloc();
  return Perform(c, multi.get(), easy);
}

}  // namespace ctx

#endif  // CTX_CURL_H_
