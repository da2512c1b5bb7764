#include "main/erase_command.h"

#include "audit/hash.h"
#include "base/contains.h"
#include "main/site.h"

#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include <ostream>

namespace noddfa {

namespace {

using Words = language::Catalogue;

constexpr std::size_t digits_of_a_code = 32;
constexpr std::string_view kinds[]{"family", "child", "person"};

/// What would go, and the code under which that can be confirmed.
struct Erasure {
    std::string scope;
    std::int64_t records = 0;
    std::int64_t streams = 0;
    bool erased = true; ///< all of it, before
    std::string code;
};

/// The code rests on what there is, not on the day: whatever is recorded meanwhile makes it stale.
Erasure erasure_of(ledger::Ledger& ledger, std::string const& scope)
{
    Erasure found;
    found.scope = scope;
    auto basis = ledger.log().verifier_key().name;
    for (auto const& [name, extent] : ledger.erasable(scope)) {
        found.records += extent.records;
        found.streams += extent.streams;
        found.erased = found.erased && extent.erased;
        basis += '\n' + name + ' ' + std::to_string(extent.records) + ' ' + std::to_string(extent.streams);
    }
    auto const hash = audit::sha256({{reinterpret_cast<std::uint8_t const*>(basis.data()), basis.size()}});
    found.code = audit::to_hex(hash).substr(0, digits_of_a_code);
    return found;
}

void show(Erasure const& erasure, bool done, bool json, Words const& words, std::ostream& out)
{
    if (json) {
        out << boost::json::serialize(boost::json::object{{"scope", erasure.scope},
                                                          {"records", erasure.records},
                                                          {"streams", erasure.streams},
                                                          {"code", erasure.code},
                                                          {"erased", done}})
            << '\n';
        return;
    }
    language::Holes const holes{{"scope", erasure.scope},
                                {"records", std::to_string(erasure.records)},
                                {"streams", std::to_string(erasure.streams)},
                                {"hash", erasure.code}};
    if (done)
        out << words.text("cli.erase.done", holes) << '\n' << words.text("cli.erase.keep_the_list") << '\n';
    else
        out << words.text("cli.erase.would", holes) << '\n' << words.text("cli.erase.nothing_done", holes) << '\n';
}

int run_erase(Given const& given, Words const& words, std::ostream& out, std::ostream& errors)
{
    auto const kind = given.one("KIND");
    if (!contains(kinds, kind)) {
        errors << words.text("cli.erase.no_kind") << '\n';
        return Exit::usage;
    }
    auto const configuration = configuration_of(given, words, errors);
    if (!configuration)
        return Exit::usage;
    return attempt(words, errors, [&] {
        auto const ledger = open_ledger(*configuration, progress_told(words, errors));
        auto const erasure = erasure_of(*ledger, kind + ':' + given.one("REFERENCE"));
        if (erasure.records == 0 || erasure.erased) {
            errors << words.text(erasure.erased ? "cli.erase.erased_before" : "cli.erase.nothing_there") << '\n';
            return Exit::found_wrong;
        }
        bool const confirmed = given.has("--yes-erase");
        bool const stale = confirmed && given.one("--yes-erase") != erasure.code;
        if (stale)
            errors << words.text("cli.erase.stale") << '\n';
        else if (confirmed)
            ledger->erase(erasure.scope, PersonId{given.has("--by") ? given.one("--by") : "operator"});
        show(erasure, confirmed && !stale, given.has("--json"), words, out);
        return stale ? Exit::found_wrong : Exit::done;
    });
}

}

Command erase_command(Words const& words)
{
    return site_command(words, "erase",
                        {{"KIND", "KIND", words.text("cli.erase.kind"), true, false},
                         {"REFERENCE", "REFERENCE", words.text("cli.erase.reference"), true, false},
                         {"--yes-erase", "CODE", words.text("cli.erase.yes"), false, false},
                         {"--by", "PERSON", words.text("cli.people.by"), false, false},
                         {"--json", "", words.text("cli.json"), false, false}},
                        run_erase);
}

}
