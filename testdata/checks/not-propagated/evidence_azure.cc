// Azure e1052ae83: parameters for contexts had defaults, so sessions began and
// ended without their caller's. Without the default, nobody can forget it.

#include "azure/core/context.hpp"

using Azure::Core::Context;

namespace before {

struct Session {
  void Begin(Context const& context = {});
  void End(int condition, std::string const& why, Context const& context = {});
};

struct Peer {
  void Open(Context const& context) { session.Begin(); }  // want "'Begin' is called without context 'context', which is in scope"
  void Reject(Context const& context) {
    session.End(1, "refused");  // want "'End' is called without context 'context', which is in scope"
  }
  void Retry(Context& context) {
    context.Cancel();
    session.End(2, "gone");
  }
  Session session;
};

}  // namespace before

namespace after {

struct Session {
  void Begin(Context const& context);
  void End(int condition, std::string const& why, Context const& context);
};

struct Peer {
  void Open(Context const& context) { session.Begin(context); }
  void Reject(Context const& context) { session.End(1, "refused", context); }
  Session session;
};

}  // namespace after
