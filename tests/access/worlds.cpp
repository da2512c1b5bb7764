#include "worlds.h"

#include "legs.h"

#include "access/audiences.h"
#include "access/rows.h"
#include "access/separation.h"
#include "base/london.h"

#include <algorithm>
#include <array>

namespace noddfa::access::questions {

namespace {

/// SplitMix64.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next()
    {
        auto z = state_ += 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31);
    }
    int below(int n) { return static_cast<int>(next() % static_cast<std::uint64_t>(n)); }
    bool in_hundred(int chances) { return below(100) < chances; }
    template<class List> auto const& one_of(List const& list)
    {
        return list[static_cast<std::size_t>(below(static_cast<int>(std::size(list))))];
    }
    template<class Enum> Enum any(Enum) { return static_cast<Enum>(below(static_cast<int>(all_names(Enum{}).size()))); }

private:
    std::uint64_t state_;
};

Subject person(std::string id) { return {SubjectKind::person, std::move(id)}; }

std::array const users{person("u1"), person("u2"), person("u3"), person("u4"),
                       person("u5"), person("u6"), person("u7"), person("u8")};
std::array const adults{person("p1"), person("p2"), person("p3")};
std::array const children{Subject{SubjectKind::child, "c1"}, Subject{SubjectKind::child, "c2"},
                          Subject{SubjectKind::child, "c3"}};
std::array const conferences{Subject{SubjectKind::conference, "k1"}, Subject{SubjectKind::conference, "k2"}};
std::array const agencies{Subject{SubjectKind::agency, "a1"}, Subject{SubjectKind::agency, "a2"}};
std::array const authorities{Subject{SubjectKind::authority, "t1"}, Subject{SubjectKind::authority, "t2"}};
std::array const boards{Subject{SubjectKind::board, "b1"}, Subject{SubjectKind::board, "b2"}};
std::array const appeals{Subject{SubjectKind::appeal, "x1"}, Subject{SubjectKind::appeal, "x2"}};
constexpr std::array<std::string_view, 2> teams{"north", "south"};
constexpr std::array<std::string_view, 2> meeting_parts{"1", "2"};
constexpr std::array<std::string_view, 4> accounts{"staff", "board", "operator", "family"};
constexpr std::array<std::string_view, 7> work{"police",    "health",    "education", "social_services",
                                               "probation", "voluntary", "court"};
constexpr std::array<std::string_view, 8> capacities{"practitioner",  "report_author", "observer",  "interpreter",
                                                     "legal_adviser", "advocate",      "supporter", "family_member"};
constexpr std::array<std::string_view, 5> conflicts{"self", "family", "household", "friendship", "line_management"};
constexpr std::array<std::string_view, 5> orders{"non_contact", "non_molestation", "occupation", "adoption",
                                                 "sealed_address"};

class Maker {
public:
    Maker(std::uint64_t seed, std::uint64_t number) : chance_(seed ^ (number * 0xD1B54A32D192ED03ULL))
    {
        made_.seed = seed;
        made_.number = number;
        made_.facts.version = chance_.next() % 1000;
        Date const day = Date{2026, 1, 5}.plus_days(chance_.below(700));
        start_ = start_of(day);
    }

    World with(int questions)
    {
        settle();
        employ();
        for (int noise = 0; noise < 6; ++noise)
            add_any_fact();
        for (int asked = 0; asked < questions; ++asked)
            made_.questions.push_back(chance_.in_hundred(15) ? for_a_pair() : for_a_row());
        return std::move(made_);
    }

private:
    Chance chance_;
    World made_;
    Moment start_;

    Moment at(int minutes) const
    {
        auto moment = start_;
        moment.utc_minutes += minutes;
        return moment;
    }

