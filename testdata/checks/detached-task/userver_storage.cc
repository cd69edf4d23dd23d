// userver: tasks of a background storage outlive the request.

#include "userver/userver.hpp"

namespace concurrent = userver::concurrent;
using userver::server::request::RequestContext;

void Send(userver::engine::Deadline deadline);
void Audit(RequestContext& context);

// A point in time is what the task was given.
void Detaches(concurrent::BackgroundTaskStorage& tasks,
              userver::engine::Deadline deadline) {
  tasks.AsyncDetach("send", [deadline] { Send(deadline); });
}

void OwnDeadline(concurrent::BackgroundTaskStorage& tasks,
                 userver::engine::Deadline deadline) {
  Send(deadline);
  tasks.AsyncDetach("send", [] {
    Send(userver::engine::Deadline::FromDuration(1s));
  });
}

// Waited for.
void Joined(userver::engine::Deadline deadline) {
  auto task = userver::utils::Async("send", [deadline] { Send(deadline); });
  task.Get();
}

// A task that belongs to the request, until somebody lets it go.
void JoinedAudit(RequestContext& context) {
  auto task = userver::utils::Async("audit", [&] { Audit(context); });
  task.Get();
}

void LetGo(RequestContext& context) {
  auto task = userver::utils::Async("audit", [&] {  // want "a detached task refers to context 'context', which is gone once the request is over"
    Audit(context);
  });
  std::move(task).Detach();  // want note "the task is detached here"
}
