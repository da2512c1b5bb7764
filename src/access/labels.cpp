#include "access/labels.h"

namespace noddfa::access {

std::string text_of(Label const& label)
{
    std::string text{name(label.kind)};
    auto const& of = label.of.empty() ? label.part : label.of.id;
    return of.empty() ? text : text + '(' + of + ')';
}

}
