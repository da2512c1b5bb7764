#include "web/before/routes.h"

#include "web/before/day/convene.h"
#include "web/before/day/midwifery.h"
#include "web/before/day/slots.h"
#include "web/before/family/family.h"
#include "web/before/invited/contact.h"
#include "web/before/invited/invite.h"
#include "web/before/invited/reply.h"
#include "web/before/opening.h"
#include "web/before/readiness.h"
#include "web/before/reports/page.h"
#include "web/before/reports/partners.h"
#include "web/before/reports/report.h"
#include "web/before/reports/upload.h"
#include "web/before/request/address.h"
#include "web/before/request/request.h"
#include "web/before/sharing/disagreement.h"
#include "web/before/sharing/release.h"
#include "web/before/sharing/share.h"
#include "web/before/sharing/sharing_page.h"
#include "web/before/step.h"

namespace noddfa::web {

namespace {

using Text = std::string;

void add_reports(std::vector<Route>& routes, Site& site)
{
    Text const reports = "/conferences/{conference}/reports/{report}";
    routes.push_back(page_at<Text>(site, "/conferences/{conference}/report", "own_reports", own_part_of,
                                   [](Reader const& reader, net::Request const&, Text const& conference) {
                                       return show_own_reports(reader, conference);
                                   }));
    form_at<Text, Text>(
        routes, site, "/conferences/{conference}/report/{child}", "write_report",
        [](Text const& conference, Text const&) { return own_part_of(conference); }, report_form, show_report_form,
        take_report);
    routes.push_back(page_at<Text, Text>(site, reports, "report", report_to_read,
                                         [](Reader const& reader, net::Request const&, Text const& conference,
                                            Text const& report) { return show_report(reader, conference, report); }));
    form_at<Text, Text>(routes, site, reports + "/addendum", "add_to_report", report_of_own, addendum_form,
                        show_addendum, take_addendum);
    form_at<Text, Text>(routes, site, reports + "/approval", "approve_report", report_to_approve, approval_form,
                        show_approval, take_approval);
    form_at<Text, Text>(routes, site, reports + "/" + documents_are_sent_to, "add_document", report_to_read,
                        document_form, show_document_form, take_document);
    routes.push_back(page_at<Text, Text, Text>(
        site, reports + "/documents/{document}", "document", document_to_read,
        [](Reader const& reader, net::Request const&, Text const& conference, Text const& report,
           Text const& document) { return give_document(reader, conference, report, document); }));
}

void add_sharing(std::vector<Route>& routes, Site& site)
{
    Text const reports = "/conferences/{conference}/reports/{report}";
    form_at<Text, Text>(routes, site, reports + "/share", "share_report", report_to_read, share_form, show_share,
                        take_share);
    form_at<Text, Text, Text>(
        routes, site, reports + "/answer/{person}", "answer_dispute",
        [](Text const& conference, Text const& report, Text const&) { return report_to_read(conference, report); },
        answer_form, show_answer, take_answer);
    form_at<Text, Text>(routes, site, reports + "/recipients", "report_recipients", report_to_read, recipients_form,
                        show_recipients, take_recipients);
    form_at<Text, Text>(routes, site, reports + "/risk", "sharing_risk", report_to_read, risk_form, show_risk,
                        take_risk);
    form_at<Text>(routes, site, "/conferences/{conference}/withholding", "withholding", own_part_of, withholding_form,
                  show_withholding, take_withholding);
    routes.push_back(page_at<Text>(site, "/conferences/{conference}/sharing", "sharing", sharing_of,
                                   [](Reader const& reader, net::Request const&, Text const& conference) {
                                       return show_sharing(reader, conference);
                                   }));
    form_at<Text>(routes, site, "/conferences/{conference}/sharing/ask", "ask_withholding", sharing_of, ask_form,
                  show_ask, take_ask);
    form_at<Text, Text>(
        routes, site, reports + "/restriction", "decide_restriction",
        [](Text const& conference, Text const&) { return sharing_of(conference); }, restriction_form, show_restriction,
        take_restriction);
    form_at<Text, Text, Text>(
        routes, site, reports + "/passages/{number}", "decide_passage",
        [](Text const& conference, Text const&, Text const&) { return sharing_of(conference); }, passage_form,
        show_passage, take_passage);
}

}

std::vector<Route> routes_of_before(Site& site)
{
    std::vector<Route> routes;
    form_at<std::string>(routes, site, "/conferences/{conference}/reply", "reply", invitation_of, reply_form,
                         show_reply, take_reply);
    add_request_routes(routes, site);
    add_convene_routes(routes, site);
    add_slots_routes(routes, site);
    add_family_routes(routes, site);
    add_opening_routes(routes, site);
    add_reports(routes, site);
    add_sharing(routes, site);
    auto const place = std::string{"/conferences/{conference}"};
    form_at<std::string>(routes, site, place + "/invite", "invite", inviting, invite_form, show_invite, take_invite);
    form_at<std::string>(
        routes, site, place + "/invite-other", "invite_other", inviting,
        [](Reader const& reader, std::string const& conference) { return invitee_form(reader, conference, {}); },
        [](Reader const& reader, Form const& form, std::string const& conference) {
            return show_invitee(reader, form, conference, {});
        },
        [](Reader const& reader, Form& form, std::string const& conference) {
            return take_invitee(reader, form, conference, {});
        });
    form_at<std::string, std::string>(routes, site, place + "/invitees/{person}", "invitee", inviting_one, invitee_form,
                                      show_invitee, take_invitee);
    form_at<std::string, std::string>(routes, site, place + "/invitees/{person}/reply", "answer", answering_for,
                                      answer_for_form, show_answer_for, take_answer_for);
    routes.push_back(page_at<std::string>(site, place + "/readiness", "readiness", preparing,
                                          [](Reader const& reader, net::Request const&, std::string const& conference) {
                                              return show_readiness(reader, conference);
                                          }));
    add_contact_routes(routes, site);
    add_partner_routes(routes, site);
    add_disagreement_routes(routes, site);
    add_release_routes(routes, site);
    add_midwifery_routes(routes, site);
    add_address_routes(routes, site);
    return routes;
}

}
