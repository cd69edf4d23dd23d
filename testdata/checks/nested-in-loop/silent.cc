// Loops in which no chain grows.

#include "azure/core/context.hpp"

inline constexpr ctx::Key<int> kKey{"key"};
struct Request {
  ctx::Context c = ctx::Background();
  Request* next;
};
Request* Next();

// Each of the list once.
void List(Request* head) {
  for (Request* at = head; at != nullptr; at = at->next) {
    at->c = ctx::WithValue(at->c, kKey, 1);
  }
}
void Array(Request* first, Request* last) {
  for (; first != last; ++first) {
    first->c = ctx::WithValue(first->c, kKey, 1);
  }
}
void Contexts(ctx::Context* first, int count) {
  while (count-- > 0) {
    *first = ctx::WithValue(*first, kKey, 1);
    first++;
  }
}
void Taken() {
  Request* request = nullptr;
  while ((request = Next()) != nullptr) {
    request->c = ctx::WithValue(request->c, kKey, 1);
  }
}
void TakenInTheRound() {
  while (Ready()) {
    Request* request = Next();
    request->c = ctx::WithValue(request->c, kKey, 1);
  }
}
void Pointers(const std::vector<Request*>& requests) {
  for (Request* request : requests) {
    request->c = ctx::WithValue(request->c, kKey, 1);
  }
}
void Owned(std::vector<std::unique_ptr<Request>>& requests) {
  for (auto& request : requests) {
    request->c = ctx::WithValue(request->c, kKey, 1);
  }
}
void Iterators(std::vector<Request>& requests, std::map<int, Request>& map) {
  for (auto at = requests.begin(); at != requests.end(); ++at) {
    at->c = ctx::WithValue(at->c, kKey, 1);
  }
  for (auto& [id, request] : map) {
    request.c = ctx::WithValue(request.c, kKey, id);
  }
  for (std::size_t i = 0; i < requests.size(); ++i) {
    Request& request = requests[i];
    request.c = ctx::WithValue(request.c, kKey, 1);
    Request* pointer = &requests[i];
    pointer->c = ctx::WithValue(pointer->c, kKey, 1);
  }
}

// Put back at the end of the round.
void PutBack(ctx::Context c) {
  while (Ready()) {
    const ctx::Context saved = c;
    c = ctx::WithValue(c, kKey, 1);
    Work(c);
    c = saved;
  }
}
void BackToTheParent(const ctx::Context& parent) {
  ctx::Context c = parent;
  while (Ready()) {
    c = ctx::WithValue(c, kKey, 1);
    Work(c);
    c = parent;
  }
}

// Once, whatever the number of rounds.
void Once(ctx::Context c) {
  bool limited = false;
  while (Ready()) {
    if (!limited) {
      c = ctx::WithValue(c, kKey, 1);
      limited = true;
    }
    Work(c);
  }
}
void OnceAhead(ctx::Context c) {
  bool limited = false;
  while (Ready()) {
    if (!std::exchange(limited, true)) c = ctx::WithValue(c, kKey, 1);
    Work(c);
  }
}
void FirstRound(ctx::Context c) {
  for (int i = 0; i < 10; ++i) {
    if (i == 0) c = ctx::WithValue(c, kKey, 1);
    Work(c);
  }
}

void UnlessThere(ctx::Context c) {
  while (Ready()) {
    if (!c.Deadline()) c = ctx::WithTimeout(c, 1s).context;
    if (c.Value(kKey) == nullptr) c = ctx::WithValue(c, kKey, 1);
    Work(c);
  }
}

// Only the loop around it.
void LeftBehind(ctx::Context c) {
  for (;;) {
    if (!Ready()) continue;
    c = ctx::WithValue(c, kKey, 1);
    Work(c);
    break;
  }
}
void Jumps(ctx::Context c) {
  while (Ready()) {
    c = ctx::WithValue(c, kKey, 1);
    goto done;
  }
done:
  Work(c);
}
void Thrown(ctx::Context c) {
  while (Ready()) {
    c = ctx::WithValue(c, kKey, 1);
    Work(c);
    throw std::runtime_error("over");
  }
}

// A sibling, an own variable, an argument.
void Siblings(const ctx::Context& parent, std::vector<ctx::Context>& out) {
  ctx::Context last = parent;
  while (Ready()) {
    last = ctx::WithValue(parent, kKey, 1);
    auto [c, cancel] = ctx::WithCancel(parent);
    out.push_back(c);
    ctx::Context own = c;
    own = ctx::WithValue(own, kKey, 2);
    Fetch(ctx::WithValue(last, kKey, 1));
    cancel();
  }
}
void Accepted(ctx::Context c) {
  while (Ready()) {
    c = ctx::Background();
    auto child = ctx::WithTimeout(c, 1s);
    Work(child.context);
    child.cancel();
  }
}
Reply ResultOf(const ctx::Context& c) {
  Reply reply;
  while (Ready()) reply = Fetch(ctx::WithValue(c, kKey, 1));
  return reply;
}

// A lambda that is made in the loop has its own.
void Lambdas(const ctx::Context& c, std::vector<std::function<void()>>& jobs) {
  while (Ready()) {
    jobs.push_back([own = ctx::Context(c)]() mutable {
      own = ctx::WithValue(own, kKey, 1);
      Work(own);
    });
  }
}

// Libraries whose users do otherwise.
void OfAzure(Azure::Core::Context context, Azure::DateTime until) {
  while (Ready()) context = context.WithDeadline(until);
}

// The holder gets a fresh one first.
void Emplaced(const ctx::Context& parent) {
  std::optional<ctx::Context> c;
  while (Ready()) {
    c.emplace(parent);
    c = ctx::WithValue(*c, kKey, 1);
    Work(*c);
  }
}
