import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import TestSupport
import Testing

@Suite struct `An area that ends` {
    /// The council's area ends on 31 May 2026; a new council serves the one that follows it.
    private func reorganise(_ office: Office) async throws -> Agency {
        let successor = Agency(id: Agency.ID(UUID()), name: "Unitary council", kind: .council, isRelevantBody: true)
        let (here, area) = (office.here, "E06000099")
        try await office.database.owner.acting(Acting(partnership: here.id, purpose: .setup)) { tx in
            try Founding.area(area, name: "New area", nation: "England", from: day("2026-06-01"), in: tx)
            try tx.run(
                """
                insert into partnership_area (partnership_id, area_code, valid_from)
                values (\(here.id), \(area), '2026-06-01')
                """)
            try Founding.agency(
                successor, mailbox: "unitary@east.example", serving: [area], in: here.id, from: day("2026-06-01"), tx)
            for agency in [here.police, here.health] {
                try tx.run(
                    """
                    insert into agency_area (partnership_id, agency_id, area_code)
                    values (\(here.id), \(agency.id), \(area))
                    """)
            }
            try tx.run("update area set valid_until = '2026-05-31', successor = \(area) where code = \(here.areas[0])")
        }
        return successor
    }

    @Test func `has its open cases served by the bodies of its successor, and they go on`() async throws {
        try await Office.with { office in
            let here = office.here
            let key = try await office.met()
            let open = try await office.apply("Bel Osei")
            let successor = try await reorganise(office)

            office.at("2026-05-31")
            let before = try await office.desk.casePage(key)
            #expect(before.agencies.map(\.name).contains("East council"))
            #expect(try await office.desk.areas().map(\.code) == ["E07000146"])

            office.at("2026-06-01")
            let page = try await office.desk.casePage(key)
            #expect(Set(page.agencies.map(\.id)) == [successor.id, here.police.id, here.health.id])
            #expect(page.application.area == "E07000146" && page.areaName == "E07000146")
            #expect(try await office.desk.areas().map(\.code) == ["E06000099"])

            let asked = try await office.change(open.id) { application, actor, around throws(Refusal) in
                try application.asking(
                    successor.id, for: "All contacts.", purpose: "The threshold.", due: nil, by: actor, in: around)
            }
            #expect(asked.requests.map(\.agency) == [successor.id])
            await office.isRefused(.unknown("agency")) {
                try await office.change(open.id) { application, actor, around throws(Refusal) in
                    try application.asking(
                        here.landlord.id, for: "All.", purpose: "The threshold.", due: nil, by: actor, in: around)
                }
            }
            var decision = office.decision()
            decision.bodies = [successor.id, here.police.id]
            decision.people[0].body = successor.id
            let decided = decision
            try await office.read(open.id)
            try await office.desk.decide(decided, on: office.key(open, here.coordinator))
            try await office.act(on: key) { review, actor, around throws(Refusal) in
                try review.settingMeeting(
                    office.meeting("2026-06-10"), inviting: [here.chair.person], despite: "Late.", by: actor, in: around
                )
            }
            let statistics = try await office.desk.statistics(
                of: "E07000146", from: day("2026-05-01"), until: day("2026-06-30"))
            #expect(statistics?.applications == 2 && statistics?.met == 2)
        }
    }

    @Test func `takes no new applications, and its successor does`() async throws {
        try await Office.with { office in
            let successor = try await reorganise(office)
            office.at("2026-06-02")
            var intake = office.intake(received: "2026-06-02")
            intake.area = "E06000099"
            let fresh = intake
            let id = Application.ID(UUID())
            _ = try await office.desk.receive(fresh, from: office.applicant(), id: id, in: office.here.id, as: .service)
            let page = try await office.desk.trackPage(office.here.id, id)
            #expect(Set(page.agencies.map(\.id)) == [successor.id, office.here.police.id, office.here.health.id])
            #expect(try await office.messages()["passed-on"] == 3)
        }
    }
}
