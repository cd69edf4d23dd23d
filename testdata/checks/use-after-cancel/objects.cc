// Contexts that are cancelled by a member of their own, or of their source.

#include "azure/core/context.hpp"

struct BlobClient {
  void Delete(int id, Azure::Core::Context const& context = {});
};

void Azure_(BlobClient& client, Azure::Core::Context const& parent,
            Azure::DateTime deadline) {
  Azure::Core::Context context = parent.WithDeadline(deadline);
  client.Delete(1, context);
  context.Cancel();  // want note "cancelled here" note "cancelled here"
  client.Delete(2, context);  // want "context 'context' was cancelled before 'Delete' gets it"
  client.Delete(2, context.WithDeadline(deadline));  // want "context 'context.WithDeadline\(deadline\)' was cancelled before 'Delete' gets it"
  client.Delete(3, parent);
  client.Delete(4);
  if (context.IsCancelled()) return;
}

void Run(std::stop_token stop, int n);

void Source() {
  std::stop_source source;
  std::stop_token token = source.get_token();
  Run(token, 1);
  source.request_stop();  // want note "cancelled here" note "cancelled here"
  Run(source.get_token(), 2);  // want "context 'source.get_token\(\)' was cancelled before 'Run' gets it"
  Run(token, 3);  // want "context 'token' was cancelled before 'Run' gets it"
}

void SourceAgain() {
  std::stop_source source;
  Run(source.get_token(), 1);
  source.request_stop();
  source = std::stop_source();
  Run(source.get_token(), 2);
}

class Service {
 public:
  void Stop() {
    source_.request_stop();  // want note "cancelled here"
    Run(source_.get_token(), 1);  // want "context 'source_.get_token\(\)' was cancelled before 'Run' gets it"
  }
  void Restart() {
    source_.request_stop();
    source_ = std::stop_source();
    Run(source_.get_token(), 1);
  }
  void StopOther(Service& other) {
    source_.request_stop();
    Run(other.source_.get_token(), 1);
  }

 private:
  std::stop_source source_;
};
