import Casework
import Desk
import FoundationEssentials
import Postgres
import TestSupport
import Testing

@testable import Records

@Suite struct `The journal's chain` {
    /// A case with its meeting set: some rows to tamper with.
    private func with(_ body: (Office) async throws -> Void) async throws {
        try await Office.with { office in
            let key = try await office.met()
            try await office.setMeeting(of: key)
            try await office.lead(key)
            let (rows, findings) = try await office.chain()
            try #require(rows >= 6 && findings.isEmpty)
            try await body(office)
        }
    }

    @Test func `stays whole when what a row says is erased`() async throws {
        try await with { office in
            try await office.tamper { tx in try tx.run("delete from journal_content") }
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test(arguments: [
        ("update journal set actor = 'service' where seq = 3", "journal"),
        ("update journal set at = at + interval '1 microsecond' where seq = 3", "journal"),
        ("update journal set file_id = null where seq = 3", "journal"),
        ("update journal set commitment = sha256('x') where seq = 3", "journal"),
        (
            "update journal_content set content = replace(content, 'asked', 'told') || ' ' where seq = 3",
            "journal_content"
        ), ("update journal_content set salt = sha256('x') where seq = 3", "journal_content"),
    ]) func `shows a row that was altered, and which`(_ statement: String, _ table: String) async throws {
        try await with { office in
            try await office.tamper { tx in try tx.run(SQL(trusted: statement)) }
            let findings = try await office.chain().findings
            #expect(findings.contains(.init(seq: 3, kind: .altered, row: table)))
            #expect(findings.allSatisfy { $0.seq == 3 })
        }
    }

    @Test func `shows a row that was taken out of the middle`() async throws {
        try await with { office in
            try await office.tamper { tx in
                try tx.run("delete from journal_content where seq = 3")
                try tx.run("delete from journal where seq = 3")
            }
            let findings = try await office.chain().findings
            #expect(findings.first == .init(seq: 3, kind: .missing, row: "journal"))
            #expect(findings.contains(.init(seq: 4, kind: .forked, row: "journal")))
        }
    }

    @Test func `shows a tail that was cut, with its head and without`() async throws {
        try await with { office in
            let rows = try await office.chain().rows
            let last = Int64(rows)
            try await office.tamper { tx in
                try tx.run("delete from journal_content where seq >= \(last - 1)")
                try tx.run("delete from journal where seq >= \(last - 1)")
            }
            #expect(try await office.chain().findings == [.init(seq: last - 1, kind: .missing, row: "journal_head")])
            try await office.tamper { tx in try tx.run("delete from journal_head") }
            #expect(try await office.chain().findings == [.init(seq: last - 1, kind: .missing, row: "journal_head")])
        }
    }

    @Test func `shows a row that was rewritten with a hash of its own`() async throws {
        try await with { office in
            try await office.tamper { tx in
                try tx.run("update journal set actor = 'service', hash = sha256('forged') where seq = 3")
            }
            let findings = try await office.chain().findings
            #expect(findings.map(\.seq) == [3, 4] && findings.allSatisfy { $0.kind == .altered })
        }
    }

    @Test func `is one for each partnership`() async throws {
        try await with { office in
            let there = try Office(
                office.database,
                try await TestPartnership.found(in: office.database, name: "West", areas: ["E07000147"]))
            _ = try await there.apply("Wen Li")
            #expect(try await there.chain().rows == 1)
            try await there.tamper { tx in
                try tx.run("update journal set actor = 'nobody' where partnership_id = \(there.here.id)")
            }
            #expect(try await there.chain().findings.map(\.kind) == [.altered])
            #expect(try await office.chain().findings.isEmpty)
        }
    }

    @Test func `cannot be rewritten by the service itself`() async throws {
        try await with { office in
            for statement in [
                "update journal set actor = 'service'", "delete from journal", "truncate journal cascade",
                "update journal_content set content = ''", "delete from journal_content", "delete from journal_head",
            ] {
                let error = await #expect(throws: PostgresError.self) {
                    try await office.database.serve.acting(office.here.service) { tx in
                        try tx.run(SQL(trusted: statement))
                    }
                }
                #expect(error?.sqlState == "42501", "\(statement)")
            }
        }
    }
}
