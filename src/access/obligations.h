#pragma once

#include "access/names.h"
#include "access/set_of.h"

namespace noddfa::access {

/// What a permit asks for in the same transaction as the act, or before the first byte of a page.
NODDFA_ACCESS_ENUM(Obligation, log_look, log_act, reason, second_person, same_bytes, notify_custodian,
                   notify_plan_coordinator, notify_lead_manager, notify_chair, notify_agency_lead, notify_board,
                   notify_recipients, notify_both_offices, handover, receipt, name_both, review, chair_confirms,
                   view_only, store_with_record, label_person, keep_version, keep_old_value, watermark,
                   session_recorded, warn_training, warn_attestation)

using Obligations = SetOf<Obligation>;

}
