#pragma once

#include "web/components/parts.h"

#include <vector>

namespace noddfa::components {

struct AccordionContent {
    Html text{}; ///< one paragraph
    Html html{}; ///< instead of `text`
};

struct AccordionItem {
    Html heading;
    AccordionContent content;
    Html summary{};
    bool expanded = false;
    bool left_out = false; ///< not shown, but counted: the ids of those after it stay as they are
};

struct AccordionParams {
    std::string id; ///< unlike any other of the site: a browser remembers by it what is open
    std::vector<AccordionItem> items;
    std::string show_all_sections_text;
    std::string hide_all_sections_text;
    std::string show_section_text;
    std::string hide_section_text;
    std::string show_section_aria_label_text;
    std::string hide_section_aria_label_text;
    int heading_level = 2;
    std::optional<bool> remember_expanded{};
    std::string classes{};
    Attributes attributes{};
};

Html accordion(AccordionParams const& params);

}
