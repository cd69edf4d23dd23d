// A stand-in for Qt's logging, and nothing that runs.
#ifndef CTXTIDY_TESTDATA_MOCKS_QTCORE_QLOGGING_H_
#define CTXTIDY_TESTDATA_MOCKS_QTCORE_QLOGGING_H_

class QDebug {
 public:
  QDebug& operator<<(const char* text);
};

class QMessageLogger {
 public:
  QMessageLogger(const char* file, int line);
  QDebug debug() const;
  QDebug critical() const;
  void critical(const char* format, ...) const;
};

#define qDebug QMessageLogger(__FILE__, __LINE__).debug
#define qCritical QMessageLogger(__FILE__, __LINE__).critical

template <class T>
class QPromise {
 public:
  bool isCanceled() const;
};

#endif  // CTXTIDY_TESTDATA_MOCKS_QTCORE_QLOGGING_H_
