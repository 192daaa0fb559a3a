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
        let hidden = HiddenNames(names, contact: sources.flatMap(\.contact))
        // A body outside the partnership may be a person, whose name may be hidden.
        func name(_ request: InformationRequest) -> String {
            request.outside.map(hidden.mark) ?? agencies.first { $0.id == request.agency }?.name
                ?? "a body that has left"
        }
        let cases = sources.map { source in
            let application = source.application
            let chronology = application.chronology(on: today, beside: review)
            let statement = review.applicantParts.statement(of: application.id)
            var item = Case(
                application: application.id, reference: application.reference, applicant: source.applicant,
                onBehalfOf: source.onBehalfOf,
                chronology: chronology.groups(application.comparisons).flatMap { group in
                    group.enumerated().map { index, entry in
                        let told =
                            switch entry.source {
                            case .report(let number): "Report \(number)"
                            case .answer(let id, _):
                                application.requests.first { $0.id == id }.map(name) ?? "a body that has left"
                            }
                        var line = Entry(
                            on: entry.on, minute: entry.minute, source: told, what: entry.what, done: entry.done,
                            reference: entry.reference, isSame: index > 0)
                        line.remarks = application.remarks(about: entry.key).map(\.inWords)
                        return line
                    }
                },
                gaps: chronology.gaps.map { $0.inWords(name($0.request)) },
                bodies: application.requests.map { request in
                    Body(
                        name: name(request), asked: request.asked, askedOn: request.askedOn, due: request.due,
                        answers: request.standingAnswers.map(Body.Answer.init))
                },
                danger: application.danger.map { Danger(level: $0.level, on: $0.on, note: $0.note) },
                needs: review.part(of: application.id)?.needsInWords(under: rule) ?? [],
                statement: statement?.text ?? "", wishes: statement?.wishes ?? "",
                additions: review.applicantParts.additions(of: application.id).map { addition in
                    let parts = [addition.text, addition.wishes].filter { !$0.isBlank }
                    return Addition(on: addition.on, text: parts.joined(separator: "\n"))
                })
            item.remarks = application.remarksBesideNoReport.map(\.inWords)
            return item
        }
        self = PanelPack(note: note, questions: questions, cases: cases).mapped(hidden.mark)
    }

    /// The pack with every text of people as `change` has it; days stay, and the names of bodies, in which `bodies`
    /// changes what it will.
    func mapped(_ change: (String) -> String, bodies: (String) -> String = { $0 }) -> PanelPack {
        var pack = self
        pack.note = change(note)
        pack.questions = questions.map { question in
            Question(id: question.id, text: change(question.text), settled: question.settled.map(change))
        }
        pack.cases = cases.map { $0.mapped(change, bodies: bodies) }
        return pack
    }
}

extension PanelPack.Case {
    fileprivate func mapped(_ change: (String) -> String, bodies name: (String) -> String) -> PanelPack.Case {
        var item = self
        item.applicant = change(applicant)
        item.onBehalfOf = onBehalfOf.map(change)
        item.chronology = chronology.map { entry in
            var entry = entry
            entry.source = name(entry.source)
            entry.what = change(entry.what)
            entry.done = entry.done.map(change)
            entry.reference = entry.reference.map(change)
            entry.remarks = entry.remarks.map(change)
            return entry
        }
        item.gaps = gaps.map(name)
        item.bodies = bodies.map { body in
            var body = body
            body.name = name(body.name)
            body.asked = change(body.asked)
            body.answers = body.answers.map { answer in
                var answer = answer
                answer.text = change(answer.text)
                answer.kept = answer.kept.map(change)
                if let told = answer.told { answer.told?.by = change(told.by) }
                return answer
            }
            return body
        }
        if let note = danger?.note { item.danger?.note = change(note) }
        item.needs = needs.map(change)
        item.statement = change(statement)
        item.wishes = change(wishes)
        item.remarks = remarks.map(change)
        item.additions = additions.map { PanelPack.Addition(on: $0.on, text: change($0.text)) }
        return item
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
