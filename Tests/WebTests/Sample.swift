import Casework
import FoundationEssentials
import Records

@testable import Desk

/// A case page as Desk gives it, for tests.
enum Sample {
    static let day = CivilDate(dayNumber: 20_577)

    static func page(
        _ stage: Casework.Application.Stage,
        _ review: Review.Stage?,
        _ roles: Set<Role> = [.coordinator],
        text: String = "Noise at night"
    ) -> CasePage {
        let partnership = Partnership(id: Partnership.ID(UUID()), name: text)
        let agency = Agency(id: Agency.ID(UUID()), name: text, kind: .council, isRelevantBody: true)
        let officer = Officer(
            person: Person.ID(UUID()),
            name: text,
            partnership: partnership.id,
            agency: agency.id,
            roles: roles
        )
        let chair = Officer(
            person: Person.ID(UUID()),
            name: text,
            partnership: partnership.id,
            agency: agency.id,
            roles: [.chair]
        )
        let application = application(stage, partnership.id, agency.id, text)
        return CasePage(
            key: CaseKey(
                partnership: partnership.id,
                application: application.id,
                review: nil,
                officer: officer
            ),
            partnership: partnership,
            areaName: text,
            application: application,
            applicant: Applicant(
                name: text,
                onBehalfOf: text,
                contact: .init(email: "ann@example.org", telephone: text, address: "1 High Street\n\(text)")
            ),
            review: review.map {
                Review(
                    id: Review.ID(UUID()),
                    partnership: partnership.id,
                    applications: [application.id],
                    openedOn: day,
                    stage: $0
                )
            },
            heardWith: [],
            procedure: procedure,
            finding: application.finding(under: procedure),
            agencies: [agency],
            officers: [officer, chair],
            deadlines: [],
            messages: [],
            events: [],
            shutOuts: [],
            meetings: [],
            today: day
        )
    }

    private static func application(
        _ stage: Casework.Application.Stage,
        _ partnership: Partnership.ID,
        _ agency: Agency.ID,
        _ text: String
    ) -> Casework.Application {
        Casework.Application(
            id: .init(UUID()),
            partnership: partnership,
            reference: CaseReference(random: (1, 2, 3, 4, 5, 6, 7)),
            area: "E1",
            receipt: .init(
                receivedOn: day,
                recordedAt: London.instant(date: day, hour: 12, minute: 0),
                channel: .phone,
                takenBy: text
            ),
            authority: .notNeeded,
            stage: stage,
            reports: [
                .init(
                    number: 1,
                    behaviourOn: day,
                    reportedOn: day,
                    reportedBy: "applicant",
                    reportedTo: text,
                    incident: "i1",
                    area: "E1",
                    hate: false,
                    status: .open,
                    acknowledged: nil,
                    description: text
                )
            ],
            requests: [
                .init(
                    id: .init(UUID()),
                    agency: agency,
                    answering: .must,
                    asked: text,
                    purpose: text,
                    askedOn: day,
                    due: day
                )
            ]
        )
    }

    private static let procedure = Procedure(
        name: "test",
        version: "1",
        title: "A test's",
        source: "nowhere",
        validFrom: nil,
        validUntil: nil,
        threshold: .statute,
        limits: [:],
        silentOn: [],
        ladder: [],
        review: .init(body: "a body", grounds: [])
    )
}
