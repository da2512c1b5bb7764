#include "directory/preview.h"

#include "directory/fold.h"
#include "directory/test_directory.h"

#include <boost/describe/enum_to_string.hpp>

namespace noddfa::directory::preview_test {

namespace {

/// A site of people, to which files are put.
class Site {
public:
    Site()
    {
        background.agencies = two_agencies();
        act.by = PersonId{"operator"};
        act.held_on = act.recorded_at = *read_london_time("2026-03-02T09:00").moment;
    }

    std::vector<RowFate> preview_of(std::string const& text) const
    {
        auto const table = read_table(text);
        auto const rows = read_people(std::get<Table>(table));
        EXPECT_TRUE(std::holds_alternative<std::vector<PersonRow>>(rows));
        return preview(std::get<std::vector<PersonRow>>(rows), people, act, terms());
    }

    void import(std::string const& text)
    {
        for (auto const& row : preview_of(text))
            for (auto const& command : row.commands) {
                auto& state = people[row.person];
                auto const answered = decide(state, command, act, terms());
                EXPECT_TRUE(answered.accepted()) << command.name();
                for (auto const& event : answered.events)
                    fold(state, event, act);
            }
    }

    std::string exported() const { return table_text(people_table(people)); }

    Terms terms() const
    {
        return {settings.on(act.held_on.day), settings, england_and_wales(), services(), background};
    }

    std::map<PersonId, State> people;
    SettingsHistory settings = default_settings();
    Background background;
    Act act;
};

/// `line fate fields…`, a refusal with its code and column.
std::vector<std::string> told(std::vector<RowFate> const& fates)
{
    std::vector<std::string> all;
    for (auto const& fate : fates) {
        auto text = std::to_string(fate.line) + " " + boost::describe::enum_to_string(fate.fate, "");
        for (auto const& field : fate.fields)
            text += " " + field;
        if (fate.fate == Fate::refused)
            text += " " + std::string{fate.problem.text()} + " " + fate.column;
        if (fate.same_person_as)
            text += " =" + std::to_string(*fate.same_person_as);
        all.push_back(text);
    }
    return all;
}

std::string const head = "person,name,role,email,phone,languages,preferred_language,agency,service,from,until,course,"
                         "trained_on,trained_until\n";
std::string const two_people = head
                               + "hv,Heulwen Haf,Health visitor,haf@example.test,+44 1,cy en,cy,board,health_visiting,"
                                 "2026-01-01,,Level C,2025-05-01,2028-04-30\n"
                                 "t,\"Tesni, Teg\",,,,en,,school,,,2026-07-01,,,\n";

}

TEST(Preview, says_what_is_new_and_changes_nothing)
{
    Site site;
    EXPECT_THAT(told(site.preview_of(two_people)),
                ElementsAre("2 recorded name role email phone languages preferred_language agency trained_on",
                            "3 recorded name languages agency until"));
    EXPECT_TRUE(site.people.empty());
}

TEST(Preview, the_same_file_twice_changes_nothing)
{
    Site site;
    site.import(two_people);
    auto const once = site.exported();
    EXPECT_THAT(told(site.preview_of(two_people)), ElementsAre("2 unchanged", "3 unchanged"));
    site.import(two_people);
    EXPECT_EQ(site.exported(), once);
}

TEST(Preview, what_is_exported_reads_again_as_the_same)
{
    Site site;
    site.import(two_people);
    auto const text = site.exported();
    EXPECT_NE(text.find("'+44 1"), std::string::npos);
    for (auto const& fate : site.preview_of(text))
        EXPECT_EQ(fate.fate, Fate::unchanged) << fate.line;
    Site other;
    other.import(text);
    EXPECT_EQ(other.exported(), text);
}

TEST(Preview, an_empty_cell_says_nothing_and_a_full_one_what_is_new)
{
    Site site;
    site.import(two_people);
    EXPECT_THAT(told(site.preview_of("name,person,role,phone\nHeulwen Haf,hv,Team leader,\n")),
                ElementsAre("2 changed role"));
    site.import("name,person,role,phone\nHeulwen Haf,hv,Team leader,\n");
    EXPECT_EQ(site.people.at(PersonId{"hv"}).practitioner->said.phone, "+44 1");
}

TEST(Preview, two_lines_of_one_person_are_two_memberships)
{
    Site site;
    auto const file = head + "hv,Heulwen Haf,,haf@example.test,,,,board,midwifery,2026-01-01,,,,\n"
                      + "hv,Heulwen Haf,,,,,,school,,2026-02-01,,,,\n" + "hv,Somebody Else,,,,,,,,,,,,\n";
    EXPECT_THAT(told(site.preview_of(file)), ElementsAre("2 recorded name email agency", "3 changed agency =2",
                                                         "4 refused differs-from-line name =2"));
    site.import(file);
    EXPECT_EQ(site.people.at(PersonId{"hv"}).practitioner->memberships.size(), 2U);
}

TEST(Preview, a_row_that_cannot_be_says_why_and_leaves_nothing)
{
    Site site;
    site.import(two_people);
    auto const fates =
        site.preview_of(head + "a b,X,,,,,,,,,,,,\n" + "x,,,,,,,,,,,,,\n" + "x,X,,nowhere,,,,,,,,,,\n"
                        + "x,X,,HAF@example.test,,,,,,,,,,\n" + "x,X,,,,de,,,,,,,,\n" + "x,X,,,,,,elsewhere,,,,,,\n"
                        + "x,X,,,,,,school,,2026-02-30,,,,\n" + "x,X,,,,,,school,,2026-03-01,2026-02-01,,,\n"
                        + "x,X,,,,,,,,2026-03-01,,,,\n" + "x,X,,,,,,,,,,,2026-03-03,\n" + "x,X,,,,,,,,,,Course,,\n"
                        + "x,X,,,,,,school,,,,,,\n");
    EXPECT_THAT(told(fates), ElementsAre("2 refused not-an-identifier person", "3 refused missing-field name",
                                         "4 refused not-an-address email", "5 refused address-in-use email",
                                         "6 refused not-a-language languages", "7 refused unknown-agency agency",
                                         "8 refused not-a-date from", "9 refused ends-before-it-begins until",
                                         "10 refused missing-field agency", "11 refused in-the-future trained_on",
                                         "12 refused missing-field trained_on", "13 recorded name agency"));
}

TEST(Preview, a_column_nobody_knows_or_that_is_missing_or_twice_is_refused)
{
    auto const fault = [](std::string const& text) {
        auto const read = read_people(std::get<Table>(read_table(text)));
        auto const* found = std::get_if<TableFault>(&read);
        return found ? found->problem + " " + found->field : "";
    };
    EXPECT_EQ(fault("person,name,salary\n"), "unknown_field salary");
    EXPECT_EQ(fault("person,name,name\n"), "given_twice name");
    EXPECT_EQ(fault("person,role\n"), "missing_field name");
}

}
