// Redpanda's archiver: its functions take another node of retries if somebody
// has one, and fall back to the archiver's own.

#include "seastar/redpanda.hh"

using source_node = std::optional<std::reference_wrapper<retry_chain_node>>;

class archiver {
 public:
  ss::future<> upload_manifest(const char* label,
                               source_node source = std::nullopt) {
    auto from = source.value_or(std::ref(_node));
    retry_chain_node fib(&from.get());
    co_await ss::sleep_abortable(fib.retry().delay, fib.root_abort_source());
  }
  ss::future<> upload_segment(int segment, source_node source = std::nullopt) {
    co_await upload_manifest("segment", source);
  }

  // Of the same object, so the callee has the node already.
  ss::future<> loop() {
    _node.check_abort();
    co_await upload_manifest("loop");
    co_await this->upload_segment(1);
  }
  ss::future<> loop_of_another(archiver& other) {
    _node.check_abort();
    co_await other.upload_segment(1);  // want "'upload_segment' is called without context '_node', which is in scope; the call outlives cancellation"
  }
  ss::future<> on_request(retry_chain_node& rtc) {
    rtc.check_abort();
    co_await upload_manifest("request");  // want "'upload_manifest' is called without context 'rtc'"
  }

 private:
  ss::abort_source _as;
  retry_chain_node _node;
};
