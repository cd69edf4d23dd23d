// Azure's guideline: the context is the last parameter.

#include "azure/core/context.hpp"

using Azure::Core::Context;

void Get(Context const& context, int id);  // want "context parameter 'context' is not the last parameter; callers and wrappers look for it there"

void Middle(int id, Azure::Core::Context const& c, const std::string& text);  // want "context parameter 'c' is not the last parameter; callers and wrappers look for it there"

void ByValue(Context context, int id);  // want "context parameter 'context' is not the last parameter"

void NonConst(Context& context, std::chrono::milliseconds period);  // want "context parameter 'context' is not the last parameter"

template <class T>
T Poll(const Context& context, T fallback) {  // want "context parameter 'context' is not the last parameter"
  context.ThrowIfCancelled();
  return fallback;
}
template int Poll<int>(const Context&, int);
template bool Poll<bool>(const Context&, bool);

class Blob {
 public:
  Blob(Context const& context, const std::string& url);  // want "context parameter 'context' is not the last parameter"
  virtual ~Blob() = default;
  virtual void Download(Context const& context, int id) = 0;  // want "context parameter 'context' is not the last parameter"
  static Blob* Open(Context const& context, const std::string& url);  // want "context parameter 'context' is not the last parameter"
  virtual void Upload(const std::string& data, Context const& context);
  void Delete(const std::string& name,
              Context const& context = Context{}) const;
};

class PageBlob : public Blob {
 public:
  PageBlob(const std::string& url, Context const& context);
  void Download(Context const& context, int id) override;
  void Upload(const std::string& data, Context const& context) override;
};

void Last(int id, Context const& context);

void Only(Context const& context);

void LastDefaulted(int id, Context const& context = Context());

// The last one is a context already.
void Merge(Context const& context, int id, Context const& other);

struct Functor {
  void operator()(Context const& context, int id) const;
};

using Handler = std::function<void(Context const& context, int id)>;
void SetHandler(Handler handler, Context const& context);
void SetPointer(void (*handler)(Context const& context, int id));

void OnEvent(Context const& context, int id);

void Optional(std::optional<Context> maybe, int id);

void Key(Context::Key const& key, int id);

void Lambdas(Context const& parent) {
  auto handle = [](Context const& context, int id) {
    context.ThrowIfCancelled();
  };
  handle(parent, 1);
  SetPointer(OnEvent);
}

// Each of the two where its library wants it.
void Both(const ctx::Context& c, int id, Context const& context);

// What one file keeps to itself is nobody's interface.
namespace {
void Poll(Context const& context, std::chrono::milliseconds period) {
  context.ThrowIfCancelled();
}
}  // namespace
static void Twice(Context const& context, std::chrono::milliseconds period) {
  Poll(context, period);
  Poll(context, period);
}
void CallsTwice(Context const& context) {
  Twice(context, std::chrono::milliseconds(1));
}
