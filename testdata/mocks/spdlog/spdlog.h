// A stand-in for spdlog: the functions that the checks look at, and nothing
// that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_SPDLOG_SPDLOG_H_
#define CTXTIDY_TESTDATA_MOCKS_SPDLOG_SPDLOG_H_

#include <memory>
#include <string>

namespace spdlog {

namespace level {
enum level_enum : int { trace, debug, info, warn, err, critical, off };
}  // namespace level

class logger {
 public:
  bool should_log(level::level_enum level) const;
  template <class... Args>
  void log(level::level_enum level, const char* format, Args&&... args);
  template <class... Args>
  void debug(const char* format, Args&&... args);
  template <class... Args>
  void info(const char* format, Args&&... args);
  template <class... Args>
  void warn(const char* format, Args&&... args);
  template <class... Args>
  void error(const char* format, Args&&... args);
  template <class... Args>
  void critical(const char* format, Args&&... args);
};

logger* default_logger_raw();
std::shared_ptr<logger> get(const std::string& name);

template <class... Args>
void log(level::level_enum level, const char* format, Args&&... args);
template <class... Args>
void debug(const char* format, Args&&... args);
template <class... Args>
void info(const char* format, Args&&... args);
template <class... Args>
void warn(const char* format, Args&&... args);
template <class... Args>
void error(const char* format, Args&&... args);
template <class... Args>
void critical(const char* format, Args&&... args);

}  // namespace spdlog

#define SPDLOG_LOGGER_CALL(logger, level, ...) \
  do {                                         \
    if ((logger)->should_log(level)) {         \
      (logger)->log(level, __VA_ARGS__);       \
    }                                          \
  } while (0)
#define SPDLOG_LOGGER_ERROR(logger, ...) \
  SPDLOG_LOGGER_CALL(logger, spdlog::level::err, __VA_ARGS__)
#define SPDLOG_INFO(...)                                                \
  SPDLOG_LOGGER_CALL(spdlog::default_logger_raw(), spdlog::level::info, \
                     __VA_ARGS__)
#define SPDLOG_ERROR(...) \
  SPDLOG_LOGGER_ERROR(spdlog::default_logger_raw(), __VA_ARGS__)

#endif  // CTXTIDY_TESTDATA_MOCKS_SPDLOG_SPDLOG_H_
