// Marks that tell ctxtidy what a function is. They are attributes under clang
// and nothing elsewhere, and never change the code that is generated.
//
//   CTX_BLOCKING int ReadAll(int fd);           // may wait for a long time
//   CTX_HANDLER void OnRequest(Request& request);  // gets a context from
//   outside CTX_ROOT ctx::Context ServerContext();      // may start a new tree
#ifndef CTX_ANNOTATIONS_H_
#define CTX_ANNOTATIONS_H_

#if defined(__clang__)
#define CTX_BLOCKING [[clang::annotate("ctx::blocking")]]
#define CTX_HANDLER [[clang::annotate("ctx::handler")]]
#define CTX_ROOT [[clang::annotate("ctx::root")]]
#else
#define CTX_BLOCKING
#define CTX_HANDLER
#define CTX_ROOT
#endif

#endif  // CTX_ANNOTATIONS_H_
