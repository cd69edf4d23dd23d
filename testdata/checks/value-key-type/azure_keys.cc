// Azure's keys are objects that are equal to nothing but themselves.

#include "azure/core/context.hpp"

using Azure::Core::Context;

namespace {
const Context::Key kRequestId;
}

Context WithId(Context const& context, const std::string& id) {
  return context.WithValue(kRequestId, id);
}

bool HasId(Context const& context, std::string& id) {
  return context.TryGetValue(kRequestId, id);
}
