# One place for what every translation unit is compiled with.
add_library(noddfa_flags INTERFACE)
target_compile_options(noddfa_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor -Wold-style-cast
    -Woverloaded-virtual -Werror -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
target_compile_definitions(noddfa_flags INTERFACE TOML_HEADER_ONLY=0)

# GCC 12 takes what an empty std::optional holds for an uninitialised value once it optimises. Assertions stay on.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(noddfa_flags INTERFACE -Wno-maybe-uninitialized)
endif()
set(CMAKE_CXX_FLAGS_RELEASE "-O2")

if(NODDFA_SANITIZE)
    target_compile_options(noddfa_flags INTERFACE -fsanitize=${NODDFA_SANITIZE} -fno-sanitize-recover=all
        -fno-omit-frame-pointer)
    target_link_options(noddfa_flags INTERFACE -fsanitize=${NODDFA_SANITIZE})
endif()

if(NODDFA_FUZZ)
    target_compile_options(noddfa_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# ccache sees through a precompiled header only with these options. Clang does not know that what GCC's own headers call
# deprecated there is none of ours.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(noddfa_flags INTERFACE -fpch-preprocess)
else()
    target_compile_options(noddfa_flags INTERFACE "SHELL:-Xclang -fno-pch-timestamp" -Wno-deprecated-declarations)
endif()

if(NODDFA_PLANTED_BUGS)
    target_compile_definitions(noddfa_flags INTERFACE NODDFA_PLANTED_BUGS)
endif()

# Paths inside the build folder are hashed relative to it, so that several build folders of one tree share the cache.
find_program(CCACHE ccache)
if(CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER
        ${CMAKE_COMMAND} -E env CCACHE_NOHASHDIR=1 CCACHE_BASEDIR=${CMAKE_BINARY_DIR}
        CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
        ${CMAKE_SOURCE_DIR}/cmake/ccache)
endif()
find_program(MOLD mold)
if(MOLD)
    target_link_options(noddfa_flags INTERFACE -fuse-ld=mold)
endif()
