#pragma once

#include "conference/commands.h"
#include "web/desk/test_desk_visits.h"

/// A board whose people ask for conferences, convene them and prepare families.
namespace noddfa::web {

class RequestVisits : public DeskVisits {
protected:
    using Typed = std::vector<std::pair<std::string, std::string>>;

    RequestVisits()
    {
        for (auto const* id : {"sw", "sw-2", "boss", "coord", "chair", "chair-2", "recorder"})
            person(id, "Invented " + std::string{id}, "council");
        post("coord", Post::coordinator, "W06000016");
        post("chair", Post::chair, "W06000016");
        post("chair-2", Post::chair, "W06000016");
        post("recorder", Post::record_taker, "W06000016");
    }

    static Typed day(std::string const& field, Date day)
    {
        auto const iso = day.iso();
        return {{field + "-day", iso.substr(8, 2)},
                {field + "-month", iso.substr(5, 2)},
                {field + "-year", iso.substr(0, 4)}};
    }
    static Typed with(Typed typed, Typed const& more)
    {
        typed.insert(typed.end(), more.begin(), more.end());
        return typed;
    }
    Typed child(std::string const& name, Date born) const
    {
        return with({{"kind", "initial"}, {"name", name}}, day("born", born));
    }
    /// Begins a request and gives the conference's reference.
    std::string begin(Typed const& typed)
    {
        fill("/request-a-conference", typed);
        EXPECT_EQ(status(), 303) << body();
        auto const place = led_to();
        auto const from = place.find("/conferences/") + 13;
        return place.substr(from, place.find('/', from) - from);
    }
    conference::State of(std::string const& id)
    {
        return ledger_.read([&](ledger::Snapshot const& at) { return at.site().conference(ConferenceId{id}); });
    }
    std::string place(std::string const& id, std::string const& part) const
    {
        return "/conferences/" + id + "/request" + part;
    }
    std::string child_of(std::string const& id) { return of(id).convening.children.front().id.value; }
    /// Everything that a request needs, as its social worker writes it.
    std::string written(std::string const& name = "Gwen Ddychmygus")
    {
        as("sw");
        auto const id = begin(child(name, Date{2020, 3, 5}));
        auto const who = child_of(id);
        auto const today = now().day;
        fill(place(id, "/meeting"), with(with({{"kind", "meeting"}, {"purpose", "initiating"}, {"children", who}},
                                              {{"agencies", "CSS"}, {"agencies", "POL"}}),
                                         day("on", today)));
        EXPECT_EQ(status(), 303) << body();
        fill(place(id, "/enquiries"), with({{"children", who}}, day("on", today)));
        EXPECT_EQ(status(), 303) << body();
        fill(place(id, "/determination/" + who), with({{"determination", "continuing_risk"}}, day("on", today)));
        EXPECT_EQ(status(), 303) << body();
        return id;
    }
    void send(std::string const& id) { fill(place(id, "/send"), {{"team_manager", "boss"}}); }
    /// A request sent and approved.
    std::string approved(std::string const& name = "Gwen Ddychmygus")
    {
        auto const id = written(name);
        send(id);
        as("boss");
        fill(place(id, "/answer"), {{"answer", "approve"}, {"reason", ""}});
        EXPECT_EQ(status(), 303) << body();
        return id;
    }
    /// What the coordinator types to book a conference.
    Typed slot(Date on, std::string const& chair = "chair", std::string const& at = "10:00") const
    {
        return with({{"at", at}, {"chair", chair}, {"record_taker", "recorder"}, {"place", "Room 1"}}, day("on", on));
    }
    /// The first working day after so many days.
    Date working_day(int days)
    {
        auto found = now().day.plus_days(days);
        while (!ledger_.calendar()->is_working_day(found))
            found = found.plus_days(1);
        return found;
    }
};

}
