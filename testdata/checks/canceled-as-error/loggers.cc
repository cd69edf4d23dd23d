// How error-level logging is written.
#include <glog/logging.h>
#include <QtCore/qlogging.h>
#include <spdlog/spdlog.h>
#include <syslog.h>

void Spdlog(std::stop_token token, const std::shared_ptr<spdlog::logger>& logger) {
  if (token.stop_requested()) logger->error("stopped");  // want "'error' treats a cancellation as an error"
  if (token.stop_requested()) logger->critical("stopped");  // want "'critical' treats a cancellation as an error"
  if (token.stop_requested()) logger->log(spdlog::level::err, "stopped");  // want "'log' treats a cancellation as an error"
  if (token.stop_requested()) spdlog::log(spdlog::level::critical, "stopped");  // want "'log' treats a cancellation as an error"
  if (token.stop_requested()) logger->log(spdlog::level::info, "stopped: {}", "err");
  if (token.stop_requested()) logger->warn("stopped");
  if (token.stop_requested()) logger->info("stopped");
  if (token.stop_requested()) spdlog::error("stopped");  // want "'error' treats a cancellation as an error"
  if (token.stop_requested()) SPDLOG_ERROR("stopped");  // want "'SPDLOG_ERROR' treats a cancellation as an error"
  if (token.stop_requested()) SPDLOG_LOGGER_ERROR(logger, "stopped");  // want "'SPDLOG_LOGGER_ERROR' treats a cancellation as an error"
  if (token.stop_requested()) SPDLOG_INFO("stopped");
}

void Glog(std::stop_token token) {
  if (token.stop_requested()) LOG(ERROR) << "stopped";  // want "'LOG\(ERROR\)' treats a cancellation as an error"
  if (token.stop_requested()) LOG(WARNING) << "stopped";
  if (token.stop_requested()) LOG(INFO) << "ERROR";
  if (token.stop_requested()) LOG_IF(INFO, "ERROR") << "stopped";
}

// A project's own macro, on top of one that the model knows.
#define FAIL_LOG(what) LOG(ERROR) << "failure: " << what

void Wrapped(std::stop_token token) {
  if (token.stop_requested()) FAIL_LOG("stopped");  // want "'FAIL_LOG' treats a cancellation as an error"
}

void Qt(const QPromise<int>& promise, std::stop_token token) {
  if (token.stop_requested()) qCritical() << "stopped";  // want "'qCritical' treats a cancellation as an error"
  if (token.stop_requested()) qCritical("stopped");  // want "'qCritical' treats a cancellation as an error"
  if (token.stop_requested()) qDebug() << "stopped";
}

void Posix(std::stop_token token) {
  if (token.stop_requested()) syslog(LOG_ERR, "stopped");  // want "'syslog' treats a cancellation as an error"
  if (token.stop_requested()) syslog(LOG_USER | LOG_CRIT, "stopped");  // want "'syslog' treats a cancellation as an error"
  if (token.stop_requested()) syslog(LOG_INFO, "stopped");
}

void Ends(std::stop_token token, int which) {
  if (token.stop_requested() && which == 1) std::terminate();  // want "'terminate' treats a cancellation as an error"
  // Programs end like this when they are told to.
  if (token.stop_requested() && which == 2) std::exit(0);
  if (token.stop_requested() && which == 3) std::exit(EXIT_FAILURE);
  // Standard error is where tools talk to their user.
  if (token.stop_requested()) fprintf(stderr, "stopped\n");
}

// A project's own, by their names.
namespace own {
void LogError(const std::string& text);
void log_error(const char* format, ...);
void LogErrorCount(int count);
class Logger {
 public:
  void Error(const std::string& text);
  void error(const char* format, ...);
  void Errors();
  void Info(const std::string& text);
};
struct Catalog {
  void error(const std::string& entry);
};
}  // namespace own

void Own(std::stop_token token, own::Logger& logger, own::Catalog& catalog) {
  if (!token.stop_requested()) return;  // want note "it is known to be a cancellation here" note "known" note "known" note "known"
  own::LogError("stopped");  // want "'LogError' treats a cancellation as an error"
  own::log_error("stopped");  // want "'log_error' treats a cancellation as an error"
  logger.Error("stopped");  // want "'Error' treats a cancellation as an error"
  logger.error("stopped");  // want "'error' treats a cancellation as an error"
  own::LogErrorCount(1);
  logger.Errors();
  logger.Info("stopped");
  catalog.error("stopped");
}
