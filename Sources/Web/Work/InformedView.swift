import Casework
import Desk
import Records
import Text

/// How the applicant is kept informed, as those who work on the case read it.
enum InformedView {
    static func html(_ page: CasePage) -> HTML? {
        guard let informed = page.informed else { return nil }
        let newest = informed.turns.first
        let now = informed.contact
        let standIn: HTML? =
            now?.person.flatMap { $0 == now?.holder ? nil : page.officerName($0) }.map { ", now \($0) stands in" }
        let nobody: HTML? = now != nil && now?.person == nil ? " <strong>nobody now: choose somebody</strong>" : nil
        let contact: HTML =
            newest.map { turn in
                let cover: HTML = turn.cover.map { ", covered by \(page.officerName($0))" } ?? ", without a cover"
                return "\(page.officerName(turn.person))\(cover)\(standIn)\(nobody)"
            } ?? "Nobody is named yet: letters name the partnership’s point of contact."
        let earlier: [HTML] = informed.turns.dropFirst().map {
            "\(page.officerName($0.person)), from \(Pieces.date($0.on))"
        }
        let noted: [HTML] = informed.noted.map {
            "\(Pieces.date($0.on)), \($0.way.inWords.withLowerStart), by \(page.officerName($0.by)):\(Pieces.lines($0.words))"
        }
        let said: [[HTML]] = informed.wishes.map {
            [
                Pieces.moment($0.at), "\($0.by.map(page.officerName) ?? "the applicant")",
                "\(interval($0.wish.workingDays, informed))",
                "\($0.wish.way.map { SafeContactWords.name($0) } ?? "")", "\($0.wish.words)",
            ]
        }
        return """
            <h2>Keeping the applicant informed</h2>
            \(Pieces.list([
                ("Point of contact", contact),
                ("Before", earlier.isEmpty ? nil : HTML(earlier, separator: "; ")),
                ("Hears at least every", "\(interval(informed.wish.workingDays, informed))"),
                ("Likes to have news by", informed.wish.way.map { "\(SafeContactWords.name($0))" }),
                ("In their words", informed.wish.words.nonEmpty.map { Pieces.lines($0) }),
                ("Last told", told(informed, page.today)),
                ("Hears next by", informed.next.map(Pieces.date)),
            ]))
            \(noted.isEmpty ? nil : Pieces.act("Told otherwise than by a message (\(noted.count))", Pieces.items(noted)))
            \(said.count < 2 ? nil : Pieces.act(
                "Everything that they said of it (\(said.count))",
                Pieces.table("How they wish to be kept informed, newest first", ["When", "Who", "Every", "By", "In their words"], said)))
            """
    }

    /// What stands above a form in which word is given.
    static func last(_ page: CasePage) -> HTML? {
        guard let informed = page.informed else { return nil }
        let words: HTML? = informed.wish.words.nonEmpty.map { "<p>How they wish to hear:</p>\(Pieces.lines($0))" }
        return "<p>Last told: \(told(informed, page.today)).</p>\(words)"
    }

    /// On a list of duties: for how long an applicant has heard nothing, and the two ways to mend it. From the outcome on
    /// word is due to every applicant of the review: one message goes to all of them, and each is told otherwise alone.
    static func silence(_ entry: WorkList.Entry) -> HTML? {
        guard entry.duty == .step(.wordToApplicant), let from = entry.from, let reference = entry.references.first
        else {
            return nil
        }
        let isOne = entry.references.count == 1
        let noting: [HTML] = entry.references.map { reference in
            HTML.link(
                to: "/work/cases/\(reference)/word-given",
                isOne ? "note that they were told" : "note that the applicant of \(reference) was told")
        }
        let days = entry.days == 1 ? "1 day" : "\(entry.days) days"
        let silence: HTML =
            entry.isOverdue
            ? "Has heard nothing for \(days), since \(Pieces.date(from))." : "Last heard on \(Pieces.date(from))."
        if entry.isColleagues { return "<br>\(silence)" }
        let writing = HTML.link(
            to: "/work/cases/\(reference)/word", isOne ? "Write to them" : "Write to all of them")
        return "<br>\(silence) \(writing) or \(HTML(noting, separator: " and "))"
    }

