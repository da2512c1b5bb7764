#include "web/components/table.h"

#include "html/each.h"

namespace noddfa::components {

namespace {

/// What a cell has beside its text, where it has anything: most have nothing.
Attributes cell_attributes(TableCell const& cell)
{
    Attributes attributes;
    if (cell.colspan != 0)
        attributes.number("colspan", cell.colspan);
    if (cell.rowspan != 0)
        attributes.number("rowspan", cell.rowspan);
    return attributes += cell.attributes;
}

/// ` govuk-table__cell--numeric more`.
std::string modifiers(std::string_view part, std::string_view format, std::string_view classes)
{
    std::string words;
    if (!format.empty())
        words.append(" ").append(part).append("--").append(format);
    return words += also(classes);
}

Html head_cell(TableCell const& cell)
{
    return html(R"(<th scope="col" class="govuk-table__header{}"{}>{}</th>)",
                modifiers("govuk-table__header", cell.format, cell.classes), cell_attributes(cell), cell.text);
}

void add_cell(Html& out, TableCell const& cell)
{
    out.add(R"(<td class="govuk-table__cell{}"{}>{}</td>)", modifiers("govuk-table__cell", cell.format, cell.classes),
            cell_attributes(cell), cell.text);
}

void add_row(Html& out, TableRow const& row, bool first_cell_is_header)
{
    out.add(R"(<tr class="govuk-table__row">)");
    for (auto const& cell : row) {
        if (first_cell_is_header && &cell == &row.front())
            out.add(R"(<th scope="row" class="govuk-table__header{}"{}>{}</th>)", also(cell.classes),
                    cell_attributes(cell), cell.text);
        else
            add_cell(out, cell);
    }
    out.add("</tr>");
}

}

Html table(TableParams const& params)
{
    Html out;
    out.add(R"(<table class="govuk-table{}"{}>)", also(params.classes), params.attributes);
    if (!params.caption.empty())
        out.add(R"(<caption class="govuk-table__caption{}">{}</caption>)", also(params.caption_classes),
                params.caption);
    if (!params.head.empty())
        out.add(R"(<thead class="govuk-table__head"><tr class="govuk-table__row">{}</tr></thead>)",
                each(params.head, head_cell));
    out.add(R"(<tbody class="govuk-table__body">)");
    for (auto const& row : params.rows)
        add_row(out, row, params.first_cell_is_header);
    out.add("</tbody></table>");
    return out;
}

}
