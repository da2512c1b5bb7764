# The message catalogues are checked, compiled by msgfmt and built into the program, which then needs no file beside it.
enable_language(ASM)
find_program(MSGFMT msgfmt REQUIRED)
set(catalogues ${CMAKE_BINARY_DIR}/generated/language)
file(MAKE_DIRECTORY ${catalogues})

set(embedding "")
foreach(language en cy)
    add_custom_command(
        OUTPUT ${catalogues}/${language}.mo
        COMMAND ${MSGFMT} --check -o ${catalogues}/${language}.mo ${CMAKE_SOURCE_DIR}/language/${language}.po
        DEPENDS ${CMAKE_SOURCE_DIR}/language/${language}.po
        COMMENT "catalogue ${language}"
        VERBATIM)
    foreach(edge begin end)
        string(APPEND embedding ".global noddfa_catalogue_${language}_${edge}\n")
    endforeach()
    string(APPEND embedding "noddfa_catalogue_${language}_begin:\n.incbin \"${catalogues}/${language}.mo\"\n"
        "noddfa_catalogue_${language}_end:\n")
endforeach()
file(CONFIGURE OUTPUT ${catalogues}/catalogues.S
    CONTENT ".section .rodata\n${embedding}.section .note.GNU-stack,\"\",%progbits\n" @ONLY)
set_source_files_properties(${catalogues}/catalogues.S PROPERTIES
    OBJECT_DEPENDS "${catalogues}/en.mo;${catalogues}/cy.mo")
add_library(noddfa_catalogues STATIC ${catalogues}/catalogues.S)
