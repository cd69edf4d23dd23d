#include "ctx/curl.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <list>
#include <memory>
#include <string>
#include <system_error>
#include <thread>

#include "ctx/posix.h"
#include "tests/testing.h"

namespace ctx_test {
namespace {

// Answers GET /ok, and keeps the connection; sends the half of an answer to
// /half, and none to any other path.
class Server {
 public:
  Server() : listener_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    EXPECT_EQ(bind(listener_, generic, size), 0);
    EXPECT_EQ(listen(listener_, 16), 0);
    EXPECT_EQ(getsockname(listener_, generic, &size), 0);
    port_ = ntohs(address.sin_port);
    acceptor_ = std::thread([this] { AcceptAll(); });
  }
  ~Server() {
    scope_.Cancel();
    acceptor_.join();
    for (std::thread& connection : connections_) connection.join();
    close(listener_);
  }

  std::string Url(const std::string& path) const {
    return "http://127.0.0.1:" + std::to_string(port_) + path;
  }
  int requests() const { return requests_; }

 private:
  void AcceptAll() {
    while (true) {
      const int fd = ctx::Accept(scope_.context(), listener_, nullptr, nullptr);
      if (fd < 0) return;
      connections_.emplace_back([this, fd] {
        Serve(fd);
        close(fd);
      });
    }
  }

  void Serve(int fd) {
    const ctx::Context& c = scope_.context();
    std::string request;
    char buffer[4096];
    while (true) {
      const ssize_t n = ctx::Read(c, fd, buffer, sizeof buffer);
      if (n <= 0) return;
      request.append(buffer, static_cast<std::size_t>(n));
      if (!request.ends_with("\r\n\r\n")) continue;
      const std::string all =
          "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfine";
      std::size_t size = 0;
      if (request.starts_with("GET /ok ")) size = all.size();
      if (request.starts_with("GET /half ")) size = all.size() - 2;
      ++requests_;
      if (size > 0 && ctx::Write(c, fd, all.data(), size) < 0) return;
      request.clear();
    }
  }

  const int listener_;
  int port_ = 0;
  std::atomic<int> requests_ = 0;
  ctx::ScopedContext scope_ = ctx::WithCancel(ctx::Background());
  std::list<std::thread> connections_;
  std::thread acceptor_;
};

std::size_t Append(char* data, std::size_t size, std::size_t count,
                   void* body) {
  static_cast<std::string*>(body)->append(data, size * count);
  return size * count;
}

class Curl : public ::testing::Test {
 protected:
  static void SetUpTestSuite() { curl_global_init(CURL_GLOBAL_ALL); }

  Curl() {
    curl_easy_setopt(easy(), CURLOPT_NOPROXY, "*");
    curl_easy_setopt(easy(), CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy(), CURLOPT_WRITEFUNCTION, &Append);
    curl_easy_setopt(easy(), CURLOPT_WRITEDATA, static_cast<void*>(&body));
  }
  CURL* easy() const { return easy_.get(); }
  void Get(const char* path) {
    curl_easy_setopt(easy(), CURLOPT_URL, server.Url(path).c_str());
  }
  // Cancels when the server has the next request.
  std::thread CancelUnderWay(const ctx::CancelFunc& cancel) {
    return std::thread([this, cancel, before = server.requests()] {
      EXPECT_TRUE(Eventually([&] { return server.requests() > before; }));
      cancel();
    });
  }

  Server server;
  std::string body;

 private:
  struct Cleanup {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
  };
  std::unique_ptr<CURL, Cleanup> easy_{curl_easy_init()};
};

TEST_F(Curl, PerformTransfers) {
  Get("/ok");
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  EXPECT_EQ(ctx::Perform(c, easy()), std::error_code());
  EXPECT_EQ(ctx::Perform(ctx::Background(), easy()), std::error_code());
  EXPECT_EQ(body, "finefine");
}

TEST_F(Curl, PerformEndsAtOnceWhenTheContextIsCanceled) {
  for (const char* path : {"/stall", "/half"}) {
    Get(path);
    const auto [c, cancel] = ctx::WithCancel(ctx::Background());
    std::thread canceler = CancelUnderWay(cancel);
    EXPECT_EQ(ctx::Perform(c, easy()), ctx::Errc::kCanceled);
    canceler.join();
  }
}

TEST_F(Curl, PerformEndsAtTheDeadline) {
  Get("/stall");
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 50ms);
  EXPECT_EQ(ctx::Perform(c, easy()), ctx::Errc::kDeadlineExceeded);
}

TEST_F(Curl, PerformStartsNothingInADoneContext) {
  Get("/ok");
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  EXPECT_EQ(ctx::Perform(c, easy()), ctx::Errc::kCanceled);
  EXPECT_EQ(server.requests(), 0);
}

TEST_F(Curl, PerformTakesAnEndFromItsOwnCallbacks) {
  Get("/half");
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  curl_write_callback end = [](char*, std::size_t size, std::size_t count,
                               void* func) {
    (*static_cast<const ctx::CancelFunc*>(func))();
    return size * count;
  };
  ctx::CancelFunc func = cancel;
  curl_easy_setopt(easy(), CURLOPT_WRITEFUNCTION, end);
  curl_easy_setopt(easy(), CURLOPT_WRITEDATA, static_cast<void*>(&func));
  EXPECT_EQ(ctx::Perform(c, easy()), ctx::Errc::kCanceled);
}

