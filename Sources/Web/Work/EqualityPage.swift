import Casework
import Desk
import Text

// Who applies, by protected characteristic: sums for those who may read them.
extension Pages {
    @Sendable func equalityPage(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        return .page(try await equalityPage(worker, visit, Shown()))
    }

    private func equalityPage(_ worker: Worker, _ visit: Visit, _ shown: Shown) async throws -> HTML {
        var parts: [HTML] = []
        for office in try coordinating(worker) {
            let readers = try await desk.equalityReaders(for: office)
            parts.append(
                readers.mayRead
                    ? EqualityView.figures(try await desk.equalityFigures(for: office))
                    : """
                    <p>You may not read these sums. Another coordinator can let you, where it is your task to see that \
                    everybody is treated alike.</p>

                    """)
            parts.append(EqualityView.readers(readers, office, visit.formToken))
        }
        return Layout.form(
            "Who applies", for: worker.audience, back: "/work/statistics", shown: shown,
            """
            <h1>Who applies</h1>
            <p>Applicants may say who they are, on a page of its own. What they say stands with no case. Here are the \
            sums of three reporting years together. Groups with a figure below \(Equality.fewest) are put together, so \
            that nobody can be recognised.</p>
            \(parts)
            """)
    }

    @Sendable func setEqualityReading(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        var form = visit.form()
        let office = form.choice(
            "partnership", "Choose the partnership", among: try coordinating(worker).map { "\($0.partnership)" })
        let person = form.id("person", "Choose a coordinator", of: Person.self)
        let mayRead = form.yesNo("may_read", "Say whether they may read the sums")
        if try form.isRight(), let person, let mayRead,
            let officer = try coordinating(worker).first(where: { "\($0.partnership)" == office })
        {
            do {
                try await desk.setEqualityReading(person, to: mayRead, by: officer)
                return .seeOther("/work/statistics/equality")
            } catch let refusal as Refusal {
                form.note("person", refusal.sentence, anchor: "main")
            }
        }
        return .page(try await equalityPage(worker, visit, form.shown), status: 422)
    }
}

enum EqualityView {
    static func figures(_ all: [EqualityFigures]) -> HTML {
        guard !all.isEmpty else { return "<p>Three whole reporting years have not passed yet.</p>\n" }
        let parts: [HTML] = all.map { one in
            let tables: [HTML] = one.characteristics.map { table($0.characteristic, $0.groups) }
            return "<h2>\(one.area), \(one.period.from.inWords) to \(one.period.until.inWords)</h2>\n\(tables)"
        }
        return HTML(parts)
    }

    private static func table(_ characteristic: Equality.Characteristic, _ groups: [Equality.Group]?) -> HTML {
        guard let groups else {
            return """
                <h3>\(characteristic.inWords)</h3>
                <p>Too few answered for anything to be shown.</p>

                """
        }
        let rows: [[HTML]] = groups.map { group in
            [
                "\(group.names.joined(separator: "; "))", "\(group.all)", "\(group.met)", "\(group.notMet)",
                "\(group.other)",
            ]
        }
        return "<h3>\(characteristic.inWords)</h3>\n"
            + Pieces.table(characteristic.inWords, ["Group", "Applications", "Met", "Not met", "Other"], rows)
    }

    static func readers(_ readers: EqualityReaders, _ office: Officer, _ token: String) -> HTML {
        func form(_ officer: Officer, _ mayRead: Bool) -> HTML {
            Pieces.form(
                "/work/statistics/equality", token,
                button: mayRead ? "Let \(officer.name) read them" : "\(officer.name) may not read them any more",
                second: true,
                """
                <input type="hidden" name="partnership" value="\(office.partnership)">
                <input type="hidden" name="person" value="\(officer.person)">
                <input type="hidden" name="may_read" value="\(mayRead ? "yes" : "no")">

                """)
        }
        let names = readers.readers.isEmpty ? "Nobody yet." : readers.readers.map(\.name).joined(separator: ", ")
        let letting: [HTML] = readers.others.filter { $0.person != office.person }.map { form($0, true) }
        let ending: [HTML] = readers.readers.map { form($0, false) }
        return """
            <h2>Who may read the sums</h2>
            <p>\(names)</p>
            \(letting)\(ending)
            """
    }
}

extension Equality.Characteristic {
    /// The name of what is asked, for lists.
    var inWords: String {
        switch self {
        case .age: "Age"
        case .disability: "Disability"
        case .ethnicity: "Ethnic group"
        case .sex: "Sex"
        case .gender: "Gender the same as sex registered at birth"
        case .religion: "Religion"
        case .orientation: "Sexual orientation"
        }
    }

    /// What the applicant is asked.
    var question: String {
        switch self {
        case .age: "How old are you?"
        case .disability: "Do you have a physical or mental health condition that has lasted 12 months or more?"
        case .ethnicity: "What is your ethnic group?"
        case .sex: "What is your sex?"
        case .gender: "Is the gender you identify with the same as your sex registered at birth?"
        case .religion: "What is your religion?"
        case .orientation: "Which of these describes your sexual orientation?"
        }
    }
}
