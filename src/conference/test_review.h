#pragma once

#include "conference/test_outcome.h"

/// A review of a child whom the prelude `closed` put on the register.
namespace noddfa::conference {

/// A review of A three months on, as far as the views; `setting` is a line for the board before it is convened.
inline Story review(std::string const& setting = "")
{
    Story story{"closed"};
    story.tell(setting);
    story.tell(R"({"clock":"2026-06-01T09:00"}
{"do":"RequestConference","conference":"C2","kind":"review","family":"F1","authority":"north-council","children":[{"id":"A","name":"Alaw Dychmygol","born":"2018-05-01","school":"school-1","mother":"mother"}],"social_worker":"sw","team_manager":"manager"}
{"do":"AddFamilyMember","person":"mother","name":"Mair Dychmygol","capacity":"parent"}
{"do":"RecordLanguageAndNeeds","child":"A","language":"cy"}
{"do":"BookConference","starts":"2026-06-08T10:00","chair":"chair","record_taker":"recorder","place":"Neuadd Ddychmygol","chair_trained_until":"2027-12-31"}
{"do":"InviteFamilyMember","person":"mother","spoken":true,"written":true}
{"do":"InviteParticipant","person":"sw","name":"Siwan Enghraifft","service":"social_work","agency":"north-council"}
{"do":"InviteParticipant","person":"hv","name":"Heledd Enghraifft","service":"health_visiting","agency":"health-board"}
{"do":"InviteParticipant","person":"teacher","name":"Tomos Enghraifft","service":"school","agency":"school-1"}
{"do":"InviteParticipant","person":"police","name":"Padrig Enghraifft","service":"police_ppu","agency":"police-force","contact":["A"]}
{"do":"RecordArrival","at":"2026-06-08T10:00","person":["sw","hv","teacher","police","mother"]})");
    story.tell(R"({"do":"OpenConference"}
{"do":"ReadOpeningStatement"}
{"do":"RecordChildVoice","child":"A","method":"direct_work","text":"I like it better now.","source":"sw"}
{"do":"RecordFamilyView","person":"mother","text":"It is calmer at home."}
{"do":"Summarise","at":"2026-06-08T10:30","text":"Three calm months.","risk_factors":["Violence"],"reasons":{"RUN-02":"Everyone had read the reports of the core group.","RUN-07":"Everyone had read the reports of the core group."}})");
    story.tell(
        R"({"do":"AttachRiskTool","child":"A","tool":"Risk matrix","result":"Lower than in March.","person":"sw"})");
    story.tell(R"({"do":"CheckAccuracy","accurate":true})");
    for (std::string const person : {"sw", "hv", "teacher", "police"})
        story.tell(R"({"do":"RecordRiskView","person":")" + person
                   + R"(","child":"A","risks_outweigh":false,"text":"As seen."})");
    return story;
}

/// The same with one round of views and consensus.
inline Story reviewed(Said const& views)
{
    auto story = review();
    round_of(story, views);
    story.tell(R"({"do":"DeclareConsensus","child":"A"})");
    return story;
}

/// The same without consensus, decided by the chair for removal against two groupings.
inline Story removed_by_chair()
{
    auto story = review();
    round_of(story, two_and_two);
    declare_irresolvable(story);
    story.tell(R"({"do":"DecideAsChair","child":"A","decision":"not_register","plan_needed":false,)"
               R"("reason":"Three calm months weigh more."})");
    return story;
}

/// Removal with everything that is asked of it; `without` names a field to leave out.
inline std::string remove_line(std::string const& without = "")
{
    std::vector<std::pair<std::string, std::string>> const fields{
        {"reasons", R"("No injury and no incident since March.")"},
        {"change", R"(["She says that she sleeps through; the school sees her play."])"},
        {"marked_change", R"("The father left for good and the order stands.")"},
    };
    std::string line = R"({"do":"DeclareOutcome","child":"A","outcome":"remove")";
    for (auto const& [name, value] : fields)
        if (name != without)
            line += ",\"" + name + "\":" + value;
    return line + "}";
}

}
