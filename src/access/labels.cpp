#include "access/labels.h"

#include <algorithm>

namespace noddfa::access {

std::string text_of(Label const& label)
{
    std::string text{name(label.kind)};
    auto const& of = label.of.empty() ? label.part : label.of.id;
    return of.empty() ? text : text + '(' + of + ')';
}

std::optional<Label> label_of(std::string_view text)
{
    auto const open = text.find('(');
    auto const kind = text.substr(0, open);
    auto const& names = names_of_LabelKind;
    auto const at = std::ranges::find(names, kind);
    if (at == names.end() || (open != std::string_view::npos && text.back() != ')'))
        return std::nullopt;
    Label label{static_cast<LabelKind>(at - names.begin()), {}, {}};
    auto const of =
        open == std::string_view::npos ? std::string{} : std::string{text.substr(open + 1, text.size() - open - 2)};
    switch (label.kind) {
    case LabelKind::PERSON:
    case LabelKind::VAULT: label.of = {SubjectKind::person, of}; break;
    case LabelKind::CHILD: label.of = {SubjectKind::child, of}; break;
    case LabelKind::ORIG: label.of = {SubjectKind::agency, of}; break;
    case LabelKind::CLOSED: label.part = of; break;
    default: return of.empty() ? std::optional{label} : std::nullopt;
    }
    return of.empty() ? std::nullopt : std::optional{label};
}

}
