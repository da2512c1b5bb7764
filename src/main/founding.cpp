#include "main/founding.h"

#include "base/bug.h"

namespace noddfa {

namespace {

using application::Room;

constexpr char const* office = "board-office";
/// Who grants where nobody is there yet to grant: the installation, and whoever carries it out.
constexpr char const* installation = "installation";
constexpr char const* installer = "operator";

class Founding {
public:
    Founding(ledger::Ledger& ledger, std::string person, Moment now)
        : ledger_(ledger), person_(std::move(person)), now_(now)
    {
    }

    template<class Command> void give(std::string const& key, char const* name, char const* by, Command command)
    {
        Act act;
        act.id = CommandId{"founding:" + person_ + ":" + name};
        act.by = PersonId{by};
        act.held_on = act.recorded_at = now_;
        if (!ledger_.perform({Room::directory, key}, directory::Command{std::move(command)}, act).accepted())
            throw Bug{std::string{"a site cannot be founded: "} + name};
    }

private:
    ledger::Ledger& ledger_;
    std::string person_;
    Moment now_;
};

int how_many(ledger::Ledger& ledger)
{
    return ledger.read([](ledger::Snapshot const& snapshot) {
        int people = 0;
        for (auto const& stream : snapshot.site().streams(Room::directory))
            people += directory::person_of(stream.key) ? 1 : 0;
        return people;
    });
}

}

bool is_founded(ledger::Ledger& ledger) { return how_many(ledger) > 0; }

PersonId make_administrator(ledger::Ledger& ledger, std::string const& address, Moment now)
{
    PersonId const person{"administrator-" + std::to_string(how_many(ledger) + 1)};
    AgencyId const agency{office};
    Founding founding{ledger, person.value, now};
    bool const has_office = ledger.read(
        [&](ledger::Snapshot const& snapshot) { return snapshot.site().agency(agency).agency.has_value(); });
    if (!has_office) {
        directory::RecordAgency made;
        made.agency = agency;
        made.name = "Board office";
        made.welsh_name = "Swyddfa'r bwrdd";
        made.sector = Sector::other;
        founding.give(directory::key_of(agency), "office", installation, std::move(made));
    }
    directory::RecordPractitioner who;
    who.person = person;
    who.name = address.substr(0, address.find('@'));
    who.email = address;
    founding.give(directory::key_of(person), "practitioner", installation, std::move(who));
    directory::JoinAgency joins;
    joins.person = person;
    joins.agency = agency;
    founding.give(directory::key_of(person), "membership", installation, std::move(joins));
    directory::ProposePost proposed;
    proposed.person = person;
    proposed.post = Post::board_admin;
    proposed.change = directory::Change::grant;
    proposed.reason = Paragraph{{}, {}, Language::en, {}, "The site is founded.", {}};
    founding.give(directory::key_of(person), "post", installation, std::move(proposed));
    directory::AgreePost agreed;
    agreed.person = person;
    agreed.post = Post::board_admin;
    founding.give(directory::key_of(person), "agreement", installer, std::move(agreed));
    return person;
}

}
