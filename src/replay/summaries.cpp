#include "replay/summaries.h"

#include "base/london.h"
#include "codec/look.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include <array>

namespace noddfa::replay {

namespace {

using boost::json::array;
using boost::json::object;
using codec::array_of;
using codec::is_set;
using codec::number_of;
using codec::object_of;
using codec::text_of;
using boost::json::value;
using language::Holes;
using language::Listed;

/// The clause behind a way of deciding or a level of quoracy.
constexpr std::array<std::pair<std::string_view, char const*>, 6> clauses_behind{{{"quorate", "QUOR-01"},
                                                                                  {"discretion", "QUOR-02"},
                                                                                  {"inquorate", "QUOR-06"},
                                                                                  {"consensus", "DEC-02"},
                                                                                  {"majority", "VOTE-05"},
                                                                                  {"chair", "VOTE-07"}}};

void add(Holes& holes, std::string const& name, std::string text)
{
    if (!text.empty())
        holes.insert_or_assign(name, std::move(text));
}

/// A child's block, line by line.
class Block {
public:
    Block(object const& line, Words const& words) : line_(line), words_(words) {}

    void say(std::string_view id, Holes const& holes)
    {
        for (auto const letter : "  " + words_.messages().text(id, holes))
            text_ += letter == '\n' ? std::string{"\n  "} : std::string{letter};
        text_ += '\n';
    }
    void title()
    {
        text_ += words_.messages().text("summary.child", {{"child", words_.directory().child(text_of(line_, "child"))},
                                                          {"conference", text_of(line_, "conference")}})
                 + "\n";
    }
    void quoracy();
    void rounds();
    void vote();
    void consensus();
    void decision();
    void categories();
    void afterwards();
    void clause(std::string_view word, SentenceOfClause const& sentence_of);

    std::string const& text() const { return text_; }

private:
    std::string groupings(array const& ids) const;
    std::string agencies(array const& ids) const;
    std::string view(object const& view) const;

