#include "web/desk/rules.h"

#include "base/london.h"
#include "replay/summaries.h"
#include "web/components/inset_text.h"
#include "web/components/summary_list.h"
#include "web/desk/known.h"
#include "web/desk/routes.h"
#include "web/pages/parts.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

namespace noddfa::web {

using namespace components;
using access::Reason;
using ledger::ProposedRule;

namespace rule_changes {

constexpr std::size_t most_shown = 50;
constexpr int minutes_of_an_hour = 60;

/// The unit of a number, by what its key says.
char const* unit_of(std::string_view key)
{
    using Pair = std::pair<std::string_view, char const*>;
    static constexpr Pair units[]{{"_MONTHS", "unit.months"}, {"_WEEKS", "unit.weeks"}, {"_HOURS", "unit.hours"}};
    static constexpr std::string_view calendar[]{"BIRTH_ALERT_DAYS", "ATTESTATION_DAYS", "FAMILY_SHARE_DAYS",
                                                 "TRANSFER_INFORMATION_DAYS"};
    for (auto const& [end, unit] : units)
        if (key.ends_with(end))
            return unit;
    if (std::ranges::find(calendar, key) != std::end(calendar) || key.starts_with("DAYS_AFTER_"))
        return "unit.calendar_days";
    return key.ends_with("_DAYS") && key != "PREBIRTH_DAYS" ? "unit.working_days" : nullptr;
}

std::string plain(boost::json::value const& value)
{
    return value.is_string() ? std::string{value.get_string()} : boost::json::serialize(value);
}

/// Why not, as somebody can act on it.
std::string why_not(Reader const& reader, Reason reason)
{
    switch (reason) {
    case Reason::sign_in_too_weak: return reader.text("page.desk.prove_first");
    case Reason::separation_of_duties: return reader.text("page.desk.not_oneself");
    case Reason::proposal_expired: return reader.text("page.desk.rule.lapsed");
    default: return reader.text("page.desk.rule.not_permitted");
    }
}

/// Why a setting cannot be, at its field.
void refuse(Reader const& reader, Form& form, SettingFault const& fault)
{
    form.wrong(fault.field == "valid_from" ? "valid_from" : "value",
               reader.text("input." + fault.code)
                   + (fault.expected.empty() ? std::string{} : " (" + fault.expected + ")"));
}

/// Whether it was done; else what is wrong stands in the form.
bool said(Reader const& reader, Form& form, ledger::RuleOutcome const& outcome)
{
    if (outcome.why != Reason::permitted)
        form.wrong({}, why_not(reader, outcome.why));
    else if (outcome.fault)
        refuse(reader, form, *outcome.fault);
    return outcome.done();
}

Moment expiry(Reader const& reader, ProposedRule const& rule)
{
    auto const at = later(Moment{}, rule.at);
    return later(at, reader.site.ledger.settings().on(at.day).second_person_hours * minutes_of_an_hour);
}

std::string subject(Reader const& reader, ProposedRule const& rule)
{
    if (rule.setting)
        return rule.setting->key;
    return reader.text("page.desk.holidays.version", {{"version", rule.holidays->version}});
}

std::string proposer(Reader const& reader, ProposedRule const& rule)
{
    return reader.read([&](ledger::Snapshot const& at) { return called(reader, at, rule.by); });
}

Html told(Reader const& reader, ProposedRule const& rule)
{
    SummaryListParams params;
    auto const row = [&](char const* key, Html value) {
        params.rows.push_back({{reader.text(key)}, {std::move(value)}});
    };
    row("page.column.what", subject(reader, rule));
    if (rule.setting) {
        row("page.column.value", value_in_words(reader, rule.setting->key, rule.setting->value));
        row("page.column.from", reader.words.day(rule.setting->valid_from));
        row("page.column.reason", rule.setting->source);
    } else {
        row("page.column.reason", rule.holidays->source);
    }
    row("page.column.proposed_by", proposer(reader, rule));
    row("page.column.expires", reader.words.moment(expiry(reader, rule)));
    row("page.desk.post.agrees", reader.text("value.post.board_admin"));
    return summary_list(params);
}

std::optional<ProposedRule> proposed(Reader const& reader, std::string const& id)
{
    for (auto& rule : reader.site.ledger.proposed())
        if (rule.id == id)
            return std::move(rule);
    return std::nullopt;
}

ledger::Foreseen foreseen(Reader const& reader, ProposedRule const& rule)
{
    if (rule.holidays)
        return reader.site.ledger.foresee(*rule.holidays, reader.today());
    auto looked = reader.site.ledger.foresee(*rule.setting, reader.today());
    auto* seen = std::get_if<ledger::Foreseen>(&looked);
    return seen ? std::move(*seen) : ledger::Foreseen{};
}

std::vector<Crumb> crumbs(Reader const& reader)
{
    return desk_crumbs(reader, {{reader.text("page.desk.settings"), reader.to({"administration", "settings"})}});
}

std::optional<Asked> ask_agree(Reader const& reader, std::string const& id)
{
    auto const rule = proposed(reader, id);
    if (!rule)
        return std::nullopt;
    auto above = told(reader, *rule);
    above += foreseen_in_words(reader, foreseen(reader, *rule));
    return Asked{reader.text("page.desk.rule.agree"), Form{reader, "desk_agree", {}}, "page.desk.post.agree.button",
                 std::move(above), crumbs(reader)};
}

std::optional<net::Response> agree(Reader const& reader, Form& form, std::string const& id)
{
    auto const rule = proposed(reader, id);
    if (!rule)
        return std::nullopt;
    auto const outcome = reader.site.ledger.agree_rule_as(reader.visitor->asker, id, form.command(), reader.site.now());
    if (!said(reader, form, outcome))
        return std::nullopt;
    return done_at(reader, {"administration", "settings"});
}

std::optional<Asked> ask_withdraw(Reader const& reader, std::string const& id)
{
    auto const rule = proposed(reader, id);
    if (!rule || rule->by != reader.who())
        return std::nullopt;
    return Asked{reader.text("page.desk.post.withdraw"), Form{reader, "desk_agree", {}},
                 "page.desk.post.withdraw.button", told(reader, *rule), crumbs(reader)};
}

std::optional<net::Response> withdraw(Reader const& reader, Form& form, std::string const& id)
{
    auto const rule = proposed(reader, id);
    if (!rule || rule->by != reader.who())
        return std::nullopt;
    auto const outcome =
        reader.site.ledger.withdraw_rule_as(reader.visitor->asker, id, form.command(), reader.site.now());
    if (!said(reader, form, outcome))
        return std::nullopt;
    return done_at(reader, {"administration", "settings"});
}

}

Html value_in_words(Reader const& reader, std::string const& key, std::string const& json)
{
    boost::json::error_code error;
    auto const value = boost::json::parse(json, error);
    if (error)
        return json;
    if (value.is_null())
        return reader.text("page.desk.setting.none");
    if (value.is_bool())
        return reader.text(value.get_bool() ? "value.yes" : "value.no");
    if (value.is_int64()) {
        auto const* unit = rule_changes::unit_of(key);
        auto const number = static_cast<int>(value.get_int64());
        return unit ? Html{reader.words.plural(unit, number)} : Html{std::to_string(number)};
    }
    if (value.is_array()) {
        Html lines;
        for (auto const& each : value.get_array())
            lines.add("<div>{}</div>", rule_changes::plain(each));
        return value.get_array().empty() ? Html{reader.text("page.desk.setting.none")} : lines;
    }
    return rule_changes::plain(value);
}

Html foreseen_in_words(Reader const& reader, ledger::Foreseen const& foreseen)
{
    auto out = heading(reader.text("page.desk.foreseen"), "foreseen");
    if (foreseen.moves.empty() && foreseen.begin == 0 && foreseen.end == 0)
        out.add(R"(<p class="govuk-body">{}</p>)", reader.text("page.desk.foreseen.none"));
    auto const said = [&](char const* what, std::size_t count) {
        if (count > 0)
            out.add(R"(<p class="govuk-body">{}</p>)", reader.words.plural(what, static_cast<int>(count)));
    };
    said("page.desk.foreseen.moves", foreseen.moves.size());
    said("page.desk.foreseen.begin", foreseen.begin);
    said("page.desk.foreseen.end", foreseen.end);
    Listing listing{reader, reader.text("page.desk.foreseen"), {"what", "clause", "was_due", "will_be_due"}};
    for (std::size_t at = 0; at < std::min(foreseen.moves.size(), rule_changes::most_shown); ++at) {
        auto const& move = foreseen.moves[at];
        listing.add({replay::duty_name(move.what, reader.words), clause_link(reader, move.clause),
                     reader.words.date(move.was), reader.words.date(move.due)});
    }
    if (!listing.empty())
        out += listing.show();
    if (foreseen.moves.size() > rule_changes::most_shown)
        said("page.desk.foreseen.more", foreseen.moves.size() - rule_changes::most_shown);
    out.add(R"(<p class="govuk-body">{}</p>)",
            reader.words.plural("page.desk.foreseen.looked", static_cast<int>(foreseen.looked)));
    said("page.desk.foreseen.left", static_cast<std::size_t>(foreseen.left));
    return out;
}

std::optional<net::Response> change_rules(Reader const& reader, Form& form, ProposedRule rule,
                                          std::vector<std::string> const& place)
{
    auto const outcome =
        reader.site.ledger.change_rule_as(reader.visitor->asker, std::move(rule), form.command(), reader.site.now());
    if (!rule_changes::said(reader, form, outcome))
        return std::nullopt;
    return done_at(reader, place);
}

net::Response confirmation(Reader const& reader, Form const& form, std::vector<std::string> const& fields,
                           Html const& shown, std::vector<Crumb> const& crumbs)
{
    auto const title = reader.text("page.desk.confirm");
    Html answers;
    for (auto const& field : fields)
        for (auto const& answer : form.texts(field))
            answers.add(R"(<input type="hidden" name="{}" value="{}">)", field, answer);
    answers.add(R"(<input type="hidden" name="{}" value="yes">)", confirmed);
    answers += form.submit(reader.text("page.desk.confirm.button"));
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>{}{}<p class="govuk-body">{}</p>)", title, shown,
            form.around(answers, reader.here_in(reader.language)),
            html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"administration"}),
                 reader.text("page.desk.confirm.leave")));
    return page(reader, {title, out, crumbs, "administration"});
}

