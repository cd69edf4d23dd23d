# shellcheck shell=bash
# What scripts/setup, demo and test have in common. To be sourced.
#
# CTXTIDY_LLVM   the LLVM major to build against: 22 (default) or 19

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
llvm=${CTXTIDY_LLVM:-22}
build=$root/build/release
if [[ $llvm != 22 ]]; then build+=-llvm$llvm; fi

die() {
  echo "$(basename "$0"): $*" >&2
  exit 2
}

# Prints the comment at the head of the script itself.
usage() {
  sed -n '2,/^$/s/^# \{0,1\}//p' "$0"
}

# Configures the release build; arguments go to CMake.
configure() {
  (cd "$root" && cmake --preset release -B "$build" \
    -DCTXTIDY_LLVM="$llvm" -DCMAKE_CXX_COMPILER="clang++-$llvm" "$@" \
    >"$root/build/configure.log") || {
    cat "$root/build/configure.log" >&2
    die "CMake could not configure $build"
  }
}
