#ifndef CTXTIDY_DRIVER_ENGINE_CODEC_H_
#define CTXTIDY_DRIVER_ENGINE_CODEC_H_

#include <optional>
#include <string>
#include <string_view>

#include "driver/engine/unit_result.h"

namespace ctxtidy::engine {

// A result as bytes, for another process or a later run: MessagePack, which
// takes strings as they are, be they UTF-8 or not. What is below the directory
// `root` is kept relative to it, so that another checkout can read it; nothing
// is if it is empty.
std::string Encode(const UnitResult& result, std::string_view root);

// The result, seen from `root`; nothing if these are not bytes of Encode().
std::optional<UnitResult> Decode(std::string_view bytes, std::string_view root);

// `text` with a mark in place of each path to `root`, and the other way round.
std::string Portable(std::string_view text, std::string_view root);
std::string Local(std::string_view text, std::string_view root);

}  // namespace ctxtidy::engine

#endif  // CTXTIDY_DRIVER_ENGINE_CODEC_H_
