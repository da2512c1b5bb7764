# Benchmarks, meant for the preset release: ./do bench.
find_package(benchmark REQUIRED)
add_executable(bench_engine bench/bench_engine.cpp bench/meetings.cpp)
target_compile_definitions(bench_engine PRIVATE NODDFA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(bench_engine PRIVATE noddfa_replay benchmark::benchmark)
