#include "web/pages/parts.h"

#include "base/bug.h"
#include "protocol/catalogue.h"

namespace noddfa::web {

using namespace components;

Html heading(std::string const& text, std::string const& id)
{
    return html(R"(<h2 class="govuk-heading-m" id="{}">{}</h2>)", id, text);
}

Html clause_link(Reader const& reader, std::string const& id)
{
    return html(R"(<a class="govuk-link noddfa-clause" href="{}">{}</a>)", reader.to({"clauses", id}), id);
}

std::string sentence_of_clause(Reader const& reader, std::string const& id)
{
    auto const clause = clause_named(id);
    if (!clause)
        return {};
    auto const& row = catalogue()[*clause];
    return reader.language == Language::cy && !row.welsh.empty() ? row.welsh : row.english;
}

Listing::Listing(Reader const& reader, std::string caption, std::initializer_list<char const*> columns)
{
    for (auto const* column : columns) {
        columns_.push_back(reader.text(std::string{"page.column."} + column));
        params_.head.push_back({columns_.back()});
    }
    params_.caption = std::move(caption);
    params_.classes = "noddfa-list";
    params_.first_cell_is_header = true;
}

void Listing::add(std::vector<Html> cells)
{
    if (cells.size() != columns_.size())
        throw Bug{"a row has another number of cells than its table has columns"};
    TableRow row;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        TableCell cell{std::move(cells[column])};
        cell.attributes.add("data-label", columns_[column]);
        row.push_back(std::move(cell));
    }
    params_.rows.push_back(std::move(row));
}

Html Listing::show(bool with_caption) const
{
    auto params = params_;
    params.caption_classes = with_caption ? "govuk-table__caption--m" : "govuk-visually-hidden";
    return table(params);
}

}
