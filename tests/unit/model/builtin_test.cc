// What the built-in models say, as far as the checks rely on it.

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "checks/model/model_loader.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::model {
namespace {

using namespace std::chrono_literals;

const Model& Builtin(const std::string& name) {
  for (const Model& model : BuiltinModels()) {
    if (model.name == name) return model;
  }
  ADD_FAILURE() << "no model " << name;
  static const Model kNone;
  return kNone;
}

// The entry that counts for a function of this name.
const Blocking& BlockingOf(const std::string& model, llvm::StringRef name) {
  for (const Blocking& blocking : Builtin(model).blocking) {
    if (blocking.function.MatchesName(name)) return blocking;
  }
  ADD_FAILURE() << model << " lacks " << name.str();
  static const Blocking kNone;
  return kNone;
}

TEST(BuiltinTest, AllAreThere) {
  std::vector<std::string> names;
  for (const Model& model : BuiltinModels()) {
    names.push_back(model.name);
    EXPECT_EQ(model.source, "builtin:" + model.name);
  }
  for (const char* name : {"asio", "azure", "blocking", "ceph", "ctx", "grpc",
                           "opentelemetry", "std", "userver"}) {
    EXPECT_TRUE(llvm::is_contained(names, name)) << name;
  }
  EXPECT_TRUE(llvm::is_sorted(names));
}

TEST(BuiltinTest, EveryAdviceIsPlain) {
  for (const Model& model : BuiltinModels()) {
    for (const Blocking& blocking : model.blocking) {
      if (blocking.advice.empty()) continue;
      EXPECT_TRUE(llvm::StringRef(blocking.advice).starts_with("use "))
          << blocking.advice;
      EXPECT_FALSE(llvm::StringRef(blocking.advice).ends_with("."))
          << blocking.advice;
    }
  }
}

TEST(BuiltinTest, Contexts) {
  const struct {
    const char* model;
    const char* type;
    Shape shape;
    Position position;
    const char* done;
  } kCases[] = {
      {"ctx", "ctx::Context", Shape::kToken, Position::kFirst, "Err"},
      {"std", "std::stop_token", Shape::kToken, Position::kAny,
       "stop_requested"},
      {"grpc", "grpc::ServerContextBase", Shape::kOperation, Position::kFirst,
       "IsCancelled"},
      {"grpc", "grpc::CallbackServerContext", Shape::kOperation,
       Position::kFirst, "IsCancelled"},
      {"azure", "Azure::Core::Context", Shape::kToken, Position::kLast,
       "IsCancelled"},
      {"asio", "boost::asio::basic_yield_context", Shape::kToken,
       Position::kAny, "cancelled"},
      {"asio", "asio::basic_yield_context", Shape::kToken, Position::kAny,
       "cancelled"},
      {"userver", "userver::engine::Deadline", Shape::kDeadline, Position::kAny,
       "IsReached"},
      {"seastar", "seastar::abort_source", Shape::kSource, Position::kAny,
       "abort_requested"},
      {"mongo", "mongo::OperationContext", Shape::kOperation, Position::kFirst,
       "isKillPending"},
      {"duckdb", "duckdb::ClientContext", Shape::kOperation, Position::kAny,
       "IsInterrupted"},
      {"arrow", "arrow::StopToken", Shape::kToken, Position::kAny,
       "IsStopRequested"},
      {"flight", "arrow::flight::ServerCallContext", Shape::kToken,
       Position::kFirst, "is_cancelled"},
      {"folly", "folly::CancellationToken", Shape::kToken, Position::kAny,
       "isCancellationRequested"},
  };
  for (const auto& test : kCases) {
    const auto& contexts = Builtin(test.model).contexts;
    auto context = llvm::find_if(contexts, [&](const ContextType& one) {
      return one.type == test.type;
    });
    ASSERT_NE(context, contexts.end()) << test.type;
    EXPECT_EQ(context->shape, test.shape) << test.type;
    EXPECT_EQ(context->position, test.position) << test.type;
    EXPECT_TRUE(llvm::is_contained(context->done, test.done));
  }
  EXPECT_TRUE(Builtin("blocking").contexts.empty());
}

// What serves a query or a service keeps its context in a member.
TEST(BuiltinTest, MembersAreContexts) {
  for (const char* name : {"seastar", "mongo", "duckdb"}) {
    EXPECT_TRUE(Builtin(name).contexts[0].members) << name;
  }
  for (const char* name : {"arrow", "flight", "folly", "std", "ctx"}) {
    EXPECT_FALSE(Builtin(name).contexts[0].members) << name;
  }
}

TEST(BuiltinTest, CoroutinesOfFollyHaveATokenOfTheirOwn) {
  const Model& folly = Builtin("folly");
  ASSERT_FALSE(folly.ambient.empty());
  EXPECT_EQ(folly.ambient[0].coroutine, "folly::coro::Task");
  EXPECT_TRUE(llvm::is_contained(folly.coroutines, "folly::coro::Task"));
  EXPECT_EQ(BlockingOf("folly", "folly::coro::blockingWait").where,
            Where::kHandler);
}

TEST(BuiltinTest, SomeCodeIsSetApart) {
  auto sets_apart = [](const char* model, llvm::StringRef name) {
    return llvm::any_of(Builtin(model).apart, [&](const Selector& selector) {
      return selector.MatchesName(name);
    });
  };
  EXPECT_TRUE(sets_apart("mongo", "mongo::AlternativeClientRegion"));
  EXPECT_TRUE(sets_apart("mongo", "mongo::FailPoint::shouldFail"));
  EXPECT_TRUE(sets_apart("seastar", "utils::error_injection::enter"));
  EXPECT_TRUE(sets_apart("folly", "folly::coro::co_withCancellation"));
}

TEST(BuiltinTest, DatabasesAreLoadedForNoQuery) {
  EXPECT_TRUE(
      llvm::is_contained(Builtin("duckdb").allow_roots_in, "**/*wal_replay*"));
}

TEST(BuiltinTest, OnlyClientContextsAreOutgoing) {
  for (const ContextType& context : Builtin("grpc").contexts) {
    EXPECT_EQ(context.outgoing, context.type == "grpc::ClientContext")
        << context.type;
  }
}

TEST(BuiltinTest, WhatOnlyCarriesValuesNeverEnds) {
  EXPECT_FALSE(Builtin("opentelemetry").contexts[0].ends);
  for (const ContextType& context : Builtin("userver").contexts) {
    EXPECT_EQ(context.ends,
              context.type != "userver::server::request::RequestContext")
        << context.type;
  }
  EXPECT_TRUE(Builtin("ctx").contexts[0].ends);
}

TEST(BuiltinTest, OptionalYieldMayBeEmptyAndIsARequestsOwn) {
  const ContextType& yield = Builtin("ceph").contexts[0];
  EXPECT_EQ(yield.type, "optional_yield");
  EXPECT_TRUE(yield.nullable);
  EXPECT_EQ(yield.accessors, std::vector<std::string>{"yield"});
  EXPECT_TRUE(Builtin("ceph").roots[0].variable->MatchesName("null_yield"));
}

TEST(BuiltinTest, Registrations) {
  const auto& otel = Builtin("opentelemetry").registrations;
  EXPECT_TRUE(otel[0].function->MatchesName(
      "opentelemetry::context::RuntimeContext::Attach"));
  EXPECT_TRUE(otel[2].constructor->MatchesName("opentelemetry::trace::Scope"));
  EXPECT_TRUE(Builtin("std").registrations[0].constructor->MatchesName(
      "std::stop_callback"));
}

// A jthread's owner has its token, too, and does not have to obey it.
TEST(BuiltinTest, AThreadsTokenIsNotItsOwners) {
  EXPECT_FALSE(llvm::is_contained(Builtin("std").contexts[0].accessors,
                                  "get_stop_token"));
}

TEST(BuiltinTest, Roots) {
  EXPECT_TRUE(Builtin("ctx").roots[0].function->MatchesName("ctx::Background"));
  EXPECT_TRUE(Builtin("ctx").roots[1].function->MatchesName("ctx::TODO"));
  EXPECT_TRUE(
      Builtin("std").roots[0].constructor->MatchesName("std::stop_token"));
  EXPECT_TRUE(Builtin("azure").roots[1].variable->MatchesName(
      "Azure::Core::Context::ApplicationContext"));
}

TEST(BuiltinTest, CtxDerivations) {
  auto derivation_of = [](llvm::StringRef name) -> const Derivation* {
    for (const Derivation& derive : Builtin("ctx").derive) {
      if (derive.function.MatchesName(name)) return &derive;
    }
    return nullptr;
  };
  for (const char* name :
       {"WithCancel", "WithCancelCause", "WithDeadline", "WithDeadlineCause",
        "WithTimeout", "WithTimeoutCause", "WithBudget", "WithCancelOn",
        "NotifyContext", "FromStopToken"}) {
    const Derivation* derive = derivation_of(std::string("ctx::") + name);
    ASSERT_NE(derive, nullptr) << name;
    EXPECT_EQ(derive->parent, 0u) << name;
    EXPECT_EQ(derive->context, ".context") << name;
    EXPECT_EQ(derive->cancel, ".cancel") << name;
    EXPECT_EQ(derive->guard, "ctx::CancelGuard") << name;
  }
  ASSERT_NE(derivation_of("ctx::WithValue"), nullptr);
  EXPECT_EQ(derivation_of("ctx::WithValue")->cancel, "");
  ASSERT_NE(derivation_of("ctx::WithoutCancel"), nullptr);
  EXPECT_TRUE(derivation_of("ctx::WithoutCancel")->detaches);
}

TEST(BuiltinTest, OutgoingContextsAreMadeFromRequests) {
  EXPECT_EQ(Builtin("grpc").derive[0].makes, "grpc::ClientContext");
  EXPECT_EQ(Builtin("trpc").derive[0].makes, "trpc::ClientContext");
  EXPECT_EQ(Builtin("ctx").derive[0].makes, "");
}

TEST(BuiltinTest, AzureDerivesFromTheObject) {
  EXPECT_EQ(Builtin("azure").derive[0].parent, std::nullopt);
}

TEST(BuiltinTest, Keys) {
  const Key& key = Builtin("ctx").keys[0];
  EXPECT_TRUE(key.set.MatchesName("ctx::WithValue"));
  EXPECT_TRUE(key.get->MatchesName("ctx::Context::Value"));
  EXPECT_EQ(key.argument, 1u);
  EXPECT_EQ(key.typed, "ctx::Key");
  EXPECT_EQ(Builtin("azure").keys[0].argument, 0u);
}

TEST(BuiltinTest, CtxReplacesBlockingCallsByCode) {
  const struct {
    const char* function;
    const char* instead;
  } kCases[] = {
      {"std::this_thread::sleep_for", "ctx::SleepFor({ctx}, {0})"},
      {"std::this_thread::sleep_until", "ctx::SleepUntil({ctx}, {0})"},
      {"sleep", "ctx::SleepFor({ctx}, std::chrono::seconds({0}))"},
      {"std::__basic_future::wait", "ctx::Wait({ctx}, {object})"},
      {"std::condition_variable_any::wait",
       "ctx::Wait({ctx}, {object}, {args})"},
      {"accept", "ctx::Accept({ctx}, {args})"},
      {"connect", "ctx::Connect({ctx}, {args})"},
      {"poll", "ctx::Poll({ctx}, {args})"},
  };
  for (const auto& test : kCases) {
    EXPECT_EQ(BlockingOf("ctx", test.function).instead, test.instead);
  }
  EXPECT_EQ(BlockingOf("ctx", "std::this_thread::sleep_for").min, 5ms);
  EXPECT_EQ(BlockingOf("ctx", "std::condition_variable::wait").advice,
            "use 'ctx::Wait' with a std::condition_variable_any instead");
}

TEST(BuiltinTest, WaitingFirstMakesGetHarmless) {
  for (const char* model : {"ctx", "std", "blocking"}) {
    const Blocking& get = BlockingOf(model, "std::future::get");
    EXPECT_TRUE(llvm::any_of(get.unless_after, [](const Selector& selector) {
      return selector.MatchesName("std::__basic_future::wait_for");
    })) << model;
  }
}

TEST(BuiltinTest, WhatBlocksWhateverTheContextIs) {
  for (const char* name : {"std::this_thread::sleep_until",
                           "std::shared_future::get",
                           "std::condition_variable_any::wait",
                           "std::latch::wait",
                           "std::barrier::arrive_and_wait",
                           "std::counting_semaphore::acquire",
                           "epoll_pwait",
                           "accept4",
                           "recvmsg",
                           "getaddrinfo",
                           "gethostbyname",
                           "nanosleep",
                           "wait",
                           "system",
                           "sem_wait",
                           "curl_easy_perform",
                           "PQexec",
                           "PQexecParams",
                           "PQgetResult",
                           "PQconnectdb",
                           "PQprepare",
                           "PQexecPrepared",
                           "PQreset",
                           "flock",
                           "msgrcv",
                           "mq_receive",
                           "pthread_cond_wait",
                           "pclose",
                           "mysql_real_query"}) {
    EXPECT_NE(BlockingOf("blocking", name).advice, "") << name;
  }
  EXPECT_EQ(BlockingOf("blocking", "poll").when->argument, 2u);
  EXPECT_EQ(BlockingOf("blocking", "select").when->kind,
            ArgumentTest::Kind::kNull);
  using Words = std::vector<std::string>;
  EXPECT_EQ(BlockingOf("blocking", "recv").unless->words,
            Words{"MSG_DONTWAIT"});
  EXPECT_EQ(BlockingOf("blocking", "waitpid").unless->words, Words{"WNOHANG"});
  EXPECT_EQ(BlockingOf("blocking", "flock").unless->words,
            (Words{"LOCK_NB", "LOCK_UN"}));
  EXPECT_EQ(BlockingOf("blocking", "fcntl").when->words[0], "F_SETLKW");
  for (const char* name : {"accept", "connect", "recv"}) {
    EXPECT_TRUE(llvm::is_contained(
        BlockingOf("blocking", name).unless_prepared->words, "SOCK_NONBLOCK"))
        << name;
  }
  EXPECT_EQ(BlockingOf("blocking", "sleep").unit, 1s);
  EXPECT_EQ(BlockingOf("blocking", "usleep").unit, 1us);
  EXPECT_EQ(BlockingOf("blocking", "std::condition_variable_any::wait")
                .function.without(),
            "std::stop_token");
}

TEST(BuiltinTest, Callables) {
  auto synchronous = [](const char* model, llvm::StringRef name) {
    for (const Callable& callable : Builtin(model).callables) {
      if (callable.function.MatchesName(name))
        return callable.runs == RunsWhen::kHere;
    }
    ADD_FAILURE() << model << " lacks " << name.str();
    return false;
  };
  EXPECT_TRUE(synchronous("std", "std::for_each"));
  EXPECT_TRUE(synchronous("std", "std::ranges::__sort_fn::operator()"));
  EXPECT_FALSE(synchronous("std", "std::thread::thread"));
  EXPECT_FALSE(synchronous("std", "std::async"));
  EXPECT_FALSE(synchronous("ctx", "ctx::Group::Go"));
}

}  // namespace
}  // namespace ctxtidy::model
