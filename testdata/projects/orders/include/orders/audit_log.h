#ifndef ORDERS_AUDIT_LOG_H_
#define ORDERS_AUDIT_LOG_H_

#include <ctx/context.h>

#include <mutex>
#include <string>
#include <system_error>
#include <vector>

namespace orders {

// Who did what. Entries are kept back and written in batches. Thread-safe.
class AuditLog {
 public:
  AuditLog() = default;
  AuditLog(const AuditLog&) = delete;
  AuditLog& operator=(const AuditLog&) = delete;
  ~AuditLog() { Flush(); }

  void Append(const ctx::Context& c, std::string entry);

  // Writes what was kept back, however long that takes.
  void Flush();
  // The same, but gives up when the context ends.
  std::error_code FlushContext(const ctx::Context& c);

  std::size_t written() const;

 private:
  std::vector<std::string> TakePending();

  mutable std::mutex mutex_;
  std::vector<std::string> pending_;
  std::size_t written_ = 0;
};

}  // namespace orders

#endif  // ORDERS_AUDIT_LOG_H_
