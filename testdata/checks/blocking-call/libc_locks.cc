// The C library's locks, messages, names and processes.

#include <fcntl.h>
#include <mqueue.h>
#include <netdb.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/msg.h>
#include <sys/select.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>

void Flock(const ctx::Context& c, int fd) {
  flock(fd, LOCK_EX);  // want "'flock' blocks without looking at context 'c'; cancellation has to wait for it" note "use LOCK_NB"
  flock(fd, LOCK_SH);  // want "'flock' blocks without looking at context 'c'" note "use"
}

void RecordLock(const ctx::Context& c, int fd, struct flock* lock) {
  fcntl(fd, F_SETLKW, lock);  // want "'fcntl' blocks without looking at context 'c'" note "use F_SETLK"
}

void Lockf(const ctx::Context& c, int fd) {
  lockf(fd, F_LOCK, 0);  // want "'lockf' blocks without looking at context 'c'" note "use F_TLOCK"
}

void Message(const ctx::Context& c, int queue, void* message) {
  msgrcv(queue, message, 8, 0, 0);  // want "'msgrcv' blocks without looking at context 'c'" note "use IPC_NOWAIT"
}

void Queue(const ctx::Context& c, mqd_t queue, char* bytes) {
  mq_receive(queue, bytes, 64, nullptr);  // want "'mq_receive' blocks without looking at context 'c'" note "use 'mq_timedreceive'"
}

void Semaphore(const ctx::Context& c, sem_t* semaphore) {
  sem_wait(semaphore);  // want "'sem_wait' blocks without looking at context 'c'" note "use 'sem_timedwait'"
}

void Condition(const ctx::Context& c, pthread_cond_t* changed,
               pthread_mutex_t* mutex) {
  pthread_cond_wait(changed, mutex);  // want "'pthread_cond_wait' blocks without looking at context 'c'" note "use"
}

void Ppoll(const ctx::Context& c, pollfd* fds) {
  ppoll(fds, 1, nullptr, nullptr);  // want "'ppoll' blocks without looking at context 'c'" note "use"
}

void Pselect(const ctx::Context& c, fd_set* reads) {
  pselect(8, reads, nullptr, nullptr, nullptr, nullptr);  // want "'pselect' blocks without looking at context 'c'" note "use"
}

void Names(const ctx::Context& c, const sockaddr* address, char* host) {
  getnameinfo(address, 16, host, 64, nullptr, 0, 0);  // want "'getnameinfo' blocks without looking at context 'c'" note "use"
  gethostbyaddr(host, 4, 2);  // want "'gethostbyaddr' blocks without looking at context 'c'" note "use"
}

void Signals(const ctx::Context& c, sigset_t* signals, int* number) {
  sigwait(signals, number);  // want "'sigwait' blocks without looking at context 'c'" note "use"
  pause();  // want "'pause' blocks without looking at context 'c'" note "use"
}

void Pipe(const ctx::Context& c) {
  FILE* pipe = popen("make", "r");
  pclose(pipe);  // want "'pclose' blocks without looking at context 'c'" note "use"
}

void Child(const ctx::Context& c, id_t child, siginfo_t* info) {
  waitid(P_PID, child, info, WEXITED);  // want "'waitid' blocks without looking at context 'c'" note "use"
}

void Atomic(const ctx::Context& c, std::atomic<bool>& ready) {
  ready.wait(false);  // want "'wait' blocks without looking at context 'c'" note "use"
}

void DoNotWait(const ctx::Context& c, int fd, struct flock* lock, id_t child,
               siginfo_t* info, const sockaddr* address, char* host) {
  flock(fd, LOCK_EX | LOCK_NB);
  flock(fd, LOCK_UN);
  fcntl(fd, F_SETLK, lock);
  fcntl(fd, F_GETFL);
  lockf(fd, F_TLOCK, 0);
  lockf(fd, F_ULOCK, 0);
  msgrcv(fd, host, 8, 0, IPC_NOWAIT);
  waitid(P_PID, child, info, WEXITED | WNOHANG);
  getnameinfo(address, 16, host, 64, nullptr, 0, NI_NUMERICHOST);
  Work(c);
}

void NonBlockingQueue(const ctx::Context& c, char* bytes) {
  mqd_t queue = mq_open("/jobs", O_RDONLY | O_NONBLOCK);
  mq_receive(queue, bytes, 64, nullptr);
  Work(c);
}

void WithTimeout(const ctx::Context& c, pollfd* fds, const timespec& pause,
                 sem_t* semaphore, pthread_cond_t* changed,
                 pthread_mutex_t* mutex) {
  ppoll(fds, 1, &pause, nullptr);
  sem_timedwait(semaphore, &pause);
  sem_trywait(semaphore);
  pthread_cond_timedwait(changed, mutex, &pause);
  Work(c);
}

// An address in digits needs no name server.
void Numeric(const ctx::Context& c, addrinfo** found) {
  addrinfo hints = {};
  hints.ai_family = AF_INET;
  hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE;
  getaddrinfo("127.0.0.1", "80", &hints, found);
  Work(c);
}

void NumericInitialised(const ctx::Context& c, addrinfo** found) {
  const addrinfo hints{.ai_flags = AI_NUMERICHOST};
  getaddrinfo("127.0.0.1", "80", &hints, found);
  Work(c);
}

void Named(const ctx::Context& c, addrinfo** found) {
  addrinfo hints = {};
  hints.ai_flags = AI_PASSIVE;
  getaddrinfo("localhost", "80", &hints, found);  // want "'getaddrinfo' blocks without looking at context 'c'" note "use"
}

// The names belong to everybody.
struct Player {
  void pause();
  int flock(int, int);
};
void Other(const ctx::Context& c, Player& player) {
  player.pause();
  player.flock(1, 2);
  Work(c);
}
