// A Deadline that is never reached, although the caller's is at hand.

#include "userver/userver.hpp"

using userver::engine::Deadline;
using userver::engine::io::Socket;

void Send(Socket& socket, const std::string& bytes, Deadline deadline) {
  socket.SendAll(bytes.data(), bytes.size(), Deadline{});  // want "'Deadline' starts a new root although context 'deadline' is in scope"
}

void Redirect(Socket& socket, Deadline deadline) {
  socket.Connect(userver::engine::io::Sockaddr(), deadline);
  socket.Connect(userver::engine::io::Sockaddr(), Deadline());  // want "'Deadline' starts a new root although context 'deadline' is in scope"
}

void Propagates(Socket& socket, const std::string& bytes, Deadline deadline) {
  socket.SendAll(bytes.data(), bytes.size(), deadline);
}

// Nobody else's deadline is at hand.
void Greets(Socket& socket) { socket.SendAll("hello", 5, Deadline{}); }

void Default(Socket& socket, Deadline deadline = Deadline{}) {
  socket.Connect(userver::engine::io::Sockaddr(), deadline);
}

Deadline Earlier(Deadline a, Deadline b) { return a < b ? a : b; }

bool IsUnlimited(Deadline deadline) { return deadline == Deadline{}; }

void FromDuration(Socket& socket, Deadline deadline) {
  socket.Connect(userver::engine::io::Sockaddr(), deadline);
  socket.Connect(userver::engine::io::Sockaddr(), Deadline::FromDuration(2s));
}

struct Connection {
  ~Connection() { socket.SendAll("bye", 3, Deadline{}); }
  void Stop(Deadline deadline) {
    socket.SendAll("stop", 4, Deadline{});
    socket.SendAll("bye", 3, deadline);
  }
  Socket socket;
  Deadline deadline;
};
