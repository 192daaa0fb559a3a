extension PanelPack {
    /// What a pack is made from for one application, beside the review.
    public struct Source: Sendable {
        public var application: Application
        public var applicant: String
        public var onBehalfOf: String?
        /// The applicant's own addresses and numbers, which no text of the pack may show.
        public var contact: [String]

        public init(application: Application, applicant: String, onBehalfOf: String?, contact: [String]) {
            self.application = application
            self.applicant = applicant
            self.onBehalfOf = onBehalfOf
            self.contact = contact
        }
    }

    /// Makes the pack of a review as it stands. Every place where one of `names` or of an applicant's own addresses
    /// stands in a text is marked (`Marking`), so that it is hidden from whoever may not read it.
    ///
    /// - Parameter agencies: every agency of the partnership, for their names.
    public init(
        of review: Review, on today: CivilDate, from sources: [Source], note: String, questions: [Question],
        hiding names: [String],
        under rule: Procedure.AttendanceRule?, agencies: [Agency]
    ) {
        let hidden = names + sources.flatMap { $0.contact.flatMap(PanelPack.tellingParts) }
        func name(_ id: Agency.ID) -> String { agencies.first { $0.id == id }?.name ?? "a body that has left" }
        let cases = sources.map { source in
            let application = source.application
            let chronology = application.chronology(on: today)
            let statement = review.applicantParts.statement(of: application.id)
            return Case(
                application: application.id, reference: application.reference, applicant: source.applicant,
                onBehalfOf: source.onBehalfOf,
                chronology: chronology.groups(application.comparisons).flatMap { group in
                    group.enumerated().map { index, entry in
                        let told =
                            switch entry.source {
                            case .report(let number): "Report \(number)"
                            case .answer(_, let agency): name(agency)
                            }
                        return Entry(
                            on: entry.on, minute: entry.minute, source: told, what: entry.what, done: entry.done,
                            isSame: index > 0)
                    }
                },
                gaps: chronology.gaps.map { $0.inWords(name($0.request.agency)) },
                bodies: application.requests.map { request in
                    Body(
                        name: name(request.agency), asked: request.asked, askedOn: request.askedOn, due: request.due,
                        answer: request.answer.map {
                            Body.Answer(kind: $0.kind, on: $0.on, text: $0.text, restBy: $0.restBy)
                        })
                },
                danger: application.danger.map { Danger(level: $0.level, on: $0.on, note: $0.note) },
                needs: review.part(of: application.id)?.needsInWords(under: rule) ?? [],
                statement: statement?.text ?? "", wishes: statement?.wishes ?? "",
                additions: review.applicantParts.additions(of: application.id).map { addition in
                    let parts = [addition.text, addition.wishes].filter { !$0.isBlank }
                    return Addition(on: addition.on, text: parts.joined(separator: "\n"))
                })
        }
        self = PanelPack(note: note, questions: questions, cases: cases).mapped { Marking.mark($0, hiding: hidden) }
    }

    /// The parts of an address that would tell where somebody lives: an e-mail address, a number, the lines with a digit
    /// and the first of several lines. A town alone tells nothing, and stands in the names of its bodies.
    static func tellingParts(_ contact: String) -> [String] {
        let lines = contact.unicodeScalars.split { $0 == "\n" || $0 == "," }.map {
            String(String.UnicodeScalarView($0))
        }
        return lines.enumerated().filter { index, line in
            index == 0 || line.unicodeScalars.contains { ("0"..."9").contains($0) }
        }.map(\.element).filter { $0.unicodeScalars.filter { !$0.properties.isWhitespace }.count >= 4 }
    }

    /// The pack with every text of people as `change` has it; names of bodies and days stay.
    func mapped(_ change: (String) -> String) -> PanelPack {
        var pack = self
        pack.note = change(note)
        pack.questions = questions.map { question in
            Question(id: question.id, text: change(question.text), settled: question.settled.map(change))
        }
        pack.cases = cases.map { item in
            var item = item
            item.chronology = item.chronology.map { entry in
                var entry = entry
                entry.what = change(entry.what)
                entry.done = entry.done.map(change)
                return entry
            }
            item.bodies = item.bodies.map { body in
                var body = body
                body.asked = change(body.asked)
                if let answer = body.answer { body.answer?.text = change(answer.text) }
                return body
            }
            if let note = item.danger?.note { item.danger?.note = change(note) }
            item.needs = item.needs.map(change)
            item.statement = change(item.statement)
            item.wishes = change(item.wishes)
            item.additions = item.additions.map { Addition(on: $0.on, text: change($0.text)) }
            return item
        }
        return pack
    }
}

extension ApplicantPart {
    /// How they are heard and what they need, in sentences to the panel.
    public func needsInWords(under rule: Procedure.AttendanceRule?) -> [String] {
        var said: [String] = []
        if let reasons = reasonsNotInvited(under: rule) { said.append("They are not invited: \(reasons)") }
        guard let choice else { return said + ["They have not said how they want to be heard."] }
        switch choice.heard {
        case .comes: said.append(choice.way == .online ? "They come, online." : "They come, in person.")
        case .representative:
            said.append(
                "\(choice.representative) speaks for them\(choice.way == .online ? ", online" : ", in person").")
        case .statement: said.append("They stay away, and their statement is read out.")
        case .away: said.append("They stay away, and nothing is read out.")
        }
        if !choice.supporter.isBlank { said.append("Somebody comes with them for support: \(choice.supporter).") }
        if !choice.interpreter.isBlank { said.append("An interpreter is needed: \(choice.interpreter).") }
        if !choice.needs.isBlank { said.append("They need: \(choice.needs)") }
        if choice.meetsChair { said.append("They would like to meet the chair beforehand.") }
        return said
    }
}
