#include "protocol/catalogue.h"

#include "protocol/clause_file.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace noddfa::catalogue_test {

namespace {

std::string const head = "heading = \"A.1\"\ntitle_en = \"Convening\"\ntitle_cy = \"\"\n";
std::string const good = head + R"([[clause]]
id = "CONV-05"
source = "WSP p4"
force = "must"
class = "rule"
override = "chair-reason"
verb = ["BLOCK"]
rulings = ["R-02"]
en = "The child is protected meanwhile."
cy = ""
)";

std::string with(std::string text, std::string const& old, std::string const& fresh)
{
    auto const at = text.find(old);
    return at == std::string::npos ? "" : text.replace(at, old.size(), fresh);
}

DataFault fault_of(std::string const& toml)
{
    ClauseFile file;
    return read_clause_file("some.toml", toml, file).value_or(DataFault{"accepted", -1, "", ""});
}

TEST(Catalogue, has_a_row_for_every_constant)
{
    ASSERT_EQ(catalogue().clauses.size(), clause_count);
    EXPECT_EQ(catalogue()[Clause::CONV_02].id, "CONV-02");
    EXPECT_EQ(clause_named("VOTE-07"), Clause::VOTE_07);
    EXPECT_EQ(id_of(Clause::VOTE_07), "VOTE-07");
    EXPECT_FALSE(clause_named("VOTE-7"));
    EXPECT_FALSE(clause_named(""));
}

TEST(Catalogue, gives_every_clause_a_heading)
{
    for (auto const& clause : catalogue().clauses)
        EXPECT_TRUE(std::any_of(catalogue().headings.begin(), catalogue().headings.end(), [&](Heading const& heading) {
            return heading.id == clause.heading;
        })) << clause.id;
}

TEST(Catalogue, reads_a_good_row)
{
    ClauseFile file;
    EXPECT_FALSE(read_clause_file("some.toml", good, file));
    ASSERT_EQ(file.clauses.size(), 1u);
    EXPECT_EQ(file.clauses[0].override_, Override::chair_reason);
    EXPECT_EQ(file.clauses[0].force, ClauseForce::must);
    EXPECT_EQ(file.clauses[0].heading, "A.1");
}

TEST(Catalogue, refuses_each_wrong_field_where_it_stands)
{
    struct Wrong {
        std::string toml;
        int line;
        std::string field;
    };
    for (auto const& wrong : std::initializer_list<Wrong>{
             {with(good, "CONV-05", "CONV5"), 5, "id"},
             {with(good, "id = \"CONV-05\"\n", ""), 4, "id"},
             {with(good, "\"WSP p4\"", "\"\""), 6, "source"},
             {with(good, "\"WSP p4\"", "4"), 6, "source"},
             {with(good, "\"must\"", "\"shall\""), 7, "force"},
             {with(good, "\"rule\"", "\"law\""), 8, "class"},
             {with(good, "chair-reason", "?"), 9, "override"},
             {with(good, "override = \"chair-reason\"\n", ""), 4, "override"},
             {with(good, "BLOCK", "RECORD"), 9, "override"},
             {with(good, "BLOCK", "STOP"), 10, "verb"},
             {with(good, "[\"BLOCK\"]", "\"BLOCK\""), 10, "verb"},
             {with(good, "R-02", "R2"), 11, "rulings"},
             {with(good, "The child is protected meanwhile.", ""), 12, "en"},
             {with(good, "\ncy = \"\"", "\ncy = 1"), 13, "cy"},
             {good + "number = 15\n", 14, "number"},
             {good + "evidence = \"Q\"\n", 14, "evidence"},
             {good + "marks = [\"doubtful\"]\n", 14, "marks"},
             {good + good.substr(head.size()), 15, "id"},
             {head, 1, "clause"},
             {"heading = \"A.1\"\nheading = \"A.2\"\n", 2, ""},
             {"heading = \n", 1, ""},
         }) {
        auto const fault = fault_of(wrong.toml);
        EXPECT_EQ(fault.file, "some.toml") << wrong.toml;
        EXPECT_EQ(fault.line, wrong.line) << sentence(fault);
        EXPECT_EQ(fault.field, wrong.field) << sentence(fault);
        EXPECT_FALSE(fault.message.empty());
    }
}

TEST(Catalogue, refuses_an_identifier_that_another_file_has)
{
    Catalogue whole;
    EXPECT_FALSE(read_clauses("one.toml", good, whole));
    auto const fault = read_clauses("two.toml", good, whole);
    ASSERT_TRUE(fault);
    EXPECT_EQ(sentence(*fault), "two.toml: id: CONV-05 is already in another file");
}

}

}
