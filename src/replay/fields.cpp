#include "replay/fields.h"

#include "base/bug.h"
#include "base/date.h"
#include "base/moment.h"
#include "codec/shape.h"
#include "conference/events.h"
#include "directory/events.h"
#include "dispute/events.h"
#include "grants/events.h"
#include "people/identifiers.h"
#include "people/paragraph.h"
#include "plan/events.h"
#include "protocol/clause.h"
#include "register/events.h"

#include <boost/describe/enumerators.hpp>

#include <algorithm>

namespace noddfa::replay {

namespace {

template<class T> FieldKind kind_of()
{
    if constexpr (std::is_same_v<T, Paragraph>)
        return FieldKind::paragraph;
    else if constexpr (std::is_same_v<T, std::string>)
        return FieldKind::text;
    else if constexpr (std::is_same_v<T, bool>)
        return FieldKind::flag;
    else if constexpr (std::is_same_v<T, Date>)
        return FieldKind::date;
    else if constexpr (std::is_same_v<T, Moment>)
        return FieldKind::moment;
    else if constexpr (std::is_same_v<T, Clause>)
        return FieldKind::clause;
    else if constexpr (std::is_same_v<T, ChildId>)
        return FieldKind::child;
    else if constexpr (std::is_same_v<T, PersonId>)
        return FieldKind::person;
    else if constexpr (std::is_same_v<T, GroupingId>)
        return FieldKind::grouping;
    else if constexpr (std::is_same_v<T, QuorumAgencyId>)
        return FieldKind::quorum_agency;
    else if constexpr (std::is_same_v<T, ServiceId>)
        return FieldKind::service;
    else if constexpr (std::is_same_v<T, AgencyId>)
        return FieldKind::agency;
    else if constexpr (std::is_same_v<T, AuthorityId>)
        return FieldKind::authority;
    else if constexpr (codec::DescribedEnum<T>)
        return FieldKind::value;
    else if constexpr (std::is_integral_v<T>)
        return FieldKind::number;
    else if constexpr (codec::DescribedStruct<T>)
        return FieldKind::group;
    else
        return FieldKind::identifier;
}

template<class T> void describe(Field& field);

template<class T> void describe_group(Field& group)
{
    codec::for_each_member<T>([&](std::string_view name, auto pointer) {
        using M = std::remove_cvref_t<decltype(std::declval<T&>().*pointer)>;
        auto& field = group.fields.emplace_back();
        field.name = name;
        describe<M>(field);
    });
}

template<class T> void describe(Field& field)
{
    if constexpr (codec::is_optional<T>) {
        describe<typename T::value_type>(field);
        field.may_be_absent = true;
    } else if constexpr (codec::is_list<T>) {
        describe<typename T::value_type>(field);
        field.many = field.may_be_absent = true;
    } else if constexpr (codec::is_map<T>) {
        describe<typename T::mapped_type>(field);
        field.keyed = field.may_be_absent = true;
        field.key = kind_of<typename T::key_type>();
    } else {
        field.kind = kind_of<T>();
        field.may_be_absent = field.kind == FieldKind::text || field.kind == FieldKind::flag;
        if constexpr (codec::DescribedEnum<T>)
            boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
                [&](auto d) { field.values.emplace_back(codec::wire_name(d.name)); });
        else if constexpr (!std::is_same_v<T, Paragraph> && codec::DescribedStruct<T>)
            describe_group<T>(field);
        // A group says nothing when all of it is absent.
        if (field.kind == FieldKind::group)
            field.may_be_absent = std::all_of(field.fields.begin(), field.fields.end(),
                                              [](Field const& part) { return part.may_be_absent; });
    }
}

template<class Event> void add(std::vector<EventFields>& into, char const* room)
{
    auto& added = into.emplace_back(EventFields{room, std::string{Event::stored_name}, {}});
    added.data.kind = FieldKind::group;
    describe_group<Event>(added.data);
}

std::vector<EventFields> described_events()
{
    std::vector<EventFields> every;
#define NODDFA_ADD(Event) add<conference::Event>(every, "conference");
    NODDFA_CONFERENCE_EVENTS(NODDFA_ADD)
#undef NODDFA_ADD
#define NODDFA_ADD(Event) add<cpr::Event>(every, "register");
    NODDFA_REGISTER_EVENTS(NODDFA_ADD)
#undef NODDFA_ADD
#define NODDFA_ADD(Event) add<plan::Event>(every, "plan");
    NODDFA_PLAN_EVENTS(NODDFA_ADD)
#undef NODDFA_ADD
#define NODDFA_ADD(Event) add<dispute::Event>(every, "dispute");
    NODDFA_DISPUTE_EVENTS(NODDFA_ADD)
#undef NODDFA_ADD
#define NODDFA_ADD(Event) add<directory::Event>(every, "directory");
    NODDFA_DIRECTORY_EVENTS(NODDFA_ADD)
#undef NODDFA_ADD
#define NODDFA_ADD(Event) add<grants::Event>(every, "access");
    NODDFA_GRANTS_EVENTS(NODDFA_ADD)
#undef NODDFA_ADD
    return every;
}

EventFields& named(std::vector<EventFields>& all, std::string_view room, std::string_view event)
{
    return *std::find_if(all.begin(), all.end(),
                         [&](EventFields const& each) { return each.room == room && each.name == event; });
}

}

std::vector<EventFields> const& all_event_fields()
{
    static auto const all = [] {
        auto every = described_events();
        // when a round is revealed, its views are shown with the event.
        Field views{.name = "views", .kind = FieldKind::group, .many = true, .may_be_absent = true};
        views.fields = named(every, "conference", "ViewGiven").data.fields;
        views.fields.push_back({.name = "grouping", .kind = FieldKind::grouping, .may_be_absent = true});
        named(every, "conference", "ViewsRevealed").data.fields.push_back(views);
        return every;
    }();
    return all;
}

Field const& fields_of(std::string_view room, std::string_view event)
{
    auto const& all = all_event_fields();
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](EventFields const& each) { return each.room == room && each.name == event; });
    if (found == all.end())
        throw Bug{"no event " + std::string{room} + "." + std::string{event}};
    return found->data;
}

}