    // The days and minutes of the settings vary, so that a number written into an oracle shows.
    void settle()
    {
        auto& settings = made_.settings;
        if (chance_.in_hundred(50))
            return;
        settings.step_up_minutes = 1 + chance_.below(10);
        settings.step_up_lite_minutes = 15 + chance_.below(30);
        settings.step_up_needs_aal3 = chance_.in_hundred(30);
        settings.days_after_close = 14 + chance_.below(30);
        settings.days_after_record = 14 + chance_.below(30);
        settings.days_after_deregistration = 14 + chance_.below(30);
        settings.days_after_appeal = 14 + chance_.below(30);
        settings.claim_minutes = 30 + chance_.below(60);
        settings.claim_reason_characters = 10 + chance_.below(30);
        settings.need_minutes = 60 + chance_.below(1440);
        settings.proposal_minutes = 60 + chance_.below(1440);
        auto const some = chance_.in_hundred(40) ? Pairing::set_aside : chance_.any(Pairing{});
        if (settings.two_people.has(some))
            settings.two_people.remove(some);
        else if (some != Pairing::none)
            settings.two_people.add(some);
    }

    void employ()
    {
        for (auto const& user : users) {
            if (chance_.in_hundred(97))
                add(Relation::account, user, boards[0], chance_.in_hundred(95) ? "staff" : chance_.one_of(accounts));
            if (chance_.in_hundred(96)) {
                auto const& agency = chance_.one_of(agencies);
                add(Relation::member, user, agency, chance_.one_of(work));
            }
            for (auto const& authority : authorities)
                if (chance_.in_hundred(97))
                    add(Relation::tenant, user, authority, "");
        }
        for (auto const& adult : adults) {
            add(Relation::account, adult, boards[0], "family");
            for (auto const& authority : authorities)
                add(Relation::tenant, adult, authority, "");
        }
    }

