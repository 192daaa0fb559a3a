import Casework
import FoundationEssentials
import Testing

@Suite struct `The panel's pack` {
    private let town = Town()

    @Test(arguments: [
        ("Seen by [[Jo Bloggs]] at 9.", "Seen by [withheld] at 9."),
        ("[[Jo]] and [[Al [[the older]] one]]!", "[withheld] and [withheld]!"),
        ("It ends [[nowhere", "It ends [withheld]"), ("A stray ]] and a [single]", "A stray ]] and a [single]"),
        ("", ""), ("[[]]x", "x"),
    ])
    func `what is marked is struck out, to the end where the mark does not end`(_ text: String, _ struck: String) {
        #expect(Marking.struck(text) == struck)
    }

    @Test(arguments: [
        ("Jo Bloggs called.", ["Jo Bloggs"], "[[Jo Bloggs]] called."),
        ("JO-BLOGGS\u{2019}s dog, jo  bloggs", ["jo bloggs"], "[[JO-BLOGGS]]\u{2019}s dog, [[jo  bloggs]]"),
        ("Annoying Ann and Joanne", ["Ann"], "Annoying [[Ann]] and Joanne"),
        ("Ring 01632960001 or 01632 960 001.", ["01632 960001"], "Ring [[01632960001]] or [[01632 960 001]]."),
        ("[[Jo]] and Jo", ["Jo"], "[[Jo]] and [[Jo]]"), ("A dog", ["a", " "], "A dog"),
        ("At 1 High Street.", ["1 High Street"], "At [[1 High Street]]."),
    ])
    func `a name is marked wherever it stands as a word, whatever its case and spaces`(
        _ text: String, _ names: [String], _ marked: String
    ) {
        #expect(HiddenNames(names).mark(text) == marked)
    }

    private func pack(
        note: String = "", _ change: (inout Application) -> Void = { _ in }, review: Review? = nil
    ) throws -> PanelPack {
        var application = try town.receive().after
        application.reports = [
            .init(
                number: 1, behaviourOn: day("2026-03-02"), reportedOn: day("2026-03-03"), reportedBy: "applicant",
                reportedTo: "council", incident: "a", area: Town.area, hate: false, status: .open, acknowledged: nil,
                description: "Jo Bloggs shouted outside 1 High Street.")
        ]
        application.dangerReadings = [
            .init(
                occasion: .receipt, reports: 1, signs: [.selfHarm], level: .high, note: "Spoke of ending it.",
                on: day("2026-04-02"), by: town.coordinator.person)
        ]
        application.requests = try town.ask(application).after.requests
        change(&application)
        let review = review ?? town.opened(for: application.id)
        let source = PanelPack.Source(
            application: application, applicant: "Ada Quill", onBehalfOf: nil,
            contact: ["ada@home.example", "01632 960001", "1 High Street\nEasthill"])
        return PanelPack(
            of: review, on: day("2026-04-29"), from: [source], note: note,
            questions: [.init(id: Self.question, text: "Who has Jo Bloggs?")],
            hiding: ["Jo Bloggs"], under: nil, agencies: town.agencies)
    }

    private static let question = UUID()

    @Test func `tells coordinators and the chair all of it, and the panel neither names, address nor what danger was`()
        throws
    {
        let pack = try pack(note: "Ring ada@home.example about [[Al]].")
        let whole = "\(pack.read(by: .whole))"
        for word in ["Jo Bloggs", "1 High Street", "Spoke of ending it", "ada@home.example", "Al"] {
            #expect(whole.contains(word), "\(word)")
        }
        let panel = pack.read(by: .panel)
        let told = "\(panel)"
        for word in ["Bloggs", "High Street", "Spoke of ending it", "ada@home.example", "[[", "Al]]"] {
            #expect(!told.contains(word), "\(word)")
        }
        #expect(panel.cases[0].danger?.level == .high && panel.cases[0].applicant == "Ada Quill")
        #expect(panel.cases[0].chronology[0].what == "[withheld] shouted outside [withheld].")
        #expect(panel.cases[0].bodies[0].answers.isEmpty && panel.cases[0].bodies[0].name == "Town police")
    }

