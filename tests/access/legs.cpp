#include "legs.h"

namespace noddfa::access::questions {

std::vector<Subject> ends_of(Leg const& leg, Object const& object, Label const* label)
{
    switch (leg.end) {
    case End::board: return {object.board};
    case End::authority: return {object.authority};
    case End::conference: return {object.conference};
    case End::agency: return {object.agency};
    case End::appeal: return {object.appeal};
    case End::recipient: return {object.recipient};
    case End::subject_of_label: return {label ? label->of : Subject{}};
    case End::every_child:
    case End::the_only_child: return object.children;
    case End::anywhere:
    case End::nothing: break;
    }
    return {};
}

std::optional<std::string> part_of(Leg const& leg, Object const& object, Label const* label)
{
    switch (leg.part_is) {
    case PartIs::word: return std::string{leg.word};
    case PartIs::team: return object.team;
    case PartIs::part_of_label: return label ? label->part : "";
    case PartIs::text_of_label: return label ? text_of(*label) : "";
    case PartIs::any: break;
    }
    return std::nullopt;
}

}
