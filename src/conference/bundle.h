#pragma once

#include "conference/reports.h"

/// What of the reports one of the family may be given: decided adult by adult.
namespace noddfa::conference {

/// Whether the report as a whole is for them: they are among those it is for, and it is not locked (SHARE-05).
bool is_for(State const& state, KeptReport const& report, PersonId const& person, Date on);

/// Whether a paragraph is for them: nobody is kept from it, or it is private to them alone.
bool is_for(Paragraph const& paragraph, PersonId const& person);

/// Whether a passage is: what is about a child who is not theirs is not, nor what waits for the chair to decide.
bool is_for(State const& state, KeptReport const& report, Statement const& statement, PersonId const& person);

}