    void add(Relation relation, Subject const& from, Subject const& to, std::string_view part)
    {
        Fact fact{relation, from, to, std::string{part}, at(0), std::nullopt, PersonId{"u9"}, ParagraphId{"w1"}};
        auto const limit = row_of(relation).limit;
        int const age = limit == Limit::none ? chance_.below(200'000) : chance_.below(70);
        fact.since = at(-age);
        if (chance_.in_hundred(4))
            fact.until = at(chance_.below(1500) - 60);
        if (chance_.in_hundred(2))
            fact.since = at(chance_.below(1440));
        if (fact.until && *fact.until < fact.since)
            fact.until = fact.since;
        made_.facts.facts.push_back(std::move(fact));
        if (auto const ending = row_of(relation).ends_after; ending != Ending::never && chance_.in_hundred(8))
            made_.facts.happened.push_back({ending, to, start_.day.plus_days(-chance_.below(60))});
    }

    Subject any_of(SubjectKind kind)
    {
        switch (kind) {
        case SubjectKind::person: return chance_.in_hundred(80) ? chance_.one_of(users) : chance_.one_of(adults);
        case SubjectKind::child: return chance_.one_of(children);
        case SubjectKind::conference: return chance_.one_of(conferences);
        case SubjectKind::agency: return chance_.one_of(agencies);
        case SubjectKind::authority: return chance_.one_of(authorities);
        case SubjectKind::board: return chance_.in_hundred(75) ? boards[0] : boards[1];
        case SubjectKind::appeal: return chance_.one_of(appeals);
        case SubjectKind::none: break;
        }
        constexpr std::array kinds{SubjectKind::person, SubjectKind::child, SubjectKind::conference};
        return any_of(chance_.one_of(kinds));
    }

    std::string any_part(Relation relation)
    {
        switch (relation) {
        case Relation::account: return std::string{chance_.one_of(accounts)};
        case Relation::member: return std::string{chance_.one_of(work)};
        case Relation::invitee: return std::string{chance_.one_of(capacities)};
        case Relation::coordinator: return std::string{chance_.one_of(teams)};
        case Relation::lead_manager: return chance_.in_hundred(70) ? "manager" : "deputy";
        case Relation::attended: return std::string{chance_.one_of(meeting_parts)};
        case Relation::excluded: return chance_.in_hundred(40) ? "all" : std::string{chance_.one_of(meeting_parts)};
        case Relation::conflict: return std::string{chance_.one_of(conflicts)};
        case Relation::order: return std::string{chance_.one_of(orders)};
        case Relation::listed: return text_of(any_label());
        default: return "";
        }
    }

    void add_any_fact()
    {
        auto relation = chance_.any(Relation{});
        // Bars would deny nearly everything if they were as frequent as grants.
        if (row_of(relation).sense != Sense::grant && chance_.in_hundred(60))
            relation = chance_.any(Relation{});
        auto const& row = row_of(relation);
        // One after the other: compilers differ in the order in which they work out arguments.
        auto const from = any_of(row.from);
        auto const to = any_of(row.to);
        add(relation, from, to, any_part(relation));
    }

    Label any_label()
    {
        Label label{chance_.any(LabelKind{}), {}, ""};
        switch (label.kind) {
        case LabelKind::PERSON:
        case LabelKind::VAULT: label.of = chance_.one_of(adults); break;
        case LabelKind::CHILD: label.of = chance_.one_of(children); break;
        case LabelKind::ORIG: label.of = chance_.one_of(agencies); break;
        case LabelKind::CLOSED: label.part = chance_.one_of(meeting_parts); break;
        default: break;
        }
        return label;
    }

    Object any_object(ObjectKind kind)
    {
        Object object;
        object.kind = kind;
        object.board = boards[0];
        bool const first = chance_.in_hundred(70);
        object.authority = authorities[first ? 0 : 1];
        object.conference = conferences[first ? 0 : 1];
        object.children = {children[first ? 0 : 2]};
        object.people = {adults[first ? 0 : 2]};
        if (first && chance_.in_hundred(40)) {
            object.children.push_back(children[1]);
            object.people.push_back(adults[1]);
        }
        object.agency = chance_.one_of(agencies);
        object.appeal = appeals[first ? 0 : 1];
        object.author = chance_.one_of(users);
        object.recipient = chance_.in_hundred(50) ? chance_.one_of(users) : chance_.one_of(object.people);
        object.team = chance_.one_of(teams);
        return object;
    }

    Context any_context()
    {
        Context context;
        context.now = at(chance_.below(1380));
        context.now.minute_of_day = 0; // not asked for; the instant and the day count
        context.assurance = chance_.in_hundred(97) ? 2 + chance_.below(2) : 1;
        context.sign_in_minutes = chance_.in_hundred(85) ? chance_.below(5) : chance_.below(60);
        context.stage_sign_in = chance_.in_hundred(10);
        context.device = chance_.in_hundred(90) ? Device::managed : chance_.any(Device{});
        context.channel = chance_.in_hundred(95) ? Channel::person : Channel::partner;
        context.purpose = chance_.any(Purpose{});
        context.reason_characters = chance_.in_hundred(80) ? 60 : chance_.below(60);
        if (chance_.in_hundred(10))
            context.trained_until = start_.day.plus_days(chance_.below(5) - 2);
        if (chance_.in_hundred(10))
            context.attested_until = start_.day.plus_days(chance_.below(5) - 2);
        for (int some = chance_.below(4); some > 0; --some)
            context.circumstances.add(chance_.any(Circumstance{}));
        return context;
    }

    void join(Leg const& leg, Question const& question, Label const* label)
    {
        auto ends = ends_of(leg, question.object, label);
        if (leg.end == End::anywhere)
            ends.push_back(any_of(row_of(leg.relation).to));
        for (auto const& end : ends)
            if (!end.empty())
                add(leg.relation, question.who, end,
                    part_of(leg, question.object, label).value_or(any_part(leg.relation)));
    }

    void let_play(Role role, Question& question, Label const* label = nullptr)
    {
        auto const& row = role_table()[static_cast<std::size_t>(role)];
        if (chance_.in_hundred(90) && plays(role, asking(question), label))
            return;
        if (row.first.end == End::the_only_child)
            question.object.children.resize(1);
        join(row.first, question, label);
        join(row.second, question, label);
    }

    Asking asking(Question const& question) const
    {
        return {question.who, question.object, question.context, made_.facts, made_.settings};
    }

    // Mostly one person for each kind of office: what may not be held together would deny nearly everything.
    Subject player(Role role)
    {
        if (role == Role::family || role == Role::advocate)
            return chance_.one_of(adults);
        if (chance_.in_hundred(25))
            return chance_.one_of(users);
        switch (role) {
        case Role::chair:
        case Role::past_chair:
        case Role::former_chair: return users[0];
        case Role::record_taker: return users[1];
        case Role::coordinator:
        case Role::team_coordinator:
        case Role::lead_manager:
        case Role::deputy_manager:
        case Role::custodian: return users[2];
        case Role::panel:
        case Role::data_protection: return users[3];
        case Role::board_admin: return users[4];
        case Role::operator_of: return users[5];
        case Role::auditor: return users[6];
        default: return users[7];
        }
    }

    Question for_a_row()
    {
        auto const& row = chance_.one_of(rows());
        Question question{player(row.role), row.action, any_object(row_of(row.action).object), any_context()};
        if (auto const& purposes = row_of(row.action).purposes; !purposes.empty() && chance_.in_hundred(90))
            while (!purposes.has(question.context.purpose))
                question.context.purpose = chance_.any(Purpose{});
        question.context.circumstances = question.context.circumstances | row.needs;
        if (row.own == Own::author && chance_.in_hundred(90))
            question.object.author = question.who;
        if (row.own == Own::recipient && chance_.in_hundred(90))
            question.object.recipient = question.who;
        let_play(row.role, question);
        label(question);
        spoil(question);
        return question;
    }

    Question for_a_pair()
    {
        auto const& pair = chance_.one_of(pairs());
        Question question{player(pair.second), pair.action, any_object(row_of(pair.action).object), any_context()};
        question.context.first = chance_.one_of(users);
        if (chance_.in_hundred(95))
            question.context.proposed_at = at(-chance_.below(400));
        question.context.circumstances.add(Circumstance::to_family_or_outside);
        if (pair.action == Action::lower_label)
            question.object.removed = {any_label()};
        let_play(pair.second, question);
        spoil(question);
        return question;
    }

    void label(Question& question)
    {
        auto const kind = question.object.kind;
        bool const a_paper = kind == ObjectKind::report || kind == ObjectKind::record || kind == ObjectKind::view
                             || kind == ObjectKind::paragraph || kind == ObjectKind::own_copy;
        if (!a_paper || chance_.in_hundred(45))
            return;
        if (chance_.in_hundred(40))
            question.object.part = chance_.one_of(meeting_parts);
        for (int left = 1 + chance_.below(2); left > 0; --left) {
            auto const label = any_label();
            question.object.labels.push_back(label);
            // Half of them admit: through somebody of the label's audience.
            if (chance_.in_hundred(50))
                for (auto const& audience : audiences())
                    if (audience.label == label.kind && chance_.in_hundred(30)) {
                        let_play(audience.role, question, &label);
                        break;
                    }
        }
        if (question.action == Action::lower_label && chance_.in_hundred(60))
            question.object.removed = {question.object.labels.front()};
    }

    // Something held beside an office that may not be, or done to oneself.
    void stand_against(Separation const& separation, Question& question)
    {
        auto const& against = separation.against[0];
        if (separation.playing != Role::none && chance_.in_hundred(50))
            let_play(separation.playing, question);
        if (chance_.in_hundred(30))
            question.object.recipient = question.object.author = question.who;
        else
            join({against.relation, against.end}, question, nullptr);
    }

    // What an object need not have: no role and no deny may lead through nothing.
    void leave_out(Object& object)
    {
        switch (chance_.below(9)) {
        case 0: object.board = {}; break;
        case 1: object.conference = {}; break;
        case 2: object.agency = {}; break;
        case 3: object.appeal = {}; break;
        case 4: object.author = {}; break;
        case 5: object.recipient = {}; break;
        case 6: object.team.clear(); break;
        case 7: object.people.clear(); break;
        default: object.children.clear(); break;
        }
    }

    void spoil(Question& question)
    {
        if (chance_.in_hundred(80))
            return;
        switch (chance_.below(12)) {
        case 1: question.who = chance_.one_of(users); break;
        case 2: question.object.conference = chance_.one_of(conferences); break;
        case 3: question.object.authority = chance_.in_hundred(50) ? chance_.one_of(authorities) : Subject{}; break;
        case 4: question.object.kind = chance_.any(ObjectKind{}); break;
        case 5: question.action = chance_.any(Action{}); break;
        case 6: question.object.board = boards[1]; break;
        case 7: question.object.people.push_back(chance_.one_of(users)); break;
        case 8: question.context.device = Device::unknown; break;
        case 9: stand_against(chance_.one_of(separations()), question); break;
        case 10: leave_out(question.object); break;
        default: question.context.circumstances = {}; break;
        }
    }
};

}

World world(std::uint64_t seed, std::uint64_t number, int questions) { return Maker{seed, number}.with(questions); }

}
