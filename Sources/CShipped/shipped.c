#include "shipped.h"

// #embed is C23, which this compiler reads in every mode.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char people_and_places[] = {
#embed "../../sql/0001_people_and_places.sql"
};
static const unsigned char cases[] = {
#embed "../../sql/0002_cases.sql"
};
static const unsigned char deadlines_and_post[] = {
#embed "../../sql/0003_deadlines_and_post.sql"
};
static const unsigned char journal_and_sign_in[] = {
#embed "../../sql/0004_journal_and_sign_in.sql"
};
static const unsigned char row_level_security[] = {
#embed "../../sql/0005_row_level_security.sql"
};
static const unsigned char handing_over[] = {
#embed "../../sql/0006_handing_over.sql"
};
static const unsigned char sending[] = {
#embed "../../sql/0007_sending.sql"
};
static const unsigned char watching[] = {
#embed "../../sql/0008_watching.sql"
};
static const unsigned char danger_readings[] = {
#embed "../../sql/0009_danger_readings.sql"
};
static const unsigned char facts[] = {
#embed "../../sql/0010_facts.sql"
};
static const unsigned char decisions[] = {
#embed "../../sql/0011_decisions.sql"
};
static const unsigned char areas_and_oversight[] = {
#embed "../../sql/0012_areas_and_oversight.sql"
};
static const unsigned char procedure_areas[] = {
#embed "../../sql/0013_procedure_areas.sql"
};
static const unsigned char ways_and_tasks[] = {
#embed "../../sql/0014_ways_and_tasks.sql"
};
static const unsigned char deadline_moves[] = {
#embed "../../sql/0015_deadline_moves.sql"
};
static const unsigned char digests[] = {
#embed "../../sql/0016_digests.sql"
};
static const unsigned char cover[] = {
#embed "../../sql/0017_cover.sql"
};
static const unsigned char safe_contact[] = {
#embed "../../sql/0018_safe_contact.sql"
};
static const unsigned char provider_reports[] = {
#embed "../../sql/0019_provider_reports.sql"
};
static const unsigned char calendar_events[] = {
#embed "../../sql/0020_calendar_events.sql"
};
static const unsigned char what_comes_back[] = {
#embed "../../sql/0021_what_comes_back.sql"
};
static const unsigned char hearings[] = {
#embed "../../sql/0022_hearings.sql"
};
static const unsigned char requests_and_chronology[] = {
#embed "../../sql/0023_requests_and_chronology.sql"
};
static const unsigned char api_keys[] = {
#embed "../../sql/0024_api_keys.sql"
};
static const unsigned char meetings[] = {
#embed "../../sql/0025_meetings.sql"
};
static const unsigned char availability[] = {
#embed "../../sql/0026_availability.sql"
};
static const unsigned char chair_and_lead[] = {
#embed "../../sql/0027_chair_and_lead.sql"
};
static const unsigned char pack_and_applicant_part[] = {
#embed "../../sql/0028_pack_and_applicant_part.sql"
};
static const unsigned char meeting_record[] = {
#embed "../../sql/0029_meeting_record.sql"
};
static const unsigned char post_speed[] = {
#embed "../../sql/0030_post_speed.sql"
};
static const unsigned char meetings_again[] = {
#embed "../../sql/0031_meetings_again.sql"
};
static const unsigned char panel_papers[] = {
#embed "../../sql/0032_panel_papers.sql"
};
static const unsigned char post_mends[] = {
#embed "../../sql/0033_post_mends.sql"
};
static const unsigned char lists[] = {
#embed "../../sql/0034_lists.sql"
};
static const unsigned char following[] = {
#embed "../../sql/0035_following.sql"
};
static const unsigned char endings[] = {
#embed "../../sql/0036_endings.sql"
};
static const unsigned char figures[] = {
#embed "../../sql/0037_figures.sql"
};
static const unsigned char kept_informed[] = {
#embed "../../sql/0038_kept_informed.sql"
};
static const unsigned char applicant_speaks[] = {
#embed "../../sql/0039_applicant_speaks.sql"
};
static const unsigned char endings_told[] = {
#embed "../../sql/0040_endings_told.sql"
};
static const unsigned char post_planned[] = {
#embed "../../sql/0041_post_planned.sql"
};
static const unsigned char meeting_search[] = {
#embed "../../sql/0042_meeting_search.sql"
};
static const unsigned char files_read_at_once[] = {
#embed "../../sql/0043_files_read_at_once.sql"
};
static const unsigned char grants[] = {
#embed "../../sql/grants.sql"
};

