#include "access/relabelling.h"

#include <gtest/gtest.h>

namespace noddfa::access::relabelling_test {

namespace {

Label const open{};
Label const prof{LabelKind::PROF, {}, ""};
Label const source{LabelKind::SOURCE, {}, ""};
Subject const mother{SubjectKind::person, "p1"};
Label const of_mother{LabelKind::PERSON, mother, ""};

TEST(AccessLabels, are_read_as_they_are_written)
{
    Label const part{LabelKind::CLOSED, {}, "2"};
    for (auto const& label : {open, prof, source, of_mother, part})
        EXPECT_EQ(label_of(text_of(label)), label) << text_of(label);
    for (auto const* text : {"", "PERSON", "PERSON()", "PERSON(p1", "PROF(p1)", "person(p1)", "CLOSED"})
        EXPECT_FALSE(label_of(text)) << text;
}

TEST(AccessRelabelling, another_label_beside_the_old_raises)
{
    EXPECT_EQ(relabelling({open}, {prof}).action, Action::raise_label);
    EXPECT_EQ(relabelling({prof}, {prof, source}).action, Action::raise_label);
    EXPECT_TRUE(relabelling({prof}, {prof, source}).removed.empty());
}

TEST(AccessRelabelling, a_label_that_goes_lowers_whatever_comes_instead)
{
    auto const change = relabelling({prof, source}, {prof, of_mother});
    EXPECT_EQ(change.action, Action::lower_label);
    EXPECT_EQ(change.removed, (std::vector{source}));
    EXPECT_EQ(relabelling({prof}, {open}).action, Action::lower_label);
}

TEST(AccessRelabelling, a_paragraph_keeps_at_least_one_label_and_a_change_changes_something)
{
    EXPECT_EQ(relabelling({open}, {}).fault, RelabelFault::no_label);
    EXPECT_EQ(relabelling({prof, source}, {source, prof}).fault, RelabelFault::no_change);
    EXPECT_EQ(relabelling({prof}, {source}).fault, RelabelFault::none);
}

// a paragraph of a report is the family's, or the one adult's to whom it is private.
TEST(AccessRelabelling, a_report_is_the_familys_unless_its_author_says_otherwise_with_a_reason)
{
    EXPECT_EQ(labels_of_report({}), (std::vector{open}));
    EXPECT_EQ(labels_of_report(mother), (std::vector{of_mother}));
    EXPECT_FALSE(needs_a_reason({open}, {}));
    EXPECT_FALSE(needs_a_reason({of_mother}, mother));
    EXPECT_TRUE(needs_a_reason({prof}, {}));
    EXPECT_TRUE(needs_a_reason({open}, mother));
}

}

}
