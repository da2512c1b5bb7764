# The protocol's data files are checked, turned into constants (`protocol/clause.h`) and built into the program.
file(GLOB protocol_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/protocol/*.toml ${CMAKE_SOURCE_DIR}/protocol/clauses/*.toml)
list(SORT protocol_files)
set(generated ${CMAKE_BINARY_DIR}/generated/protocol)

file(GLOB generator_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/protocol/generate/*.cpp)
add_executable(noddfa_generate ${generator_sources}
    src/protocol/clause_file.cpp src/protocol/data_row.cpp src/base/date.cpp)
target_include_directories(noddfa_generate PRIVATE ${CMAKE_SOURCE_DIR}/src)
target_link_libraries(noddfa_generate PRIVATE noddfa_flags tomlplusplus::tomlplusplus)

add_custom_command(
    OUTPUT ${generated}/clause.h ${generated}/clause.cpp ${generated}/data.cpp
    COMMAND noddfa_generate ${CMAKE_SOURCE_DIR}/protocol ${generated}
    DEPENDS noddfa_generate ${protocol_files}
    COMMENT "protocol data"
    VERBATIM)
add_custom_target(protocol_data DEPENDS ${generated}/clause.h ${generated}/clause.cpp ${generated}/data.cpp)
add_library(noddfa_protocol_data STATIC ${generated}/clause.cpp ${generated}/data.cpp)
target_include_directories(noddfa_protocol_data PUBLIC ${CMAKE_BINARY_DIR}/generated ${CMAKE_SOURCE_DIR}/src)
add_dependencies(noddfa_protocol_data protocol_data)
