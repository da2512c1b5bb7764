#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct SummaryListText {
    Html text{};
    std::string classes{};
};

struct SummaryListAction {
    Html text;
    Url href;
    std::string visually_hidden_text{}; ///< what the action is about, for those who hear it without the row
    std::string classes{};
    Attributes attributes{};
};

struct SummaryListActions {
    std::vector<SummaryListAction> items{};
    std::string classes{};
};

struct SummaryListRow {
    SummaryListText key;
    SummaryListText value;
    SummaryListActions actions{};
    std::string classes{};
};

struct SummaryListCardTitle {
    Html text{};
    int heading_level = 2;
    std::string classes{};
};

struct SummaryListCard {
    std::optional<SummaryListCardTitle> title{};
    SummaryListActions actions{};
    std::string classes{};
    Attributes attributes{};
};

struct SummaryListParams {
    std::vector<SummaryListRow> rows;
    std::optional<SummaryListCard> card{};
    std::string classes{};
    Attributes attributes{};
};

Html summary_list(SummaryListParams const& params);

}
