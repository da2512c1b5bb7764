#include "tables.h"

#include "access/audiences.h"
#include "access/denies.h"
#include "access/rows.h"
#include "access/separation.h"

namespace noddfa::access::questions {

namespace {

using Words = std::string;

Words words(std::string_view name)
{
    Words text{name};
    for (auto& letter : text)
        if (letter == '_')
            letter = ' ';
    return text;
}

template<class Enum>
Words listed(SetOf<Enum> values, std::string_view between = ", ", bool as_names = true)
{
    Words text;
    for (std::size_t at = 0; at < all_names(Enum{}).size(); ++at)
        if (values.has(static_cast<Enum>(at)))
            text += (text.empty() ? Words{} : Words{between})
                    + (as_names ? Words{all_names(Enum{})[at]} : words(all_names(Enum{})[at]));
    return text;
}

Words end_text(End end)
{
    switch (end) {
    case End::anywhere: return "anywhere";
    case End::every_child: return "of every child";
    case End::the_only_child: return "of the child, where there is one";
    default: return "of the " + words(name(end));
    }
}

Words leg_text(Leg const& leg)
{
    Words text = '`' + Words{name(leg.relation)} + "` " + end_text(leg.end);
    if (leg.part_is == PartIs::word)
        text += " as " + Words{leg.word};
    else if (leg.part_is != PartIs::any)
        text += " for the " + words(name(leg.part_is));
    return text;
}

Words role_text(RoleRow const& row)
{
    if (row.first.end == End::nothing)
        return row.role == Role::subject_of_label ? "is the subject of the label" : "nobody";
    return leg_text(row.first) + (row.second.end == End::nothing ? "" : " and " + leg_text(row.second));
}

Words step_up_mark(StepUp step_up)
{
    if (step_up == StepUp::none)
        return "";
    return step_up == StepUp::star ? " ★" : " ☆";
}

Words conditions(Row const& row, std::string_view unless)
{
    auto text = listed(row.needs, ", ", false);
    if (row.own != Own::no)
        text += (text.empty() ? Words{} : Words{", "}) + (row.own == Own::author ? "their own" : "made for them");
    if (!row.unless.empty())
        text += (text.empty() ? Words{} : Words{"; "}) + Words{unless} + listed(row.unless, ", ", false);
    return text;
}

Words heading(std::string_view title) { return "\n# " + Words{title} + "\n"; }

Words relations_text()
{
    Words text;
    for (std::size_t at = 0; at < all_names(Relation{}).size(); ++at) {
        auto const& row = row_of(static_cast<Relation>(at));
        text += Words{name(row.relation)} + ": " + Words{name(row.from)} + " to "
                + Words{row.to == SubjectKind::none ? "any" : name(row.to)} + ", " + Words{name(row.sense)};
        if (row.ends_after != Ending::never)
            text += ", until some days after " + Words{name(row.ends_after)};
        if (row.limit != Limit::none)
            text += ", at most so long";
        text += row.parts.empty() ? "\n" : ", " + Words{row.parts} + '\n';
    }
    return text;
}

Words actions_text()
{
    Words text;
    for (std::size_t at = 0; at < all_names(Action{}).size(); ++at) {
        auto const& row = row_of(static_cast<Action>(at));
        text += Words{name(row.action)} + " " + Words{name(row.object)} + ": " + Words{name(row.step_up)} + " ["
                + listed(row.traits, " ") + "] two: " + Words{name(row.pairing)} + " purposes: ["
                + listed(row.purposes, " ") + "]\n";
    }
    return text;
}

Words rows_text()
{
    Words text;
    std::size_t number = 0;
    for (auto const& row : rows())
        text += std::to_string(number++) + " " + Words{name(row.role)} + " " + Words{name(row.action)} + " ["
                + listed(row.needs, " ") + "] unless [" + listed(row.unless, " ") + "] own " + Words{name(row.own)}
                + " must [" + listed(row.must, " ") + "]\n";
    return text;
}

Words separations_text()
{
    Words text;
    for (auto const& row : separations()) {
        text += Words{row.name} + ": doing " + Words{row.doing ? name(*row.doing) : "anything"} + " as "
                + Words{name(row.playing)} + (row.as_second ? " second" : "") + " against";
        for (auto const& against : row.against)
            if (against.end != End::nothing)
                text += " " + Words{name(against.relation)} + "/" + Words{name(against.end)};
        text += '\n';
    }
    return text;
}

Words who_may_what()
{
    Words text;
    auto last = Role::none;
    for (auto const& row : rows()) {
        if (row.role != last)
            text += "\n### " + words(name(row.role)) + "\n\nRests on " + role_text(role_table()[std::size_t(row.role)])
                    + ".\n\n| may | when | and must |\n| --- | --- | --- |\n";
        last = row.role;
        auto const& action = row_of(row.action);
        text += "| " + words(name(row.action)) + step_up_mark(action.step_up)
                + (action.pairing == Pairing::none ? "" : " (2P)") + " | " + conditions(row, "not ") + " | "
                + listed(row.must, ", ", false) + " |\n";
    }
    return text;
}

Words what_one_can_be()
{
    Words text = "| relation | between | kinds | ends | opens or shuts |\n| --- | --- | --- | --- | --- |\n";
    for (std::size_t at = 0; at < all_names(Relation{}).size(); ++at) {
        auto const& row = row_of(static_cast<Relation>(at));
        text += "| `" + Words{name(row.relation)} + "` | " + Words{name(row.from)} + " – "
                + (row.to == SubjectKind::none ? Words{"any"} : Words{name(row.to)}) + " | "
                + (row.parts == "*" ? Words{"a word"} : Words{row.parts}) + " | "
                + (row.ends_after == Ending::never ? "" : "days after " + words(name(row.ends_after)))
                + (row.limit == Limit::none ? "" : "by itself") + " | " + Words{name(row.sense)} + " |\n";
    }
    return text;
}

Words who_sees_what()
{
    Words text = "| label | admits |\n| --- | --- |\n";
    for (std::size_t at = 0; at < all_names(LabelKind{}).size(); ++at) {
        auto const kind = static_cast<LabelKind>(at);
        text += "| `" + Words{name(kind)} + "` | ";
        Words admitted;
        for (auto const& row : audiences())
            if (row.label == kind)
                admitted += (admitted.empty() ? "" : ", ") + words(name(row.role));
        if (kind == LabelKind::OPEN)
            admitted = "everybody with a permit on the paper";
        if (kind == LabelKind::VAULT)
            admitted = "the address's own list, and never in a paper";
        text += admitted + " |\n";
    }
    return text;
}

Words who_seconds()
{
    Words text = "| action | group | second person |\n| --- | --- | --- |\n";
    auto const all = pairs();
    for (std::size_t at = 0; at < all.size(); ++at) {
        Words second = words(name(all[at].second));
        auto const action = all[at].action;
        for (; at + 1 < all.size() && all[at + 1].action == action; ++at)
            second += " or " + words(name(all[at + 1].second));
        text += "| " + words(name(action)) + " | " + words(name(row_of(action).pairing)) + " | " + second + " |\n";
    }
    return text;
}

}

std::string tables_as_text()
{
    Words text = "# relations\n" + relations_text() + heading("actions") + actions_text() + heading("roles");
    for (auto const& row : role_table())
        text += Words{name(row.role)} + ": " + role_text(row) + '\n';
    text += heading("rows") + rows_text() + heading("second people");
    for (auto const& pair : pairs())
        text += Words{name(pair.action)} + " " + Words{name(pair.second)} + '\n';
    text += heading("labels");
    for (auto const& audience : audiences())
        text += Words{name(audience.label)} + " " + Words{name(audience.role)} + '\n';
    text += heading("separation of duties") + separations_text() + heading("denies");
    for (auto const& deny : denies())
        text += Words{deny.id} + " " + Words{name(deny.reason)} + '\n';
    return text;
}

std::string tables_as_markdown()
{
    return "\n## Who may do what\n" + who_may_what() + "\n## Who sees which paragraph\n\n" + who_sees_what()
           + "\n## Who is the second person\n\n" + who_seconds() + "\n## What somebody can be\n\n"
           + "A grant opens doors, a bar shuts them; an office opens its own work and shuts what may not be held beside"
             " it.\n\n"
           + what_one_can_be();
}

}
