#pragma once

#include "application/permits.h"

#include <set>

/// What the streams say somebody is, as facts of the access model.
namespace noddfa::application {

/// Facts from one person, or from everybody, out of one stream after another; each stream is asked once.
class Gathering {
public:
    Gathering(Site const& site, std::optional<PersonId> from, Moment const& now)
        : site_(site), from_(std::move(from)), now_(now)
    {
    }

    /// Account, memberships and posts of one person, and what bars or opens by name.
    void of_directory(PersonId const& person);
    /// Office, invitation, attendance and exclusion; family and case managers of its children.
    void of_conference(ConferenceId const& id);
    /// Core group and co-ordinator, by plan and register; family and case managers, by the conferences about the child.
    void of_child(ChildId const& child);
    /// Members of the panel, and who handles it.
    void of_dispute(DisputeId const& id);
    /// What somebody else was kept out of: a copy made for them is without it.
    void of_recipient(PersonId const& recipient, ConferenceId const& conference);

    access::Facts take() { return std::move(facts_); }

private:
    void add(PersonId const& from, access::Relation relation, access::Subject to, std::string part = {});
    void between(access::Subject from, access::Relation relation, access::Subject to, std::string part = {});
    void happened(access::Ending what, access::Subject to, Date on);
    void take_in(grants::State const& state);
    void of_narrowed(PersonId const& person, std::vector<directory::HeldMembership> const& memberships);
    void of_roll(conference::State const& state, access::Subject const& to);
    void of_register(ChildId const& child);
    void of_plan(ChildId const& child);
    void of_family(conference::State const& state, ChildId const& child);
    void of_case(conference::State const& state, ChildId const& child);
    bool is_new(Room room, std::string const& key) { return seen_.insert({room, key}).second; }

    Site const& site_;
    std::optional<PersonId> from_; ///< none: everybody
    Moment now_;
    access::Facts facts_;
    std::set<StreamId> seen_;
};

/// Whether somebody of the conference's family list is of the family, and not there for them (OTH-01).
bool is_of_the_family(conference::FamilyPerson const& person);

/// The children that somebody of the family list is there for: all, where none is named.
bool is_for(conference::FamilyPerson const& person, ChildId const& child);

}
