#pragma once

#include "base/date.h"
#include "people/named.h"
#include "people/paragraph.h"
#include "protocol/clause.h"
#include "protocol/settings.h"

#include <boost/describe/class.hpp>

#include <optional>
#include <string>

/// What a clause makes somebody know or do; every stream may emit them.
namespace noddfa {

/// Told at once to the holder of a post (CHAIR-08, REG-03, R-02), until acknowledged.
struct Alert {
    std::string post; ///< a key of the role map
    PersonId to;
    Clause clause{};
    std::optional<ChildId> child;
    std::string about; ///< a code: `chair-concern`, `no-coordinator`, `immediate-risk`, …
};
BOOST_DESCRIBE_STRUCT(Alert, (), (post, to, clause, child, about))

/// An alert for whoever holds the post; `to` is empty where nobody does.
inline Alert alert_for(std::string const& post, Settings const& settings, Clause clause, std::string const& about,
                       std::optional<ChildId> const& child = std::nullopt)
{
    return {post, settings.holder(post), clause, child, about};
}

/// The holder of the post has seen it.
struct AlertAnswer {
    std::string about;
    std::optional<ChildId> child;
    std::optional<Paragraph> answer;
};
BOOST_DESCRIBE_STRUCT(AlertAnswer, (), (about, child, answer))

/// Something somebody must now do because a clause says so.
struct Task {
    Clause clause{};
    std::string what; ///< a code: `strategy-discussion`, `rearrange`, `complete-assessment`, …
    std::optional<ChildId> child;
    std::optional<PersonId> owner;
    std::optional<Date> due;
};
BOOST_DESCRIBE_STRUCT(Task, (), (clause, what, child, owner, due))

/// A task is done.
struct TaskDone {
    std::string what; ///< the task's code
    std::optional<ChildId> child;
    std::optional<PersonId> person; ///< whose task it was; default: the actor's
    std::optional<Paragraph> note;
};
BOOST_DESCRIBE_STRUCT(TaskDone, (), (what, child, person, note))

using AlertRaised = Named<"AlertRaised", Alert>;
using AcknowledgeAlert = Named<"AcknowledgeAlert", AlertAnswer, Usual::lead_manager>;
using AlertAcknowledged = Named<"AlertAcknowledged", AlertAnswer>;
using TaskSet = Named<"TaskSet", Task>;
using CompleteTask = Named<"CompleteTask", TaskDone, Usual::self>;
using TaskCompleted = Named<"TaskCompleted", TaskDone>;

}
