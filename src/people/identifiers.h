#pragma once

#include "base/identifier.h"

namespace noddfa {

using ChildId = Identifier<struct ChildKind>;           ///< lasting, given before birth where unborn; twins have two
using PersonId = Identifier<struct PersonKind>;         ///< any adult or young person who takes part
using FamilyId = Identifier<struct FamilyKind>;
using AgencyId = Identifier<struct AgencyKind>; ///< an employer: one school, one health board, one police force
using AuthorityId = Identifier<struct AuthorityKind>; ///< a local authority that keeps a register
using ServiceId = Identifier<struct ServiceKind>; ///< a service of CTM §8: `health_visiting`, `police_ppu`
using GroupingId =
    Identifier<struct GroupingKind>; ///< a professional grouping: `CSS`, `CH`, or one the chair recognised
using QuorumAgencyId = Identifier<struct QuorumKind>; ///< an agency as quoracy counts it (B-10)
using ConferenceId = Identifier<struct ConferenceKind>;
using ReportId = Identifier<struct ReportKind>;
using DocumentId = Identifier<struct DocumentKind>;
using DisputeId = Identifier<struct DisputeKind>;
using ClaimId = Identifier<struct ClaimKind>; ///< a claim in an emergency
using CommandId = Identifier<struct CommandKind>;
using ParagraphId = Identifier<struct ParagraphKind>;

}
