// Contexts that are members of a base class, held in other ways, or go by
// another name.
// Also with the installed headers.

#include "echo.grpc.pb.h"

using EchoRequest = demo::EchoRequest;
using EchoReply = demo::EchoReply;
using Reader = std::unique_ptr<grpc::ClientAsyncResponseReader<EchoReply>>;

// What all actions have in common.
struct Action {
  grpc::ClientContext context;  // want note "'context' is made here; give it a deadline with 'set_deadline'" note "'context' is made here"
  grpc::CompletionQueue queue;
  grpc::Status status;
  EchoReply reply;
  virtual ~Action() = default;
  void Wait() {
    void* tag = nullptr;
    bool ok = false;
    queue.Next(&tag, &ok);
  }
};
struct Get : Action {
  Get(demo::Echo::Stub& stub, const EchoRequest& request) {
    reader = stub.AsyncSay(&context, request, &queue);  // want "'AsyncSay' is called with 'context', which has no deadline"
    reader->Finish(&reply, &status, this);
  }
  Reader reader;
};

class Tagged : public Action {
 public:
  explicit Tagged(const std::string& user) { context.AddMetadata("user", user); }
};
class TaggedGet : public Tagged {
 public:
  TaggedGet(demo::Echo::Stub& stub, const EchoRequest& request)
      : Tagged("me"), reader_(stub.AsyncSay(&context, request, &queue)) {}  // want "'AsyncSay' is called with 'context'"

 private:
  Reader reader_;
};

// The base class sets one, directly or in a function, or might do so.
class Timed {
 public:
  explicit Timed(std::chrono::seconds timeout) { Init(timeout); }

 protected:
  grpc::ClientContext context_;
  grpc::CompletionQueue queue_;

 private:
  void Init(std::chrono::seconds timeout) {
    if (timeout == 0s) return;
    context_.set_deadline(std::chrono::system_clock::now() + timeout);
  }
};
class TimedGet : public Timed {
 public:
  TimedGet(demo::Echo::Stub& stub, const EchoRequest& request)
      : Timed(2s), reader_(stub.AsyncSay(&context_, request, &queue_)) {}

 private:
  Reader reader_;
};
struct Unseen {
  Unseen();
  grpc::ClientContext context;
};
struct UnseenGet : Unseen {
  UnseenGet(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
    stub.Say(&context, request, &reply);
  }
};
// One between the two does.
struct Middle : Action {
  Middle() { context.set_deadline(std::chrono::system_clock::now() + 1s); }
};
struct MiddleGet : Middle {
  MiddleGet(demo::Echo::Stub& stub, const EchoRequest& request) {
    stub.AsyncSay(&context, request, &queue);
  }
};
// It does itself.
struct TimedAction : Action {
  TimedAction(demo::Echo::Stub& stub, const EchoRequest& request) {
    context.set_deadline(std::chrono::system_clock::now() + 1s);
    stub.AsyncSay(&context, request, &queue);
  }
};

struct Call {
  grpc::ClientContext context;
  grpc::Status status;
  EchoReply reply;
};
struct NamedCall : Call {
  std::string name;
};
struct LimitedCall : Call {
  LimitedCall() { context.set_deadline(std::chrono::system_clock::now() + 1s); }
};

void Inherited(demo::Echo::Stub& stub, const EchoRequest& request,
               grpc::CompletionQueue& queue) {
  auto* call = new NamedCall;  // want note "'call->context' is made here"
  stub.AsyncSay(&call->context, request, &queue);  // want "'AsyncSay' is called with 'call->context'"
  NamedCall value;  // want note "'value.context' is made here"
  stub.AsyncSay(&value.context, request, &queue);  // want "'AsyncSay' is called with 'value.context'"
  Call* derived = new LimitedCall;
  stub.AsyncSay(&derived->context, request, &queue);
  auto limited = std::make_unique<LimitedCall>();
  stub.AsyncSay(&limited->context, request, &queue);
}

// Helpers that get the whole object, and are in sight.
void Tag(Call& call) { call.context.AddMetadata("user", "me"); }
void Limit(Call& call) {
  call.context.set_deadline(std::chrono::system_clock::now() + 1s);
}
void Helped(demo::Echo::Stub& stub, const EchoRequest& request,
            grpc::CompletionQueue& queue) {
  Call call{};  // want note "'call.context' is made here"
  Tag(call);
  stub.AsyncSay(&call.context, request, &queue);  // want "'AsyncSay' is called with 'call.context'"
  Call limited;
  Limit(limited);
  stub.AsyncSay(&limited.context, request, &queue);
}

