# One test program from every *_test.cpp beside the code.
get_property(test_sources GLOBAL PROPERTY NODDFA_TEST_SOURCES)
file(GLOB support CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/support/*.cpp)
file(GLOB access_worlds CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/access/*.cpp)
list(FILTER access_worlds EXCLUDE REGEX "/(main|lines)\\.cpp$")
pkg_check_modules(oath REQUIRED IMPORTED_TARGET liboath)
add_executable(noddfa_tests ${test_sources} ${support} ${access_worlds})
target_include_directories(noddfa_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_compile_definitions(noddfa_tests PRIVATE NODDFA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(noddfa_tests PRIVATE noddfa_commands noddfa_web noddfa_net noddfa_html noddfa_ledger noddfa_store
    noddfa_signin noddfa_accounts noddfa_postgresql noddfa_replay noddfa_application noddfa_access noddfa_language
    GTest::gtest GTest::gmock GTest::gtest_main rapidcheck PkgConfig::oath)
target_precompile_headers(noddfa_tests PRIVATE <gtest/gtest.h> <support/story.h>)
add_test(NAME noddfa_tests COMMAND noddfa_tests)

# Thousands of invented conferences under the invariants, with a model of its own.
file(GLOB simulation CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/simulation/*.cpp)
add_executable(noddfa_simulation EXCLUDE_FROM_ALL ${simulation})
target_include_directories(noddfa_simulation PRIVATE ${CMAKE_SOURCE_DIR}/tests/simulation)
target_compile_definitions(noddfa_simulation PRIVATE NODDFA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(noddfa_simulation PRIVATE noddfa_ledger noddfa_replay noddfa_application
    CLI11::CLI11 GTest::gtest)
set_source_files_properties(tests/simulation/main.cpp PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# The process that tests/rigs breaks.
add_executable(rig_store EXCLUDE_FROM_ALL tests/rigs/rig_store.cpp)
target_link_libraries(rig_store PRIVATE noddfa_store)

# Random questions about access, with the answers of the program, for an oracle in another language.
add_executable(access_questions EXCLUDE_FROM_ALL tests/access/main.cpp tests/access/lines.cpp tests/access/legs.cpp
    tests/access/worlds.cpp)
target_link_libraries(access_questions PRIVATE noddfa_access CLI11::CLI11)

# Every published example of each component of GOV.UK Frontend (docs/components.md).
file(GLOB components CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/components/*.cpp)
add_executable(noddfa_component_tests EXCLUDE_FROM_ALL ${components})
target_include_directories(noddfa_component_tests PRIVATE ${CMAKE_SOURCE_DIR}/tests)
target_compile_definitions(noddfa_component_tests PRIVATE NODDFA_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
target_link_libraries(noddfa_component_tests PRIVATE noddfa_web Boost::json GTest::gtest gumbo)
