// Contexts of other libraries, and what reads and polls.

#include <poll.h>
#include <sys/socket.h>

#include "azure/core/context.hpp"

using Azure::Core::Context;

void PollUntilDone(Azure::Core::Operation<int>& operation,
                   Context const& context) {
  while (!Ready()) {  // want "loop never looks at context 'context'" note "ask 'IsCancelled'"
    std::this_thread::sleep_for(1s);  // want note "pauses"
  }
  while (!Ready()) {
    context.ThrowIfCancelled();
    std::this_thread::sleep_for(1s);
  }
  while (!Ready()) {
    operation.PollUntilDone(1s, context);
    std::this_thread::sleep_for(1s);
  }
}

void Receive(int fd, const ctx::Context& c) {
  char bytes[64];
  while (recv(fd, bytes, sizeof bytes, 0) > 0) {  // want "loop never looks at context 'c'" note "each round blocks in 'recv' here" note "ask"
    Log(bytes);
  }
  pollfd one{fd, POLLIN, 0};
  while (poll(&one, 1, 1000) == 0) Log("waiting");  // want "loop never looks at context 'c'" note "each round waits in 'poll' here" note "ask"
  int n = 0;
  do {
    n = poll(&one, 1, 1000);
  } while (n < 0 && errno == EINTR);
}
