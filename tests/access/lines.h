#pragma once

#include "worlds.h"

#include <string>

namespace noddfa::access::questions {

/// A world as one line of JSON, with its questions and the program's answers; what README.md describes.
void append_line(std::string& to, World const& world);

}
