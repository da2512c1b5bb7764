#include "application/permits.h"

#include "access/audiences.h"
#include "application/access_settings.h"
#include "application/circumstances.h"
#include "application/gathering.h"
#include "application/owners.h"
#include "base/contains.h"
#include "directory/lapses.h"

namespace noddfa::application {

using access::Action;
using access::Label;
using access::LabelKind;
using access::Object;
using access::Subject;
using access::SubjectKind;

namespace {

template<class Id> Subject subject_of(std::optional<Id> const& id) { return id ? access::subject(*id) : Subject{}; }

void add_person(Object& object, PersonId const& person)
{
    if (auto const one = access::subject(person); !person.empty() && !contains(object.people, one))
        object.people.push_back(one);
}

void describe_conference(Object& object, conference::State const& state, Thing const& thing)
{
    if (auto const* request = state.convening.asked(); request && object.authority.empty())
        object.authority = subject_of(request->authority);
    for (auto const& child : state.convening.children) {
        if (!thing.child || *thing.child == child.id)
            object.children.push_back(access::subject(child.id));
        if (child.mother)
            add_person(object, *child.mother);
    }
    for (auto const& [person, said] : state.family.people)
        if (is_of_the_family(said))
            add_person(object, person);
    auto const& roll = state.invitations.roll;
    if (thing.report)
        if (auto const kept = state.reports.kept.find(*thing.report); kept != state.reports.kept.end())
            object.author = access::subject(kept->second.report.author);
    auto const whose = !object.author.empty() ? PersonId{object.author.id} : thing.person.value_or(PersonId{});
    if (auto const found = roll.find(whose); found != roll.end() && object.agency.empty())
        object.agency = access::subject(found->second.agency);
}

void describe_child(Object& object, Site const& site, ChildId const& child)
{
    auto const& state = site.register_of(child);
    object.children = {access::subject(child)};
    if (object.authority.empty())
        object.authority = subject_of(authority_keeping(state));
    if (state.identity.mother)
        add_person(object, *state.identity.mother);
}

Object object_of(Site const& site, Thing const& thing, More const& more)
{
    Object object;
    object.kind = thing.kind;
    object.board = board();
    object.authority = subject_of(thing.authority);
    object.conference = subject_of(thing.conference);
    object.agency = subject_of(thing.agency);
    object.appeal = subject_of(thing.dispute);
    object.author = subject_of(more.author);
    // An address is its person's.
    object.recipient = subject_of(thing.kind == access::ObjectKind::address ? thing.person : more.recipient);
    object.part = more.part;
    object.labels = more.labels;
    object.removed = more.removed;
    // A child that is not of the conference is not the thing's: nothing is learnt of it by naming it.
    if (thing.conference)
        describe_conference(object, site.conference(*thing.conference), thing);
    else if (thing.child)
        describe_child(object, site, *thing.child);
    for (auto const& child : more.children)
        if (auto const one = access::subject(child); !contains(object.children, one))
            object.children.push_back(one);
    return object;
}

/// The same thing with what its stream says it belongs to.
Thing settled(Site const& site, Thing thing)
{
    if (thing.dispute && !thing.conference)
        thing.conference = dispute::conference_disputed(site.dispute(*thing.dispute));
    return thing;
}

}

Question question(Site const& site, Asker const& asker, Action action, Thing const& asked, Moment const& now,
                  More const& more)
{
    auto const thing = settled(site, asked);
    Question question;
    question.who = access::subject(asker.who);
    question.action = action;
    question.object = object_of(site, thing, more);
    auto& context = question.context;
    context.assurance = asker.assurance;
    context.sign_in_minutes = static_cast<int>(now.utc_minutes - asker.proved.utc_minutes);
    context.stage_sign_in = asker.stage_sign_in;
    context.device = asker.device;
    context.channel = more.channel;
    context.purpose = asker.purpose;
    context.now = now;
    context.reason_characters = more.reason_characters;
    context.first = more.first ? std::optional{access::subject(*more.first)} : std::nullopt;
    context.proposed_at = more.proposed_at;
    Gathering gathering{site, asker.who, now};
    gathering.of_directory(asker.who);
    if (thing.conference) {
        gathering.of_conference(*thing.conference);
        if (more.recipient)
            gathering.of_recipient(*more.recipient, *thing.conference);
    }
    for (auto const& child : question.object.children)
        gathering.of_child(ChildId{child.id});
    if (thing.dispute)
        gathering.of_dispute(*thing.dispute);
    // what has lapsed is said to them.
    if (auto const& practitioner = site.practitioner(asker.who).practitioner) {
        context.trained_until = directory::trained_until(*practitioner);
        context.attested_until = directory::attested_until(*practitioner, now.day, site.settings().on(now.day));
    }
    question.settings = access_settings(site.settings().on(now.day));
    question.facts = gathering.take();
    question.facts.version = static_cast<std::uint64_t>(site.log().moment());
    context.circumstances =
        more.circumstances | circumstances_of(site, asker.who, action, thing, more.happened.value_or(now));
    return question;
}

access::Decision may(Site const& site, Asker const& asker, Action action, Thing const& thing, Moment const& now,
                     More const& more)
{
    return question(site, asker, action, thing, now, more).answer();
}

std::vector<Label> labels_of(Paragraph const& paragraph)
{
    std::vector<Label> labels;
    for (auto const& text : paragraph.labels)
        // 3.3: a label that says nothing we know of is nobody's consent; nobody is listed for it.
        labels.push_back(access::label_of(text).value_or(Label{LabelKind::ORIG, {}, text}));
    if (labels.empty())
        labels.push_back({});
    return labels;
}

bool admitted(Question const& asked, Paragraph const& paragraph)
{
    auto object = asked.object;
    object.author = access::subject(paragraph.author);
    object.labels = labels_of(paragraph);
    return access::admission({asked.who, object, asked.context, asked.facts, asked.settings}).admitted;
}

}
