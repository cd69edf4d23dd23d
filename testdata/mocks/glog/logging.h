// A stand-in for glog: the shape of its macros, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_GLOG_LOGGING_H_
#define CTXTIDY_TESTDATA_MOCKS_GLOG_LOGGING_H_

#include <ostream>

namespace google {

enum LogSeverity { GLOG_INFO, GLOG_WARNING, GLOG_ERROR, GLOG_FATAL };

class LogMessage {
 public:
  LogMessage(const char* file, int line);
  LogMessage(const char* file, int line, LogSeverity severity);
  ~LogMessage();
  std::ostream& stream();
};

class LogMessageFatal : public LogMessage {
 public:
  LogMessageFatal(const char* file, int line);
  [[noreturn]] ~LogMessageFatal();
};

class LogMessageVoidify {
 public:
  void operator&(std::ostream&);
};

}  // namespace google

#define COMPACT_GOOGLE_LOG_INFO google::LogMessage(__FILE__, __LINE__)
#define COMPACT_GOOGLE_LOG_WARNING \
  google::LogMessage(__FILE__, __LINE__, google::GLOG_WARNING)
#define COMPACT_GOOGLE_LOG_ERROR \
  google::LogMessage(__FILE__, __LINE__, google::GLOG_ERROR)
#define COMPACT_GOOGLE_LOG_FATAL google::LogMessageFatal(__FILE__, __LINE__)

#define LOG(severity) COMPACT_GOOGLE_LOG_##severity.stream()
#define LOG_IF(severity, condition) \
  static_cast<void>(0),             \
      !(condition) ? (void)0 : google::LogMessageVoidify() & LOG(severity)
#define VLOG_IS_ON(level) ((level) < 1)
#define VLOG(level) LOG_IF(INFO, VLOG_IS_ON(level))

#endif  // CTXTIDY_TESTDATA_MOCKS_GLOG_LOGGING_H_