    private static func told(_ informed: CaseInformed, _ today: CivilDate) -> HTML {
        guard let day = informed.told else { return "nothing yet" }
        let days = today.dayNumber - day.dayNumber
        let ago = days <= 0 ? "today" : days == 1 ? "yesterday" : "\(days) days ago"
        return "\(Pieces.date(day)), \(ago)"
    }

    private static func interval(_ days: Int?, _ informed: CaseInformed) -> String {
        if let days { return days == 1 ? "working day" : "\(days) working days" }
        return informed.procedureDays.map { "\($0) working days, as the procedure has it" } ?? "as the procedure has it"
    }
}

/// The form that asks how an applicant wishes to be kept informed, of the applicant or of a coordinator whom they told.
struct InformedFields {
    /// Whether the applicant answers, about themselves.
    let isOwn: Bool
    let informed: CaseInformed

    /// Why it was not saved: the `newest` was said since the page was opened. `reader` is nil for the applicant.
    static func changed(_ newest: InformedWishes.Version?, readBy reader: Person.ID?) -> String {
        ChangedSince.words(newest.map(\.by), readBy: reader)
    }
    static let same: String = "Nothing is different from what holds already."

    var shown: Shown {
        let wish = informed.wish
        return Shown([
            "every": wish.workingDays.map { "\($0)" } ?? "", "news_by": wish.way?.rawValue ?? "", "wishes": wish.words,
        ])
    }

    private var intervals: [Choice] {
        let usual = informed.procedureDays.map { "As the procedure has it: every \($0) working days" }
        var days = [5, 10, 15, 20]
        if let own = informed.wish.workingDays, !days.contains(own) { days = (days + [own]).sorted() }
        return [Choice("", usual ?? "As the procedure has it")]
            + days.map { Choice("\($0)", "Every \($0) working days" + (InformedFields.weeks[$0] ?? "")) }
    }

    private static let weeks = [
        5: ", about once a week", 10: ", about every two weeks", 20: ", about every four weeks",
    ]

    func html(_ shown: Shown) -> HTML {
        """
        <input type="hidden" name="version" value="\(informed.wishes.first?.number ?? 0)">
        \(shown.radios(
            "every", isOwn ? "How often do you want to hear from us, at least?" : "How often do they want to hear, at least?",
            intervals, hint: isOwn
                ? "When something happens we tell you at once. This is for the time in which nothing does." : nil))
        \(shown.select(
            "news_by", isOwn ? "How do you like to have news?" : "How do they like to have news?",
            Way.allCases.map { Choice($0.rawValue, SafeContactWords.name($0)) },
            hint: "We use it only where it is safe.", empty: isOwn ? "As you reach me now" : "As they are reached now"))
        \(shown.area(
            "wishes", isOwn ? "Anything else about how we keep you informed?" : "Anything else, in their words",
            hint: isOwn ? "For example: ring before you write. You do not have to write anything." : nil, rows: 3))
        """
    }

    /// What was answered, and the version on which it stands; nil where the form has mistakes, which are noted in it.
    func read(_ form: inout Form) throws -> (InformedWish, seen: Int)? {
        let days = form.choice("every", "Choose how often", among: intervals.map(\.value))
        let way = form.choice("news_by", "Choose a way", among: [""] + Way.allCases.map(\.rawValue))
        let words = form.area("wishes", "Anything else", max: 1_000, required: false)
        let seen = try form.fields.only("version").flatMap { Int($0) } ?? -1
        guard try form.isRight() else { return nil }
        return (
            InformedWish(workingDays: days.flatMap { Int($0) }, way: way.flatMap { Way(rawValue: $0) }, words: words),
            seen
        )
    }
}
