#include "main/diary_commands.h"

#include "codec/write.h"
#include "main/site.h"
#include "main/system_files.h"
#include "main/system_time.h"
#include "main/wrong_input.h"
#include "replay/summaries.h"
#include "store/look.h"

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

boost::json::object as_json(ledger::Queued const& queued)
{
    auto json = codec::write(queued.message).as_object();
    json["number"] = queued.number;
    json["reference"] = queued.about.key;
    json.erase("address");
    json.erase("link");
    return json;
}

std::string in_words(ledger::Queued const& queued, Words const& words)
{
    auto const& message = queued.message;
    if (message.kind == application::MessageKind::link)
        return words.text("cli.outbox.link", {{"number", std::to_string(queued.number)},
                                              {"day", words.day(message.on)},
                                              {"to", message.to ? message.to->value : std::string{}}});
    auto const to = message.to             ? message.to->value
                    : message.post.empty() ? words.text("cli.outbox.nobody")
                                           : message.post;
    language::Holes holes{{"number", std::to_string(queued.number)},
                          {"day", words.day(message.on)},
                          {"to", to},
                          {"kind", words.text(message.kind == application::MessageKind::alert ? "cli.outbox.alert"
                                                                                              : "cli.outbox.reminder")},
                          {"what", replay::duty_name(message.what, words)},
                          {"clause", message.clause},
                          {"reference", queued.about.key}};
    if (message.due)
        holes.emplace("due", words.day(*message.due));
    return words.text("cli.outbox.message", holes);
}

/// The number behind which messages are shown; nothing for what is none.
std::optional<std::int64_t> number_after(Given const& given)
{
    auto const text = given.has("--after") ? given.one("--after") : std::string{"0"};
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() && number >= 0 ? std::optional{number}
                                                                                   : std::nullopt;
}

int run_outbox(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    auto const after = number_after(given);
    if (!after) {
        errors << "--after: "
               << wrong_input(words, "out_of_range", "0–" + std::to_string(std::numeric_limits<std::int64_t>::max()))
               << '\n';
        return Exit::usage;
    }
    return attempt(words, errors, [&] {
        store::LogToRead log{configuration->data, configuration->key};
        auto const messages = ledger::waiting(log.reader(), *after, most_shown);
        for (auto const& message : messages)
            out << (given.has("--json") ? boost::json::serialize(as_json(message)) : in_words(message, words)) << '\n';
        if (messages.empty() && !given.has("--json"))
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
                         {"--json", "", words.text("cli.json"), false, false}},
                        run_outbox);
}

}
