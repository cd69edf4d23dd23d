// DuckDB: contexts that cannot be used yet, and reads of what is there.

#include "duckdb/duckdb.hpp"

namespace duckdb {

class AttachedDatabase {
 public:
  void Initialize(optional_ptr<ClientContext> context = nullptr);
};

// The context has one of these, so it is under construction itself.
class ClientData {
 public:
  explicit ClientData(ClientContext& context) {
    temporary_.Initialize();
    Open(context);
  }
  void Reset(ClientContext& context) {
    temporary_.Initialize();  // want "'Initialize' is called without context 'context'"
  }

 private:
  void Open(ClientContext& context);
  AttachedDatabase temporary_;
};

class Attaching {
 public:
  explicit Attaching(ClientContext& context) {
    database_.Initialize();  // want "'Initialize' is called without context 'context'"
  }

 private:
  AttachedDatabase database_;
};

// What is in memory makes nobody wait.
struct Header {
  static Header Read(ReadStream& source) {
    Header header;
    source.ReadData(QueryContext(), header.version, 8);  // want note "'ReadData' gets a new root here"
    return header;
  }
  unsigned char version[8];
};

Header HeaderIn(data_ptr_t block) {
  MemoryStream source(block, 4096);
  return Header::Read(source);
}

Header HeaderOf(ReadStream& file) {
  return Header::Read(file);  // want note "calls 'Read' here"
}

void Load(QueryContext context, ReadStream& file, data_ptr_t block) {
  file.ReadData(context, block, 4096);
  HeaderIn(block);
  HeaderOf(file);  // want "'HeaderOf' takes no context and starts from a new root"
}

}  // namespace duckdb
