# The driver of PostgreSQL, for the tests and benchmarks: no site can be told to use it yet.
pkg_check_modules(pq REQUIRED IMPORTED_TARGET libpq)
file(GLOB driver CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/db/postgresql*.cpp)
add_library(noddfa_postgresql STATIC ${driver})
target_link_libraries(noddfa_postgresql PUBLIC noddfa_db PkgConfig::pq)
