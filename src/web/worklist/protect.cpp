#include "web/worklist/protect.h"

#include "web/before/invited/staff.h"
#include "web/before/sharing/release.h"
#include "web/components/inset_text.h"
#include "web/desk/known.h"
#include "web/pages/dues.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"
#include "web/worklist/named.h"

#include <algorithm>

namespace noddfa::web {

using application::RowKind;

namespace {

constexpr int most_of_one = 20;
constexpr int most_of_all = 200;
constexpr std::int64_t minutes_around = std::int64_t{90} * 24 * 60;

std::vector<directory::HeldPost> posts_that_release(Reader const& reader, ledger::Snapshot const& at)
{
    auto const& known = at.site().practitioner(reader.who()).practitioner;
    auto posts = known ? known->posts : std::vector<directory::HeldPost>{};
    std::erase_if(posts, [&](directory::HeldPost const& one) {
        bool const releases = one.of.post == Post::agency_lead || one.of.post == Post::lead_manager;
        return !releases || !one.holds_on(reader.today());
    });
    return posts;
}

struct Meeting {
    Moment starts;
    std::vector<std::string> people{}; ///< of an agency that the reader leads
};

/// Those around today.
std::map<ConferenceId, Meeting> conferences_of(Reader const& reader, ledger::Snapshot const& at)
{
    std::map<ConferenceId, Meeting> all;
    auto const now = reader.site.now().utc_minutes;
    for (auto const& held : posts_that_release(reader, at)) {
        if (held.of.agency)
            for (auto const& one : staff_of(at, *held.of.agency, reader.today()))
                for (auto const& row : at.rows_of(RowKind::meeting, one.person.value, now - minutes_around,
                                                  now + minutes_around, most_of_one)) {
                    auto& meeting = all[ConferenceId{row.stream.key}];
                    meeting.starts = read_row<application::MeetingRow>(row).starts;
                    meeting.people.push_back(one.name);
                }
        if (held.of.authority)
            for (auto const& row :
                 at.rows(RowKind::conference, now - minutes_around, now + minutes_around, most_of_all))
                if (auto const starts = read_row<application::ConferenceRow>(row).starts)
                    all[ConferenceId{row.stream.key}].starts = *starts;
    }
    return all;
}

}

Html protect_link(Reader const& reader, ledger::Snapshot const& at)
{
    if (posts_that_release(reader, at).empty())
        return {};
    return html(R"(<p class="govuk-body">{}</p>)", link_to(reader, {"protect"}, reader.text("page.protect")));
}

std::optional<net::Response> show_protect(Reader const& reader)
{
    return reader.read([&](ledger::Snapshot const& at) -> std::optional<net::Response> {
        if (posts_that_release(reader, at).empty())
            return std::nullopt;
        auto const title = reader.text("page.protect");
        Dues told{reader, at};
        Listing listing{reader, title, {"reference", "when", "who", "do"}};
        auto const found = conferences_of(reader, at);
        std::vector<std::pair<ConferenceId, Meeting>> all{found.begin(), found.end()};
        std::ranges::stable_sort(all, {}, [](auto const& one) { return one.second.starts; });
        for (auto const& [conference, meeting] : all)
            if (auto link = release_link(reader, at, conference); !link.empty()) {
                auto const stream = stream_of(conference);
                listing.add({matter_of(reader, at, stream, told.shows(stream)),
                             html("{}", reader.words.moment(meeting.starts)),
                             html("{}", reader.words.list(meeting.people, language::Listed::names)), std::move(link)});
            }
        auto const out =
            html(R"(<h1 class="govuk-heading-l">{}</h1><p class="govuk-body">{} {}</p>{})", title,
                 reader.text("page.release.what"), clause_link(reader, "CNF-08"),
                 listing.empty() ? components::inset_text({reader.text("page.protect.none")}) : listing.show());
        told.record();
        return page(reader, {title, out, {{reader.text("page.nav.work"), reader.to({"work"})}, {title}}, "work"});
    });
}

}