    @Test func `is read whole by coordinators and chairs, in part by who is invited or covers, by nobody else`() throws
    {
        let hearing = try town.arranged(town.opened()).after.hearing
        #expect(PackReader(town.coordinator, of: hearing) == .whole && PackReader(town.chair, of: nil) == .whole)
        #expect(PackReader(town.healthContact, of: hearing) == .panel)
        #expect(PackReader(town.policeContact, of: hearing) == nil && PackReader(town.healthContact, of: nil) == nil)
        var cover = town.policeContact
        cover.covers = [
            .init(
                person: town.healthContact.person, name: town.healthContact.name, agency: town.health.id,
                roles: [.contact])
        ]
        #expect(PackReader(cover, of: hearing) == .panel)
    }

    @Test func `a hidden applicant is hidden in it as well, and what is hidden later in what was fixed before`() throws
    {
        let pack = try pack()
        let told = "\(pack.read(by: .panel, hiding: HiddenNames(["ada quill"])))"
        #expect(!told.contains("Quill") && "\(pack.read(by: .whole))".contains("Quill"))
        #expect("\(pack.read(by: .panel))".contains("Quill"))
    }

    @Test func `it names who was asked, and keeps every part of what they said`() throws {
        let pack = try pack { application in
            application.requests[0].answers = [
                .init(
                    number: 1, kind: .partial, text: "So far.",
                    entries: [.init(on: day("2026-03-09"), what: "A call.", reference: "Log 12")],
                    restBy: day("2026-05-01"), on: day("2026-04-20"), by: town.policeContact.person),
                .init(
                    number: 2, kind: .refused, text: "Not the rest.", restBy: nil, ground: .dataProtection,
                    kept: "Box 7", told: .init(by: "Jo Bloggs", how: .telephone, on: day("2026-04-22")),
                    on: day("2026-04-22"), by: town.coordinator.person),
            ]
            var school = InformationRequest(
                id: .init(UUID()), agency: town.council.id, outside: "Mr Bloggs, Hill School", answering: .must,
                asked: "x", purpose: "y", askedOn: day("2026-04-08"), due: day("2026-04-29"))
            school.answer = .init(
                kind: .chronology, text: "", entries: [.init(on: day("2026-03-10"), what: "Absent.")], restBy: nil,
                on: day("2026-04-21"), by: town.coordinator.person)
            application.requests.append(school)
        }
        let item = pack.cases[0]
        #expect(item.bodies.map(\.name) == ["Town police", "Mr Bloggs, Hill School"])
        #expect(item.chronology.map(\.source) == ["Report 1", "Town police", "Mr Bloggs, Hill School"])
        #expect(item.chronology[1].reference == "Log 12")
        let answers = item.bodies[0].answers
        #expect(answers.map(\.text) == ["So far.", "Not the rest."] && answers.map(\.entries) == [1, 0])
        #expect(answers[1].ground == .dataProtection && answers[1].kept == "Box 7")
        #expect(answers[1].told?.by == "[[Jo Bloggs]]")
        #expect(!"\(pack.read(by: .panel))".contains("Jo Bloggs"))
    }

    @Test func `a newer version says what is new`() throws {
        let first = try pack()
        #expect(first.news(since: first).isEmpty)
        var second = first
        second.note = "Read the answer of the police."
        second.questions = [
            .init(id: Self.question, text: "Who has Jo Bloggs?", settled: "Nobody."), .init(id: UUID(), text: "Why?"),
        ]
        second.cases[0].chronology.append(
            .init(on: day("2026-04-03"), minute: nil, source: "Town police", what: "A visit.", done: nil))
        second.cases[0].bodies[0].answers = [.init(kind: .chronology, on: day("2026-04-20"), text: "A visit.")]
        second.cases[0].additions = [.init(on: day("2026-04-21"), text: "Again.")]
        #expect(
            second.news(since: first) == [
                "The coordinator’s note was changed.", "One more open question.", "One question is settled.",
                "One new or changed entry in the chronology.", "Town police has answered.",
                "The applicant has added to their statement.",
            ])
        #expect(second.isNew(second.cases[0].chronology[1], of: second.cases[0].application, since: first))
        #expect(!second.isNew(second.cases[0].chronology[0], of: second.cases[0].application, since: first))
    }
}