static const unsigned char ashfield[] = {
#embed "../../config/procedures/ashfield.yaml"
};
static const unsigned char birmingham[] = {
#embed "../../config/procedures/birmingham.yaml"
};
static const unsigned char chelmsford[] = {
#embed "../../config/procedures/chelmsford.yaml"
};
static const unsigned char cheltenham[] = {
#embed "../../config/procedures/cheltenham.yaml"
};
static const unsigned char east_herts[] = {
#embed "../../config/procedures/east-herts.yaml"
};
static const unsigned char gosport[] = {
#embed "../../config/procedures/gosport.yaml"
};
static const unsigned char greenwich[] = {
#embed "../../config/procedures/greenwich.yaml"
};
static const unsigned char guildford[] = {
#embed "../../config/procedures/guildford.yaml"
};
static const unsigned char haringey[] = {
#embed "../../config/procedures/haringey.yaml"
};
static const unsigned char hinckley_bosworth[] = {
#embed "../../config/procedures/hinckley-bosworth.yaml"
};
static const unsigned char islington[] = {
#embed "../../config/procedures/islington.yaml"
};
static const unsigned char lincolnshire[] = {
#embed "../../config/procedures/lincolnshire.yaml"
};
static const unsigned char norfolk[] = {
#embed "../../config/procedures/norfolk.yaml"
};
static const unsigned char north_northants[] = {
#embed "../../config/procedures/north-northants.yaml"
};
static const unsigned char north_wales[] = {
#embed "../../config/procedures/north-wales.yaml"
};
static const unsigned char nuneaton_bedworth[] = {
#embed "../../config/procedures/nuneaton-bedworth.yaml"
};
static const unsigned char richmond[] = {
#embed "../../config/procedures/richmond.yaml"
};
static const unsigned char shropshire[] = {
#embed "../../config/procedures/shropshire.yaml"
};
static const unsigned char south_wales[] = {
#embed "../../config/procedures/south-wales.yaml"
};
static const unsigned char statutory[] = {
#embed "../../config/procedures/statutory.yaml"
};
static const unsigned char stockton[] = {
#embed "../../config/procedures/stockton.yaml"
};
static const unsigned char suffolk[] = {
#embed "../../config/procedures/suffolk.yaml"
};
static const unsigned char warrington[] = {
#embed "../../config/procedures/warrington.yaml"
};
static const unsigned char watford[] = {
#embed "../../config/procedures/watford.yaml"
};
static const unsigned char wokingham[] = {
#embed "../../config/procedures/wokingham.yaml"
};

static const unsigned char england_and_wales[] = {
#embed "../../config/calendars/england-and-wales.json"
};

