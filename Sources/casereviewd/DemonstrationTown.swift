import Casework
import FoundationEssentials
import Postgres
import Records
import Shipped

/// The demonstration partnership: Islington's procedure, invented people.
enum DemonstrationTown {
    static let area = "E09000019"
    static let partnership = Partnership(
        id: Partnership.ID(id(0)), name: "Islington ASB Case Review partnership (demonstration)")

    struct Member {
        var number: UInt8
        var name: String
        var agency: UInt8
        var roles: [Role]
        var isPointOfContact = false

        var person: Person { Person(id: Person.ID(DemonstrationTown.id(100 + number)), name: name) }
        /// `amara.osei@partners.example`: an address that cannot exist (RFC 2606).
        var email: String {
            String(decoding: name.utf8.map { $0 == UInt8(ascii: " ") ? UInt8(ascii: ".") : $0 | 0x20 }, as: UTF8.self)
                + "@partners.example"
        }
    }

    static let agencies: [(Agency, mailbox: String)] = [
        (agency(1, "Islington Council community safety", .council, true), "community.safety@council.example"),
        (agency(2, "Metropolitan Police, Central North", .police, true), "asb.team@police.example"),
        (agency(3, "North Central London integrated care board", .health, true), "safeguarding@health.example"),
        (agency(4, "Canonbury Homes", .landlord, true), "neighbourhoods@homes.example"),
        (agency(5, "Victim Support", .support, false), "islington@support.example"),
    ]

    static let members: [Member] = [
        Member(number: 1, name: "Amara Osei", agency: 1, roles: [.coordinator], isPointOfContact: true),
        Member(number: 2, name: "Ben Whitfield", agency: 1, roles: [.coordinator]),
        Member(number: 3, name: "Helen Marsh", agency: 1, roles: [.chair]),
        Member(number: 4, name: "Colin Reyes", agency: 1, roles: [.senior]),
        Member(number: 5, name: "Priya Nair", agency: 2, roles: [.contact], isPointOfContact: true),
        Member(number: 6, name: "Mark Dunlop", agency: 2, roles: [.senior]),
        Member(number: 7, name: "Tom Bell", agency: 3, roles: [.contact], isPointOfContact: true),
        Member(number: 8, name: "Grace Lim", agency: 3, roles: [.senior]),
        Member(number: 9, name: "Ruth Adeyemi", agency: 4, roles: [.contact], isPointOfContact: true),
        Member(number: 10, name: "Ian Foster", agency: 4, roles: [.senior]),
        Member(number: 11, name: "Leah Stone", agency: 5, roles: [.contact], isPointOfContact: true),
    ]

    /// Founds it, in the owner's transaction with `Acting.Purpose.setup`.
    static func found(on today: CivilDate, in tx: borrowing Transaction) throws {
        guard let islington = Shipped.procedures.first(where: { $0.name == "islington" }) else {
            throw Failure(Failure.unavailable, "The procedure islington does not ship with this binary.")
        }
        let procedure = try ProcedureFile.read(Array(islington.text.utf8))
        let from = today.adding(days: -900)
        try Founding.area(area, name: "Islington", nation: "England", from: from, in: tx)
        try Founding.partnership(partnership, serving: [area], from: from, in: tx)
        for (agency, mailbox) in agencies {
            try Founding.agency(
                agency, mailbox: mailbox, serving: [area], in: partnership.id, from: from, tx)
        }
        for member in members {
            try Founding.person(member.person, email: member.email, in: tx)
            for role in member.roles {
                try Founding.membership(
                    of: member.person.id, for: Agency.ID(id(member.agency)), as: role,
                    isPointOfContact: member.isPointOfContact, in: partnership.id, from: from, tx)
            }
        }
        try Founding.procedure(
            islington.text, name: procedure.name, version: procedure.version, areas: procedure.areas, id: id(50),
            in: partnership.id,
            from: from, tx)
    }

    /// The application that the demonstration begins with: three reports of the last weeks, and nothing done.
    static func firstApplication(on today: CivilDate) -> (Application.Intake, Applicant, Application.ID) {
        func report(_ number: Int, daysAgo: Int, to body: String, _ text: String) -> Application.Report {
            Application.Report(
                number: number, behaviourOn: today.adding(days: -daysAgo), reportedOn: today.adding(days: -daysAgo),
                reportedBy: "applicant", reportedTo: body, incident: "incident \(number)", area: area, hate: false,
                status: .noAction, acknowledged: false, description: text)
        }
        let intake = Application.Intake(
            area: area, receivedOn: today, channel: .web, takenBy: nil, authority: .notNeeded,
            reports: [
                report(1, daysAgo: 40, to: "council", "Loud music and shouting from the flat above until four."),
                report(2, daysAgo: 21, to: "landlord", "People banging on my door at night."),
                report(3, daysAgo: 6, to: "police", "Threats on the stairs when I asked for quiet."),
            ], reachableByMail: true)
        let applicant = Applicant(
            name: "Sam Carter", onBehalfOf: nil,
            contact: .init(email: "sam.carter@mail.example", telephone: nil, address: nil))
        return (intake, applicant, Application.ID(id(60)))
    }

    private static func agency(_ number: UInt8, _ name: String, _ kind: Agency.Kind, _ relevant: Bool) -> Agency {
        Agency(id: Agency.ID(id(number)), name: name, kind: kind, isRelevantBody: relevant)
    }

    /// The same ids in every demonstration.
    static func id(_ number: UInt8) -> UUID {
        UUID(uuid: (0xde, 0x30, 0, 0, 0, 0, 0x40, 0, 0x80, 0, 0, 0, 0, 0, 0, number))
    }
}
