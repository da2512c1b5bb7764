#include "main/founding.h"

#include "protocol/authorities.h"

#include <boost/describe/enum_to_string.hpp>

#include <algorithm>

namespace noddfa {

namespace {

using application::Room;

constexpr char const* office = "board-office";
/// Who grants where nobody is there yet to grant: the installation, and whoever carries it out.
constexpr char const* installation = "installation";
constexpr char const* installer = "operator";
/// As many as a grant takes: the first proposes, the second agrees.
constexpr int enough_holders = 2;

/// What a site knows of its people that founding asks.
struct Known {
    int people = 0;
    int holders = 0;
    std::optional<PersonId> person; ///< who has the address
    bool works_here = false;        ///< in any agency
    bool has_office = false;
};

Known known(ledger::Ledger& ledger, Post post, std::string const& address, Date day)
{
    return ledger.read([&](ledger::Snapshot const& snapshot) {
        Known found;
        found.has_office = snapshot.site().agency(AgencyId{office}).agency.has_value();
        for (auto const& stream : snapshot.site().streams(Room::directory)) {
            auto const person = directory::person_of(stream.key);
            auto const practitioner = person ? snapshot.site().practitioner(*person).practitioner : std::nullopt;
            if (!practitioner)
                continue;
            ++found.people;
            for (auto const& held : practitioner->posts)
                found.holders += held.of.post == post && held.holds_on(day) ? 1 : 0;
            if (practitioner->said.email != address)
                continue;
            found.person = *person;
            found.works_here = std::ranges::any_of(practitioner->memberships,
                                                   [&](auto const& membership) { return membership.holds_on(day); });
        }
        return found;
    });
}

class Founding {
public:
    Founding(ledger::Ledger& ledger, std::string person, Moment now)
        : ledger_(ledger), person_(std::move(person)), now_(now)
    {
    }

    /// Whether it was taken.
    template<class Command> bool give(std::string const& key, char const* by, Command command)
    {
        Act act;
        act.id =
            CommandId{"founding:" + person_ + ":" + std::to_string(now_.utc_minutes) + ":" + std::to_string(++step_)};
        act.by = PersonId{by};
        act.held_on = act.recorded_at = now_;
        return ledger_.perform({Room::directory, key}, directory::Command{std::move(command)}, act).accepted();
    }

private:
    ledger::Ledger& ledger_;
    std::string person_;
    Moment now_;
    int step_ = 0;
};

directory::RecordAgency board_office(Body const& board)
{
    directory::RecordAgency made;
    made.agency = AgencyId{office};
    made.name = "Board office";
    made.welsh_name = "Swyddfa'r bwrdd";
    made.sector = Sector::other;
    made.authorities = board.councils;
    return made;
}

}

bool is_founded(ledger::Ledger& ledger)
{
    return ledger.read([](ledger::Snapshot const& snapshot) {
        return std::ranges::any_of(snapshot.site().streams(Room::directory),
                                   [](auto const& stream) { return directory::person_of(stream.key).has_value(); });
    });
}

std::variant<PersonId, NotFounded> found_holder(ledger::Ledger& ledger, Post post, std::string const& address,
                                                AuthorityId const& council, Moment now)
{
    auto const there = known(ledger, post, address, now.day);
    if (there.holders >= enough_holders)
        return NotFounded::enough;
    auto const* board = Authorities::serving(authorities().boards, council, now.day);
    if (!there.has_office && !board)
        return NotFounded::no_council;
    auto const word = boost::describe::enum_to_string(post, "");
    auto person = there.person.value_or(PersonId{std::string{word} + "-" + std::to_string(there.people + 1)});
    auto const key = directory::key_of(person);
    Founding founding{ledger, person.value, now};
    if (!there.has_office && !founding.give(directory::key_of(AgencyId{office}), installation, board_office(*board)))
        return NotFounded::refused;
    if (!there.person) {
        directory::RecordPractitioner who;
        who.person = person;
        who.name = address.substr(0, address.find('@'));
        who.email = address;
        if (!founding.give(key, installation, std::move(who)))
            return NotFounded::refused;
    }
    if (!there.works_here) {
        directory::JoinAgency joins;
        joins.person = person;
        joins.agency = AgencyId{office};
        if (!founding.give(key, installation, std::move(joins)))
            return NotFounded::refused;
    }
    directory::ProposePost proposed;
    proposed.person = person;
    proposed.post = post;
    proposed.change = directory::Change::grant;
    proposed.reason = Paragraph{{}, {}, Language::en, {}, "The site is founded.", {}};
    directory::AgreePost agreed;
    agreed.person = person;
    agreed.post = post;
    if (!founding.give(key, installation, std::move(proposed)))
        return NotFounded::refused;
    // A board whose setting asks for one person alone has granted it by now.
    bool const waits = known(ledger, post, address, now.day).holders == there.holders;
    if (waits && !founding.give(key, installer, std::move(agreed)))
        return NotFounded::refused;
    return person;
}

std::string told(NotFounded why, language::Catalogue const& words)
{
    return words.text("cli.user.not_founded." + std::string{boost::describe::enum_to_string(why, "")});
}

}
