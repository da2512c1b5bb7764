#include "web/before/invited/suggest.h"
#include "web/before/request/test_requests.h"

namespace noddfa::web::staff_test {

using testing::Contains;
using testing::ElementsAre;
using testing::IsSupersetOf;
using testing::Not;

constexpr char const* elsewhere = "W06000015";

class Staff : public RequestVisits {
protected:
    Staff()
    {
        directory::AgencyDetails far{
            AgencyId{"far"},          "Far Council",   "", Sector::social_services, {ServiceId{"social_work"}},
            {AuthorityId{elsewhere}}, Date{2020, 1, 1}};
        tell(application::stream_of(far.agency), directory::RecordAgency{far});
        person("far-1", "Siân Bell", "far");
        person("far-2", "Invented far-2", "far");
        person("near", "Siân Agos", "health");
        person("gone", "Siân Gone", "health");
        directory::MembershipEnd left{PersonId{"gone"}, AgencyId{"health"}, now().day};
        tell(application::stream_of(left.person), directory::LeaveAgency{left});
        person("both", "Siân Both", "health");
        directory::Membership second{PersonId{"both"}, AgencyId{"council"}, std::nullopt, Date{2020, 1, 1}};
        tell(application::stream_of(second.person), directory::JoinAgency{second});
    }

    /// Everybody whom the whole directory has as working for an agency.
    std::vector<std::string> found_in_all(ledger::Snapshot const& at, AgencyId const& agency)
    {
        std::vector<std::pair<std::string, std::string>> people;
        for (auto const& stream : at.site().streams(application::Room::directory))
            if (auto const id = directory::person_of(stream.key))
                if (auto const& known = at.site().practitioner(*id).practitioner;
                    known && known->member_of(agency, now().day))
                    people.emplace_back(known->said.name, id->value);
        std::ranges::sort(people);
        std::vector<std::string> ids;
        for (auto const& [name, id] : people)
            ids.push_back(id);
        return ids;
    }
    std::vector<std::string> suggested_at(std::string const& id, Wanted const& wanted)
    {
        return ledger_.read([&](ledger::Snapshot const& at) {
            std::vector<std::string> people;
            for (auto const& one : suggested(at, ConferenceId{id}, services(), now().day, wanted))
                people.push_back(one.person.value);
            return people;
        });
    }
};

TEST_F(Staff, of_an_agency_are_those_whom_the_whole_directory_has)
{
    ledger_.read([&](ledger::Snapshot const& at) {
        for (auto const* agency : {"council", "health", "far", "nowhere"}) {
            std::vector<std::string> people;
            for (auto const& one : staff_of(at, AgencyId{agency}, now().day))
                people.push_back(one.person.value);
            EXPECT_EQ(people, found_in_all(at, AgencyId{agency})) << agency;
        }
    });
}

TEST_F(Staff, hold_the_offices_of_their_authority_alone)
{
    post("far-1", Post::chair, elsewhere);
    ledger_.read([&](ledger::Snapshot const& at) {
        std::vector<std::string> here;
        for (auto const& one : holders_of(at, Post::chair, AuthorityId{"W06000016"}, now().day))
            here.push_back(one.person.value);
        EXPECT_THAT(here, ElementsAre("chair", "chair-2"));
        EXPECT_THAT(agencies_of(at, AuthorityId{elsewhere}), ElementsAre(AgencyId{"far"}));
        EXPECT_THAT(agencies_of(at, AuthorityId{"W06000016"}), ElementsAre(AgencyId{"council"}, AgencyId{"health"}));
    });
}

TEST_F(Staff, are_suggested_as_those_who_know_the_family_and_whom_somebody_looks_for)
{
    auto const id = approved();
    // The social worker and the manager of the case, by name; the council took part in the enquiries.
    auto const known = suggested_at(id, {});
    EXPECT_THAT(known, IsSupersetOf({"sw", "boss"}));
    EXPECT_THAT(known, Not(Contains("near")));
    auto const named = suggested_at(id, {"sian", {}});
    EXPECT_THAT(named, IsSupersetOf({"near", "both"})) << "with or without the accent";
    EXPECT_THAT(named, Not(Contains("gone")));
    EXPECT_THAT(named, Not(Contains("far-1"))) << "works elsewhere";
    EXPECT_THAT(suggested_at(id, {{}, AgencyId{"far"}}), IsSupersetOf({"far-1", "far-2"})) << "their agency was chosen";
}

TEST_F(Staff, who_work_elsewhere_are_not_looked_at)
{
    auto const id = approved();
    ledger_.read([&](ledger::Snapshot const& at) {
        (void)suggested(at, ConferenceId{id}, services(), now().day, {"sian", {}});
        (void)staff_of(at, AgencyId{"health"}, now().day);
        auto const looked = at.looked();
        EXPECT_FALSE(looked.everything);
        EXPECT_THAT(looked.streams, Not(Contains(application::stream_of(PersonId{"far-1"}))));
        EXPECT_THAT(looked.streams, Not(Contains(application::stream_of(AgencyId{"far"}))));
        EXPECT_THAT(looked.streams, Contains(application::stream_of(PersonId{"near"})));
    });
}

}
