#include "main/serving_commands.h"

#include "main/day_keeper.h"
#include "main/demonstration.h"
#include "main/founding.h"
#include "main/health.h"
#include "main/import.h"
#include "main/mail_carrier.h"
#include "main/mail_settings.h"
#include "main/sign_in.h"
#include "main/site.h"
#include "main/system_files.h"
#include "main/system_time.h"
#include "main/wrong_input.h"
#include "net/server.h"
#include "web/before/reports/upload.h"
#include "web/routes.h"

#include <boost/describe/enum_to_string.hpp>
#include <boost/json/parse.hpp>

#include <csignal>
#include <ostream>
#include <sys/resource.h>
#include <thread>

namespace noddfa {

namespace {

using Words = language::Catalogue;

/// The stylesheet and the script, by the names they are served under.
struct Assets {
    std::map<std::string, std::string> names; ///< `noddfa.css` → `noddfa-….css`
    std::map<std::string, std::string> files;
};

std::optional<Assets> read_assets(std::filesystem::path const& folder)
{
    SystemFiles const files{folder};
    auto const manifest = files.read("manifest.json");
    boost::json::error_code error;
    auto const json = manifest ? boost::json::parse(*manifest, error) : boost::json::value{};
    if (!json.is_object())
        return std::nullopt;
    Assets assets;
    for (auto const& [name, hashed] : json.get_object()) {
        std::string const file{hashed.as_string()};
        auto text = files.read(file);
        if (!text)
            return std::nullopt;
        assets.names.emplace(name, file);
        assets.files.emplace(file, std::move(*text));
    }
    return assets;
}

/// Waits for the signal to stop, which the threads of the server do not take.
void wait_for_signal()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    int received = 0;
    sigwait(&signals, &received);
}

void block_signals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    // A connection that breaks while something is written to it is an error there, and no reason to end.
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

/// Whom anybody may sign in as: one for each role, then everybody else.
std::vector<web::Invented> invented_people(web::Reader const& reader)
{
    return reader.read([&](ledger::Snapshot const& snapshot) {
        std::map<PersonId, std::string> names;
        for (auto const& stream : snapshot.site().streams(application::Room::directory))
            if (auto const person = directory::person_of(stream.key))
                if (auto const& found = snapshot.site().practitioner(*person).practitioner)
                    names.emplace(*person, found->said.name);
        std::vector<web::Invented> people;
        for (auto const& [person, role] : invented_roles())
            if (auto const found = names.extract(person))
                people.push_back(
                    {person, reader.text(std::string{"page.invented."} + role) + ": " + found.mapped(), true});
        for (auto& [person, name] : names)
            people.push_back({person, std::move(name)});
        return people;
    });
}

web::Site web_site(ledger::Ledger& ledger, accounts::Accounts& accounts, Configuration const& configuration,
                   std::map<std::string, std::string> assets)
{
    web::Site site{ledger,        accounts,          store::system_random(),
                   now_in_london, std::move(assets), public_address_of(configuration)};
    site.proxy = configuration.proxy;
    site.demonstration = is_demonstration(configuration);
    site.invented = invented_people;
    site.rates = std::make_unique<web::Rates>(configuration.requests_a_second);
    return site;
}

/// A port that nobody has, found before anything is tied to the address of the site. 0 where there is none.
std::uint16_t free_port(std::string const& address)
{
    net::Server probe{{},
                      {[](net::Request const&) { return net::Response{}; },
                       [](int status, net::Request const&) { return net::Response{.status = status}; }}};
    return probe.listen(address, 0) ? std::uint16_t{0} : probe.port();
}

bool is_loopback(std::string const& address) { return address == "::1" || address.starts_with("127."); }

/// A new site's administrator, whose link is printed this once; false, and told why, where nobody is named.
bool found(ledger::Ledger& ledger, accounts::Accounts& accounts, Configuration const& configuration, Words const& words,
           std::ostream& out, std::ostream& errors)
{
    if (configuration.administrator.empty()) {
        errors << words.text("cli.serve.no_administrator") << '\n';
        return false;
    }
    auto const made = found_holder(ledger, Post::board_admin, configuration.administrator,
                                   AuthorityId{configuration.authority}, now_in_london());
    if (auto const* not_made = std::get_if<NotFounded>(&made)) {
        errors << told(*not_made, words) << '\n';
        return false;
    }
    auto const link =
        accounts.first_administrator(std::get<PersonId>(made), configuration.administrator, words.language());
    out << words.text("cli.serve.first_link", {{"link", std::string{link.view()}}}) << '\n' << std::flush;
    return true;
}

/// What keeps letters from leaving, or that nothing does any more.
std::string told_of_mail(std::optional<post::Sending> trouble, Words const& words)
{
    return words.text(trouble ? "cli.serve.mail." + std::string{boost::describe::enum_to_string(*trouble, "")}
                              : "cli.serve.mail.again");
}

/// So many connections as there can be open files for, which as a rule may be more than they are at a start.
std::size_t connections_for(std::size_t wanted)
{
    constexpr std::size_t others = 256; // files, the log's connections
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return wanted;
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, std::max<rlim_t>(files.rlim_cur, wanted + others));
    if (::setrlimit(RLIMIT_NOFILE, &files) != 0 || ::getrlimit(RLIMIT_NOFILE, &files) != 0)
        return wanted;
    return std::clamp<std::size_t>(files.rlim_cur, others + 1, wanted + others) - others;
}

