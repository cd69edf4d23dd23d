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
