#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct TableCell {
    Html text{};
    std::string format{}; ///< `numeric`, to stand on the right
    std::string classes{};
    int colspan = 0;
    int rowspan = 0;
    Attributes attributes{};
};

using TableRow = std::vector<TableCell>;

struct TableParams {
    std::vector<TableRow> rows;
    TableRow head{};
    Html caption{};
    std::string caption_classes{};
    bool first_cell_is_header = false;
    std::string classes{};
    Attributes attributes{};
};

Html table(TableParams const& params);

}
