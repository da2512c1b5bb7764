#include "access/exemplars.h"
#include "access/tables.h"
#include "support/golden.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <set>

namespace noddfa::access::tables_test {

namespace {

constexpr std::string_view page = "docs/access.md";
constexpr std::string_view generated =
    "<!-- Generated from the tables of src/access by ./do bless; not to be edited. -->\n";

TEST(AccessTables, are_those_accepted)
{
    EXPECT_TRUE(is_golden("tests/golden/access.txt", questions::tables_as_text()))
        << "who may do what has changed: ./do bless, and look at the difference";
}

TEST(AccessTables, are_those_of_the_page_for_boards)
{
    auto const text = text_of_file(page);
    auto const at = text.find(generated);
    ASSERT_NE(at, std::string::npos);
    auto const before = text.substr(0, at + generated.size());
    EXPECT_TRUE(is_golden(page, before + questions::tables_as_markdown())) << "./do bless";
}

TEST(AccessTables, stand_in_the_order_in_which_they_are_tried)
{
    EXPECT_TRUE(
        std::is_sorted(rows().begin(), rows().end(), [](Row const& a, Row const& b) { return a.role < b.role; }));
    for (std::size_t at = 0; at < role_table().size(); ++at)
        EXPECT_EQ(static_cast<std::size_t>(role_table()[at].role), at);
}

using Names = std::set<std::string>;

/// The names of an enum that a test finds unused; compared with the exemptions, so that these fail both ways.
template<class Enum, class Used>
Names unused(Used is_used)
{
    Names names;
    for (std::size_t at = 0; at < all_names(Enum{}).size(); ++at)
        if (!is_used(static_cast<Enum>(at)))
            names.insert(std::string{all_names(Enum{})[at]});
    return names;
}

bool in_rows(auto test) { return std::any_of(rows().begin(), rows().end(), test); }

TEST(AccessTables, leave_no_action_without_a_row)
{
    EXPECT_EQ(
        unused<Action>([](Action action) { return in_rows([&](Row const& row) { return row.action == action; }); }),
        Names{});
}

TEST(AccessTables, leave_no_role_unused)
{
    auto const is_used = [](Role role) {
        return in_rows([&](Row const& row) { return row.role == role; })
               || std::any_of(audiences().begin(), audiences().end(),
                              [&](Audience const& audience) { return audience.role == role; });
    };
    EXPECT_EQ(unused<Role>(is_used), (Names{"none"}));
}

TEST(AccessTables, leave_to_the_denies_the_relations_that_no_role_rests_on)
{
    auto const is_used = [](Relation relation) {
        return std::any_of(role_table().begin(), role_table().end(), [&](RoleRow const& row) {
            return (row.first.end != End::nothing && row.first.relation == relation)
                   || (row.second.end != End::nothing && row.second.relation == relation);
        });
    };
    EXPECT_EQ(unused<Relation>(is_used),
              (Names{"account", "tenant", "joint", "conflict", "order", "excluded", "beholden", "narrowed"}));
}

TEST(AccessTables, ask_for_every_circumstance_but_those_of_a_deny_or_a_pair)
{
    auto const is_used = [](Circumstance which) {
        return in_rows([&](Row const& row) { return row.needs.has(which) || row.unless.has(which); });
    };
    EXPECT_EQ(unused<Circumstance>(is_used), (Names{"to_family_or_outside", "legal_hold"}));
}

TEST(AccessTables, ask_for_every_obligation_but_those_that_every_permit_works_out)
{
    auto const is_used = [](Obligation which) { return in_rows([&](Row const& row) { return row.must.has(which); }); };
    EXPECT_EQ(unused<Obligation>(is_used),
              (Names{"log_look", "log_act", "second_person", "same_bytes", "warn_training", "warn_attestation"}));
}

TEST(AccessTables, give_every_pairing_its_action_and_every_such_action_its_second)
{
    EXPECT_EQ(unused<Pairing>([](Pairing pairing) {
                  return in_rows([&](Row const& row) { return row_of(row.action).pairing == pairing; });
              }),
              Names{});
    for (std::size_t at = 0; at < all_names(Action{}).size(); ++at) {
        auto const action = static_cast<Action>(at);
        EXPECT_EQ(row_of(action).pairing != Pairing::none,
                  std::any_of(pairs().begin(), pairs().end(), [&](Pair const& pair) { return pair.action == action; }))
            << name(action);
    }
}

bool has_word(std::string const& text, std::string_view word)
{
    auto const is_inside = [&](std::size_t at) {
        return at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '_');
    };
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word, at + 1))
        if (!is_inside(at + word.size()) && (at == 0 || !is_inside(at - 1)))
            return true;
    return false;
}

template<class Enum>
void expect_described(std::string const& text)
{
    for (auto const word : all_names(Enum{}))
        EXPECT_TRUE(has_word(text, word)) << word;
}

TEST(AccessTables, have_every_word_in_the_description_for_oracles)
{
    auto const text = text_of_file("tests/access/README.md");
    expect_described<SubjectKind>(text);
    expect_described<Relation>(text);
    expect_described<Pairing>(text);
    expect_described<ObjectKind>(text);
    expect_described<Action>(text);
    expect_described<LabelKind>(text);
    expect_described<Circumstance>(text);
    expect_described<Device>(text);
    expect_described<Channel>(text);
    expect_described<Purpose>(text);
    expect_described<Reason>(text);
    expect_described<Obligation>(text);
    for (auto const& separation : separations())
        EXPECT_TRUE(has_word(text, separation.name)) << separation.name;
}

}

}