Html waiting_rules(Reader const& reader)
{
    Listing listing{reader, reader.text("page.desk.waiting"), {"what", "proposed_by", "expires", "actions"}};
    for (auto const& rule : reader.site.ledger.proposed()) {
        auto const until = rule_changes::expiry(reader, rule);
        if (until <= reader.site.now())
            continue;
        bool const own = rule.by == reader.who();
        listing.add({rule_changes::subject(reader, rule), rule_changes::proposer(reader, rule),
                     reader.words.moment(until),
                     link_to(reader, {"administration", "rules", rule.id, own ? "withdraw" : "agree"},
                             reader.text(own ? "page.desk.post.withdraw" : "page.desk.post.look"))});
    }
    if (listing.empty())
        return {};
    auto out = heading(reader.text("page.desk.waiting"), "waiting");
    out += listing.show();
    return out;
}

void add_rule_forms(std::vector<Route>& routes, Site& site)
{
    using namespace rule_changes;
    desk_form<std::string>(routes, site, "/rules/{rule}/agree", "agree_rule", Marked::yes, ask_agree, agree,
                           of_rules());
    desk_form<std::string>(routes, site, "/rules/{rule}/withdraw", "withdraw_rule", Marked::no, ask_withdraw, withdraw,
                           of_rules());
}

}
