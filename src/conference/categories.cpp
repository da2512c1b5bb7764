#include "conference/categories.h"

#include "base/contains.h"
#include "conference/asks.h"
#include "conference/decide.h"
#include "conference/fold.h"

#include <algorithm>
#include <array>
#include <set>

namespace noddfa::conference {

namespace {

constexpr std::array all_categories{Category::physical, Category::emotional, Category::sexual, Category::financial,
                                    Category::neglect};

std::vector<Category> names_of(CategoryChoice const& choice)
{
    std::vector<Category> names;
    for (auto const& chosen : choice.categories)
        names.push_back(chosen.category);
    return names;
}

std::set<Category> set_of(CategoryChoice const& choice)
{
    auto const names = names_of(choice);
    return {names.begin(), names.end()};
}

template<class Item> bool has_repeats(std::vector<Item> const& items)
{
    return std::set<Item>{items.begin(), items.end()}.size() != items.size();
}

/// Who polls: those who voted on registration, or would (B-28).
Electorate polled(State const& state, ChildId const& child, Moment now, Terms const& terms)
{
    auto const* vote = last_vote(state, child);
    return vote ? vote->electorate : electorate(state, child, now, terms);
}

/// The grouping for which a person answers in the poll; empty for nobody's nominee.
GroupingId answers_for(Electorate const& electorate, CategoryBallot const& ballot)
{
    for (auto const& [grouping, nominee] : electorate.nominees)
        if (nominee == ballot.person && (!ballot.grouping || *ballot.grouping == grouping))
            return grouping;
    return {};
}

/// Asks that the child has been decided for registration and that no outcome was declared yet.
void weigh_category_stage(Weighing& weigh, State const& state, ChildId const& child)
{
    // RUN-12, CAT-01: a category comes after a decision to register.
    weigh_stage(weigh, state, child, Stage::choose_category);
    weigh.must(!state.outcomes.declared.contains(child), Clause::CAT_01, "already-decided"_code, about(child));
}

bool all_reasoned(CategoryChoice const& choice)
{
    return std::ranges::all_of(choice.categories, [](ChosenCategory const& one) { return has_words(one.reason); });
}

/// Whether a reason of one choice stands word for word in the other.
bool shares_a_reason(CategoryChoice const& one, CategoryChoice const& other)
{
    return std::ranges::any_of(one.categories, [&](ChosenCategory const& mine) {
        return std::ranges::any_of(other.categories, [&](ChosenCategory const& theirs) {
            return has_words(mine.reason) && has_words(theirs.reason) && mine.reason->text == theirs.reason->text;
        });
    });
}

void weigh_choice(Weighing& weigh, CategoryChoice const& choice, Settings const& settings)
{
    auto const names = names_of(choice);
    // CAT-01: at least one. CAT-02: of the five, each once.
    weigh.must(!names.empty(), Clause::CAT_01, "no-category"_code, about(choice.child));
    weigh.sound(!has_repeats(names), Clause::CAT_02, "named-twice"_code, "categories");
    // CAT-05: one of them says what the concern is first of all.
    weigh.must(choice.primary && contains(names, *choice.primary), Clause::CAT_05, "no-primary-category"_code,
               about(choice.child));
    // CAT-07: several are chosen for what each says about the risk, not to cover everything.
    auto const count = static_cast<int>(names.size());
    Details details{{"child", choice.child.value}, {"categories", std::to_string(count)}};
    weigh.should(count < settings.category_warn_from || all_reasoned(choice), Clause::CAT_07, "several-categories"_code,
                 details);
    weigh.notice(count < settings.category_strong_warn_from, Clause::CAT_07, "too-many-categories"_code, details);
}

void weigh_siblings(Weighing& weigh, State const& state, CategoryChoice const& choice)
{
    // CAT-04: the same set for brothers and sisters only with reasons of each child's own.
    for (auto const& [sibling, settled] : state.categories.settled) {
        bool const copied =
            set_of(settled) == set_of(choice) && (!all_reasoned(choice) || shares_a_reason(choice, settled));
        weigh.should(sibling == choice.child || !copied, Clause::CAT_04, "same-as-sibling"_code,
                     {{"child", choice.child.value}, {"sibling", sibling.value}});
    }
}

void weigh_poll(Weighing& weigh, State const& state, CategoryChoice const& choice)
{
    // B-28: in with more for than against; the plurality is primary.
    auto const poll = category_poll(state, choice.child);
    auto const chosen = set_of(choice);
    bool const same = chosen == std::set<Category>{poll.in.begin(), poll.in.end()} && poll.tied.empty();
    weigh.must(same && poll.primary == choice.primary, Clause::CAT_01, "not-as-polled"_code, about(choice.child));
}

/// Whether a choice keeps to the poll in everything that the poll settled.
bool keeps_to(PollResult const& poll, CategoryChoice const& choice)
{
    auto const names = names_of(choice);
    bool const keeps = std::ranges::all_of(poll.in, [&](Category each) { return contains(names, each); });
    bool const adds_only_ties =
        std::ranges::all_of(names, [&](Category each) { return contains(poll.in, each) || contains(poll.tied, each); });
    bool const primary = poll.primary ? choice.primary == poll.primary
                         : poll.primary_between.empty()
                             ? true
                             : choice.primary.has_value() && contains(poll.primary_between, *choice.primary);
    return keeps && adds_only_ties && primary;
}

void weigh_chairs_choice(Weighing& weigh, State const& state, CategoryChoice const& choice, Settings const& settings)
{
    // B-28: the chair gives reasons for what the chair settles.
    weigh.must(has_words(choice.reason), Clause::CHAIR_05, "no-reason"_code, about(choice.child));
    if (settings.category_resolution == CategoryResolution::chair_decides)
        return;
    // B-28: the chair settles ties only; and everything where the poll gives no category at all.
    bool const polled = state.categories.polls.contains(choice.child);
    auto const poll = category_poll(state, choice.child);
    bool const nothing = poll.in.empty() && poll.tied.empty();
    bool const even = nothing || !poll.tied.empty() || !poll.primary;
    weigh.must(polled && even && (nothing || keeps_to(poll, choice)), Clause::CAT_01, "not-as-polled"_code,
               about(choice.child));
}

/// B-28: a poll counts once everybody it asks has answered, or has gone.
void weigh_whole_poll(Weighing& weigh, State const& state, CategoryChoice const& choice, Moment now, Terms const& terms)
{
    if (choice.how.value_or(HowSettled::consensus) == HowSettled::consensus
        || !state.categories.polls.contains(choice.child))
        return;
    auto const& answered = state.categories.polls.at(choice.child);
    for (auto const& [grouping, nominee] : polled(state, choice.child, now, terms).nominees)
        weigh.must(answered.contains(grouping) || !state.present(nominee, now), Clause::CAT_01, "poll-unfinished"_code,
                   {{"child", choice.child.value}, {"grouping", grouping.value}});
}

void weigh_how(Weighing& weigh, State const& state, CategoryChoice const& choice, Settings const& settings)
{
    switch (choice.how.value_or(HowSettled::consensus)) {
    // JUDGEMENT: which category describes the risk best (CAT-03, CAT-08); the chair says that they agree.
    case HowSettled::consensus: return;
    case HowSettled::poll: return weigh_poll(weigh, state, choice);
    case HowSettled::chair: return weigh_chairs_choice(weigh, state, choice, settings);
    }
}

using Counts = std::map<Category, int>;

/// Those with the highest count above nought.
std::vector<Category> first_of(Counts const& counts)
{
    int most = 1;
    for (auto const& [category, count] : counts)
        most = std::max(most, count);
    std::vector<Category> first;
    for (auto const category : all_categories)
        if (auto const found = counts.find(category); found != counts.end() && found->second == most)
            first.push_back(category);
    return first;
}

}

PollResult category_poll(State const& state, ChildId const& child)
{
    auto const found = state.categories.polls.find(child);
    if (found == state.categories.polls.end())
        return {};
    Counts in_favour;
    for (auto const& [grouping, ballot] : found->second)
        for (auto const category : ballot.in_favour)
            ++in_favour[category];
    PollResult result;
    auto const ballots = static_cast<int>(found->second.size());
    for (auto const category : all_categories) {
        auto const count = in_favour[category];
        if (2 * count > ballots)
            result.in.push_back(category);
        else if (count > 0 && 2 * count == ballots)
            result.tied.push_back(category);
    }
    Counts primaries;
    for (auto const& [grouping, ballot] : found->second)
        if (ballot.primary && contains(result.in, *ballot.primary))
            ++primaries[*ballot.primary];
    auto first = first_of(primaries);
    // One category alone needs nobody to call it primary.
    if (first.empty())
        first = result.in;
    if (first.size() == 1)
        result.primary = first.front();
    else
        result.primary_between = first;
    return result;
}

Answered decide(State const& state, PollCategories const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::CAT_01);
    weigh.sound(!has_repeats(command.in_favour), Clause::CAT_02, "named-twice"_code, "in_favour");
    weigh.sound(!command.primary || contains(command.in_favour, *command.primary), Clause::CAT_05, "contradictory"_code,
                "primary");
    weigh_open(weigh, state);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    weigh_category_stage(weigh, state, command.child);
    // B-28: the same electorate as on registration; groupings that opposed it take part.
    auto const grouping = answers_for(polled(state, command.child, act.held_on, terms), command);
    weigh.must(!grouping.empty(), Clause::VOTE_04, "not-a-nominee"_code, {{"person", command.person.value}});
    // one's own answer, or entered by chair or record taker, read aloud and confirmed.
    bool const entered = command.confirmed && (state.is_chair(act.by) || state.is_record_taker(act.by));
    weigh.must(act.by == command.person || entered, Clause::VOTE_14, "not-ones-own"_code,
               {{"person", command.person.value}});
    auto const answered = state.categories.polls.find(command.child);
    weigh.must(answered == state.categories.polls.end() || !answered->second.contains(grouping), Clause::VOTE_04,
               "already-done"_code, {{"grouping", grouping.value}});
    CategoriesPolled event{command};
    event.grouping = grouping;
    return weigh.answer<Event>(event);
}

Answered decide(State const& state, SettleCategories const& command, Act const& act, Terms const& terms)
{
    Weighing weigh{act, state.is_chair(act.by)};
    weigh_known_child(weigh, state, command.child, Clause::CAT_01);
    weigh_from_chair(weigh, state, act, Clause::CHAIR_05);
    weigh_open(weigh, state);
    if (!weigh.sound_so_far())
        return weigh.answer<Event>();

    weigh_category_stage(weigh, state, command.child);
    weigh_choice(weigh, command, terms.settings);
    weigh_siblings(weigh, state, command);
    weigh_whole_poll(weigh, state, command, act.held_on, terms);
    weigh_how(weigh, state, command, terms.settings);
    CategoriesSettled event{command};
    event.how = command.how.value_or(HowSettled::consensus);
    return weigh.answer<Event>(event);
}

void fold(State& state, CategoriesPolled const& event, Act const&)
{
    state.categories.polls[event.child][event.grouping.value_or(GroupingId{})] = event;
}

void fold(State& state, CategoriesSettled const& event, Act const&) { state.categories.settled[event.child] = event; }

}
