import Casework
import Desk
import FoundationEssentials
import Records
import Text

// What coordinators arrange of an applicant's part in the meeting, and what they enter for an applicant who telephones.
extension Pages {
    func addApplicantPart(to routes: inout Routes) {
        for act in CaseAct.ofApplicantPart {
            routes.get("/work/cases/{reference}/\(act.noun)") { visit in try await actForm(act, visit) }
            routes.post("/work/cases/{reference}/\(act.noun)") { visit in try await perform(act, visit) }
        }
        routes.get("/track/attendance", attendanceForm)
        routes.post("/track/attendance", chooseAttendance)
        routes.get("/track/statement", statementForm)
        routes.post("/track/statement", writeStatement)
    }
}

extension CaseAct {
    /// They stand on the page of the case beside the meeting.
    static let ofApplicantPart: [CaseAct] = [applicantPart, applicantAttendance, statement]

    static let applicantPart = CaseAct(
        noun: "applicant-part",
        title: "Arrange the applicant’s part in the meeting",
        button: "Save",
        isOffered: { page in
            if case .meetingSet? = page.review?.stage { page.isHeld(by: .coordinator, .chair) } else { false }
        },
        prefilled: { ApplicantPartFields(page: $0).prefilled },
        fields: { page, shown in ApplicantPartFields(page: page).html(shown) },
        perform: { form, page, desk in
            guard let read = ApplicantPartFields(page: page).read(&form), try form.isRight() else {
                _ = try form.isRight()
                return false
            }
            let (setting, other) = read
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.settingPart(
                    setting, otherSide: other, of: page.application.id, by: page.actor, in: around)
            }
            return true
        }
    )

    static let applicantAttendance = CaseAct(
        noun: "applicant-attendance",
        title: "Enter how the applicant wants to be heard",
        button: "Save and send it to the applicant",
        isOffered: { page in
            if case .meetingSet? = page.review?.stage { page.isHeld(by: .coordinator) } else { false }
        },
        prefilled: { page in AttendanceFields.prefilled(page.review?.part(of: page.application.id)?.choice) },
        fields: { page, shown in
            """
            <p>For what the applicant told you, by telephone or otherwise. They are sent what you enter, so that they \
            can check it.</p>
            \(AttendanceFields.html(shown, isInvited: page.isApplicantInvited) { $0.inWords })
            """
        },
        perform: { form, page, desk in
            guard let choice = AttendanceFields.read(&form, on: page.today), try form.isRight() else {
                _ = try form.isRight()
                return false
            }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.choosing(choice, of: page.application.id, by: page.actor, in: around)
            }
            return true
        }
    )

    static let statement = CaseAct(
        noun: "statement",
        title: "Write down the applicant’s statement",
        button: "Save",
        isOffered: { page in
            switch page.review?.stage {
            case .arranging, .meetingSet, .held, .consulting, .outcomeSent: page.isHeld(by: .coordinator)
            case .closed, nil: false
            }
        },
        prefilled: { page in
            guard page.review?.hearing?.papers == nil, page.isBeforeMeeting,
                let statement = page.review?.applicantParts.statement(of: page.application.id)
            else { return Shown() }
            return Shown(["statement": statement.text, "wishes": statement.wishes])
        },
        fields: { page, shown in
            let fixed: HTML? =
                !page.isBeforeMeeting
                ? "<p>The meeting has been held. What you write now is kept beside the statement, as added later, and "
                    + "whoever leads is told.</p>"
                : page.review?.hearing?.papers == nil
                    ? nil : "<p>The pack has been sent. What you write now is added to the statement.</p>"
            return """
                \(fixed)
                \(shown.area("statement", "How does it affect them, in their own words?", rows: 10))
                \(shown.area("wishes", "What do they want to happen?", rows: 5))
                """
        },
        perform: { form, page, desk in
            let (text, wishes) = form.statement()
            guard try form.isRight() else { return false }
            try await desk.act(onReviewOf: page) { review, around throws(Refusal) in
                try review.writing(text, wishes: wishes, of: page.application.id, by: page.actor, in: around)
            }
            return true
        }
    )
}

extension CasePage {
    fileprivate var isBeforeMeeting: Bool {
        switch review?.stage {
        case .arranging, .meetingSet, nil: true
        case .held, .consulting, .outcomeSent, .closed: false
        }
    }

    /// Whether the applicant is invited to the newest meeting.
    var isApplicantInvited: Bool {
        review?.part(of: application.id)?.isInvited(under: procedure.panel.attendance) ?? true
    }
}

extension Form {
    /// A statement and wishes, one of them at least.
    mutating func statement(isToApplicant: Bool = false) -> (text: String, wishes: String) {
        let text = area("statement", "The statement", max: ApplicantStatement.longest, required: false)
        let wishes = area("wishes", "What should happen", max: ApplicantStatement.longest, required: false)
        if text.isEmpty && wishes.isEmpty && shown.mistakes.isEmpty {
            note(
                "statement",
                isToApplicant
                    ? "Enter how it affects you, or what you want to happen"
                    : "Enter how it affects them, or what they want to happen")
        }
        return (text, wishes)
    }
}
