#include "access/denies.h"

#include "access/audiences.h"
#include "access/separation.h"
#include "base/contains.h"

#include <algorithm>

namespace noddfa::access {

namespace {

bool counts(Fact const& fact, Asking const& asking)
{
    return holds(fact, asking.context.now, asking.facts, asking.settings);
}

template<class Test>
bool any_fact(Relation relation, Asking const& asking, Test test)
{
    auto const& all = asking.facts.facts;
    return std::any_of(all.begin(), all.end(), [&](Fact const& fact) {
        return fact.relation == relation && test(fact) && counts(fact, asking);
    });
}

bool is_concerned(Subject const& somebody, Object const& object)
{
    return (!object.conference.empty() && somebody == object.conference) || contains(object.people, somebody)
           || contains(object.children, somebody);
}

// D1, R-27: no account, or a member of staff without an agency. A lapse of training or attestation only warns.
bool is_not_active(Action, Asking const& asking)
{
    auto const mine = [&](Fact const& fact) { return fact.from == asking.who; };
    bool const employed = any_fact(Relation::member, asking, mine);
    return !any_fact(Relation::account, asking, [&](Fact const& fact) {
        return mine(fact) && fact.to == asking.object.board && (employed || fact.part != "staff");
    });
}

bool has_weak_sign_in(Action action, Asking const& asking)
{
    return !sign_in_suffices(action, asking.context, asking.settings);
}

// D3: of the object's authority, or of one that holds the conference jointly or takes the child over.
bool is_of_another_authority(Action, Asking const& asking)
{
    auto const& object = asking.object;
    if (object.authority.empty())
        return false;
    auto const joins = [&](Subject const& authority) {
        return any_fact(Relation::joint, asking, [&](Fact const& fact) {
            return fact.from == authority
                   && (fact.to == object.conference
                       || (object.children.size() == 1 && fact.to == object.children.front()));
        });
    };
    return !any_fact(Relation::tenant, asking, [&](Fact const& fact) {
        return fact.from == asking.who && (fact.to == object.authority || joins(fact.to));
    });
}

// D4: what touches oneself, one's family or household; one's own record is asked for as a subject.
bool has_conflict(Action action, Asking const& asking)
{
    auto const& object = asking.object;
    // 3.5: who is of the family of a child comes to it as such, and by no office or claim.
    auto const is_of_the_family = [&](Fact const& fact) {
        return fact.from == asking.who && contains(object.children, fact.to);
    };
    if (!row_of(action).traits.has(Trait::own)
        && (contains(object.people, asking.who) || any_fact(Relation::family, asking, is_of_the_family)))
        return true;
    return any_fact(Relation::conflict, asking, [&](Fact const& fact) {
        return fact.from == asking.who && is_concerned(fact.to, object)
               && (fact.part == "self" || fact.part == "family" || fact.part == "household");
    });
}

bool is_not_admitted(Action action, Asking const& asking)
{
    if (row_of(action).traits.has(Trait::look))
        return !admission(asking).admitted;
    auto const& labels = asking.object.labels;
    return !std::all_of(labels.begin(), labels.end(), [&](Label const& label) { return admits(label, asking); });
}

bool is_forbidden_by_order(Action, Asking const& asking)
{
    return any_fact(Relation::order, asking,
                    [&](Fact const& fact) { return fact.from == asking.who && is_concerned(fact.to, asking.object); });
}

bool would_leave_a_file(Action action, Asking const& asking)
{
    return asking.context.device == Device::unknown && row_of(action).traits.has(Trait::leaves_file);
}

bool is_held(Action action, Asking const& asking)
{
    return row_of(action).traits.has(Trait::disposes) && asking.context.circumstances.has(Circumstance::legal_hold);
}

// D10: only the address's own list reads it, as an address and never in a paper. No claim helps.
bool is_withheld_address(Action, Asking const& asking)
{
    auto const& object = asking.object;
    if (object.kind == ObjectKind::address)
        return !asking.related(Relation::address_access, object.recipient);
    return std::any_of(object.labels.begin(), object.labels.end(),
                       [](Label const& label) { return label.kind == LabelKind::VAULT; });
}

constexpr Deny global_denies[] = {
    {"D1", Reason::not_active, is_not_active},
    {"D2", Reason::sign_in_too_weak, has_weak_sign_in},
    {"D3", Reason::another_authority, is_of_another_authority},
    {"D4", Reason::conflict_of_interest, has_conflict},
    {"D5", Reason::label_not_admitted, is_not_admitted},
    {"D6", Reason::court_order, is_forbidden_by_order},
    {"D7", Reason::separation_of_duties, is_separated},
    {"D8", Reason::unknown_device, would_leave_a_file},
    {"D9", Reason::legal_hold, is_held},
    {"D10", Reason::withheld_address, is_withheld_address},
};

}

std::span<Deny const> denies() { return global_denies; }

bool sign_in_suffices(Action action, Context const& context, Settings const& settings)
{
    if (context.assurance < 2)
        return false;
    switch (row_of(action).step_up) {
    case StepUp::none: return true;
    case StepUp::lite: return context.sign_in_minutes <= settings.step_up_lite_minutes;
    case StepUp::star: break;
    }
    // ★: a sign-in of minutes, or the one made for the decision stage that is still open; the board may want AAL3.
    return (context.stage_sign_in || context.sign_in_minutes <= settings.step_up_minutes)
           && (!settings.step_up_needs_aal3 || context.assurance >= 3);
}

}
