# Debian's LLVM, shared: the target ctxtidy::clang carries its headers and
# libraries, ctxtidy::llvm those without clang. What subclasses clang's classes
# must be built without RTTI, as LLVM is. A target with the property
# CTXTIDY_HOST_HAS_LLVM is loaded into a program that has LLVM already, and must
# not bring its own along.
set(CTXTIDY_LLVM_PREFIX "" CACHE PATH
    "Where LLVM is installed; empty: where Debian puts the version asked for")
if(NOT CTXTIDY_LLVM_PREFIX)
  set(CTXTIDY_LLVM_PREFIX /usr/lib/llvm-${CTXTIDY_LLVM})  # Hides the cached one.
endif()
find_path(CTXTIDY_LLVM_INCLUDE clang/AST/ASTContext.h
          PATHS ${CTXTIDY_LLVM_PREFIX}/include NO_DEFAULT_PATH NO_CACHE)
find_library(CTXTIDY_CLANG_CPP
             NAMES clang-cpp libclang-cpp.so.${CTXTIDY_LLVM}.1
                   libclang-cpp.so.${CTXTIDY_LLVM}
             PATHS ${CTXTIDY_LLVM_PREFIX}/lib NO_DEFAULT_PATH NO_CACHE)
find_library(CTXTIDY_LLVM_SO NAMES LLVM-${CTXTIDY_LLVM}
             PATHS ${CTXTIDY_LLVM_PREFIX}/lib NO_DEFAULT_PATH NO_CACHE)
if(NOT CTXTIDY_LLVM_INCLUDE OR NOT CTXTIDY_CLANG_CPP OR NOT CTXTIDY_LLVM_SO)
  message(FATAL_ERROR
    "LLVM ${CTXTIDY_LLVM} was not found below ${CTXTIDY_LLVM_PREFIX}. "
    "Run scripts/setup, or install libclang-${CTXTIDY_LLVM}-dev and "
    "llvm-${CTXTIDY_LLVM}-dev, or set CTXTIDY_LLVM_PREFIX.")
endif()

add_library(ctxtidy_llvm INTERFACE)
add_library(ctxtidy::llvm ALIAS ctxtidy_llvm)
# Searched last: where libc++ is installed for the same LLVM, its cxxabi.h lies
# in this directory, and would hide that of the compiler's own library.
target_compile_options(ctxtidy_llvm INTERFACE
  "SHELL:-idirafter ${CTXTIDY_LLVM_INCLUDE}")
target_compile_definitions(ctxtidy_llvm INTERFACE
  __STDC_CONSTANT_MACROS __STDC_FORMAT_MACROS __STDC_LIMIT_MACROS)
set(brings_llvm $<NOT:$<BOOL:$<TARGET_PROPERTY:CTXTIDY_HOST_HAS_LLVM>>>)
target_link_libraries(ctxtidy_llvm INTERFACE
  $<${brings_llvm}:${CTXTIDY_LLVM_SO}>)

add_library(ctxtidy_clang INTERFACE)
add_library(ctxtidy::clang ALIAS ctxtidy_clang)
target_compile_options(ctxtidy_clang INTERFACE -fno-rtti)
target_link_libraries(ctxtidy_clang INTERFACE
  $<${brings_llvm}:${CTXTIDY_CLANG_CPP}> ctxtidy_llvm)
