#ifndef CTXTIDY_DRIVER_ENGINE_SKIP_POLICY_H_
#define CTXTIDY_DRIVER_ENGINE_SKIP_POLICY_H_

namespace clang {
class FunctionDecl;
}  // namespace clang

namespace ctxtidy::engine {

// Whether a system header's function may stay without its body. The bodies are
// half the cost of a parse, and no check looks at them. What counts is what
// they instantiate: a template that takes anything at all may be given the
// user's callable, whose body is seen only where it is called. So such a
// template keeps its body. (clang keeps those of constexpr functions and of
// deduced return types itself.)
bool MaySkipBody(const clang::FunctionDecl& function);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_SKIP_POLICY_H_