/// Answers whoever watches the site, beside everything else: it answers when the site is busy too.
std::unique_ptr<net::Server> health_server(Health& health)
{
    net::Limits limits;
    limits.workers = 2;
    limits.connections = 32;
    limits.body_bytes = 0;
    return std::make_unique<net::Server>(
        limits, net::Handlers{[&health](net::Request const& request) { return health.answer(request); },
                              [](int status, net::Request const&) { return net::Response{.status = status}; }});
}

int serve(Configuration const& configuration, Assets assets, Words const& words, std::ostream& out,
          std::ostream& errors)
{
    // Before there is a thread that could take them.
    block_signals();
    auto const mail = mail_of(configuration);
    if (auto const* wrong = std::get_if<MailFault>(&mail)) {
        errors << words.text("cli.serve.mail." + std::string{boost::describe::enum_to_string(*wrong, "")}) << '\n';
        return Exit::usage;
    }
    auto const ledger = open_or_make_ledger(configuration, progress_told(words, errors));
    SignIn sign_in{*ledger, configuration, is_demonstration(configuration)};
    DayKeeper const days{*ledger, sign_in.accounts(), store::system_clock(), [&](store::Fault const& fault) {
                             errors << told(fault, words) << '\n' << std::flush;
                         }};
    if (!is_demonstration(configuration) && !is_founded(*ledger)
        && !found(*ledger, sign_in.accounts(), configuration, words, out, errors))
        return Exit::found_wrong;
    auto site = web_site(*ledger, sign_in.accounts(), configuration, std::move(assets.names));
    std::optional<MailRound> round;
    std::optional<MailCarrier> carrier;
    if (auto const& settings = std::get<std::optional<MailSettings>>(mail)) {
        round.emplace(*ledger, store::system_clock(), settings->server, settings->house);
        carrier.emplace(
            *round,
            [&](std::optional<post::Sending> trouble) { errors << told_of_mail(trouble, words) << '\n'
                                                               << std::flush; },
            [&](store::Fault const& fault) { errors << told(fault, words) << '\n'
                                                    << std::flush; });
    }
    constexpr std::size_t mebibyte = 1024 * 1024;
    std::unique_ptr<papers::Scanner> scanner;
    if (!configuration.scanner.empty())
        scanner = std::make_unique<papers::Clamd>(configuration.scanner);
    site.scanner = scanner.get();
    site.largest_document = mebibyte * static_cast<std::size_t>(configuration.largest_document_mb);
    if (configuration.page_cache_mb > 0)
        site.kept = std::make_unique<web::PageCache>(ledger->changed(),
                                                     mebibyte * static_cast<std::size_t>(configuration.page_cache_mb));
    auto const router = web::router_of(site, web::routes_of(site, std::move(assets.files)));
    net::Limits limits;
    // A document that is somewhat too large is refused beside the field; one that is far too large, unread.
    limits.large_at = web::documents_are_sent_to;
    limits.large_body_bytes = 2 * site.largest_document + mebibyte;
    limits.workers = static_cast<std::size_t>(configuration.workers);
    limits.connections = connections_for(limits.connections);
    limits.proxy = configuration.proxy;
    Answers answers;
    net::Server server{limits,
                       {[&](net::Request const& request) { return web::answer(site, router, request); },
                        [&](int status, net::Request const& request) { return web::refused(site, status, request); },
                        [&](net::Served const& served) { answers.note(served); }}};
    Health health{{*ledger, sign_in.accounts(), store::system_clock(), answers, [&] { return server.load(); }}};
    auto watching = health_server(health);
    if (configuration.health_port != 0 && watching->listen("127.0.0.1", configuration.health_port)) {
        errors << words.text("cli.serve.no_port", {{"port", std::to_string(configuration.health_port)}}) << '\n';
        return Exit::found_wrong;
    }
    if (auto const error = server.listen(configuration.listen, configuration.port)) {
        errors << words.text("cli.serve.no_port", {{"port", std::to_string(configuration.port)}}) << '\n';
        return Exit::found_wrong;
    }
    out << words.text("cli.serve.serving",
                      {{"url", "http://" + configuration.listen + ":" + std::to_string(server.port()) + "/"
                                   + std::string{web::code_of(words.language())}}})
        << '\n'
        << std::flush;
    wait_for_signal();
    server.stop();
    watching->stop();
    out << words.text("cli.serve.stopped") << '\n' << std::flush;
    return Exit::done;
}

