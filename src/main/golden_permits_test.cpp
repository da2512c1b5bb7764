#include "access/actions.h"
#include "base/london.h"
#include "main/demonstration.h"
#include "main/test_board.h"
#include "support/golden.h"

#include <set>

/// Who may do what on the demonstration's board: the whole of it as real states say it, accepted by reading.
namespace noddfa::golden_permits_test {

namespace {

using access::Action;
using application::Room;
using application::Thing;

constexpr Action of_a_conference[] = {
    Action::read_header,         Action::read_invitation, Action::read_circulation, Action::read_report,
    Action::read_record,         Action::read_views,      Action::assign_office,    Action::prepare_conference,
    Action::conduct_meeting,     Action::open_meeting,    Action::decide_outcome,   Action::agree_record,
    Action::confirm_circulation, Action::write_record,    Action::give_view,        Action::take_part,
    Action::set_aside,           Action::state_need,
};
constexpr Action of_a_child[] = {
    Action::read_entry,     Action::read_alerts,         Action::read_plan,
    Action::write_progress, Action::note_change,         Action::correct_entry,
    Action::remove_entry,   Action::read_access_history, Action::unseal_address,
};
constexpr Action of_the_board[] = {
    Action::change_rules,      Action::create_organisation, Action::grant_office,
    Action::grant_high_office, Action::keep_people,         Action::read_log,
    Action::run_verifier,      Action::read_statistics,     Action::run_system,
    Action::export_register,   Action::export_bulk,
};

std::vector<PersonId> everybody(ledger::Snapshot const& snapshot)
{
    std::vector<PersonId> all;
    for (auto const& stream : snapshot.site().streams(Room::directory))
        if (auto const person = directory::person_of(stream.key))
            all.push_back(*person);
    return all;
}

class Table {
public:
    Table(ledger::Snapshot const& snapshot, Moment const& now)
        : snapshot_(snapshot), now_(now), people_(everybody(snapshot))
    {
    }

    void add(std::string const& what, Action action, Thing thing)
    {
        thing.kind = access::row_of(action).object;
        std::string permitted;
        for (auto const& person : people_)
            if (snapshot_.may(signed_in(person.value, now_), action, thing, now_).permit)
                permitted += " " + person.value;
        text_ +=
            what + " " + std::string{access::name(action)} + ":" + (permitted.empty() ? " nobody" : permitted) + "\n";
    }
    std::string const& text() const { return text_; }

private:
    ledger::Snapshot const& snapshot_;
    Moment now_;
    std::vector<PersonId> people_;
    std::string text_;
};

}

TEST(GoldenPermits, of_the_demonstration_are_those_accepted)
{
    store::TestSite site;
    ledger::Ledger ledger{site.options(), services(), holidays_of_england_and_wales()};
    auto const now = read_london_time("2026-11-25T10:30").moment.value();
    ASSERT_EQ(make_demonstration(ledger, now, [](int, int) {}), 0);
    auto const text = ledger.read([&](ledger::Snapshot const& snapshot) {
        Table table{snapshot, now};
        auto const& streams = snapshot.site();
        for (auto const& stream : streams.streams(Room::conference))
            for (auto const action : of_a_conference) {
                Thing thing;
                thing.conference = ConferenceId{stream.key};
                table.add("conference " + stream.key, action, thing);
            }
        for (auto const& stream : streams.streams(Room::register_))
            for (auto const action : of_a_child) {
                Thing thing;
                thing.child = ChildId{stream.key};
                table.add("child " + stream.key, action, thing);
            }
        for (auto const action : of_the_board) {
            Thing thing;
            thing.authority = AuthorityId{"W06999901"};
            table.add("board", action, thing);
        }
        return table.text();
    });
    EXPECT_TRUE(is_golden("tests/golden/permits.txt", text)) << "who may do what has changed: ./do bless, and read it";
}

}
