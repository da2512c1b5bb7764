#pragma once

#include "dispute/set_aside.h"

/// Appeals to an independent panel; the decision stands meanwhile and the panel cannot change it (A.23, B-34, R-26).
namespace noddfa::dispute {

enum class Appellant { parent, young_person };
enum class AppealResult { upheld, not_upheld };
BOOST_DESCRIBE_ENUM(Appellant, parent, young_person)
BOOST_DESCRIBE_ENUM(AppealResult, upheld, not_upheld)

struct AppealOf {
    DisputeId dispute;
    ConferenceId conference;
    std::optional<ChildId> child;
    PersonId person;
    std::optional<Appellant> as; ///< parent
    Paragraph grounds;
};
BOOST_DESCRIBE_STRUCT(AppealOf, (), (dispute, conference, child, person, as, grounds))
using LodgeAppeal = Named<"LodgeAppeal", AppealOf, Usual::self>;
using AppealLodged = Named<"AppealLodged", AppealOf>;

struct Panel {
    DisputeId dispute;
    std::vector<PersonId> members;
};
BOOST_DESCRIBE_STRUCT(Panel, (), (dispute, members))
using FormPanel = Named<"FormPanel", Panel, Usual::lead_manager>;
using PanelFormed = Named<"PanelFormed", Panel>;

/// The panel upholds or not, and may ask for reconvening. It has no say in the outcome itself.
struct AppealDecision {
    DisputeId dispute;
    AppealResult result{};
    std::optional<Paragraph> reasons;
    bool reconvene = false; ///< the panel asks for it
};
BOOST_DESCRIBE_STRUCT(AppealDecision, (), (dispute, result, reasons, reconvene))
using DecideAppeal = Named<"DecideAppeal", AppealDecision, Usual::panel>;
using AppealDecided = Named<"AppealDecided", AppealDecision>;

/// What a parent answered when asked about reconvening.
struct ReconveneWish {
    DisputeId dispute;
    PersonId person;
    bool wants = false;
    std::optional<Paragraph> note;
};
BOOST_DESCRIBE_STRUCT(ReconveneWish, (), (dispute, person, wants, note))
using RecordReconveneWish = Named<"RecordReconveneWish", ReconveneWish, Usual::lead_manager>;
using ReconveneWishRecorded = Named<"ReconveneWishRecorded", ReconveneWish>;

struct AppealState {
    AppealOf said;
    ChildId child;
    Date lodged_on;
    std::vector<PersonId> panel;
    std::optional<Date> panel_formed_on;
    std::optional<AppealDecision> decision;
    std::optional<Date> decided_on;
    std::map<PersonId, bool> wishes; ///< of the parents asked about reconvening
};

}
