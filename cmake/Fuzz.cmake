# Programs of libFuzzer, one from each fuzz/fuzz_*.cpp; every room is instrumented. Seeds lie in fuzz/corpus/<program>.
if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "libFuzzer comes with clang: configure with the preset fuzz")
endif()

# Clang does not know that what GCC's own headers call deprecated there is none of ours.
target_compile_options(noddfa_flags INTERFACE -O1 -fno-omit-frame-pointer -Wno-deprecated-declarations
    -gline-tables-only -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined)
target_link_options(noddfa_flags INTERFACE -fsanitize=address,undefined)

function(noddfa_fuzz name)
    add_executable(${name} ${CMAKE_SOURCE_DIR}/fuzz/${name}.cpp)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_libraries(${name} PRIVATE ${ARGN})
endfunction()

noddfa_fuzz(fuzz_replay_line noddfa_replay)
noddfa_fuzz(fuzz_settings noddfa_protocol)
noddfa_fuzz(fuzz_catalogue noddfa_protocol)
noddfa_fuzz(fuzz_target noddfa_net)
noddfa_fuzz(fuzz_leaf noddfa_audit)
noddfa_fuzz(fuzz_checkpoint noddfa_audit)
noddfa_fuzz(fuzz_export noddfa_store)
