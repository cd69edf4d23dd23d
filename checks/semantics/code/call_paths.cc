#include "checks/semantics/code/call_paths.h"

#include "checks/semantics/code/callable.h"
#include "checks/semantics/scope.h"
#include "checks/semantics/unit.h"
#include "llvm/ADT/STLExtras.h"

namespace ctxtidy::semantics {
namespace {

// Longer chains are cut: nobody follows them.
constexpr unsigned kLongestPath = 8;

// A lambda that others gave the function to run says nothing about it.
bool IsForeignLambda(const Unit& unit, const Function& function,
                     const clang::FunctionDecl& callee) {
  if (!IsLambda(callee)) return false;
  const Function* lambda = unit.FunctionOf(callee);
  return lambda == nullptr || lambda->enclosing() != &function;
}

}  // namespace

clang::SourceRange PathStep::range() const {
  return call->expr->getSourceRange();
}

const clang::FunctionDecl& PathStep::callee() const { return *call->callee; }

// Breadth-first from the functions that make such a call themselves to those
// that call them.
CallPaths ShortestPaths(const Unit& unit,
                        llvm::function_ref<bool(const ContextRole&)> counts,
                        llvm::function_ref<bool(const Call&)> wanted) {
  CallPaths paths;
  const Resolver& resolver = unit.resolver();
  auto is_given = [&](const clang::ParmVarDecl* parameter) {
    const auto role = resolver.ContextOf(parameter->getType());
    return role && counts(*role);
  };
  auto is_counted = [&](const Available& one) { return counts(one.role); };
  std::vector<const Function*> reached;
  llvm::DenseMap<const Function*, std::vector<const Call*>> callers;
  for (const std::unique_ptr<Function>& function : unit.functions()) {
    const clang::FunctionDecl* decl = function->decl();
    if (decl == nullptr || function->IsRoot() || function->IsMain() ||
        llvm::any_of(decl->parameters(), is_given)) {
      continue;
    }
    for (const Call& call : function->calls()) {
      const bool last = wanted(call);
      const Function* callee = unit.FunctionOf(*call.callee);
      if (!last && callee == nullptr) continue;
      if (IsForeignLambda(unit, *function, *call.callee) ||
          llvm::any_of(ContextsAt(*function, *call.expr), is_counted)) {
        continue;
      }
      if (!last) {
        callers[callee].push_back(&call);
      } else if (paths.try_emplace(function.get()).second) {
        paths[function.get()] = {{&call, true}};
        reached.push_back(function.get());
      }
    }
  }
  for (std::size_t i = 0; i < reached.size(); ++i) {
    const CallPath rest = paths.lookup(reached[i]);
    if (rest.size() >= kLongestPath) continue;
    for (const Call* call : callers.lookup(reached[i])) {
      if (!paths.try_emplace(call->function).second) continue;
      CallPath& path = paths[call->function];
      path = {{call, false}};
      path.insert(path.end(), rest.begin(), rest.end());
      reached.push_back(call->function);
    }
  }
  return paths;
}

const CallPath& PathOf(const CallPaths& paths, const Function* function) {
  static const CallPath none;
  auto found = paths.find(function);
  return found == paths.end() ? none : found->second;
}

}  // namespace ctxtidy::semantics
