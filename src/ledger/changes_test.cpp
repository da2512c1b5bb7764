#include "ledger/changes.h"

#include <gtest/gtest.h>

namespace noddfa::ledger {

using application::Room;
using application::RowKind;
using application::StreamId;

namespace {

StreamId conference(std::string key) { return {Room::conference, std::move(key)}; }

}

TEST(Changes, tell_what_changed_after_a_moment_and_what_did_not)
{
    Changes changes;
    Parts const first{{conference("C1")}, {}, {}};
    Parts const second{{conference("C2")}, {}, {}};
    Parts const week{{}, {RowKind::conference}, {}};
    auto const before = changes.now();
    changes.note({{conference("C1")}, {RowKind::diary}, {}});
    EXPECT_TRUE(changes.since(before, first));
    EXPECT_FALSE(changes.since(before, second));
    EXPECT_FALSE(changes.since(before, week));
    EXPECT_TRUE(changes.since(before, {{}, {RowKind::diary}, {}}));
    EXPECT_FALSE(changes.since(changes.now(), first));
}

TEST(Changes, of_the_conferences_about_a_child_are_its_own)
{
    Changes changes;
    auto const before = changes.now();
    changes.note({{}, {}, {ChildId{"A"}}});
    EXPECT_TRUE(changes.since(before, {{}, {}, {ChildId{"A"}}}));
    EXPECT_FALSE(changes.since(before, {{conference("A")}, {}, {ChildId{"B"}}}));
}

TEST(Changes, of_everything_leave_nothing_as_it_was)
{
    Changes changes;
    auto const before = changes.now();
    changes.note({{}, {}, {}, false, true});
    EXPECT_TRUE(changes.since(before, Parts{}));
    EXPECT_FALSE(changes.since(changes.now(), {{conference("C1")}, {RowKind::conference}, {}}));
}

TEST(Changes, are_noticed_by_who_looked_at_everything)
{
    Changes changes;
    auto const before = changes.now();
    changes.note({{conference("C1")}, {}, {}});
    EXPECT_TRUE(changes.since(before, {{}, {}, {}, false, true}));
}

}
