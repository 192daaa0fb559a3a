import Casework
import FoundationEssentials
import Testing

@Suite struct `The last word on a message` {
    private static let applicant = Notice.Recipient.applicant(.init(UUID()))
    private static let friday = London.instant(date: date("2026-05-01"), hour: 10, minute: 30)
    private static let given: [Way: String] = [
        .email: "ann@home.example", .text: "07700 900001", .call: "07700 900001", .letter: "1 High Street\nTown",
    ]
    private let passage = Passage(
        window: SendingWindow(),
        calendar: WorkingCalendar(
            name: "none", holidays: [:], firstDay: date("2026-01-01"), lastDay: date("2026-12-31")))

    private static func date(_ text: String) -> CivilDate { CivilDate(text) ?? CivilDate(dayNumber: 0) }

    private func verdict(
        _ kind: Notice.Kind, by way: Way = .email, _ safe: SafeContact = .unsaid, given: [Way: String] = given,
        expires: Instant? = nil, mayHaveBeenSent: Bool = false, tried: Set<Way> = [], now: Instant = friday
    ) -> Passage.Verdict {
        passage.verdict(
            on: Passage.Message(
                kind: kind, recipient: Self.applicant, way: way, given: given, expires: expires,
                mayHaveBeenSent: mayHaveBeenSent, safe: safe, tried: tried), now: now)
    }

    private func off(_ ways: Way...) -> [Way: SafeContact.Rule] {
        Dictionary(uniqueKeysWithValues: ways.map { ($0, SafeContact.Rule(isAllowed: false)) })
    }

