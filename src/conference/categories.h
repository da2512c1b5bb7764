#pragma once

#include "conference/voting.h"
#include "protocol/category.h"

/// Categories, one of them primary (A.16, B-28).
namespace noddfa::conference {

enum class HowSettled { consensus, poll, chair };
enum class SubType { medical, nutritional, supervisory, educational, physical_neglect, identity, contact, non_contact };
BOOST_DESCRIBE_ENUM(HowSettled, consensus, poll, chair)
BOOST_DESCRIBE_ENUM(SubType, medical, nutritional, supervisory, educational, physical_neglect, identity, contact,
                    non_contact)

struct ChosenCategory {
    Category category{};
    std::optional<Paragraph> reason;
    std::vector<SubType> sub_types;
};
BOOST_DESCRIBE_STRUCT(ChosenCategory, (), (category, reason, sub_types))

/// One grouping's answer in the poll of the same electorate, when there is no consensus on the categories.
struct CategoryBallot {
    ChildId child;
    PersonId person;
    std::optional<GroupingId> grouping;
    std::vector<Category> in_favour;
    std::optional<Category> primary;
    bool confirmed = false; ///< entered for the person, read aloud and confirmed (R-13)
};
BOOST_DESCRIBE_STRUCT(CategoryBallot, (), (child, person, grouping, in_favour, primary, confirmed))
using PollCategories = Named<"PollCategories", CategoryBallot, Usual::self>;
using CategoriesPolled = Named<"CategoriesPolled", CategoryBallot>;

/// The categories of one child as settled.
struct CategoryChoice {
    ChildId child;
    std::vector<ChosenCategory> categories;
    std::optional<Category> primary;
    std::optional<HowSettled> how; ///< consensus
    std::optional<Paragraph> reason; ///< of the chair, where the chair settles a tie
};
BOOST_DESCRIBE_STRUCT(CategoryChoice, (), (child, categories, primary, how, reason))
using SettleCategories = Named<"SettleCategories", CategoryChoice>;
using CategoriesSettled = Named<"CategoriesSettled", CategoryChoice>;

struct Categories {
    std::map<ChildId, std::map<GroupingId, CategoryBallot>> polls;
    std::map<ChildId, CategoryChoice> settled;
};

/// What the poll of the electorate gives (B-28), in the order of `Category`.
struct PollResult {
    std::vector<Category> in;               ///< more for than against
    std::vector<Category> tied;             ///< as many for as against, and somebody for
    std::vector<Category> primary_between;  ///< equal first in the plurality for the primary, where that is no one
    std::optional<Category> primary;        ///< the plurality among `in`; absent on a tie
};
PollResult category_poll(State const& state, ChildId const& child);

}