static const unsigned char acknowledgement[] = {
#embed "../../config/letters/en/acknowledgement.txt"
};
static const unsigned char action_assigned[] = {
#embed "../../config/letters/en/action-assigned.txt"
};
static const unsigned char applicant_invitation[] = {
#embed "../../config/letters/en/applicant-invitation.txt"
};
static const unsigned char closed[] = {
#embed "../../config/letters/en/closed.txt"
};
static const unsigned char information_request[] = {
#embed "../../config/letters/en/information-request.txt"
};
static const unsigned char invitation[] = {
#embed "../../config/letters/en/invitation.txt"
};
static const unsigned char outside_request[] = {
#embed "../../config/letters/en/outside-request.txt"
};
static const unsigned char outside_recommendation[] = {
#embed "../../config/letters/en/outside-recommendation.txt"
};
static const unsigned char lead_confirmed[] = {
#embed "../../config/letters/en/lead-confirmed.txt"
};
static const unsigned char lead_nominated[] = {
#embed "../../config/letters/en/lead-nominated.txt"
};
static const unsigned char chair_chosen[] = {
#embed "../../config/letters/en/chair-chosen.txt"
};
static const unsigned char lead_proposed[] = {
#embed "../../config/letters/en/lead-proposed.txt"
};
static const unsigned char lead_changed[] = {
#embed "../../config/letters/en/lead-changed.txt"
};
static const unsigned char other_area[] = {
#embed "../../config/letters/en/other-area.txt"
};
static const unsigned char outcome[] = {
#embed "../../config/letters/en/outcome.txt"
};
static const unsigned char papers[] = {
#embed "../../config/letters/en/papers.txt"
};
static const unsigned char passed_to_area[] = {
#embed "../../config/letters/en/passed-to-area.txt"
};
static const unsigned char to_other_area[] = {
#embed "../../config/letters/en/to-other-area.txt"
};
static const unsigned char passed_on[] = {
#embed "../../config/letters/en/passed-on.txt"
};
static const unsigned char plan_shared[] = {
#embed "../../config/letters/en/plan-shared.txt"
};
static const unsigned char recommendation[] = {
#embed "../../config/letters/en/recommendation.txt"
};
static const unsigned char reminder[] = {
#embed "../../config/letters/en/reminder.txt"
};
static const unsigned char sign_in_code[] = {
#embed "../../config/letters/en/sign-in-code.txt"
};
static const unsigned char threshold_met[] = {
#embed "../../config/letters/en/threshold-met.txt"
};
static const unsigned char threshold_not_met[] = {
#embed "../../config/letters/en/threshold-not-met.txt"
};
static const unsigned char withdrawn[] = {
#embed "../../config/letters/en/withdrawn.txt"
};
static const unsigned char letter_digest[] = {
#embed "../../config/letters/en/digest.txt"
};
static const unsigned char letter_weekly_summary[] = {
#embed "../../config/letters/en/weekly-summary.txt"
};
static const unsigned char letter_deadline_moved[] = {
#embed "../../config/letters/en/deadline-moved.txt"
};
static const unsigned char letter_day_moved[] = {
#embed "../../config/letters/en/day-moved.txt"
};
static const unsigned char letter_no_person_named[] = {
#embed "../../config/letters/en/no-person-named.txt"
};
static const unsigned char letter_cover_arranged[] = {
#embed "../../config/letters/en/cover-arranged.txt"
};
static const unsigned char letter_figures_due[] = {
#embed "../../config/letters/en/figures-due.txt"
};
static const unsigned char letter_meeting_changed[] = {
#embed "../../config/letters/en/meeting-changed.txt"
};
static const unsigned char letter_meeting_cancelled[] = {
#embed "../../config/letters/en/meeting-cancelled.txt"
};
static const unsigned char letter_meeting_withdrawn[] = {
#embed "../../config/letters/en/meeting-withdrawn.txt"
};
static const unsigned char letter_applicant_meeting_changed[] = {
#embed "../../config/letters/en/applicant-meeting-changed.txt"
};
static const unsigned char letter_applicant_meeting_cancelled[] = {
#embed "../../config/letters/en/applicant-meeting-cancelled.txt"
};
static const unsigned char letter_meeting_adjourned[] = {
#embed "../../config/letters/en/meeting-adjourned.txt"
};
static const unsigned char letter_applicant_meeting_adjourned[] = {
#embed "../../config/letters/en/applicant-meeting-adjourned.txt"
};
static const unsigned char letter_contact_changed[] = {
#embed "../../config/letters/en/contact-changed.txt"
};
static const unsigned char letter_not_invited[] = {
#embed "../../config/letters/en/not-invited.txt"
};
static const unsigned char letter_attendance_noted[] = {
#embed "../../config/letters/en/attendance-noted.txt"
};
static const unsigned char letter_from_applicant[] = {
#embed "../../config/letters/en/from-applicant.txt"
};
static const unsigned char letter_word[] = {
#embed "../../config/letters/en/word.txt"
};
static const unsigned char letter_review_asked[] = {
#embed "../../config/letters/en/review-asked.txt"
};
static const unsigned char actions[] = {
#embed "../../config/actions.yaml"
};
static const unsigned char letter_availability_asked[] = {
#embed "../../config/letters/en/availability-asked.txt"
};
static const unsigned char letter_availability_ended[] = {
#embed "../../config/letters/en/availability-ended.txt"
};
static const unsigned char letter_applicant_left[] = {
#embed "../../config/letters/en/applicant-left.txt"
};
static const unsigned char letter_decision_review_told[] = {
#embed "../../config/letters/en/decision-review-told.txt"
};
static const unsigned char letter_decision_reviewed[] = {
#embed "../../config/letters/en/decision-reviewed.txt"
};
static const unsigned char letter_reopened[] = {
#embed "../../config/letters/en/reopened.txt"
};
static const unsigned char letter_review_papers_sent[] = {
#embed "../../config/letters/en/review-papers-sent.txt"
};
static const unsigned char letter_action_ahead[] = {
#embed "../../config/letters/en/action-ahead.txt"
};
static const unsigned char letter_plan_news[] = {
#embed "../../config/letters/en/plan-news.txt"
};
static const unsigned char letter_recommendation_answered[] = {
#embed "../../config/letters/en/recommendation-answered.txt"
};
static const unsigned char letter_cover_called_off[] = {
#embed "../../config/letters/en/cover-called-off.txt"
};
static const unsigned char letter_duties_passed[] = {
#embed "../../config/letters/en/duties-passed.txt"
};
static const unsigned char letter_meeting_tomorrow[] = {
#embed "../../config/letters/en/meeting-tomorrow.txt"
};
static const unsigned char letter_applicant_meeting_tomorrow[] = {
#embed "../../config/letters/en/applicant-meeting-tomorrow.txt"
};
static const unsigned char letter_point_of_contact[] = {
#embed "../../config/letters/en/point-of-contact.txt"
};
static const unsigned char letter_applicant_spoke[] = {
#embed "../../config/letters/en/applicant-spoke.txt"
};
static const unsigned char letter_something_new_taken[] = {
#embed "../../config/letters/en/something-new-taken.txt"
};
static const unsigned char letter_remark_answered[] = {
#embed "../../config/letters/en/remark-answered.txt"
};

