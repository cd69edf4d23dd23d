// Found, but not all that names the function could be rewritten.

namespace {

int Named(int id, const ctx::Context& c) { return id; }  // want "context parameter 'c' is not the first parameter"
using Result = decltype(Named(1, ctx::Background()));

int InATemplate(int id, const ctx::Context& c) { return id; }  // want "context parameter 'c' is not the first parameter"
template <class T>
int Uses(const ctx::Context& c, T value) {
  return InATemplate(value, c);
}

}  // namespace
