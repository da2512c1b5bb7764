#include "support/golden.h"

#include <fstream>
#include <iterator>

namespace noddfa {

namespace {

std::string in_the_tree(std::string_view path) { return NODDFA_SOURCE_DIR "/" + std::string{path}; }

}

std::string text_of_file(std::string_view path)
{
    std::ifstream file{in_the_tree(path), std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

bool is_golden(std::string_view path, std::string_view text)
{
    if (is_blessing()) {
        std::ofstream{in_the_tree(path), std::ios::binary} << text;
        return true;
    }
    return text_of_file(path) == text;
}

}
