#ifndef CTXTIDY_DRIVER_ENGINE_JOBS_H_
#define CTXTIDY_DRIVER_ENGINE_JOBS_H_

#include <cstddef>
#include <functional>
#include <vector>

#include "driver/engine/unit.h"

namespace ctxtidy::engine {

// Called after each unit, by one thread at a time.
using Progress =
    std::function<void(std::size_t done, std::size_t total, const Unit& unit)>;

// Calls `work` with the index of each unit, `jobs` at a time, on threads that
// have as much stack as clang wants. `progress` may be empty.
void ForEachUnit(const std::vector<Unit>& units, unsigned jobs,
                 const Progress& progress,
                 const std::function<void(std::size_t)>& work);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_JOBS_H_
