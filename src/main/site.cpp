#include "main/site.h"

#include "base/london.h"
#include "main/wrong_input.h"
#include "protocol/holidays.h"
#include "protocol/services.h"
#include "store/folder.h"

#include <fstream>
#include <ostream>

namespace noddfa {

namespace {

constexpr char const* demonstration_mark = "demonstration";

std::filesystem::path mark_of(Configuration const& configuration) { return configuration.data / demonstration_mark; }

}

std::vector<Argument> site_arguments(language::Catalogue const& words)
{
    return {{"--config", "FILE", words.text("cli.site.config"), false, false},
            {"--data", "FOLDER", words.text("cli.site.data"), false, false},
            {"--key", "FILE", words.text("cli.site.key"), false, false},
            {"--origin", "NAME", words.text("cli.site.origin"), false, false}};
}

Command site_command(language::Catalogue const& words, char const* name, std::vector<Argument> own,
                     int (*run)(Given const&, language::Catalogue const&, std::ostream&, std::ostream&))
{
    auto arguments = site_arguments(words);
    arguments.insert(arguments.begin(), own.begin(), own.end());
    auto const id = std::string{"cli."} + name;
    return {name, words.text(id + ".summary"), words.text(id + ".details"), std::move(arguments), run};
}

std::optional<Configuration> configuration_of(Given const& given, language::Catalogue const& words,
                                              std::ostream& errors)
{
    Configuration configuration;
    if (given.has("--config")) {
        auto read = read_configuration(given.one("--config"));
        if (auto const* fault = std::get_if<ConfigurationFault>(&read)) {
            errors << fault->file << ":" << fault->line << ": " << (fault->key.empty() ? "" : fault->key + ": ")
                   << wrong_input(words, fault->problem, fault->expected) << '\n';
            return std::nullopt;
        }
        configuration = std::get<Configuration>(std::move(read));
    }
    if (given.has("--data"))
        configuration.data = given.one("--data");
    if (given.has("--key"))
        configuration.key = given.one("--key");
    if (given.has("--origin"))
        configuration.origin = given.one("--origin");
    return configuration;
}

store::LogOptions log_options(Configuration const& configuration)
{
    store::LogOptions options;
    options.folder = configuration.data;
    options.site_key = configuration.key;
    options.origin = configuration.origin;
    auto const& name = configuration.authority;
    std::copy_n(name.begin(), std::min(name.size(), options.tenant.size()), options.tenant.begin());
    options.readers = static_cast<std::size_t>(configuration.workers);
    return options;
}

std::unique_ptr<ledger::Ledger> open_ledger(Configuration const& configuration, ledger::Progress const& progress)
{
    store::must_hold_a_site(configuration.data);
    return open_or_make_ledger(configuration, progress);
}

std::unique_ptr<ledger::Ledger> open_or_make_ledger(Configuration const& configuration,
                                                    ledger::Progress const& progress)
{
    auto ledger = std::make_unique<ledger::Ledger>(log_options(configuration), services(),
                                                   holidays_of_england_and_wales(), progress);
    if (is_demonstration(configuration))
        ledger->become_demonstration();
    return ledger;
}

ledger::Progress progress_told(language::Catalogue const& words, std::ostream& errors)
{
    return [&words, &errors, next = std::size_t{0}](std::size_t done, std::size_t all) mutable {
        // Some twenty lines at the most.
        if (done < next && done < all)
            return;
        next = done + all / 20;
        errors << words.text("cli.progress", {{"done", std::to_string(done)}, {"all", std::to_string(all)}}) << '\n'
               << std::flush;
    };
}

std::string told(store::Fault const& fault, language::Catalogue const& words)
{
    auto const id = std::string{"fault."} + store::name(fault.code());
    language::Holes holes;
    if (fault.sequence())
        holes.emplace("record", std::to_string(*fault.sequence()));
    return words.text(id, holes);
}

int attempt(language::Catalogue const& words, std::ostream& errors, std::function<int()> const& work)
{
    try {
        return work();
    } catch (store::Fault const& fault) {
        errors << told(fault, words) << '\n';
    }
    return Exit::found_wrong;
}

bool is_demonstration(Configuration const& configuration)
{
    std::error_code error;
    return std::filesystem::is_regular_file(mark_of(configuration), error);
}

void mark_as_demonstration(Configuration const& configuration)
{
    std::filesystem::create_directories(configuration.data);
    std::filesystem::permissions(configuration.data, std::filesystem::perms::owner_all);
    std::ofstream{mark_of(configuration)} << "noddfa demo\n";
}

}