// Another name for it.
void Named(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;  // want note "'context' is made here"
  grpc::ClientContext* pointer = &context;
  stub.Say(pointer, request, &reply);  // want "'Say' is called with 'context', which has no deadline"
  grpc::ClientContext other;  // want note "'other' is made here"
  auto& same = other;
  same.AddMetadata("user", "me");
  stub.Say(&other, request, &reply);  // want "'Say' is called with 'other'"
  auto call = std::make_shared<Call>();  // want note "'call->context' is made here"
  grpc::ClientContext& inside = call->context;
  stub.Say(&inside, request, &reply);  // want "'Say' is called with 'call->context'"
}
void NamedWithDeadline(demo::Echo::Stub& stub, const EchoRequest& request,
                       EchoReply& reply, bool second) {
  grpc::ClientContext context;
  grpc::ClientContext* pointer = &context;
  pointer->set_deadline(std::chrono::system_clock::now() + 1s);
  stub.Say(&context, request, &reply);
  auto call = std::make_shared<Call>();
  auto& inside = call->context;
  inside.set_deadline(std::chrono::system_clock::now() + 1s);
  stub.Say(&call->context, request, &reply);
  // Which one it is nobody knows.
  grpc::ClientContext a;
  grpc::ClientContext b;
  b.set_deadline(std::chrono::system_clock::now() + 1s);
  grpc::ClientContext* either = &a;
  if (second) either = &b;
  stub.Say(either, request, &reply);
  // Set in a lambda, through the name.
  grpc::ClientContext later;
  auto& name = later;
  auto limit = [&name] {
    name.set_deadline(std::chrono::system_clock::now() + 1s);
  };
  limit();
  stub.Say(&later, request, &reply);
}
void Point(grpc::ClientContext*& which);
void Repointed(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  grpc::ClientContext context;
  grpc::ClientContext* pointer = &context;
  Point(pointer);
  stub.Say(pointer, request, &reply);
}

// In an optional.
void Optional(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  std::optional<grpc::ClientContext> context;
  context.emplace();  // want note "'context' is made here"
  stub.Say(&*context, request, &reply);  // want "'Say' is called with 'context'"
  std::optional<grpc::ClientContext> at_once(std::in_place);  // want note "'at_once' is made here"
  stub.Say(&at_once.value(), request, &reply);  // want "'Say' is called with 'at_once'"
  std::optional<grpc::ClientContext> limited;
  limited.emplace();
  limited->set_deadline(std::chrono::system_clock::now() + 1s);
  stub.Say(&*limited, request, &reply);
}
bool RetryOptional(demo::Echo::Stub& stub, const EchoRequest& request, EchoReply& reply) {
  std::optional<grpc::ClientContext> context;
  for (int i = 0; i < 3; ++i) {
    context.emplace();
    context->set_deadline(std::chrono::system_clock::now() + 1s);
    if (stub.Say(&context.value(), request, &reply).ok()) return true;
  }
  return false;
}

// The newest of many.
void Newest(demo::Echo::Stub& stub, const EchoRequest& request,
            grpc::CompletionQueue& queue,
            std::vector<std::unique_ptr<Call>>& calls) {
  calls.push_back(std::make_unique<Call>());
  auto& call = *calls.back();  // want note "'call.context' is made here"
  stub.AsyncSay(&call.context, request, &queue);  // want "'AsyncSay' is called with 'call.context'"
  std::vector<std::unique_ptr<grpc::ClientContext>> contexts;
  for (int i = 0; i < 3; ++i) {
    contexts.push_back(std::make_unique<grpc::ClientContext>());
    auto& context = *contexts.back();  // want note "'context' is made here"
    stub.AsyncSay(&context, request, &queue);  // want "'AsyncSay' is called with 'context'"
  }
}
void NewestWithDeadline(demo::Echo::Stub& stub, const EchoRequest& request,
                        grpc::CompletionQueue& queue,
                        std::vector<std::unique_ptr<Call>>& calls) {
  calls.push_back(std::make_unique<Call>());
  auto& call = *calls.back();
  call.context.set_deadline(std::chrono::system_clock::now() + 1s);
  stub.AsyncSay(&call.context, request, &queue);
  calls.push_back(std::make_unique<Call>());
  calls.back()->context.set_deadline(std::chrono::system_clock::now() + 1s);
  auto& second = *calls.back();
  stub.AsyncSay(&second.context, request, &queue);
  calls.push_back(std::make_unique<Call>());
  auto& third = *calls.back();
  calls.back()->context.set_deadline(std::chrono::system_clock::now() + 1s);
  stub.AsyncSay(&third.context, request, &queue);
  calls.push_back(std::make_unique<LimitedCall>());
  auto& fourth = *calls.back();
  stub.AsyncSay(&fourth.context, request, &queue);
  auto& old = *calls.back();
  stub.AsyncSay(&old.context, request, &queue);
}

// The method is a value.
grpc::Status CallMember(demo::Echo::Stub* stub, const EchoRequest& request,
                        EchoReply* reply,
                        grpc::Status (demo::Echo::Stub::*method)(
                            grpc::ClientContext*, const EchoRequest&, EchoReply*)) {
  grpc::ClientContext context;  // want note "'context' is made here"
  return (stub->*method)(&context, request, reply);  // want "the call is made with 'context', which has no deadline"
}
grpc::Status CallMemberLimited(demo::Echo::Stub& stub, const EchoRequest& request,
                               EchoReply* reply,
                               grpc::Status (demo::Echo::Stub::*method)(
                                   grpc::ClientContext*, const EchoRequest&,
                                   EchoReply*)) {
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() + 1s);
  return (stub.*method)(&context, request, reply);
}
