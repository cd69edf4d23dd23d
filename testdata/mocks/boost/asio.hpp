// A stand-in for Boost.Asio: see asio/declarations.ipp.
#ifndef CTXTIDY_TESTDATA_MOCKS_BOOST_ASIO_HPP_
#define CTXTIDY_TESTDATA_MOCKS_BOOST_ASIO_HPP_

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <string>
#include <system_error>

namespace boost {
namespace system {
using std::error_code;
}  // namespace system
namespace asio {
using system::error_code;
#include "asio/declarations.ipp"
}  // namespace asio
}  // namespace boost

#endif  // CTXTIDY_TESTDATA_MOCKS_BOOST_ASIO_HPP_
