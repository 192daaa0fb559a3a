// Who meets, how the applicant is heard, and where they can go who are not satisfied.

extension Procedure.Panel {
    typealias Block = ProcedureInWords.Block

    var whoSits: [Block] {
        var blocks: [Block] = []
        if let standing { blocks.append(.paragraph("Your case is heard by this meeting: \(standing)".asSentence)) }
        blocks.append(
            .paragraph(
                minimum.map { "At least \($0.of("organisation")) must be there." }
                    ?? "This procedure does not say how many organisations must be there."))
        if let mustAttendRule {
            blocks.append(.paragraph("These must be there:"))
            blocks.append(.items(mustAttendRule.who.map(\.inWords)))
            blocks.append(.paragraph(mustAttendRule.without.inWords))
        }
        if let resumes {
            blocks.append(
                .paragraph("If the meeting stops before it is finished, it goes on within \(resumes)."))
        }
        if !members.isEmpty {
            blocks.append(.paragraph("These take part:"))
            blocks.append(.items(members))
        }
        guard let chair else {
            return blocks + [.paragraph("This procedure does not say who leads the meeting.")]
        }
        blocks.append(.paragraph(chair.independence.inWords))
        blocks.append(.paragraph("In the words of the procedure: “\(chair.words)”."))
        return blocks
    }

    var howHeard: [Block] {
        guard let attendance else {
            return [
                .paragraph(
                    "This procedure does not say if you can come to the meeting. Tell your point of contact how you want "
                        + "to be heard: in person, by video, in writing, or through somebody who speaks for you.")
            ]
        }
        var blocks: [Block] = [.paragraph(attendance.inWords)]
        if let words = attendance.words { blocks.append(.paragraph("In the words of the procedure: “\(words)”.")) }
        return blocks
    }
}

extension Procedure.MustAttendRule.Without {
    fileprivate var inWords: String {
        switch self {
        case .withReason: "If one of them cannot come, we only meet without them for a reason, and we write it down."
        case .refused: "If one of them cannot come, we do not meet."
        }
    }
}

extension Procedure.ChairRule.Independence {
    fileprivate var inWords: String {
        switch self {
        case .outside: "The person who leads the meeting (the chair) comes from outside, with no link to your case."
        case .notInvolved:
            "The person who leads the meeting (the chair) comes from a service that was not involved in your case."
        case .unlessComplainedOf:
            "The person who leads the meeting (the chair) has a set post. If your complaint is about them, it is somebody "
                + "else."
        case .notAsked:
            "The procedure says who leads the meeting (the chair). It does not say that they must be independent."
        }
    }
}

extension Procedure.AttendanceRule {
    fileprivate var inWords: String {
        let time = minutes.map { " You have \($0.of("minute"))." } ?? ""
        return switch applicant {
        case .invited: "You are invited to the meeting. Only for an exceptional reason are you not.\(time)"
        case .part: "You are invited to part of the meeting.\(time)"
        case .mayAttend: "You can come to the meeting, or send us what you want to say. You choose.\(time)"
        case .statement:
            "You are not invited to the meeting. You can send us what you want to say, and it is read there."
        }
    }
}

extension Procedure {
    /// Schedule 4 paragraph 3.
    var ifNotHappy: [ProcedureInWords.Block] {
        var blocks: [ProcedureInWords.Block] = []
        if review.isSilent {
            blocks.append(
                .paragraph(
                    "You can ask for our decision to be looked at again. This procedure does not say by whom. Ask your "
                        + "point of contact: the law says that the procedure must tell you."))
        } else {
            blocks.append(
                .paragraph(
                    "You can ask for our decision to be looked at again. This is done by \(review.body)".asSentence))
        }
        var steps: [String] = []
        switch review.sentBy {
        case .applicant: if let how = review.how { steps.append("How to ask: \(how)".asSentence) }
        case .reviewingBody:
            steps.append("Tell us that you want this. We send your request on; you do not send it yourself.")
            if let how = review.how { steps.append("How we do that: \(how)".asSentence) }
        }
        if let window = limits[.reviewWindow] { steps.append(deadline("Ask", .reviewWindow, window)) }
        if let papers = limits[.reviewPapers] { steps.append(deadline("We send the papers", .reviewPapers, papers)) }
        if let heard = limits[.reviewHeard] { steps.append(deadline("It is looked at again", .reviewHeard, heard)) }
        blocks.append(.items(steps))
        if !review.grounds.isEmpty {
            blocks.append(.paragraph("You can ask for these reasons:"))
            blocks.append(.items(review.grounds))
        }
        if !review.conditions.isEmpty {
            blocks.append(.paragraph("The procedure also says:"))
            blocks.append(.items(review.conditions))
        }
        return blocks
    }

    private func deadline(_ deed: String, _ step: Step, _ limit: StepLimit) -> String {
        "\(deed) \(limit.byWhen(step))\(silentOn.contains(step) ? " (our default)" : "")."
    }

    var safety: [ProcedureInWords.Block] {
        guard !riskQuestions.isEmpty else { return [] }
        return [
            .paragraph(
                "If you or somebody else is in danger now, call 999. We ask these questions to see how to keep you safe. "
                    + "There are no points and no wrong answers."),
            .items(riskQuestions),
        ]
    }
}
