#include "store/halt.h"

#include <unistd.h>

#include <cstdlib>
#include <cstring>

namespace noddfa::store {

void halt(char const* line)
{
    // Nothing can be done about a standard error that does not take it.
    [[maybe_unused]] auto const written = ::write(STDERR_FILENO, line, std::strlen(line));
    std::abort();
}

}
