extension LetterValues {
    /// What an applicant said, to those who must know that it is there; nil for what is no such word.
    static func spoken(_ word: String) -> String? {
        switch word {
        case "something-new":
            "The applicant says that something new has happened. It was taken as a report. Please read it, and do what "
                + "your body has to do about it"
        case "something-new-in-danger":
            "The applicant says that something new has happened, and that they are in danger or afraid. It was taken as a "
                + "report. Please read it today"
        case "applicant-remark":
            "The applicant says that something in the record of their case is not right. A coordinator answers it on the "
                + "page of the case"
        case "reopening-asked":
            "The applicant asks for the closed case to be opened again. A coordinator opens it again, or answers why it "
                + "stays closed"
        case "statement-added-later":
            "The applicant has added to their statement after the meeting. Please read it before the case goes on"
        default: nil
        }
    }

    /// What became of what the applicant said.
    static func answered(_ word: String) -> String? {
        switch word {
        case "put-right": "We have put it right."
        case "kept":
            "We have not changed our record. What you wrote stays beside it, and whoever reads the record reads it too."
        case "stays-closed": "You asked us to open your case again. It stays closed."
        default: nil
        }
    }
}
