#include "acme/backend.h"

#include <cstdio>

namespace acme {

Request DetachedRequest() { return Request(); }

Request WithTimeout(const Request& parent, Clock::duration timeout) {
  Request child = parent;
  child.SetDeadline(Clock::now() + timeout);
  return child;
}

void Log(const std::string& text, Request* request) {
  if (request != nullptr && request->IsCancelled()) return;
  std::puts(text.c_str());
}

void Backend::Connect(Request& request, int attempts) {
  for (int i = 0; i < attempts; ++i) request.ThrowIfCancelled();
}

std::string Backend::Read(Request& request, const std::string& key) {
  Connect(request, 3);
  return value_ + key;
}

std::string Backend::Read(const std::string& key) {
  Request nobody;
  return Read(nobody, key);
}

void Backend::Write(Request& request, const std::string& key,
                    const std::string& value) {
  Connect(request, 1);
  Log("wrote " + key, &request);
  value_ = value;
}

}  // namespace acme