TEST_F(Curl, PerformKeepsATimeoutOfTheHandle) {
  Get("/stall");
  curl_easy_setopt(easy(), CURLOPT_TIMEOUT_MS, 30L);
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 1h);
  const std::error_code error = ctx::Perform(c, easy());
  EXPECT_EQ(error,
            std::error_code(CURLE_OPERATION_TIMEDOUT, ctx::CurlCategory()));
  EXPECT_EQ(error, std::errc::timed_out);
  EXPECT_FALSE(c.IsDone());
}

TEST_F(Curl, PerformReportsOtherErrors) {
  curl_easy_setopt(easy(), CURLOPT_URL, "nothing://127.0.0.1/");
  const std::error_code error = ctx::Perform(ctx::Background(), easy());
  EXPECT_EQ(error,
            std::error_code(CURLE_UNSUPPORTED_PROTOCOL, ctx::CurlCategory()));
  EXPECT_STREQ(error.category().name(), "curl");
  EXPECT_EQ(error.message(), curl_easy_strerror(CURLE_UNSUPPORTED_PROTOCOL));
}

TEST_F(Curl, PerformUsesTheConnectionsOfAMultiHandleAgain) {
  Get("/ok");
  CURLM* multi = curl_multi_init();
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  for (const long expected : {1L, 0L}) {
    EXPECT_EQ(ctx::Perform(c, multi, easy()), std::error_code());
    long connects = -1;
    curl_easy_getinfo(easy(), CURLINFO_NUM_CONNECTS, &connects);
    EXPECT_EQ(connects, expected);
  }
  // A canceled transfer leaves it in order.
  const auto [late, cancel_late] = ctx::WithTimeout(c, 20ms);
  Get("/stall");
  EXPECT_EQ(ctx::Perform(late, multi, easy()), ctx::Errc::kDeadlineExceeded);
  Get("/ok");
  EXPECT_EQ(ctx::Perform(c, multi, easy()), std::error_code());
  curl_multi_cleanup(multi);
  cancel();  // Wakes nobody.
}

TEST_F(Curl, PerformRacesWithCancel) {
  Get("/ok");
  for (int i = 0; i < 100; ++i) {
    const auto [c, cancel] = ctx::WithCancel(ctx::Background());
    std::thread canceler([cancel = cancel, i] {
      std::this_thread::sleep_for(std::chrono::microseconds(10 * i));
      cancel();
    });
    const std::error_code error = ctx::Perform(c, easy());
    EXPECT_TRUE(!error || error == ctx::Errc::kCanceled) << error;
    canceler.join();
  }
}

TEST_F(Curl, ScopeEndsATransferWhenTheContextIsCanceled) {
  Get("/half");
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  std::thread canceler = CancelUnderWay(cancel);
  {
    const ctx::CurlScope scope(c, easy());
    const CURLcode code = curl_easy_perform(easy());
    EXPECT_EQ(code, CURLE_ABORTED_BY_CALLBACK);
    EXPECT_EQ(ctx::CurlError(c, code), ctx::Errc::kCanceled);
  }
  canceler.join();
  // The handle is free again.
  Get("/ok");
  EXPECT_EQ(curl_easy_perform(easy()), CURLE_OK);
}

TEST_F(Curl, ScopeEndsATransferAtTheDeadline) {
  Get("/stall");
  const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), 30ms);
  {
    const ctx::CurlScope scope(c, easy());
    EXPECT_EQ(ctx::CurlError(c, curl_easy_perform(easy())),
              ctx::Errc::kDeadlineExceeded);
    EXPECT_EQ(ctx::CurlError(c, curl_easy_perform(easy())),
              ctx::Errc::kDeadlineExceeded);
  }
  Get("/ok");
  EXPECT_EQ(curl_easy_perform(easy()), CURLE_OK);
}

TEST_F(Curl, ScopeLeavesAloneATransferThatIsDoneInTime) {
  Get("/ok");
  for (const ctx::Duration timeout :
       {ctx::Duration(1h), ctx::Duration::max()}) {
    const auto [c, cancel] = ctx::WithTimeout(ctx::Background(), timeout);
    const ctx::CurlScope scope(c, easy());
    EXPECT_EQ(curl_easy_perform(easy()), CURLE_OK);
  }
}

TEST_F(Curl, ScopeCallsTheProgressCallbackOfTheUser) {
  Get("/stall");
  const auto [c, cancel] = ctx::WithCancel(ctx::Background());
  int calls = 0;
  curl_xferinfo_callback progress = [](void* count, curl_off_t, curl_off_t,
                                       curl_off_t, curl_off_t) {
    return ++*static_cast<int*>(count) == 2 ? 1 : 0;
  };
  const ctx::CurlScope scope(c, easy(), progress, &calls);
  EXPECT_EQ(ctx::CurlError(c, curl_easy_perform(easy())),
            std::error_code(CURLE_ABORTED_BY_CALLBACK, ctx::CurlCategory()));
  EXPECT_EQ(calls, 2);
}

TEST_F(Curl, ProgressCanBeSetByHand) {
  Get("/stall");
  auto [c, cancel] = ctx::WithCancel(ctx::Background());
  cancel();
  curl_easy_setopt(easy(), CURLOPT_XFERINFOFUNCTION, &ctx::CurlProgress);
  curl_easy_setopt(easy(), CURLOPT_XFERINFODATA, static_cast<void*>(&c));
  curl_easy_setopt(easy(), CURLOPT_NOPROGRESS, 0L);
  EXPECT_EQ(curl_easy_perform(easy()), CURLE_ABORTED_BY_CALLBACK);
}

}  // namespace
}  // namespace ctx_test
