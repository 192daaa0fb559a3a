import Casework
import FoundationEssentials
import Postgres
import Shipped
import TestSupport
import Testing

@testable import Records

/// The database refuses what no act would write, and names the rule.
@Suite struct `Constraints of cases` {
    /// The rule, and a statement that breaks it and nothing else.
    private typealias Breach = (constraint: String, statement: SQL)

    private let files: [Breach] = [
        ("case_file_kind", "update case_file set kind = 'letter'"),
        ("shut_out_lifted", "update shut_out set lifted_at = now()"),
        ("shut_out_second_person", "update shut_out set lifted_by = named_by, lifted_at = now()"),
        ("shut_out_second_person", "update shut_out set lifted_by = person_id, lifted_at = now()"),
    ]

    private let applications: [Breach] = [
        ("application_channel", "update application set channel = 'pigeon', taken_by = 'x'"),
        ("application_authority", "update application set authority = 'maybe'"),
        ("application_stage", "update application set stage = 'lost'"),
        ("application_stage_on", "update application set stage = 'received'"),
        ("application_stage_on", "update application set stage_on = null"),
        ("application_taken_by", "update application set channel = 'phone'"),
        ("application_withdrawn", "update application set stage = 'withdrawn'"),
        ("application_withdrawn", "update application set withdrawn_reason = 'x'"),
        ("application_reference", "update application set reference = 'CR-1'"),
        ("applicant_contact_some", "update applicant_contact set email = null"),
        ("report_number", "update report set number = 0 where number = 1"),
        ("report_number", "update report set number = 1001 where number = 1"),
        ("report_status", "update report set status = 'lost'"),
    ]

    private let answers: [Breach] = [
        ("information_request_answering", "update information_request set answering = 'should'"),
        ("information_request_kind", "update information_request set kind = 'other'"),
        ("information_request_outside", "update information_request set outside = ''"),
        ("information_answer_number", "update information_answer set number = 0"),
        ("information_answer_kind", "update information_answer set kind = 'maybe', rest_by = null"),
        ("information_answer_rest", "update information_answer set rest_by = null"),
        ("information_answer_rest", "update information_answer set kind = 'chronology'"),
        ("information_answer_ground", "update information_answer set kind = 'refused', rest_by = null, ground = 'x'"),
        ("information_answer_refused", "update information_answer set ground = 'no-duty'"),
        ("information_answer_told", "update information_answer set told_by = 'x'"),
        (
            "information_answer_how",
            "update information_answer set told_by = 'x', told_how = 'dream', told_on = answered_on"
        ),
        ("information_answer_after", "update information_answer set came_after = 'tea'"),
        ("information_answer_corrects", "update information_answer set corrects = number"),
        ("threshold_decision_answer", "update threshold_decision set answer = 'perhaps'"),
        ("threshold_decision_people", "update threshold_decision set people = '{}'"),
        ("threshold_decision_consideration", "update threshold_decision set harm = null"),
        (
            "threshold_decision_consideration",
            "update threshold_decision set persistence = null, harm = null, adequacy = null"
        ),
        ("threshold_decision_consideration", "update threshold_decision set answer = 'met', harm = null"),
    ]

    private let reviews: [Breach] = [
        ("review_stage", "update review set stage = 'lost'"),
        ("review_held", "update review set stage = 'held', held_on = null"),
        ("review_consulting", "update review set stage = 'consulting'"),
        ("review_consulting", "update review set consulting_since = '2026-06-10'"),
        ("review_outcome", "update review set stage = 'outcome-sent'"),
        ("review_outcome_sent", "update review set outcome_sent_on = '2026-06-18'"),
        ("review_closed", "update review set stage = 'closed', outcome = 'x', outcome_sent_on = '2026-06-18'"),
        ("review_closed_on", "update review set closed_on = '2026-06-18'"),
        (
            "review_application_once",
            """
            insert into review_application (partnership_id, review_id, application_id)
            select partnership_id, gen_random_uuid(), application_id from review_application
            """
        ),
        ("meeting_minutes", "update meeting set minutes = 14"),
        ("meeting_minutes", "update meeting set minutes = 481"),
        ("hearing_minutes", "update hearing set minutes = 14"),
        ("hearing_minutes", "update hearing set minutes = 481"),
        ("hearing_papers", "update hearing set papers = null"),
        ("hearing_papers", "update hearing set papers_on = null"),
        ("hearing_papers", "update hearing set papers_by = null"),
        ("hearing_record", "update hearing set recorded_by = null"),
        ("lead_officer_standing", "update lead_officer set standing = 'keen'"),
    ]

    private let plans: [Breach] = [
        ("recommendation_answer", "update recommendation set answer = 'perhaps' where answer = 'declined'"),
        ("recommendation_answered", "update recommendation set answered_on = null where answer = 'accepted'"),
        ("recommendation_reason", "update recommendation set answer_reason = null where answer = 'declined'"),
        ("recommendation_reason", "update recommendation set answer_reason = null where answer = 'in-part'"),
        ("action_state", "update action set state = 'begun' where state = 'done'"),
        ("action_on", "update action set state_on = '2026-06-11' where state = 'offered'"),
        ("action_on", "update action set state_on = null where state = 'accepted'"),
        ("action_note", "update action set state_note = null where state = 'declined'"),
        ("action_note", "update action set state_note = null where state = 'done'"),
    ]

