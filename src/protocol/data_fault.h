#pragma once

#include <string>

namespace noddfa {

/// What is wrong with a data file, and where.
struct DataFault {
    std::string file;
    int line = 0; ///< 1-based; 0: the file as a whole
    std::string field;
    std::string message;
};

/// `clauses/12-voting.toml:14: force: expected one of must, should` for whoever maintains the file.
std::string sentence(DataFault const& fault);

}
