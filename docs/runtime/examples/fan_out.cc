// Many tasks for one caller, and none of them outlives the call.
#include <ctx/context.h>
#include <ctx/sync.h>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "expect.h"

using namespace std::chrono_literals;

std::atomic<int> running = 0;

// Stands for a call over the network. "slow" hangs, "bad" fails, "odd" throws.
std::error_code Fetch(const ctx::Context& c, const std::string& url,
                      std::string& page) {
  if (url == "odd") throw std::runtime_error("odd");
  ++running;
  std::error_code error;
  if (url == "slow") error = ctx::SleepFor(c, 10min);
  if (url == "bad") error = std::make_error_code(std::errc::host_unreachable);
  page = "<" + url + ">";
  --running;
  return error;
}

constexpr int kWorkers = 4;

// Fetches all pages, kWorkers at a time. The first failure ends the others.
std::error_code FetchAll(const ctx::Context& parent,
                         const std::vector<std::string>& urls,
                         std::vector<std::string>& pages) {
  pages.resize(urls.size());
  ctx::Channel<std::size_t> jobs(kWorkers);
  ctx::Group group(parent);  // After all that its tasks use.

  group.Go([&](const ctx::Context& c) -> std::error_code {
    for (std::size_t i = 0; i < urls.size(); ++i) {
      if (const std::error_code error = jobs.Send(c, i)) return error;
    }
    jobs.Close();
    return {};
  });

  for (int worker = 0; worker < kWorkers; ++worker) {
    group.Go([&](const ctx::Context& c) -> std::error_code {
      std::error_code error;
      while (const auto i = jobs.Receive(c, error)) {
        const ctx::ScopedContext call = ctx::WithTimeout(c, 1min);
        error = Fetch(call.context(), urls[*i], pages[*i]);
        if (error) return error;
      }
      if (error == ctx::Errc::kClosed) return {};  // All jobs are done.
      return error;
    });
  }
  return group.Wait();
}

// Asks all mirrors at once and takes the first good answer.
std::optional<std::string> FetchAny(const ctx::Context& parent,
                                    const std::vector<std::string>& mirrors) {
  struct Answer {
    std::error_code error;
    std::string page;
  };
  ctx::Channel<Answer> answers(mirrors.size());  // Nobody waits to send.
  ctx::Group group(parent);
  for (const std::string& mirror : mirrors) {
    group.Go([&](const ctx::Context& c) {
      Answer answer;
      answer.error = Fetch(c, mirror, answer.page);
      answers.Send(c, std::move(answer));
    });
  }
  for (std::size_t left = mirrors.size(); left > 0; --left) {
    const auto answer = answers.Receive(group.context());
    if (!answer) break;  // The parent ended, or a task threw.
    if (!answer->error) return answer->page;
  }
  return std::nullopt;
}  // The group ends the calls that still run, and waits for them.

int main() {
  const ctx::Context root = ctx::Background();
  std::vector<std::string> pages;

  EXPECT(!FetchAll(root, {"a", "b", "c", "d", "e", "f"}, pages));
  EXPECT(pages[5] == "<f>");

  EXPECT(FetchAll(root, {"slow", "slow", "bad", "slow", "slow"}, pages) ==
         std::errc::host_unreachable);
  EXPECT(running == 0);

  EXPECT(FetchAny(root, {"slow", "bad", "a", "slow"}) == "<a>");
  EXPECT(!FetchAny(root, {"bad", "bad"}));
  EXPECT(!FetchAny(root, {"slow", "odd"}));
  EXPECT(running == 0);

  const ctx::ScopedContext impatient = ctx::WithTimeout(root, 20ms);
  EXPECT(FetchAll(impatient.context(), {"slow"}, pages) ==
         ctx::Errc::kDeadlineExceeded);
  EXPECT(!FetchAny(impatient.context(), {"slow", "slow"}));
  EXPECT(running == 0);
}