#define SHIPPED(path, bytes) { path, bytes, sizeof bytes }

// In the order of their paths; a test compares this with the directories.
static const struct shipped_file files[] = {
    SHIPPED("config/actions.yaml", actions),
    SHIPPED("config/calendars/england-and-wales.json", england_and_wales),
    SHIPPED("config/letters/en/acknowledgement.txt", acknowledgement),
    SHIPPED("config/letters/en/action-ahead.txt", letter_action_ahead),
    SHIPPED("config/letters/en/action-assigned.txt", action_assigned),
    SHIPPED("config/letters/en/applicant-invitation.txt", applicant_invitation),
    SHIPPED("config/letters/en/applicant-left.txt", letter_applicant_left),
    SHIPPED("config/letters/en/applicant-meeting-adjourned.txt", letter_applicant_meeting_adjourned),
    SHIPPED("config/letters/en/applicant-meeting-cancelled.txt", letter_applicant_meeting_cancelled),
    SHIPPED("config/letters/en/applicant-meeting-changed.txt", letter_applicant_meeting_changed),
    SHIPPED("config/letters/en/applicant-meeting-tomorrow.txt", letter_applicant_meeting_tomorrow),
    SHIPPED("config/letters/en/applicant-spoke.txt", letter_applicant_spoke),
    SHIPPED("config/letters/en/availability-asked.txt", letter_availability_asked),
    SHIPPED("config/letters/en/availability-ended.txt", letter_availability_ended),
    SHIPPED("config/letters/en/attendance-noted.txt", letter_attendance_noted),
    SHIPPED("config/letters/en/closed.txt", closed),
    SHIPPED("config/letters/en/contact-changed.txt", letter_contact_changed),
    SHIPPED("config/letters/en/cover-arranged.txt", letter_cover_arranged),
    SHIPPED("config/letters/en/figures-due.txt", letter_figures_due),
    SHIPPED("config/letters/en/cover-called-off.txt", letter_cover_called_off),
    SHIPPED("config/letters/en/day-moved.txt", letter_day_moved),
    SHIPPED("config/letters/en/deadline-moved.txt", letter_deadline_moved),
    SHIPPED("config/letters/en/decision-review-told.txt", letter_decision_review_told),
    SHIPPED("config/letters/en/decision-reviewed.txt", letter_decision_reviewed),
    SHIPPED("config/letters/en/digest.txt", letter_digest),
    SHIPPED("config/letters/en/duties-passed.txt", letter_duties_passed),
    SHIPPED("config/letters/en/from-applicant.txt", letter_from_applicant),
    SHIPPED("config/letters/en/information-request.txt", information_request),
    SHIPPED("config/letters/en/outside-recommendation.txt", outside_recommendation),
    SHIPPED("config/letters/en/outside-request.txt", outside_request),
    SHIPPED("config/letters/en/invitation.txt", invitation),
    SHIPPED("config/letters/en/lead-confirmed.txt", lead_confirmed),
    SHIPPED("config/letters/en/lead-nominated.txt", lead_nominated),
    SHIPPED("config/letters/en/meeting-adjourned.txt", letter_meeting_adjourned),
    SHIPPED("config/letters/en/chair-chosen.txt", chair_chosen),
    SHIPPED("config/letters/en/lead-proposed.txt", lead_proposed),
    SHIPPED("config/letters/en/lead-changed.txt", lead_changed),
    SHIPPED("config/letters/en/meeting-cancelled.txt", letter_meeting_cancelled),
    SHIPPED("config/letters/en/meeting-changed.txt", letter_meeting_changed),
    SHIPPED("config/letters/en/meeting-tomorrow.txt", letter_meeting_tomorrow),
    SHIPPED("config/letters/en/meeting-withdrawn.txt", letter_meeting_withdrawn),
    SHIPPED("config/letters/en/no-person-named.txt", letter_no_person_named),
    SHIPPED("config/letters/en/not-invited.txt", letter_not_invited),
    SHIPPED("config/letters/en/other-area.txt", other_area),
    SHIPPED("config/letters/en/outcome.txt", outcome),
    SHIPPED("config/letters/en/papers.txt", papers),
    SHIPPED("config/letters/en/passed-on.txt", passed_on),
    SHIPPED("config/letters/en/passed-to-area.txt", passed_to_area),
    SHIPPED("config/letters/en/plan-news.txt", letter_plan_news),
    SHIPPED("config/letters/en/plan-shared.txt", plan_shared),
    SHIPPED("config/letters/en/point-of-contact.txt", letter_point_of_contact),
    SHIPPED("config/letters/en/recommendation-answered.txt", letter_recommendation_answered),
    SHIPPED("config/letters/en/recommendation.txt", recommendation),
    SHIPPED("config/letters/en/remark-answered.txt", letter_remark_answered),
    SHIPPED("config/letters/en/reminder.txt", reminder),
    SHIPPED("config/letters/en/reopened.txt", letter_reopened),
    SHIPPED("config/letters/en/review-asked.txt", letter_review_asked),
    SHIPPED("config/letters/en/review-papers-sent.txt", letter_review_papers_sent),
    SHIPPED("config/letters/en/sign-in-code.txt", sign_in_code),
    SHIPPED("config/letters/en/something-new-taken.txt", letter_something_new_taken),
    SHIPPED("config/letters/en/threshold-met.txt", threshold_met),
    SHIPPED("config/letters/en/threshold-not-met.txt", threshold_not_met),
    SHIPPED("config/letters/en/to-other-area.txt", to_other_area),
    SHIPPED("config/letters/en/weekly-summary.txt", letter_weekly_summary),
    SHIPPED("config/letters/en/withdrawn.txt", withdrawn),
    SHIPPED("config/letters/en/word.txt", letter_word),
    SHIPPED("config/procedures/ashfield.yaml", ashfield),
    SHIPPED("config/procedures/birmingham.yaml", birmingham),
    SHIPPED("config/procedures/chelmsford.yaml", chelmsford),
    SHIPPED("config/procedures/cheltenham.yaml", cheltenham),
    SHIPPED("config/procedures/east-herts.yaml", east_herts),
    SHIPPED("config/procedures/gosport.yaml", gosport),
    SHIPPED("config/procedures/greenwich.yaml", greenwich),
    SHIPPED("config/procedures/guildford.yaml", guildford),
    SHIPPED("config/procedures/haringey.yaml", haringey),
    SHIPPED("config/procedures/hinckley-bosworth.yaml", hinckley_bosworth),
    SHIPPED("config/procedures/islington.yaml", islington),
    SHIPPED("config/procedures/lincolnshire.yaml", lincolnshire),
    SHIPPED("config/procedures/norfolk.yaml", norfolk),
    SHIPPED("config/procedures/north-northants.yaml", north_northants),
    SHIPPED("config/procedures/north-wales.yaml", north_wales),
    SHIPPED("config/procedures/nuneaton-bedworth.yaml", nuneaton_bedworth),
    SHIPPED("config/procedures/richmond.yaml", richmond),
    SHIPPED("config/procedures/shropshire.yaml", shropshire),
    SHIPPED("config/procedures/south-wales.yaml", south_wales),
    SHIPPED("config/procedures/statutory.yaml", statutory),
    SHIPPED("config/procedures/stockton.yaml", stockton),
    SHIPPED("config/procedures/suffolk.yaml", suffolk),
    SHIPPED("config/procedures/warrington.yaml", warrington),
    SHIPPED("config/procedures/watford.yaml", watford),
    SHIPPED("config/procedures/wokingham.yaml", wokingham),
    SHIPPED("sql/0001_people_and_places.sql", people_and_places),
    SHIPPED("sql/0002_cases.sql", cases),
    SHIPPED("sql/0003_deadlines_and_post.sql", deadlines_and_post),
    SHIPPED("sql/0004_journal_and_sign_in.sql", journal_and_sign_in),
    SHIPPED("sql/0005_row_level_security.sql", row_level_security),
    SHIPPED("sql/0006_handing_over.sql", handing_over),
    SHIPPED("sql/0007_sending.sql", sending),
    SHIPPED("sql/0008_watching.sql", watching),
    SHIPPED("sql/0009_danger_readings.sql", danger_readings),
    SHIPPED("sql/0010_facts.sql", facts),
    SHIPPED("sql/0011_decisions.sql", decisions),
    SHIPPED("sql/0012_areas_and_oversight.sql", areas_and_oversight),
    SHIPPED("sql/0013_procedure_areas.sql", procedure_areas),
    SHIPPED("sql/0014_ways_and_tasks.sql", ways_and_tasks),
    SHIPPED("sql/0015_deadline_moves.sql", deadline_moves),
    SHIPPED("sql/0016_digests.sql", digests),
    SHIPPED("sql/0017_cover.sql", cover),
    SHIPPED("sql/0018_safe_contact.sql", safe_contact),
    SHIPPED("sql/0019_provider_reports.sql", provider_reports),
    SHIPPED("sql/0020_calendar_events.sql", calendar_events),
    SHIPPED("sql/0021_what_comes_back.sql", what_comes_back),
    SHIPPED("sql/0022_hearings.sql", hearings),
    SHIPPED("sql/0023_requests_and_chronology.sql", requests_and_chronology),
    SHIPPED("sql/0024_api_keys.sql", api_keys),
    SHIPPED("sql/0025_meetings.sql", meetings),
    SHIPPED("sql/0026_availability.sql", availability),
    SHIPPED("sql/0027_chair_and_lead.sql", chair_and_lead),
    SHIPPED("sql/0028_pack_and_applicant_part.sql", pack_and_applicant_part),
    SHIPPED("sql/0029_meeting_record.sql", meeting_record),
    SHIPPED("sql/0030_post_speed.sql", post_speed),
    SHIPPED("sql/0031_meetings_again.sql", meetings_again),
    SHIPPED("sql/0032_panel_papers.sql", panel_papers),
    SHIPPED("sql/0033_post_mends.sql", post_mends),
    SHIPPED("sql/0034_lists.sql", lists),
    SHIPPED("sql/0035_following.sql", following),
    SHIPPED("sql/0036_endings.sql", endings),
    SHIPPED("sql/0037_figures.sql", figures),
    SHIPPED("sql/0038_kept_informed.sql", kept_informed),
    SHIPPED("sql/0039_applicant_speaks.sql", applicant_speaks),
    SHIPPED("sql/0040_endings_told.sql", endings_told),
    SHIPPED("sql/0041_post_planned.sql", post_planned),
    SHIPPED("sql/0042_meeting_search.sql", meeting_search),
    SHIPPED("sql/0043_files_read_at_once.sql", files_read_at_once),
    SHIPPED("sql/grants.sql", grants),
};

size_t shipped_count(void) { return sizeof files / sizeof files[0]; }

struct shipped_file shipped_at(size_t index) {
    if (index >= shipped_count()) return (struct shipped_file){0};
    return files[index];
}
