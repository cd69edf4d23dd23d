// In the stand-in, boost/asio.hpp declares it, too.
#include "boost/asio.hpp"