    private let dangers: [Breach] = [
        ("danger_reading_number", "update danger_reading set number = 0"),
        ("danger_reading_occasion", "update danger_reading set occasion = 'boredom'"),
        ("danger_reading_meeting", "update danger_reading set occasion = 'before-meeting'"),
        ("danger_reading_meeting", "update danger_reading set meeting_on = '2026-05-20'"),
        ("danger_reading_reports", "update danger_reading set reports = -1"),
        ("danger_reading_signs", "update danger_reading set signs = '{boredom}'"),
        ("danger_reading_level", "update danger_reading set level = 'extreme'"),
        ("danger_reading_note", "update danger_reading set note = ''"),
        ("danger_reading_note", "update danger_reading set note = '', signs = '{hate}', level = 'standard'"),
        ("danger_referral_body", "update danger_referral set body = 'nobody'"),
        ("danger_referral_named", "update danger_referral set body = 'other'"),
        ("danger_referral_named", "update danger_referral set body_name = 'x'"),
        ("report_added", "update report set added_by = (select id from person limit 1)"),
    ]

    private var all: [Breach] { files + applications + answers + reviews + plans + dangers }

    @Test func `Every rule is broken once and named`() async throws {
        try await TestDatabase.with { database in
            let here = try await TestPartnership.found(in: database)
            let all = all
            try await writeCase(here, database)
            let setup = Acting(partnership: here.id, purpose: .setup)
            for (constraint, statement) in all {
                let error = await #expect(throws: PostgresError.self, "\(constraint): \(statement)") {
                    try await database.owner.acting(setup) { tx in try tx.run(statement) }
                }
                #expect(error?.constraint == constraint)
            }
        }
    }

    @Test func `No CHECK of the cases' schema is left out`() throws {
        let scripts = Shipped.migrations.filter { ["cases", "danger_readings"].contains($0.name) }.map(\.text)
        #expect(scripts.count == 2)
        let words = scripts.joined(separator: "\n").split { $0 == " " || $0 == "\n" }
        var checks: Set<String> = []
        for (index, word) in words.enumerated() where word == "constraint" && index + 2 < words.count {
            if words[index + 2].hasPrefix("check") { checks.insert(String(words[index + 1])) }
        }
        #expect(checks.count > 30)
        // Gone with the columns that they were about.
        let gone = [
            "application_danger", "application_danger_read", "information_request_answer",
            "information_request_answered", "information_request_rest",
        ]
        #expect(checks.subtracting(all.map(\.constraint)).subtracting(gone).isEmpty)
    }

    /// An application that is decided "not met", so that it has been considered, and beside it a review on which
    /// everything has happened. No act would leave the two like this; the rows are there to be broken.
    private func writeCase(_ here: TestPartnership, _ database: TestDatabase) async throws {
        var application = here.application()
        let other = here.application()
        application.dangerReadings = [
            .init(
                occasion: .receipt, reports: 3, signs: [.weapons], level: .medium, note: "Seen.",
                referrals: [.init(to: .police, wasMade: true, reason: "A knife.")], on: day("2026-05-05"),
                by: here.chair.person)
        ]
        application.requests = [
            InformationRequest(
                id: InformationRequest.ID(UUID()), agency: here.police.id, answering: .must, asked: "x", purpose: "y",
                askedOn: day("2026-05-04"), due: day("2026-05-22"),
                answer: .init(
                    kind: .partial, text: "", restBy: day("2026-05-30"), on: day("2026-05-11"),
                    by: here.policeContact.person))
        ]
        application.stage = .decided(
            ThresholdDecision(
                answer: .notMet, on: day("2026-05-18"), reasons: "x", people: [.init("y", for: nil)],
                bodies: [here.council.id], consideration: .init(persistence: "p", harm: "h", adequacy: "a"),
                procedure: "statutory 1"))
        var review = here.wholeReview(of: application.id)
        review.stage = .meetingSet
        let (one, heard) = (application, review)
        try await database.serve.acting(here.service) { tx in
            try Applications.insert(one, in: tx)
            var second = other
            second.stage = .acknowledged(on: day("2026-05-02"))
            try Applications.insert(second, in: tx)
            let contact = Applicant.Contact(email: "a@example.org", telephone: nil, address: nil)
            try Applicants.insert(
                Applicant(name: "A", onBehalfOf: nil, contact: contact), of: one.id, in: here.id, tx)
            let out = ShutOut(
                person: here.senior.person, namedBy: here.coordinator.person, reason: "A relative.")
            try ShutOuts.insert(out, from: [other.id.raw], of: here.id, at: one.receipt.recordedAt, in: tx)
            try Reviews.insert(heard, in: tx)
        }
    }
}
