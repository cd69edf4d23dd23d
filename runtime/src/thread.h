// Threads that nobody joins.
#ifndef CTX_SRC_THREAD_H_
#define CTX_SRC_THREAD_H_

namespace ctx::detail {

// Runs `body(argument)` on a detached thread with all signals blocked, so that
// the program's handlers run on the program's threads. Does not use the heap.
// False if the system has no thread to give.
bool StartDetachedThread(void* (*body)(void*), void* argument) noexcept;

}  // namespace ctx::detail

#endif  // CTX_SRC_THREAD_H_
