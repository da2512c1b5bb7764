#include "web/before/request/request.h"
#include "web/components/inset_text.h"
#include "web/house/crumbs.h"
#include "web/pages/listed.h"
#include "web/pages/parts.h"

/// The requests that somebody prepares or answers.
namespace noddfa::web {

using namespace components;

namespace {

constexpr int most_requests = 1000;

}

std::optional<net::Response> show_requests(Reader const& reader)
{
    auto const title = reader.text("page.requests");
    Listing listing{reader, title, {"reference", "children", "kind", "stage", "due"}};
    bool const may_begin = reader.read([&](ledger::Snapshot const& at) {
        std::vector<ChildId> children;
        std::optional<access::Permit> last;
        // Those without a day to be held on.
        for (auto const& row : at.rows(application::RowKind::conference, 0, 1, most_requests)) {
            auto permit =
                reader.could(at, access::Action::prepare_conference,
                             {.kind = access::ObjectKind::conference, .conference = ConferenceId{row.stream.key}});
            auto const said = read_row<application::ConferenceRow>(row);
            if (!permit || said.stage == application::ConferenceStage::not_held)
                continue;
            last = std::move(permit);
            std::vector<std::string> names;
            for (auto const& child : said.children) {
                names.push_back(child_in_words(reader, child));
                children.push_back(child.id);
            }
            listing.add({html(R"(<a class="govuk-link" href="{}">{}</a>)",
                              reader.to({"conferences", row.stream.key, "request"}), row.stream.key),
                         reader.words.list(names), value_of(reader, "conference_kind", said.kind),
                         stage_tag(reader, said.stage), said.due ? reader.words.day(*said.due) : std::string{}});
        }
        reader.saw_list(access::Action::read_header, last, children);
        return may_request(reader, at);
    });
    Html out;
    out.add(R"(<h1 class="govuk-heading-l">{}</h1>)", title);
    if (may_begin)
        out.add(R"(<p class="govuk-body"><a class="govuk-button" href="{}">{}</a></p>)",
                reader.to({"request-a-conference"}), reader.text("page.request.new"));
    out += listing.empty() ? inset_text({reader.text("page.requests.none")}) : listing.show();
    return page(reader, {title, out, conferences_crumbs(reader, {{title}}), "conferences"});
}

}
