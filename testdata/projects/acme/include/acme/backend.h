#ifndef ACME_BACKEND_H_
#define ACME_BACKEND_H_

#include <string>

#include "acme/request.h"

namespace acme {

class Backend {
 public:
  std::string Read(Request& request, const std::string& key);
  // Waits for as long as it takes.
  std::string Read(const std::string& key);
  void Write(Request& request, const std::string& key,
             const std::string& value);

 private:
  void Connect(Request& request, int attempts);
  std::string value_;
};

// May be called without a request, when the server starts.
void Log(const std::string& text, Request* request = nullptr);

}  // namespace acme

#endif  // ACME_BACKEND_H_
