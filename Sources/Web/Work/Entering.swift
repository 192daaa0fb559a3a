import Casework
import Desk
import FoundationEssentials
import Records
import Text

// An application that came by telephone, by post, in person or through another body, written down by those who took it.
extension Pages {
    private static let reportsAtFirst = 3
    private static let mostReports = 10

    @Sendable func enterForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let asked = try visit.query.only("reports").flatMap { Int($0) } ?? Pages.reportsAtFirst
        let count = min(max(asked, 1), Pages.mostReports)
        return .page(
            try await enterPage(Casework.Application.ID(UUID()), count, worker, visit, Shown(["happened_in": "here"])))
    }

    private func areas(_ worker: Worker) async throws -> [Partnerships.Served] {
        let mine = worker.signedIn.offices.filter { !$0.roles.isDisjoint(with: [.coordinator, .contact]) }
            .map(\.partnership)
        guard !mine.isEmpty else { throw Fault.forbidden }
        return try await desk.areas().filter { mine.contains($0.partnership.id) }
    }

    private static let channels: [Casework.Application.Receipt.Channel] = [.phone, .post, .inPerson, .agency]

    private func enterPage(
        _ id: Casework.Application.ID,
        _ count: Int,
        _ worker: Worker,
        _ visit: Visit,
        _ shown: Shown
    ) async throws -> HTML {
        let areas = try await areas(worker)
        let happenings = try await happenings(worker)
        let blocks: [HTML] = (1...count).map { number in
            """
            <h2>Report \(number)</h2>
            \(ReportFields(prefix: "r\(number)_", number: number, today: today).html(shown))
            \(shown.select("r\(number)_by", "Who made it?", Self.complainants))
            """
        }
        let more: HTML? =
            count < Pages.mostReports
            ? "<p><a href=\"/work/enter?reports=\(Pages.mostReports)\">A form for \(Pages.mostReports) reports</a></p>"
            : "<p>This form takes \(Pages.mostReports) reports; an application may rest on up to "
                + "\(Casework.Application.mostReports).</p>"
        return Layout.form(
            "Enter an application",
            for: worker.audience,
            back: "/work",
            shown: shown,
            """
            <h1>Enter an application</h1>
            <p>Every limit runs from the day on which it reached any relevant body, whoever took it.</p>
            \(more)
            \(Pieces.form(
                "/work/enter", visit.formToken, button: "Enter the application",
                """
                \(Submission.field(id, visit))\
                <input type="hidden" name="reports" value="\(count)">
                \(shown.select("area", "Area", areas.map { Choice($0.code, $0.name) }))
                \(shown.radios("happened_in", "Where did it happen?", happenings,
                    hint: "Behaviour in another area is passed on there the same day, with its day of receipt kept."))
                \(shown.input("place", "If in another area, where?", hint: "As the applicant says it"))
                \(shown.radios("channel", "How did it come?", Self.channels.map {
                    Choice($0.rawValue, $0.inWords.withUpperStart)
                }))
                \(shown.date("received_on", "On which day did it reach a relevant body?"))
                \(shown.input("taken_by", "Who took it?", hint: "Name and body"))
                \(shown.input("name", "Name of the applicant"))
                \(shown.input("on_behalf_of", "On behalf of", hint: "Leave empty if they apply for themselves."))
                \(shown.radios("authority", "Permission to act for the person affected", [
                    Choice("not_needed", "Not needed: they apply for themselves"), Choice("shown", "It has been shown"),
                    Choice("awaited", "It is awaited"),
                ]))
                \(shown.input("email", "Email address of the applicant, if it is safe", type: "email"))
                \(shown.input("telephone", "Telephone number, if it is safe", type: "tel", width: "short"))
                \(shown.area("address", "Postal address, if it is safe", rows: 3))
                \(SafeQuestions.staffFields(shown))
                \(blocks)
                """))
            """
        )
    }

    private static let complainants = [
        Choice("applicant", "The applicant, or the person affected"), Choice("other-1", "Another person"),
        Choice("other-2", "A second other person"), Choice("other-3", "A third other person"),
        Choice("other-4", "A fourth other person"),
    ]

    @Sendable func enter(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let areas = try await areas(worker)
        guard let id = Submission.id(visit) else { return .seeOther("/work/enter") }
        var form = visit.form()
        let count = min(max(Int(form.shown.value("reports")) ?? 1, 1), Pages.mostReports)
        let area = form.choice("area", "Choose the area", among: areas.map(\.code))
        let happened = try await happened(&form, worker)
        let channel: Casework.Application.Receipt.Channel? = form.choice("channel", "Choose how it came")
        if channel == .web { form.note("channel", "Choose how it came") }
        let received = form.date("received_on", "The day on which it reached a relevant body", .upTo(today))
        let takenBy = form.text("taken_by", "Who took it", missing: "Enter who took it")
        let name = form.text("name", "Name of the applicant", missing: "Enter the name of the applicant")
        let onBehalfOf = form.text("on_behalf_of", "On behalf of", required: false).nonEmpty
        let authority: Casework.Application.Authority? = form.choice("authority", "Choose whether permission is needed")
        let contact = Applicant.Contact(
            email: form.email("email", "Email address", required: false),
            telephone: form.text("telephone", "Telephone number", max: 40, required: false).nonEmpty,
            address: form.area("address", "Postal address", max: 500, required: false).nonEmpty
        )
        if contact == Applicant.Contact(email: nil, telephone: nil, address: nil) {
            form.note("email", "Enter at least one way to reach the applicant")
        }
        let safe = SafeQuestions.read(&form)
        let reports = self.reports(&form, count)
        guard try form.isRight(), let area, let channel, let received, let authority, !reports.isEmpty,
            let partnership = areas.first(where: { $0.code == area })?.partnership.id,
            let officer = worker.signedIn.officer(in: partnership)
        else { return .page(try await enterPage(id, count, worker, visit, form.shown), status: 422) }
        let reference = try await desk.receive(
            Casework.Application.Intake(
                area: area,
                receivedOn: received,
                channel: channel,
                takenBy: takenBy,
                authority: authority,
                reports: reports.reports(in: happened.area ?? area),
                reachableByMail: contact.email != nil,
                place: happened.place
            ),
            from: Applicant(name: name, onBehalfOf: onBehalfOf, contact: contact, safe: safe),
            id: id,
            in: partnership,
            as: .officer(officer)
        )
        return .seeOther("/work/cases/\(reference)")
    }

    /// The reports that were filled in, in order; blank ones may only follow.
    private func reports(_ form: inout Form, _ count: Int) -> [ReportAnswers] {
        var reports: [ReportAnswers] = []
        for number in 1...count {
            let fields = ReportFields(prefix: "r\(number)_", number: number, today: today)
            if number > 1 && fields.isBlank(form.fields) { continue }
            guard var answers = fields.read(&form) else { continue }
            if let by = form.choice("r\(number)_by", "Choose who made it", among: Self.complainants.map(\.value)) {
                answers.by = by
            }
            if number - 1 > reports.count && form.shown.mistakes.isEmpty {
                form.note(
                    "r\(number)_description",
                    "Fill in the reports in order, without a gap before report \(number)"
                )
            }
            reports.append(answers)
        }
        return reports
    }
}