/// Each page and action, by the name that code and tests call it.
int show_routes(Configuration const& configuration, std::ostream& out)
{
    auto const ledger = open_or_make_ledger(configuration);
    SignIn sign_in{*ledger, configuration, true};
    auto site = web_site(*ledger, sign_in.accounts(), configuration, {});
    for (auto const& route : web::routes_of(site, {}))
        out << route.route().name << ' ' << net::name_of(route.route().method) << ' ' << route.route().pattern << " : "
            << route.guard() << '\n';
    return Exit::done;
}

int run_serve(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    if (given.has("--port")) {
        auto const port = std::atoi(given.one("--port").c_str());
        if (port < 0 || port > 65535 || (port == 0 && given.one("--port") != "0")) {
            errors << "--port: " << wrong_input(words, "out_of_range", "0–65535") << '\n';
            return Exit::usage;
        }
        configuration->port = static_cast<std::uint16_t>(port);
    }
    if (configuration->port == 0)
        configuration->port = free_port(configuration->listen);
    if (given.has("--assets"))
        configuration->assets = given.one("--assets");
    // What people type travels in the clear to an address of http: to this machine alone.
    if (!is_loopback(configuration->listen) && !public_address_of(*configuration).starts_with("https:")) {
        errors << words.text("cli.serve.not_loopback") << '\n';
        return Exit::found_wrong;
    }
    if (given.has("--routes"))
        return attempt(words, errors, [&] { return show_routes(*configuration, out); });
    auto assets = read_assets(configuration->assets);
    if (!assets) {
        errors << words.text("cli.serve.no_assets", {{"folder", configuration->assets.string()}}) << '\n';
        return Exit::found_wrong;
    }
    return attempt(words, errors, [&] { return serve(*configuration, std::move(*assets), words, out, errors); });
}

int run_demo(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    std::error_code error;
    if (std::filesystem::exists(configuration->data, error) && !std::filesystem::is_empty(configuration->data, error)) {
        errors << words.text("fault.target-not-empty") << '\n';
        return Exit::found_wrong;
    }
    return attempt(words, errors, [&] {
        mark_as_demonstration(*configuration);
        auto const ledger = open_or_make_ledger(*configuration);
        make_demonstration(*ledger, now_in_london(), [&](int done, int all) {
            out << words.text("cli.demo.progress", {{"done", std::to_string(done)}, {"all", std::to_string(all)}})
                << '\n'
                << std::flush;
        });
        return Exit::done;
    });
}

int run_import(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    std::filesystem::path const file{given.one("FILE")};
    // Before a site is made for it.
    if (std::error_code error; !std::filesystem::is_regular_file(file, error)) {
        errors << file.string() << ": " << words.text("input.no_such_file") << '\n';
        return Exit::usage;
    }
    return attempt(words, errors, [&] {
        auto const ledger = open_or_make_ledger(*configuration);
        auto const imported = import_replay(*ledger, SystemFiles{file.parent_path()}, file.filename().string());
        if (imported.fault) {
            errors << wrong_line(words, *imported.fault) << '\n';
            return static_cast<int>(Exit::usage);
        }
        out << words.text("cli.import-replay.done", {{"commands", std::to_string(imported.commands)},
                                                     {"accepted", std::to_string(imported.accepted)},
                                                     {"refused", std::to_string(imported.refused)}})
            << '\n';
        return static_cast<int>(Exit::done);
    });
}

}

Command serve_command(Words const& words)
{
    return site_command(words, "serve",
                        {{"--port", "NUMBER", words.text("cli.serve.port"), false, false},
                         {"--assets", "FOLDER", words.text("cli.serve.assets"), false, false},
                         {"--routes", "", words.text("cli.serve.routes"), false, false}},
                        run_serve);
}

Command demo_command(Words const& words) { return site_command(words, "demo", {}, run_demo); }

Command import_replay_command(Words const& words)
{
    return site_command(words, "import-replay", {{"FILE", "FILE", words.text("cli.replay.file"), true, false}},
                        run_import);
}

}
