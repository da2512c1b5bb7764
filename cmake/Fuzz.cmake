# Programs of libFuzzer, one from each fuzz/fuzz_*.cpp. Seeds lie in fuzz/corpus/<program>. In the preset dev only the
# rooms that read outside input are instrumented (FUZZED), in the preset fuzz all of them.
function(noddfa_fuzz name)
    add_executable(${name} ${CMAKE_SOURCE_DIR}/fuzz/${name}.cpp)
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    target_link_libraries(${name} PRIVATE ${ARGN})
    add_dependencies(fuzz_targets ${name})
endfunction()

add_custom_target(fuzz_targets)
noddfa_fuzz(fuzz_replay_line noddfa_replay)
noddfa_fuzz(fuzz_settings noddfa_protocol)
noddfa_fuzz(fuzz_catalogue noddfa_protocol)
noddfa_fuzz(fuzz_target noddfa_net)
noddfa_fuzz(fuzz_leaf noddfa_audit)
noddfa_fuzz(fuzz_checkpoint noddfa_audit)
noddfa_fuzz(fuzz_export noddfa_store)
noddfa_fuzz(fuzz_passkey noddfa_signin)
noddfa_fuzz(fuzz_token noddfa_signin)
