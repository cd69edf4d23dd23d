// Azure: where the context is passed, or does not have to be.

#include "azure/core/context.hpp"

using Azure::Core::Context;

struct Blob {
  Azure::Response<int> Download(int id, Context const& context = {}) const;
  void Delete(Context const& context = Context()) const;
};
struct Page : Azure::Core::PagedResponse<Page> {
  std::vector<int> Blobs;
};
struct Container {
  Page List(Context const& context = Context{}) const;
};

int Propagates(Container& container, Blob& blob, Context const& context) {
  for (auto page = container.List(context); page.HasPage();
       page.MoveToNextPage(context)) {
    blob.Delete(context);
  }
  return blob.Download(1, context).Value;
}

// Nobody has one.
void Sample(Container& container) {
  for (auto page = container.List(); page.HasPage(); page.MoveToNextPage()) {
  }
}

// The overload that supplies it.
int Fetch(Blob& blob, Context const& context);
int Fetch(Blob& blob) { return blob.Download(1).Value; }

// Whoever tears down must outlive a cancelled caller.
struct Lease {
  ~Lease() { blob.Delete(); }
  void Close(Context const& context) { blob.Delete(); }
  Blob& blob;
};

void CleansUp(Blob& blob, Context const& context) {
  try {
    blob.Download(1, context);
  } catch (const Azure::Core::OperationCancelledException&) {
    blob.Delete();
    throw;
  }
}
