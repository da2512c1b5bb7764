#pragma once

#include "base/london.h"
#include "codec/read.h"
#include "protocol/act.h"
#include "protocol/decision.h"
#include "protocol/duty.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "protocol/terms.h"
#include "support/evidence.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <string>
#include <vector>

namespace noddfa {

inline Date day(char const* iso) { return *Date::parse(iso); }

/// A command, reaction or state from its JSON; a failure where it cannot be read.
template<class T>
T read_as(std::string const& json)
{
    T into{};
    auto const fault = codec::read(boost::json::parse(json), into);
    EXPECT_FALSE(fault) << json << ": " << fault->field << " " << codec::name_of(fault->problem);
    return into;
}

/// One stream of a pure room at somebody's desk: commands in, refusals, findings and events out. The decider, fold and
/// duties of the state's own room are used; nothing else takes part. `tell<RecordMove>(R"({"to":"gwent"})")`: the
/// child is A and the dispute d1 where the line does not say.
template<class State>
class Desk {
public:
    State state{};
    SettingsHistory settings = default_settings();
    Background background{};

    /// Everything from now on happens on this day, at nine.
    Desk& on(char const* iso)
    {
        act_.held_on = *read_london_time(std::string{iso} + "T09:00").moment;
        act_.recorded_at = act_.held_on;
        return *this;
    }
    Desk& by(char const* person)
    {
        act_.by = PersonId{person};
        return *this;
    }
    /// Commands from now on have this identifier.
    Desk& numbered(char const* command)
    {
        act_.id = CommandId{command};
        return *this;
    }
    /// The next command comes with this reason.
    Desk& because(Clause clause, char const* reason = "Reason given.")
    {
        act_.reasons[clause].text = reason;
        return *this;
    }
    Desk& set(char const* key, char const* json)
    {
        auto const wrong = settings.add({key, "B-33", json, day("2000-01-02"), "the test's board", "board"});
        EXPECT_FALSE(wrong) << sentence(*wrong);
        return *this;
    }

    /// `code CLAUSE…`, as a story says it; empty when accepted, and then it has happened.
    template<class Command>
    std::string refusal_of(std::string const& json = "{}")
    {
        return refusal_of(command<Command>(json));
    }
    /// The same for a command made in code.
    template<class Command>
        requires codec::NamedStruct<Command>
    std::string refusal_of(Command const& made)
    {
        give(made);
        if (!refusal_)
            return {};
        std::string text{refusal_->code.text()};
        for (auto const clause : refusal_->clauses)
            text.append(" ").append(id_of(clause));
        return text;
    }
    /// A command made in code.
    template<class Command>
        requires codec::NamedStruct<Command>
    void tell(Command const& made)
    {
        EXPECT_EQ(refusal_of(made), "") << Command::stored_name;
    }
    template<class Command>
    void tell(std::string const& json = "{}")
    {
        EXPECT_EQ(refusal_of<Command>(json), "") << Command::stored_name << " " << json;
    }
    /// Each `code CLAUSE`, of a command that must be accepted.
    template<class Command>
    std::vector<std::string> findings_of(std::string const& json = "{}")
    {
        tell<Command>(json);
        std::vector<std::string> all;
        for (auto const& finding : findings_)
            all.push_back(std::string{finding.code.text()} + " " + std::string{id_of(finding.clause)});
        return all;
    }
    template<class Command>
    std::vector<std::string> events_of(std::string const& json = "{}")
    {
        tell<Command>(json);
        return events_;
    }
    /// The detail of the first finding or refusal.
    std::string detail(char const* key) const
    {
        auto const& details = refusal_ ? refusal_->details : findings_.empty() ? nothing_ : findings_.front().details;
        auto const found = details.find(key);
        return found == details.end() ? "" : found->second;
    }

    /// Duties not met, each `CLAUSE due`, with `late` where it is; due dates only where there are any.
    std::vector<std::string> open_duties() const
    {
        std::vector<std::string> open;
        for (auto const& duty : all_duties())
            if (!duty.met_on)
                open.push_back(told(duty));
        return open;
    }
    /// The duty of a clause; a failure where there is none.
    Duty duty(Clause clause) const
    {
        for (auto const& duty : all_duties())
            if (duty.clause == clause)
                return duty;
        ADD_FAILURE() << "no duty of " << id_of(clause);
        return {};
    }
    bool owes(Clause clause) const
    {
        for (auto const& duty : all_duties())
            if (duty.clause == clause && !duty.met_on)
                return true;
        return false;
    }
    Terms terms() const
    {
        return {settings.on(act_.held_on.day), settings, england_and_wales(), services(), background};
    }

private:
    template<class Command>
    static Command command(std::string const& json)
    {
        auto read = boost::json::parse(json);
        codec::for_each_member<Command>([&](std::string_view field, auto) {
            if (field == "child")
                read.as_object().emplace("child", "A");
            if (field == "dispute")
                read.as_object().emplace("dispute", "d1");
        });
        return read_as<Command>(boost::json::serialize(read));
    }
    template<class Command>
    void give(Command const& command)
    {
        auto const answered = decide(state, command, act_, terms());
        refusal_ = answered.refusal;
        findings_ = answered.findings;
        events_.clear();
        for (auto const& event : answered.events) {
            fold(state, event, act_);
            events_.emplace_back(event.name());
        }
        act_.reasons.clear();
    }
    std::vector<Duty> all_duties() const { return duties(state, act_.held_on.day, terms()); }
    static std::string told(Duty const& duty)
    {
        std::string text{id_of(duty.clause)};
        if (duty.deadline)
            text += " " + duty.deadline->due.iso();
        return duty.late ? text + " late" : text;
    }

    Act act_;
    std::optional<Refusal> refusal_;
    std::vector<Finding> findings_;
    std::vector<std::string> events_;
    Details nothing_;
};

}
