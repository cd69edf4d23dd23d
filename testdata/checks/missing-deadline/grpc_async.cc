// Asynchronous calls: nobody blocks, but the call is never over.
// Also with the installed headers.

#include "echo.grpc.pb.h"

void Queue(demo::Echo::Stub& stub, const demo::EchoRequest& request,
           grpc::CompletionQueue& queue) {
  grpc::ClientContext context;  // want note "'context' is made here"
  demo::EchoReply reply;
  grpc::Status status;
  auto reader = stub.AsyncSay(&context, request, &queue);  // want "'AsyncSay' is called with 'context', which has no deadline"
  reader->Finish(&reply, &status, &reply);
  void* tag = nullptr;
  bool ok = false;
  queue.Next(&tag, &ok);
}

// A wait with a deadline that does not end the call is no substitute.
void WaitsInstead(demo::Echo::Stub& stub, const demo::EchoRequest& request,
                  grpc::CompletionQueue& queue) {
  grpc::ClientContext context;  // want note "'context' is made here"
  demo::EchoReply reply;
  grpc::Status status;
  auto reader = stub.PrepareAsyncSay(&context, request, &queue);  // want "'PrepareAsyncSay' is called with 'context'"
  reader->StartCall();
  reader->Finish(&reply, &status, &reply);
  void* tag = nullptr;
  bool ok = false;
  queue.AsyncNext(&tag, &ok, std::chrono::system_clock::now() + 1s);
}

// It ends the call itself.
void EndsItself(demo::Echo::Stub& stub, const demo::EchoRequest& request,
                grpc::CompletionQueue& queue) {
  grpc::ClientContext context;
  demo::EchoReply reply;
  grpc::Status status;
  auto reader = stub.AsyncSay(&context, request, &queue);
  reader->Finish(&reply, &status, &reply);
  void* tag = nullptr;
  bool ok = false;
  if (queue.AsyncNext(&tag, &ok, std::chrono::system_clock::now() + 1s) ==
      grpc::CompletionQueue::TIMEOUT) {
    context.TryCancel();
  }
}

struct AsyncCall {
  grpc::ClientContext context;
  demo::EchoReply reply;
  grpc::Status status;
  std::unique_ptr<grpc::ClientAsyncResponseReader<demo::EchoReply>> reader;
};

void CallObject(demo::Echo::Stub& stub, const demo::EchoRequest& request,
                grpc::CompletionQueue& queue) {
  auto* call = new AsyncCall;  // want note "'call->context' is made here; give it a deadline with 'set_deadline'"
  call->reader = stub.PrepareAsyncSay(&call->context, request, &queue);  // want "'PrepareAsyncSay' is called with 'call->context'"
  call->reader->StartCall();
  call->reader->Finish(&call->reply, &call->status, (void*)call);
}

void OwnedCallObject(demo::Echo::Stub& stub, const demo::EchoRequest& request,
                     grpc::CompletionQueue& queue) {
  auto call = std::make_unique<AsyncCall>();  // want note "made here"
  call->reader = stub.AsyncSay(&call->context, request, &queue);  // want "'AsyncSay' is called with 'call->context'"
  call->reader->Finish(&call->reply, &call->status, call.get());
  call.release();
}

void CallOnStack(demo::Echo::Stub& stub, const demo::EchoRequest& request,
                 grpc::CompletionQueue& queue) {
  AsyncCall call;  // want note "made here"
  call.reader = stub.AsyncSay(&call.context, request, &queue);  // want "'AsyncSay' is called with 'call.context'"
}

void CallObjectWithDeadline(demo::Echo::Stub& stub,
                            const demo::EchoRequest& request,
                            grpc::CompletionQueue& queue) {
  auto* call = new AsyncCall;
  call->context.set_deadline(std::chrono::system_clock::now() + 1s);
  call->reader = stub.AsyncSay(&call->context, request, &queue);
}

// Whoever gets the whole object may set one.
void Register(AsyncCall* call);
void RegisteredCallObject(demo::Echo::Stub& stub,
                          const demo::EchoRequest& request,
                          grpc::CompletionQueue& queue) {
  auto* call = new AsyncCall;
  Register(call);
  call->reader = stub.AsyncSay(&call->context, request, &queue);
}

// Its constructor sets one, or may do so.
struct LimitedCall {
  LimitedCall() {
    context.set_deadline(std::chrono::system_clock::now() + 1s);
  }
  grpc::ClientContext context;
};
struct UnknownCall {
  UnknownCall();
  grpc::ClientContext context;
};
struct PreparedCall {
  PreparedCall() { context.AddMetadata("user", "me"); }
  grpc::ClientContext context;
};
void Constructed(demo::Echo::Stub& stub, const demo::EchoRequest& request,
                 grpc::CompletionQueue& queue) {
  LimitedCall limited;
  UnknownCall unknown;
  auto prepared = std::make_shared<PreparedCall>();  // want note "made here"
  stub.AsyncSay(&limited.context, request, &queue);
  stub.AsyncSay(&unknown.context, request, &queue);
  stub.AsyncSay(&prepared->context, request, &queue);  // want "'AsyncSay' is called with 'prepared->context'"
}

// A member function that looks after the deadline.
struct SettableCall {
  void SetTimeout(std::chrono::seconds timeout) {
    context.set_deadline(std::chrono::system_clock::now() + timeout);
  }
  void SetUser(const std::string& user) { context.AddMetadata("user", user); }
  grpc::ClientContext context;
};
void Settable(demo::Echo::Stub& stub, const demo::EchoRequest& request,
              grpc::CompletionQueue& queue) {
  SettableCall call;
  call.SetTimeout(1s);
  stub.AsyncSay(&call.context, request, &queue);
}

// A class that somebody can tell to end its call.
class Cancelable {
 public:
  void Cancel() { context_.TryCancel(); }
  Cancelable(demo::Echo::Stub& stub, const demo::EchoRequest& request,
             grpc::CompletionQueue& queue) {
    stub.AsyncSay(&context_, request, &queue);
  }

 private:
  grpc::ClientContext context_;
};

class Asks {
 public:
  Asks(demo::Echo::Stub& stub, const demo::EchoRequest& request,
       grpc::CompletionQueue& queue) {
    reader_ = stub.AsyncSay(&context_, request, &queue);  // want "'AsyncSay' is called with 'context_'"
    reader_->Finish(&reply_, &status_, this);
  }

 private:
  grpc::ClientContext context_;  // want note "'context_' is made here"
  demo::EchoReply reply_;
  grpc::Status status_;
  std::unique_ptr<grpc::ClientAsyncResponseReader<demo::EchoReply>> reader_;
};

// In a member function, the context may have been given one long ago.
class AsksLater {
 public:
  void Start(demo::Echo::Stub& stub, const demo::EchoRequest& request,
             grpc::CompletionQueue& queue) {
    stub.AsyncSay(&context_, request, &queue);
  }

 private:
  grpc::ClientContext context_;
};
