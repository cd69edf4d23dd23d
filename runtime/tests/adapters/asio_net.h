// The Asio that the tests are built for, under one name.
#ifndef CTX_TESTS_ADAPTERS_ASIO_NET_H_
#define CTX_TESTS_ADAPTERS_ASIO_NET_H_

#include "ctx/asio.h"

#if CTX_ASIO_BOOST
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/local/connect_pair.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/asio/write.hpp>
#if CTX_ASIO_HAS_SLOTS
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#endif
#else
#include <asio/bind_cancellation_slot.hpp>
#include <asio/bind_executor.hpp>
#include <asio/buffer.hpp>
#include <asio/co_spawn.hpp>
#include <asio/detached.hpp>
#include <asio/io_context.hpp>
#include <asio/local/connect_pair.hpp>
#include <asio/local/stream_protocol.hpp>
#include <asio/read.hpp>
#include <asio/steady_timer.hpp>
#include <asio/strand.hpp>
#include <asio/this_coro.hpp>
#include <asio/thread_pool.hpp>
#include <asio/use_awaitable.hpp>
#include <asio/use_future.hpp>
#include <asio/write.hpp>
#endif

namespace ctx_test {

#if CTX_ASIO_BOOST
namespace net = ::boost::asio;
using NetError = ::boost::system::error_code;
using NetSystemError = ::boost::system::system_error;
#else
namespace net = ::asio;
using NetError = ::asio::error_code;
using NetSystemError = ::asio::system_error;
#endif
using Stream = net::local::stream_protocol::socket;

}  // namespace ctx_test

#endif  // CTX_TESTS_ADAPTERS_ASIO_NET_H_
