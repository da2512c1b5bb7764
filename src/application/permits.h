#pragma once

#include "access/decide.h"
#include "application/asker.h"
#include "application/site.h"

/// The access model asked on what the streams say.
namespace noddfa::application {

/// A question with every fact about who asks that can weigh on it. Gathered from the streams of the asker, of the thing
/// and of the children it is about: its cost does not grow with the archive.
struct Question {
    access::Subject who;
    access::Action action{};
    access::Object object;
    access::Context context;
    access::Facts facts;
    access::Settings settings;

    access::Decision answer() const { return access::decide(who, action, object, context, facts, settings); }
};

/// The board that a site is for.
inline access::Subject board() { return {access::SubjectKind::board, "board"}; }

Question question(Site const& site, Asker const& asker, access::Action action, Thing const& thing, Moment const& now,
                  More const& more = {});

/// Whether somebody may do something to a thing as the streams stand.
access::Decision may(Site const& site, Asker const& asker, access::Action action, Thing const& thing, Moment const& now,
                     More const& more = {});

/// Whether a paragraph of what a permit is for is shown to who asked the question: its labels, and the part of the
/// meeting they were kept out of.
bool admitted(Question const& asked, Paragraph const& paragraph);

/// The labels of a paragraph; one without any is open to all whom the paper is for. A label that nobody can read admits
/// nobody but its author.
std::vector<access::Label> labels_of(Paragraph const& paragraph);

}
