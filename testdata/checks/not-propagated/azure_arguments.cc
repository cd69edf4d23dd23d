// Azure: nearly every context parameter has a default, and so it is forgotten.

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

int Pages(Container& container, Context const& context) {
  int count = 0;
  for (auto page = container.List(context); page.HasPage();
       page.MoveToNextPage()) {  // want "'MoveToNextPage' is called without context 'context', which is in scope; the call outlives cancellation"
    count += page.Blobs.size();
  }
  return count;
}

void Polls(Azure::Core::Operation<int>& operation, Context const& context) {
  while (!operation.IsDone()) {
    context.ThrowIfCancelled();
    operation.Poll();  // want "'Poll' is called without context 'context'"
  }
}

int First(Blob& blob, Context const& context) {
  return blob.Download(1).Value;  // want "'Download' is called without context 'context'"
}

int Empty(Blob& blob, Context const& context) {
  return blob.Download(1, {}).Value;  // want "'Download' is called with no context although 'context' is in scope"
}

void Copies(std::vector<Blob>& blobs, Context const& context) {
  std::for_each(blobs.begin(), blobs.end(), [&](const Blob& blob) {
    blob.Delete();  // want "'Delete' is called without context 'context'"
  });
}
