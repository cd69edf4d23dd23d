#include "src/thread.h"

#include <pthread.h>
#include <signal.h>

namespace ctx::detail {

bool StartDetachedThread(void* (*body)(void*), void* argument) noexcept {
  sigset_t all;
  sigset_t before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);  // The new thread inherits it.
  pthread_t thread;
  const bool started = pthread_create(&thread, nullptr, body, argument) == 0;
  if (started) pthread_detach(thread);
  pthread_sigmask(SIG_SETMASK, &before, nullptr);
  return started;
}

}  // namespace ctx::detail
