# Benchmarks, meant for the preset release: ./do bench.
find_package(benchmark REQUIRED)
add_executable(bench_engine bench/bench_engine.cpp bench/meetings.cpp)
target_compile_definitions(bench_engine PRIVATE NODDFA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(bench_engine PRIVATE noddfa_replay benchmark::benchmark)

add_executable(bench_log EXCLUDE_FROM_ALL bench/bench_log.cpp bench/families.cpp bench/peers/grouped_sqlite.cpp
    bench/peers/postgresql.cpp)
add_executable(bench_site EXCLUDE_FROM_ALL bench/bench_site.cpp bench/families.cpp)
add_executable(bench_looks EXCLUDE_FROM_ALL bench/bench_looks.cpp)
foreach(program bench_log bench_site bench_looks)
    target_include_directories(${program} PRIVATE ${CMAKE_SOURCE_DIR}/bench)
    target_link_libraries(${program} PRIVATE noddfa_ledger noddfa_replay noddfa_postgresql fmt::fmt)
endforeach()
