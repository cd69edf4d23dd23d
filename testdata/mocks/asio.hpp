// A stand-in for Asio: see asio/declarations.ipp.
#ifndef CTXTIDY_TESTDATA_MOCKS_ASIO_HPP_
#define CTXTIDY_TESTDATA_MOCKS_ASIO_HPP_

#include <chrono>
#include <coroutine>
#include <cstddef>
#include <string>
#include <system_error>

namespace asio {
using std::error_code;
#include "asio/declarations.ipp"
}  // namespace asio

#endif  // CTXTIDY_TESTDATA_MOCKS_ASIO_HPP_
