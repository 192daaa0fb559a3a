import Casework
import Desk
import FoundationEssentials
import Records
import TestSupport
import Testing

@Suite struct `Several people at one case at once` {
    @Test func `two coordinators ask agencies at once and no request is lost`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 0..<12 {
                    let officer = number % 2 == 0 ? office.here.coordinator : office.here.secondCoordinator
                    let agency = office.here.agencies[number % 5].id
                    group.addTask {
                        try await office.change(open.id, as: officer) { application, actor, around throws(Refusal) in
                            try application.asking(
                                agency, for: "Question \(number)", purpose: "The threshold.", due: nil, by: actor,
                                in: around)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let after = try await office.look { tx in try Applications.load(open.id, in: office.here.id, tx) }
            #expect(Set(after?.requests.map(\.asked) ?? []) == Set((0..<12).map { "Question \($0)" }))
            let chain = try await office.chain()
            #expect(chain.findings.isEmpty && chain.rows == 13)
        }
    }

    @Test func `what may happen once happens once`() async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            try await office.hold(key)
            office.at("2026-05-21")
            let ends = await withTaskGroup(of: Refusal?.self) { group in
                for officer in [office.here.coordinator, office.here.secondCoordinator, office.here.chair] {
                    group.addTask {
                        do {
                            try await office.act(on: key, as: officer) { review, actor, around throws(Refusal) in
                                try review.sharingPlan(by: actor, in: around)
                            }
                            return nil
                        } catch { return error as? Refusal ?? .missing("\(error)") }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ends.count { $0 == nil } == 1)
            #expect(
                ends.compactMap(\.self) == Array(repeating: .already("plan-shared"), count: 2))
            #expect(try await office.messages()["plan-shared"] == 1)
        }
    }

    @Test func `a form of a case sent by many clicks at once acts once`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let here = office.here
            let key = try await office.key(open, here.coordinator)
            let page = try await office.desk.casePage(key)
            let agencies = [here.police.id, here.landlord.id]
            let ends = await withTaskGroup(of: Bool.self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        do {
                            try await office.desk.act(
                                onApplication: open.id, in: here.id, as: key.actor, seen: page.seen
                            ) { application, around throws(Refusal) in
                                try application.asking(
                                    agencies, for: "All contacts.", purpose: "The threshold.", due: nil, by: key.actor,
                                    in: around)
                            }
                            return true
                        } catch {
                            #expect(error is CaseChanged)
                            return false
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(ends.count { $0 } == 1)
            #expect(try await office.messages()["information-request"] == 2)
            let after = try await office.desk.casePage(key)
            #expect(after.seen.events == page.seen.events + 2)
        }
    }

    @Test func `whoever has not seen the latest decides and records nothing`() async throws {
        try await Office.with { office in
            let open = try await office.apply()
            let key = try await office.key(open, office.here.coordinator)
            let page = try await office.desk.casePage(key)
            // Reading is no change.
            #expect(try await office.desk.casePage(key).seen == page.seen)
            try await office.change(open.id) { application, actor, around throws(Refusal) in
                try application.readingForDanger(.calm, by: actor, in: around)
            }
            let before = try await office.everything()
            await #expect(throws: CaseChanged.self) {
                try await office.desk.decide(office.decision(), on: key, seen: page.seen)
            }
            #expect(try await office.everything() == before)
            let fresh = try await office.desk.casePage(key).seen
            try await office.desk.decide(office.decision(), on: key, seen: fresh)

            let decided = try await office.key(open, office.here.coordinator)
            let review = try #require(decided.review)
            let seen = try await office.desk.casePage(decided).seen
            #expect(seen.files == [open.id.raw, review.raw])
            try await office.setMeeting(of: decided)
            await #expect(throws: CaseChanged.self) {
                try await office.desk.act(onReview: review, in: decided.partnership, as: decided.actor, seen: seen) {
                    review, around throws(Refusal) in
                    try review.nominating(
                        office.here.policeContact.person, because: "Knows.", by: decided.actor, in: around)
                }
            }
        }
    }

    @Test func `one form sent by many clicks at once is one case with one reference`() async throws {
        try await Office.with { office in
            let id = Application.ID(UUID())
            let references = try await withThrowingTaskGroup(of: CaseReference.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        try await office.desk.receive(
                            office.intake(), from: office.applicant(), id: id, in: office.here.id, as: .service)
                    }
                }
                return try await group.reduce(into: [CaseReference]()) { $0.append($1) }
            }
            #expect(references.count == 6 && Set(references).count == 1)
            let lines = try await office.look { tx in
                try Cases.list(.open(stage: nil), first: 10, in: office.here.id, tx).rows
            }
            #expect(lines.map(\.application) == [id])
            #expect(try await office.messages() == ["acknowledgement": 1, "passed-on": 4])
        }
    }
}
