// In the stand-in, asio.hpp declares it, too.
#include "asio.hpp"
