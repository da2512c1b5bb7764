#include "web/pages/conference_list.h"

#include "web/pages/listed.h"
#include "web/pages/parts.h"
#include "web/pages/said.h"
#include "web/pages/story.h"

namespace noddfa::web {

using application::ConferenceRow;
using application::RowKind;

namespace {

constexpr int most_rows = 1000;

Html children_of(Reader const& reader, ConferenceRow const& row)
{
    Html out;
    for (auto const& child : row.children)
        out.add(R"(<div>{}{}</div>)", child_in_words(reader, child),
                child.outcome
                    ? html(R"(<span class="noddfa-small">: {}</span>)", value_of(reader, "outcome", *child.outcome))
                    : Html{});
    return out;
}

}

std::vector<ConferenceRow> rows_between(Reader const& reader, std::int64_t from, std::int64_t to)
{
    return reader.read([&](ledger::Snapshot const& snapshot) {
        std::vector<ConferenceRow> rows;
        std::vector<ChildId> children;
        std::optional<access::Permit> last;
        for (auto const& row : snapshot.rows(RowKind::conference, from, to, most_rows)) {
            auto permit =
                reader.could(snapshot, access::Action::read_header,
                             {.kind = access::ObjectKind::conference, .conference = ConferenceId{row.stream.key}});
            if (!permit)
                continue;
            last = std::move(permit);
            auto& added = rows.emplace_back(read_row<ConferenceRow>(row));
            if (added.chair_name.empty() && added.chair)
                added.chair_name = practitioner_name(snapshot.site(), *added.chair);
            for (auto const& child : rows.back().children)
                children.push_back(child.id);
        }
        reader.saw_list(access::Action::read_header, last, children);
        return rows;
    });
}

Html conference_list(Reader const& reader, std::string const& caption, std::vector<ConferenceRow> const& rows)
{
    Listing listing{reader, caption, {"reference", "when", "children", "kind", "chair", "stage", "replies", "reports"}};
    for (auto const& row : rows)
        listing.add(
            {html(R"(<a class="govuk-link" href="{}">{}</a>)", reader.to({"conferences", row.id.value}), row.id.value),
             html(R"(<div>{}</div><div class="noddfa-small">{}</div>)", when_in_words(reader, row), row.place),
             children_of(reader, row), value_of(reader, "conference_kind", row.kind),
             row.chair_name.empty() && row.chair ? reader.text("part.chair") : row.chair_name,
             html(R"(<div class="noddfa-marks">{}{}</div>)", stage_tag(reader, row.stage), risks(reader, row)),
             row.invited == 0 ? std::string{}
                              : reader.text("page.replies", {{"coming", std::to_string(row.coming)},
                                                             {"invited", std::to_string(row.invited)}}),
             row.reports == 0 ? std::string{} : std::to_string(row.reports)});
    return listing.show(true);
}

}
