#include "protocol/data_row.h"

#include <sstream>

namespace noddfa {

std::string sentence(DataFault const& fault)
{
    auto const line = fault.line > 0 ? ":" + std::to_string(fault.line) : "";
    auto const field = fault.field.empty() ? "" : fault.field + ": ";
    return fault.file + line + ": " + field + fault.message;
}

DataRow::DataRow(std::string_view file, toml::table const& table, std::optional<DataFault>& fault)
    : file_(file), table_(table), fault_(fault)
{
}

toml::node const* DataRow::node(std::string_view field)
{
    asked_.emplace(field);
    return table_.get(field);
}

toml::node const* DataRow::required(std::string_view field)
{
    auto const* found = node(field);
    if (!found)
        refuse(field, "is missing");
    return found;
}

std::string DataRow::text(std::string_view field)
{
    auto const* found = required(field);
    if (!found)
        return {};
    auto const* value = found->as_string();
    if (!value || value->get().empty()) {
        refuse(field, "expected a text");
        return {};
    }
    return value->get();
}

std::string DataRow::optional_text(std::string_view field)
{
    auto const* found = node(field);
    if (!found)
        return {};
    auto const* value = found->as_string();
    if (!value) {
        refuse(field, "expected a text");
        return {};
    }
    return value->get();
}

std::vector<std::string> DataRow::texts(std::string_view field)
{
    std::vector<std::string> list;
    auto const* found = node(field);
    if (!found)
        return list;
    auto const* array = found->as_array();
    if (!array) {
        refuse(field, "expected a list of texts");
        return list;
    }
    for (auto const& item : *array) {
        auto const* value = item.as_string();
        if (!value || value->get().empty())
            refuse(field, "expected a list of texts");
        else
            list.push_back(value->get());
    }
    return list;
}

Date DataRow::date(std::string_view field)
{
    auto const* found = required(field);
    if (!found)
        return {};
    auto const* value = found->as_date();
    if (!value || value->get().year < 1900 || value->get().year > 2199) {
        refuse(field, "expected a date such as 2025-03-01");
        return {};
    }
    auto const& day = value->get();
    return Date{static_cast<int>(day.year), day.month, day.day};
}

bool DataRow::flag(std::string_view field)
{
    auto const* found = node(field);
    if (!found)
        return false;
    auto const* value = found->as_boolean();
    if (!value)
        refuse(field, "expected true or false");
    return value && value->get();
}

std::string DataRow::json(std::string_view field)
{
    auto const* found = required(field);
    if (!found)
        return {};
    std::ostringstream text;
    found->visit([&](auto const& value) { text << toml::json_formatter{value}; });
    return text.str();
}

void DataRow::each(std::string_view field, std::function<void(DataRow&)> const& read)
{
    auto const* found = required(field);
    auto const* rows = found ? found->as_array() : nullptr;
    if (!rows || rows->empty() || !rows->is_homogeneous(toml::node_type::table)) {
        refuse(field, "expected at least one [[" + std::string{field} + "]]");
        return;
    }
    for (auto const& row : *rows) {
        DataRow one{file_, *row.as_table(), fault_};
        read(one);
        one.finish();
        if (is_wrong())
            return;
    }
}

void DataRow::refuse(std::string_view field, std::string message)
{
    if (fault_)
        return;
    auto const* at = table_.get(field);
    auto const line = (at ? at->source() : table_.source()).begin.line;
    fault_ = DataFault{file_, static_cast<int>(line), std::string{field}, std::move(message)};
}

void DataRow::finish()
{
    for (auto const& [key, value] : table_)
        if (!asked_.contains(key.str()))
            refuse(key.str(), "is no field of this table");
}

std::optional<DataFault> read_data(std::string_view file, std::string_view toml,
                                   std::function<void(DataRow&)> const& read)
{
    toml::table document;
    try {
        document = toml::parse(toml);
    } catch (toml::parse_error const& error) {
        return DataFault{std::string{file}, static_cast<int>(error.source().begin.line), "",
                         std::string{error.description()}};
    }
    std::optional<DataFault> fault;
    DataRow top{file, document, fault};
    read(top);
    top.finish();
    return fault;
}

}
