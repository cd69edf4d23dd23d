// An error of a context that is known to be its cancellation.
#include <glog/logging.h>

std::error_code Load(const ctx::Context& c);

void Compared(const ctx::Context& c) {
  std::error_code error = Load(c);
  if (error == ctx::Errc::kCanceled) {  // want note "it is known to be a cancellation here"
    LOG(ERROR) << "load failed: " << error.message();  // want "'LOG\(ERROR\)' treats a cancellation as an error; nothing has failed, and real failures drown in such noise"
  }
}

void TheOtherWayRound(const ctx::Context& c) {
  if (ctx::Errc::kCanceled == Load(c)) LOG(ERROR) << "load failed";  // want "treats a cancellation as an error"
}

void OfTheContext(const ctx::Context& c) {
  if (c.Err() == ctx::Errc::kCanceled) LOG(FATAL) << "gone";  // want "'LOG\(FATAL\)' treats a cancellation as an error"
}

void Spelt(const ctx::Context& c) {
  if (Load(c) == make_error_code(ctx::Errc::kCanceled)) LOG(ERROR) << "load failed";  // want "treats a cancellation as an error"
}

void Aborts(const ctx::Context& c) {
  if (Load(c) == ctx::Errc::kCanceled) std::abort();  // want "'abort' treats a cancellation as an error"
}

void Quietly(const ctx::Context& c) {
  std::error_code error = Load(c);
  if (error == ctx::Errc::kCanceled) {
    LOG(INFO) << "load was cancelled";
    VLOG(1) << error.message();
  } else if (error) {
    LOG(ERROR) << "load failed";
  }
}

// What takes too long has failed.
void Deadline(const ctx::Context& c) {
  std::error_code error = Load(c);
  if (error == ctx::Errc::kDeadlineExceeded) LOG(ERROR) << "load is too slow";
  if (error == std::errc::timed_out) LOG(ERROR) << "load is too slow";
}

// A context that is over may also have passed its deadline.
void Over(const ctx::Context& c) {
  if (c.IsDone()) LOG(ERROR) << "gave up";
  if (c.Err()) LOG(ERROR) << "gave up";
}

void AnyError(const ctx::Context& c) {
  if (std::error_code error = Load(c)) LOG(ERROR) << error.message();
}

template <class T>
void InTemplate(const ctx::Context& c, T what) {
  if (Load(c) == ctx::Errc::kCanceled) LOG(ERROR) << what;  // want "treats a cancellation as an error"
}
void Instantiate(const ctx::Context& c) {
  InTemplate(c, 1);
  InTemplate(c, "one");
}

template <class T>
void NeverInstantiated(const ctx::Context& c, T what) {
  if (Load(c) == ctx::Errc::kCanceled) LOG(ERROR) << what;  // want "treats a cancellation as an error"
}