    @Test func `lets go what is safe`() {
        for kind in Notice.Kind.allCases { #expect(verdict(kind) == .goes, "\(kind)") }
    }

    @Test func `takes the next way that is safe where one is off, whatever the law asks`() {
        let reason = "the applicant is not to be reached by e-mail"
        #expect(
            verdict(.thresholdMet, SafeContact(ways: off(.email))) == .goesBy(.letter, because: "\(reason): by letter"))
        #expect(
            verdict(.thresholdMet, SafeContact(ways: off(.email), order: [.text]))
                == .goesBy(.text, because: "\(reason): by text message"))
        #expect(
            verdict(.thresholdMet, SafeContact(ways: off(.email, .letter)))
                == .goesBy(.call, because: "\(reason): by telephone call"))
        #expect(
            verdict(.thresholdMet, SafeContact(ways: off(.email)), tried: [.letter])
                == .goesBy(.call, because: "\(reason): by telephone call"))
    }

    @Test func `leaves it to a person where no way is safe`() {
        let none = SafeContact(ways: off(.email, .text, .letter, .call))
        let reason = "the applicant is not to be reached by e-mail"
        for kind in [Notice.Kind.thresholdMet, .acknowledgement, .word] {
            #expect(verdict(kind, none) == .notTold(because: "\(reason), and there is no other way that is safe"))
        }
        #expect(verdict(.signInCode, none) == .dropped(because: reason))
        #expect(verdict(.contactChanged, none) == .dropped(because: reason))
        #expect(
            verdict(.thresholdMet, given: [:])
                == .notTold(because: "the applicant has no e-mail address, and there is no other way that is safe"))
    }

    @Test func `tells an old address that was said to be unsafe nothing`() {
        let safe = SafeContact(barred: ["ANN@home.example"])
        let reason = "what was given for e-mail was said to be unsafe"
        #expect(verdict(.thresholdMet, safe) == .goesBy(.letter, because: "\(reason): by letter"))
        #expect(verdict(.contactChanged, safe) == .dropped(because: reason))
    }

    @Test func `keeps a code to a screen, at any hour`() {
        let night = SafeContact(ways: off(.email), times: [.init(weekdays: [1], from: 0, until: 60)])
        let reason = "the applicant is not to be reached by e-mail"
        #expect(verdict(.signInCode, night) == .goesBy(.text, because: "\(reason): by text message"))
        #expect(verdict(.signInCode, by: .text, night) == .goes)
        let none = SafeContact(ways: off(.email, .text))
        #expect(verdict(.signInCode, none) == .dropped(because: reason))
    }

    @Test func `waits for a safe time, on paper for none`() {
        let monday = London.instant(date: Self.date("2026-05-04"), hour: 19, minute: 0)
        let safe = SafeContact(times: [.init(weekdays: [1], from: 19 * 60, until: 20 * 60)])
        let because = "it waits for a time at which the applicant may be reached"
        #expect(verdict(.thresholdMet, safe) == .waits(until: monday, because: because))
        #expect(verdict(.thresholdMet, by: .letter, safe) == .goes)
        // The sending window never meets these hours: the person's own win.
        #expect(verdict(.word, safe) == .waits(until: monday, because: because))
        let both = SafeContact(times: [.init(weekdays: [6, 1], from: 8 * 60, until: 20 * 60)])
        #expect(
            verdict(.word, both)
                == .waits(until: London.instant(date: Self.date("2026-05-04"), hour: 9, minute: 0), because: because))
    }

    @Test func `makes a task of what no safe time reaches before it is over`() {
        let safe = SafeContact(times: [.init(weekdays: [1], from: 600, until: 660)])
        let tomorrow = Self.friday.adding(seconds: 86_400)
        #expect(
            verdict(.applicantInvitation, safe, expires: tomorrow)
                == .missed(because: "no safe time comes before its own is over"))
        #expect(
            verdict(.applicantInvitation, expires: Self.friday) == .missed(because: "its time had passed"))
        #expect(verdict(.signInCode, expires: Self.friday) == .dropped(because: "its time had passed"))
        #expect(
            verdict(.applicantInvitation, expires: Self.friday, mayHaveBeenSent: true)
                == .unknown(because: "its time had passed"))
        // What the law requires goes out however late.
        #expect(verdict(.outcome, expires: Self.friday) == .goes)
    }

    @Test func `takes another way where hours never come`() {
        let never = SafeContact(times: [.init(weekdays: [], from: 0, until: 0)])
        let reason = "no time is safe at which the applicant could be reached by e-mail"
        #expect(verdict(.outcome, never) == .goesBy(.letter, because: "\(reason): by letter"))
        #expect(
            verdict(.outcome, never, given: [.email: "ann@home.example"])
                == .notTold(because: "\(reason), and there is no other way that is safe"))
    }

    @Test(arguments: SafeContact.Format.allCases) func `leaves every format but plain print to a person`(
        format: SafeContact.Format
    ) {
        let said = verdict(.outcome, SafeContact(format: format))
        #expect(
            format == .plain
                ? said == .goes
                : said == .byHand(because: "the applicant needs it in another format: \(format.inWords)"))
        #expect(verdict(.signInCode, SafeContact(format: format)) == .goes)
    }

    @Test func `sends nothing a second way that may have arrived by the first`() {
        let doubt =
            "the applicant is not to be reached by e-mail, and an attempt that was cut off may have delivered it"
        let safe = SafeContact(ways: off(.email))
        #expect(verdict(.outcome, safe, mayHaveBeenSent: true) == .failed(because: doubt))
        #expect(verdict(.word, safe, mayHaveBeenSent: true) == .unknown(because: doubt))
    }

    @Test func `holds what can wait for working hours, and nothing that asks first`() {
        let night = London.instant(date: Self.date("2026-05-02"), hour: 3, minute: 0)
        let monday = London.instant(date: Self.date("2026-05-04"), hour: 9, minute: 0)
        let person = Notice.Recipient.person(.init(UUID()))
        func toPerson(_ kind: Notice.Kind, expires: Instant? = nil) -> Passage.Verdict {
            passage.verdict(
                on: Passage.Message(
                    kind: kind, recipient: person, way: .email, given: [.email: "a@b.example"], expires: expires),
                now: night)
        }
        #expect(toPerson(.reminder) == .waits(until: monday, because: "it waits for working hours"))
        #expect(toPerson(.reminder, expires: monday) == .goes)
        #expect(toPerson(.informationRequest) == .goes)
        #expect(toPerson(.signInCode) == .goes)
    }
}
