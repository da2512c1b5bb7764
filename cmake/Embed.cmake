# noddfa_embed(target symbol file...): the files' bytes inside a library, found by name with a generated table
# `noddfa::embedded::<symbol>()` → vector of {name, text}.
enable_language(ASM)
function(noddfa_embed target symbol)
    set(assembly "    .section .rodata\n")
    set(declarations "")
    set(rows "")
    set(index 0)
    foreach(file IN LISTS ARGN)
        get_filename_component(name ${file} NAME)
        set(label noddfa_${symbol}_${index})
        string(APPEND assembly
            "    .global ${label}\n${label}:\n    .incbin \"${file}\"\n    .global ${label}_end\n${label}_end:\n    .byte 0\n")
        string(APPEND declarations "extern char const ${label}[];\nextern char const ${label}_end[];\n")
        string(APPEND rows "        {\"${name}\", {${label}, static_cast<std::size_t>(${label}_end - ${label})}},\n")
        math(EXPR index "${index} + 1")
    endforeach()
    string(APPEND assembly "    .section .note.GNU-stack,\"\",@progbits\n")
    set(folder ${CMAKE_BINARY_DIR}/generated/embedded)
    file(GENERATE OUTPUT ${folder}/${symbol}.S CONTENT "${assembly}")
    file(GENERATE OUTPUT ${folder}/${symbol}.h CONTENT
"#pragma once\n\n#include <string_view>\n#include <utility>\n#include <vector>\n\nnamespace noddfa::embedded {\n
/// File names with their contents.\nstd::vector<std::pair<std::string_view, std::string_view>> const& ${symbol}();\n\n}\n")
    file(GENERATE OUTPUT ${folder}/${symbol}.cpp CONTENT
"#include \"embedded/${symbol}.h\"\n\nextern \"C\" {\n${declarations}}\n\nnamespace noddfa::embedded {\n
std::vector<std::pair<std::string_view, std::string_view>> const& ${symbol}()\n{\n    static std::vector<std::pair<std::string_view, std::string_view>> const files{\n${rows}    };\n    return files;\n}\n\n}\n")
    set_source_files_properties(${folder}/${symbol}.S PROPERTIES OBJECT_DEPENDS "${ARGN}")
    target_sources(${target} PRIVATE ${folder}/${symbol}.S ${folder}/${symbol}.cpp)
endfunction()
