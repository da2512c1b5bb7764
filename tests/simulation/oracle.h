#pragma once

#include "model.h"
#include "register_model.h"
#include "rule_book.h"

#include "application/site.h"

#include <boost/json/object.hpp>

#include <map>
#include <optional>
#include <string>

namespace noddfa::simulation {

/// An invariant of the reliability plan that a life broke.
struct Violation {
    std::string invariant; ///< `I01` …
    std::string what;
};

/// Said of an invariant that does not hold.
inline std::optional<Violation> wrong(char const* invariant, std::string what)
{
    return Violation{invariant, std::move(what)};
}

/// Watches one life: predicts from the specification what each command may do, and compares.
class Oracle {
public:
    /// A line that is no command: the clock, or a setting of the board.
    void setting(boost::json::object const& line, Moment now);
    /// After each command, with its line, what became of it, and the clock.
    std::optional<Violation> watch(boost::json::object const& line, application::Outcome const& outcome,
                                   application::Site const& site, Moment now);
    /// Deadlines by a second count, and the log as it was written.
    std::optional<Violation> at_the_end(application::Site const& site, Moment now);

    std::map<std::string, int> const& milestones() const { return milestones_; }

private:
    using Wrong = std::optional<Violation>;
    using Record = application::EventRecord;

    Wrong envelope(Record const& record);
    Wrong before(Record const& record, application::Site const& site);
    void take(Record const& record, application::Site const& site);
    Wrong after(application::Outcome const& outcome, application::Site const& site);

    Wrong stages(ConferenceModel const& model, story::Event const& event, Act const& act) const;
    Wrong voices(ConferenceModel const& model, story::Event const& event, Act const& act) const;
    Wrong votes(ConferenceModel const& model, story::Event const& event, Act const& act) const;
    Wrong decisions(ConferenceModel const& model, story::Event const& event, Act const& act) const;
    Wrong quoracy(ConferenceModel const& model, ChildId const& child, Act const& act) const;
    Wrong routes(cpr::Event const& event, Act const& act) const;
    Wrong refusal(boost::json::object const& line, application::Outcome const& outcome,
                  application::Site const& site) const;

    Wrong views_unchanged(ConferenceId const& id, application::Site const& site) const;
    Wrong children_apart(ConferenceId const& id, application::Site const& site) const;
    Wrong register_agrees(application::Site const& site) const;
    Wrong chair_independent(ConferenceId const& id, application::Site const& site) const;
    Wrong conference_dates(ConferenceId const& id, application::Site const& site, Date today) const;

    ConferenceModel& model(ConferenceId const& id);
    void rebuild(ConferenceId const& id, application::Site const& site);
    void reach(Record const& record);

    RuleBook rules_;
    std::map<ConferenceId, ConferenceModel> models_;
    RegisterModel register_;
    std::map<std::string, int> milestones_;
    std::vector<std::uint64_t> digests_;
    std::map<application::StreamId, int> versions_;
    Moment recorded_;
    ConferenceId current_; ///< that a line without `conference` is about
    Moment now_;
};

/// One record's contents, for noticing that it changed.
std::uint64_t digest_of(application::EventRecord const& record);

}
