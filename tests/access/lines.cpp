#include "lines.h"

#include <charconv>

namespace noddfa::access::questions {

namespace {

// Everything written is a name or an identifier of this program: nothing has to be escaped.
class Line {
public:
    explicit Line(std::string& to) : to_(to) {}

    Line& raw(std::string_view text)
    {
        to_ += text;
        return *this;
    }
    Line& number(std::int64_t value)
    {
        char digits[24];
        auto const end = std::to_chars(digits, digits + sizeof digits, value).ptr;
        to_.append(digits, end);
        return *this;
    }
    Line& text(std::string_view value) { return raw("\"").raw(value).raw("\""); }
    Line& subject(Subject const& value)
    {
        return value.empty() ? raw("null") : raw("\"").raw(name(value.kind)).raw(":").raw(value.id).raw("\"");
    }
    /// `,"key":` or, at the beginning of an object, without the comma.
    Line& key(std::string_view key)
    {
        if (to_.back() != '{')
            raw(",");
        return text(key).raw(":");
    }
    template<class List, class Write> Line& list(List const& values, Write write)
    {
        raw("[");
        bool first = true;
        for (auto const& value : values) {
            if (!first)
                raw(",");
            first = false;
            write(value);
        }
        return raw("]");
    }
    Line& subjects(std::vector<Subject> const& values)
    {
        return list(values, [&](Subject const& value) { subject(value); });
    }
    Line& labels(std::vector<Label> const& values)
    {
        return list(values, [&](Label const& value) {
            raw("[").text(name(value.kind)).raw(",");
            if (value.part.empty())
                subject(value.of);
            else
                text(value.part);
            raw("]");
        });
    }
    template<class Enum> Line& names(SetOf<Enum> values)
    {
        raw("[");
        for (std::size_t at = 0; at < all_names(Enum{}).size(); ++at)
            if (values.has(static_cast<Enum>(at))) {
                if (to_.back() != '[')
                    raw(",");
                text(all_names(Enum{})[at]);
            }
        return raw("]");
    }

private:
    std::string& to_;
};

std::int64_t day_number(Date day) { return day.sys().time_since_epoch().count(); }

void write(Line& line, Settings const& settings)
{
    line.raw("{");
    auto const number = [&](std::string_view key, int value) { line.key(key).number(value); };
    number("step_up_minutes", settings.step_up_minutes);
    number("step_up_lite_minutes", settings.step_up_lite_minutes);
    number("step_up_needs_aal3", settings.step_up_needs_aal3 ? 1 : 0);
    number("days_after_close", settings.days_after_close);
    number("days_after_record", settings.days_after_record);
    number("days_after_deregistration", settings.days_after_deregistration);
    number("days_after_appeal", settings.days_after_appeal);
    number("claim_minutes", settings.claim_minutes);
    number("claim_reason_characters", settings.claim_reason_characters);
    number("need_minutes", settings.need_minutes);
    number("proposal_minutes", settings.proposal_minutes);
    line.key("two_people").names(settings.two_people).raw("}");
}

void write(Line& line, Facts const& facts)
{
    line.key("facts").list(facts.facts, [&](Fact const& fact) {
        line.raw("[").text(name(fact.relation)).raw(",").subject(fact.from).raw(",").subject(fact.to).raw(",");
        line.text(fact.part).raw(",").number(fact.since.utc_minutes).raw(",");
        if (fact.until)
            line.number(fact.until->utc_minutes);
        else
            line.raw("null");
        line.raw("]");
    });
    line.key("happened").list(facts.happened, [&](Happening const& happening) {
        line.raw("[").text(name(happening.what)).raw(",").subject(happening.to).raw(",");
        line.number(day_number(happening.on)).raw("]");
    });
}

void write(Line& line, Object const& object)
{
    line.raw("{").key("kind").text(name(object.kind));
    auto const subject = [&](std::string_view key, Subject const& value) {
        if (!value.empty())
            line.key(key).subject(value);
    };
    subject("board", object.board);
    subject("authority", object.authority);
    subject("conference", object.conference);
    subject("agency", object.agency);
    subject("appeal", object.appeal);
    subject("author", object.author);
    subject("recipient", object.recipient);
    line.key("team").text(object.team).key("part").text(object.part);
    line.key("children").subjects(object.children).key("people").subjects(object.people);
    line.key("labels").labels(object.labels).key("removed").labels(object.removed).raw("}");
}

void write(Line& line, Context const& context)
{
    line.raw("{").key("assurance").number(context.assurance).key("sign_in_minutes").number(context.sign_in_minutes);
    line.key("stage_sign_in").number(context.stage_sign_in ? 1 : 0).key("device").text(name(context.device));
    line.key("channel").text(name(context.channel)).key("purpose").text(name(context.purpose));
    line.key("minute").number(context.now.utc_minutes).key("day").number(day_number(context.now.day));
    line.key("reason_characters").number(context.reason_characters);
    line.key("circumstances").names(context.circumstances);
    if (context.trained_until)
        line.key("trained_until").number(day_number(*context.trained_until));
    if (context.attested_until)
        line.key("attested_until").number(day_number(*context.attested_until));
    if (context.first)
        line.key("first").subject(*context.first);
    if (context.proposed_at)
        line.key("proposed_at").number(context.proposed_at->utc_minutes);
    line.raw("}");
}

void write(Line& line, Question const& question)
{
    line.raw("{").key("who").subject(question.who).key("action").text(name(question.action)).key("object");
    write(line, question.object);
    line.key("context");
    write(line, question.context);
    line.raw("}");
}

}

void append_line(std::string& to, World const& world)
{
    Line line{to};
    line.raw("{").key("seed").number(static_cast<std::int64_t>(world.seed)).key("world");
    line.number(static_cast<std::int64_t>(world.number)).key("facts_version");
    line.number(static_cast<std::int64_t>(world.facts.version)).key("settings");
    write(line, world.settings);
    write(line, world.facts);
    line.key("questions").list(world.questions, [&](Question const& question) { write(line, question); });
    line.key("answers").list(world.questions, [&](Question const& question) {
        auto const [who, action, object, context] = question;
        auto const decision = decide(who, action, object, context, world.facts, world.settings);
        line.raw("[").text(decision.permit ? "permit" : "deny").raw(",").text(name(decision.reason)).raw(",");
        line.names(decision.permit ? decision.permit->obligations() : Obligations{}).raw(",");
        line.number(static_cast<std::int64_t>(decision.facts_version)).raw("]");
    });
    line.raw("}\n");
}

}
