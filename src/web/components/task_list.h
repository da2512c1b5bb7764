#pragma once

#include "web/components/tag.h"

#include <vector>

namespace noddfa::components {

struct TaskListTitle {
    Html text;
    std::string classes{};
};

struct TaskListStatus {
    Html text{};
    std::optional<TagParams> tag{}; ///< instead of `text`
    std::string classes{};
};

struct TaskListItem {
    TaskListTitle title;
    TaskListStatus status;
    std::optional<Html> hint{};
    std::optional<Url> href{};
    bool left_out = false; ///< not shown, but counted: the ids of those after it stay as they are
    std::string classes{};
};

struct TaskListParams {
    std::vector<TaskListItem> items;
    std::string id_prefix = "task-list";
    std::string classes{};
    Attributes attributes{};
};

Html task_list(TaskListParams const& params);

}
