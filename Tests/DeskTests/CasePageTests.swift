import Casework
import Desk
import FoundationEssentials
import Postgres
import Records
import Shipped
import TestSupport
import Testing

@Suite struct `The page of a case` {
    @Test func `shows the applicant's address to coordinators and to nobody else`() async throws {
        try await Office.with { office in
            let here = office.here
            let open = try await office.apply()
            for officer in here.officers {
                let page = try await office.desk.casePage(try await office.key(open, officer))
                let isCoordinator = officer.roles.contains(.coordinator)
                #expect(page.applicant?.name == "Ada Quill")
                #expect((page.applicant?.contact != nil) == isCoordinator)
                #expect(page.messages.contains { $0.recipient == .applicant(open.id) } == isCoordinator)
                #expect(page.messages.count { $0.kind == .passedOn } == 4)
                #expect(page.agencies.count == 5 && page.officers.count == here.officers.count)
            }
        }
    }

    @Test func `is journaled each time that it is read, and the reading is not told among the events`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let before = try await office.chain().rows
            for officer in [office.here.coordinator, office.here.policeContact, office.here.policeContact] {
                _ = try await office.desk.casePage(try await office.key(open, officer))
            }
            let readings = try await office.look { tx in
                try tx.rows(
                    """
                    select actor from journal join journal_content using (partnership_id, seq)
                     where file_id = \(open.id) and content like '%"read"%' order by seq
                    """
                ) { row in try row["actor"] as String }
            }
            let police = "officer:\(office.here.policeContact.person)"
            #expect(readings == ["officer:\(office.here.coordinator.person)", police, police])
            let chain = try await office.chain()
            #expect(chain.rows == before + 3 && chain.findings.isEmpty)
            let page = try await office.desk.casePage(try await office.key(open, office.here.coordinator))
            #expect(page.events.map(\.event.kind) == [.received, .passedOn, .acknowledged])
        }
    }

    @Test func `the journal keeps no name, address or number of an applicant`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            _ = try await office.desk.casePage(key)
            let content = try await office.look { tx in
                try tx.rows("select content from journal_content") { row in try row["content"] as String }
            }.joined()
            #expect(!content.isEmpty)
            for secret in ["Ada", "Quill", "ada@", "01632", "High Street"] { #expect(!content.contains(secret)) }
        }
    }

    @Test func `shows how the reports come out under the procedure in force`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let page = try await office.desk.casePage(try await office.key(open, office.here.coordinator))
            #expect(page.finding.decision == .met && page.finding.complaints.map(\.qualifies) == [true, true, true])
            #expect(page.procedure.name == "statutory")
            let versions = try await office.desk.procedures(of: office.here.id, in: office.here.areas[0])
            #expect(versions.map(\.name) == ["statutory"])
            #expect(page.areaName == "E07000146" && page.heardWith.isEmpty && page.meetings.isEmpty)
        }
    }

    @Test func `judges by the procedure that was in force when the case was received`() async throws {
        try await Office.with { office in
            let before = try await office.apply()
            let stricter = try #require(Shipped.text("config/procedures/statutory.yaml"))
                .split(separator: "number: 3", maxSplits: 1).joined(separator: "number: 4")
            let from = day("2026-05-04")
            try await office.database.owner.acting(Acting(partnership: office.here.id, purpose: .setup)) { tx in
                try Founding.procedure(
                    stricter, name: "statutory", version: "2", id: UUID(), in: office.here.id, from: from, tx)
            }
            office.at("2026-05-04")
            let after = try await office.apply("Bea Ash")
            for (open, decision) in [(before, Finding.Decision.met), (after, .refer)] {
                let page = try await office.desk.casePage(try await office.key(open, office.here.coordinator))
                #expect(page.finding.decision == decision)
            }
        }
    }
}