    object const& line_;
    Words const& words_;
    std::string text_;
};

std::string Block::groupings(array const& ids) const
{
    std::vector<std::string> names;
    for (auto const& id : ids)
        names.push_back(words_.directory().grouping(id.as_string()));
    return words_.messages().list(names, Listed::words);
}

std::string Block::agencies(array const& ids) const
{
    std::vector<std::string> names;
    for (auto const& id : ids)
        names.push_back(words_.directory().quorum_agency(id.as_string()));
    return words_.messages().list(names, Listed::words);
}

void Block::quoracy()
{
    auto const* quoracy = object_of(line_, "quoracy");
    if (!quoracy)
        return;
    Holes holes{{"level", words_.value("quoracy", text_of(*quoracy, "level"))},
                {"agencies", words_.messages().plural("unit.agencies", number_of(*quoracy, "agencies"))}};
    add(holes, "at_opening", agencies(array_of(*quoracy, "at_opening")));
    add(holes, "now", agencies(array_of(*quoracy, "now")));
    if (is_set(*quoracy, "discretion_recorded"))
        holes.emplace("discretion_recorded", "");
    if (is_set(*quoracy, "midwifery_needed"))
        holes.emplace(is_set(*quoracy, "midwifery_met") ? "midwifery_met" : "midwifery_missing", "");
    say("summary.quoracy", holes);
}

std::string Block::view(object const& view) const
{
    Holes holes{{"person", words_.directory().person(text_of(view, "person"))},
                {"view", words_.value("view", text_of(view, "view"))}};
    if (auto const grouping = text_of(view, "grouping"); !grouping.empty())
        holes.emplace("grouping", words_.directory().grouping(grouping));
    if (auto const code = text_of(view, "no_view_code"); !code.empty())
        holes.emplace("no_view_code", words_.value("no_view_code", code));
    if (auto const* reason = view.if_contains("reason"))
        add(holes, "reason", Words::within_sentence(*reason));
    return words_.messages().text("item.views", holes);
}

void Block::rounds()
{
    int number = 0;
    for (auto const& round : array_of(line_, "rounds")) {
        std::vector<std::string> views;
        for (auto const& each : round.as_array())
            views.push_back(view(each.as_object()));
        say("summary.round", {{"n", std::to_string(++number)}, {"views", lines(views)}});
    }
}

void Block::vote()
{
    auto const* vote = object_of(line_, "vote");
    if (!vote)
        return;
    Holes holes;
    if (auto const result = text_of(*vote, "result"); !result.empty()) {
        holes = {{"result", words_.value("result", result)},
                 {"for", std::to_string(number_of(*vote, "for"))},
                 {"against", std::to_string(number_of(*vote, "against"))},
                 {"none", std::to_string(number_of(*vote, "none"))}};
    }
    auto const pairs = [&](char const* field, auto const& say_other) {
        std::vector<std::string> all;
        if (auto const* map = object_of(*vote, field))
            for (auto const& [grouping, other] : *map)
                all.push_back(words_.messages().text(
                    "line.pair", {{"name", words_.directory().grouping(grouping)}, {"text", say_other(other)}}));
        return lines(all);
    };
    add(holes, "nominees", pairs("nominees", [&](value const& person) { return words_.person(person); }));
    add(holes, "left_out", pairs("left_out", [&](value const& why) {
            return words_.messages().text("left-out." + std::string{why.as_string()});
        }));
    std::vector<std::string> uncounted;
    for (auto const& each : array_of(*vote, "not_counted")) {
        auto const& view = each.as_object();
        uncounted.push_back(words_.messages().text(
            "item.not_counted", {{"grouping", words_.directory().grouping(text_of(view, "grouping"))},
                                 {"view", words_.value("view", text_of(view, "view"))},
                                 {"because", words_.messages().text("left-out." + text_of(view, "because"))}}));
    }
    add(holes, "not_counted", lines(uncounted));
    add(holes, "dissent", groupings(array_of(*vote, "dissent")));
    add(holes, "disagreed_outside", groupings(array_of(*vote, "disagreed_outside")));
    say("summary.vote", holes);
}

void Block::consensus()
{
    if (auto const direction = text_of(line_, "consensus"); !direction.empty())
        say("summary.consensus", {{"direction", words_.value("direction", direction)}});
    auto const* ruling = object_of(line_, "chair_decision");
    if (!ruling)
        return;
    Holes holes{{"decision", words_.value("decision", text_of(*ruling, "decision"))}};
    if (auto const* reason = ruling->if_contains("reason"))
        add(holes, "reason", Words::within_sentence(*reason));
    say("summary.chair_decision", holes);
}

void Block::decision()
{
    auto const outcome = text_of(line_, "outcome");
    if (outcome.empty()) {
        say("summary.undecided", {});
        return;
    }
    Holes holes{{"outcome", words_.value("outcome", outcome)}};
    if (auto const by = text_of(line_, "decided_by"); !by.empty())
        holes.emplace("decided_by", words_.value("decided_by", by));
    if (auto const* reasons = line_.if_contains("reasons"))
        add(holes, "reasons", Words::within_sentence(*reasons));
    if (!array_of(line_, "limbs").empty())
        holes.emplace("limbs", words_.values("limbs", array_of(line_, "limbs")));
    add(holes, "dissent", groupings(array_of(line_, "dissent")));
    say("summary.decision", holes);
}

void Block::categories()
{
    auto const primary = text_of(line_, "primary");
    std::vector<std::string> all;
    for (auto const& each : array_of(line_, "categories")) {
        auto const& category = each.as_object();
        Holes holes{{"category", words_.value("category", text_of(category, "category"))}};
        if (text_of(category, "category") == primary)
            holes.emplace("primary", "");
        if (auto const* reason = category.if_contains("reason"))
            add(holes, "reason", Words::within_sentence(*reason));
        all.push_back(words_.messages().text("summary.category", holes));
    }
    if (!all.empty())
        say("summary.categories", {{"categories", lines(all)}});
}

void Block::afterwards()
{
    if (auto const* entry = object_of(line_, "register")) {
        Holes holes{{"status", words_.value("status", text_of(*entry, "status"))}};
        add(holes, "since", words_.day(text_of(*entry, "since")));
        add(holes, "authority", text_of(*entry, "authority"));
        if (is_set(*entry, "flagged"))
            holes.emplace("flagged", "");
        say("summary.register", holes);
    }
    if (auto const coordinator = text_of(line_, "coordinator"); !coordinator.empty())
        say("summary.coordinator", {{"person", words_.directory().person(coordinator)}});
    for (auto const* field : {"first_core_group", "review", "next_conference"})
        if (auto const day = Date::parse(text_of(line_, field)))
            say(std::string{"summary."} + field, {{"day", words_.messages().date_within(*day)}});
    if (line_.contains("care_and_support_needs"))
        say(is_set(line_, "care_and_support_needs") ? "summary.needs" : "summary.no_needs", {});
    if (auto const dispute = text_of(line_, "set_aside_by"); !dispute.empty())
        say("summary.set_aside", {{"dispute", dispute}});
}

void Block::clause(std::string_view word, SentenceOfClause const& sentence_of)
{
    if (std::string const id{clause_behind(word)}; !id.empty())
        say("line.clause", {{"clause", id}, {"text", sentence_of(id)}});
}

/// How a date was counted: `15 working days after the strategy meeting on 2 March 2026`.
std::string computation(object const& deadline, Words const& words)
{
    auto const start = text_of(deadline, "start_event");
    if (start == "as_set")
        return words.messages().text("summary.as_set");
    // A stage of a board's own ladder goes by the board's own name.
    bool const named = words.messages().has("start." + start);
    Holes holes{{"start", named ? words.messages().text("start." + start)
                                : words.messages().text("start.stage", {{"name", start}})},
                {"from", words.day(text_of(deadline, "from"))},
                {"setting", text_of(deadline, "setting")}};
    auto const unit = text_of(deadline, "unit");
    if (unit.empty())
        return words.messages().text("summary.uncounted", holes);
    holes.emplace("amount", words.messages().plural("unit." + unit, number_of(deadline, "amount")));
    add(holes, "calendar", text_of(deadline, "calendar"));
    auto const due = text_of(deadline, "due");
    return words.messages().text(due < text_of(deadline, "from") ? "summary.counted_back" : "summary.counted", holes);
}

void add_line(std::string& text, std::string const& line) { text += "    " + line + "\n"; }

std::string dated(object const& from, char const* field, Words const& words)
{
    auto const day = Date::parse(text_of(from, field));
    return day ? words.messages().date_within(*day) : std::string{};
}

void add_deadline(std::string& text, object const& deadline, Words const& words)
{
    add_line(text, computation(deadline, words));
    for (auto const* field : {"limit", "target"})
        if (auto const day = dated(deadline, field, words); !day.empty())
            add_line(text, words.messages().text(std::string{"summary."} + field, {{"day", day}}));
    if (is_set(deadline, "provisional"))
        add_line(text, words.messages().text("summary.provisional"));
    for (auto const& other : array_of(deadline, "alternatives")) {
        auto const& alternative = other.as_object();
        // B-29: no reading of the clause, but what was due before.
        if (text_of(alternative, "key") == "before_recomputation") {
            add_line(text, words.messages().text("summary.before_recomputation",
                                                 {{"day", dated(alternative, "due", words)},
                                                  {"source", text_of(alternative, "source")}}));
            continue;
        }
        Holes holes{{"reading", words.messages().text("alternative." + text_of(alternative, "key"))},
                    {"day", dated(alternative, "due", words)}};
        add(holes, "source", text_of(alternative, "source"));
        add_line(text, words.messages().text("summary.alternative", holes));
    }
}

}

std::string_view clause_behind(std::string_view word)
{
    for (auto const& [behind, clause] : clauses_behind)
        if (behind == word)
            return clause;
    return {};
}

std::string duty_name(std::string const& what, language::Catalogue const& messages)
{
    for (auto const* family : {"duty.", "task."})
        if (messages.has(family + what))
            return messages.text(family + what);
    return messages.text("alert." + what);
}

std::string child_summary(object const& line, Words const& words, SentenceOfClause const& sentence_of)
{
    Block block{line, words};
    block.title();
    block.quoracy();
    if (auto const* quoracy = object_of(line, "quoracy"))
        block.clause(text_of(*quoracy, "level"), sentence_of);
    block.rounds();
    block.vote();
    block.consensus();
    block.decision();
    block.clause(text_of(line, "decided_by"), sentence_of);
    block.categories();
    block.afterwards();
    return block.text();
}

std::string duty_summary(object const& line, Words const& words)
{
    auto const* deadline = object_of(line, "deadline");
    Holes holes{{"what", duty_name(text_of(line, "what"), words.messages())},
                {"clause", text_of(line, "clause")},
                {"status", words.value("status", text_of(line, "status"))}};
    add(holes, "about", text_of(line, "about"));
    if (auto const child = text_of(line, "child"); !child.empty())
        holes.emplace("child", words.directory().child(child));
    if (auto const who = text_of(line, "who"); !who.empty())
        holes.emplace("who", words.directory().person(who));
    add(holes, "met_on", words.day(text_of(line, "met_on")));
    if (deadline)
        if (auto const due = Date::parse(text_of(*deadline, "due")))
            holes.emplace("due", words.messages().date(*due));
    if (deadline && deadline->contains("at"))
        if (auto const at = read_london_time(text_of(*deadline, "at")); at.moment)
            holes.emplace("time", words.messages().time(*at.moment));
    auto text = "  " + words.messages().text("summary.duty", holes) + "\n";
    if (deadline)
        add_deadline(text, *deadline, words);
    return text;
}

std::string totals_summary(object const& line, Words const& words)
{
    Holes holes;
    for (auto const* field : {"commands", "accepted", "refused", "repeated", "events", "findings"})
        holes.emplace(field, std::to_string(number_of(line, field)));
    return words.messages().text("summary.totals", holes) + "\n";
}

}
