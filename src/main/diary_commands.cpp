#include "main/diary_commands.h"

#include "codec/write.h"
#include "main/site.h"
#include "main/system_files.h"
#include "main/system_time.h"
#include "main/wrong_input.h"
#include "replay/summaries.h"
#include "store/look.h"

#include <boost/describe/enum_to_string.hpp>
#include <boost/json/serialize.hpp>

#include <charconv>
#include <limits>
#include <ostream>

namespace noddfa {

namespace {

using Words = language::Catalogue;

constexpr int most_shown = 10'000; ///< messages

int run_holidays(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    auto const name = given.one("FILE");
    auto const text = SystemFiles{std::filesystem::current_path()}.read(name);
    if (!text) {
        errors << name << ": " << words.text("input.no_such_file") << '\n';
        return Exit::usage;
    }
    Holidays holidays;
    if (auto const fault = read_holidays(name, *text, holidays)) {
        errors << sentence(*fault) << '\n';
        return Exit::usage;
    }
    return attempt(words, errors, [&] {
        auto const progress = progress_told(words, errors);
        auto const ledger = open_ledger(*configuration, progress);
        bool const is_new = ledger->use(holidays, CommandId{"holidays " + holidays.version}, PersonId{"operator"},
                                        now_in_london().day, progress);
        out << words.text(is_new ? "cli.holidays.used" : "cli.holidays.known", {{"version", holidays.version}}) << '\n';
        return Exit::done;
    });
}

boost::json::object as_json(ledger::Queued const& queued, ledger::Delivery const& delivery)
{
    auto json = codec::write(queued.message).as_object();
    json["number"] = queued.number;
    json["reference"] = queued.reference;
    json["matter"] = queued.about.key;
    json["state"] = codec::write(delivery.state);
    if (delivery.failure != application::DeliveryFailure::none)
        json["failure"] = codec::write(delivery.failure);
    json["tries"] = delivery.tries;
    json.erase("address");
    json.erase("link");
    return json;
}

std::string kind_in_words(application::MessageKind kind, Words const& words)
{
    return words.text("cli.outbox." + std::string{boost::describe::enum_to_string(kind, "")});
}

std::string state_in_words(ledger::Delivery const& delivery, Words const& words)
{
    auto const named = [&](std::string_view list, auto value) {
        return words.text("cli.outbox." + std::string{list} + "." + boost::describe::enum_to_string(value, ""));
    };
    auto const state = named("state", delivery.state);
    return delivery.failure == application::DeliveryFailure::none || delivery.state == application::DeliveryState::sent
               ? state
               : state + ", " + named("failure", delivery.failure);
}

std::string in_words(ledger::Queued const& queued, ledger::Delivery const& delivery, Words const& words)
{
    auto const& message = queued.message;
    if (message.kind == application::MessageKind::link)
        return words.text("cli.outbox.link", {{"number", std::to_string(queued.number)},
                                              {"day", words.day(message.on)},
                                              {"to", message.to ? message.to->value : std::string{}},
                                              {"state", state_in_words(delivery, words)}});
    auto const to = message.to             ? message.to->value
                    : message.post.empty() ? words.text("cli.outbox.nobody")
                                           : message.post;
    language::Holes holes{
        {"number", std::to_string(queued.number)},
        {"day", words.day(message.on)},
        {"to", to},
        {"kind", kind_in_words(message.kind, words)},
        {"state", state_in_words(delivery, words)},
        {"what", message.starts ? words.moment(*message.starts) : replay::duty_name(message.what, words)},
        {"clause", message.clause},
        {"reference", queued.about.key + " = " + queued.reference}};
    if (message.due)
        holes.emplace("due", words.day(*message.due));
    return words.text("cli.outbox.message", holes);
}

/// The number given for an argument, 0 where none was; nothing for what is no number.
std::optional<std::int64_t> number_of(Given const& given, std::string_view name)
{
    auto const text = given.has(name) ? given.one(name) : std::string{"0"};
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number >= 0 ? std::optional{number}
                                                                                   : std::nullopt;
}

/// Takes a message back, or lets one wait again: with the site stopped.
int change_one(Configuration const& configuration, Given const& given, std::int64_t number, Words const& words,
               std::ostream& out, std::ostream& errors)
{
    return attempt(words, errors, [&] {
        auto const ledger = open_ledger(configuration);
        bool const recalls = given.has("--recall");
        bool const changed = recalls ? ledger->recall(number) : ledger->send_again(number);
        auto const* id = recalls ? "cli.outbox.recalled" : "cli.outbox.sent_again";
        (changed ? out : errors) << words.text(changed ? id : "cli.outbox.too_late",
                                               {{"number", std::to_string(number)}})
                                 << '\n';
        return changed ? Exit::done : Exit::found_wrong;
    });
}

bool is_undelivered(ledger::Delivery const& delivery)
{
    using application::DeliveryState;
    return delivery.state == DeliveryState::undelivered
           || (delivery.state == DeliveryState::waiting && delivery.failure != application::DeliveryFailure::none);
}

int run_outbox(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    for (auto const* name : {"--after", "--recall", "--again"})
        if (auto const number = number_of(given, name); !number) {
            errors << name << ": "
                   << wrong_input(words, "out_of_range",
                                  "0–" + std::to_string(std::numeric_limits<std::int64_t>::max()))
                   << '\n';
            return Exit::usage;
        }
    for (auto const* name : {"--recall", "--again"})
        if (given.has(name))
            return change_one(*configuration, given, *number_of(given, name), words, out, errors);
    return attempt(words, errors, [&] {
        store::LogToRead log{configuration->data, configuration->key};
        int shown = 0;
        for (auto const& message : ledger::messages(log.reader(), *number_of(given, "--after"), most_shown)) {
            auto const delivery = ledger::delivery(log.reader(), message.number);
            if (given.has("--undelivered") && !is_undelivered(delivery))
                continue;
            ++shown;
            out << (given.has("--json") ? boost::json::serialize(as_json(message, delivery))
                                        : in_words(message, delivery, words))
                << '\n';
        }
        if (shown == 0 && !given.has("--json"))
            out << words.text("cli.outbox.none") << '\n';
        return Exit::done;
    });
}

}

Command holidays_command(Words const& words)
{
    return site_command(words, "holidays", {{"FILE", "FILE", words.text("cli.holidays.file"), true, false}},
                        run_holidays);
}

Command outbox_command(Words const& words)
{
    return site_command(words, "outbox",
                        {{"--after", "NUMBER", words.text("cli.outbox.after"), false, false},
                         {"--undelivered", "", words.text("cli.outbox.undelivered"), false, false},
                         {"--recall", "NUMBER", words.text("cli.outbox.recall"), false, false},
                         {"--again", "NUMBER", words.text("cli.outbox.again"), false, false},
                         {"--json", "", words.text("cli.json"), false, false}},
                        run_outbox);
}

}
