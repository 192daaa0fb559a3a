extension Application {
    /// A named person has read the application for danger: within the procedure's limit of its receipt, and again at
    /// each new report, before the meeting and before closing. Every reading stays. An applicant is never told of it.
    public struct DangerReading: Equatable, Sendable {
        public enum Level: String, CaseIterable, Sendable { case standard, medium, high }

        /// What made somebody read it.
        public enum Occasion: String, CaseIterable, Sendable {
            case receipt
            case newReport = "new-report"
            case beforeMeeting = "before-meeting"
            case beforeClosing = "before-closing"
            /// Nothing had asked for it: somebody heard something and read it again.
            case unasked
        }

        /// The dangers that are looked for.
        public enum Sign: String, CaseIterable, Sendable {
            case threatToLife = "threat-to-life"
            case selfHarm = "self-harm"
            case children, hate, weapons
        }

        /// A referral that was made, or was considered and not made.
        public struct Referral: Equatable, Sendable {
            public enum Body: Equatable, Sendable {
                case police, adultSafeguarding, childrenSafeguarding
                /// Named in words.
                case other(String)
            }

            public var to: Body
            public var wasMade: Bool
            /// Why it was made, or why not.
            public var reason: String

            public init(to: Body, wasMade: Bool, reason: String) {
                self.to = to
                self.wasMade = wasMade
                self.reason = reason
            }
        }

        public var occasion: Occasion
        /// The day of the meeting before which it was asked for; nil on every other occasion.
        public var meetingOn: CivilDate?
        /// How many reports the application had then, so that one that comes later is seen to be unread.
        public var reports: Int
        /// The dangers that were seen, none too; nil where a version before this one kept the reading without asking.
        public var signs: Set<Sign>?
        public var level: Level
        /// What was seen, and why this level. It stays on the page of the case.
        public var note: String
        public var referrals: [Referral]
        public var on: CivilDate
        public var by: Person.ID

        public init(
            occasion: Occasion, meetingOn: CivilDate? = nil, reports: Int, signs: Set<Sign>?, level: Level,
            note: String, referrals: [Referral] = [], on: CivilDate, by: Person.ID
        ) {
            self.occasion = occasion
            self.meetingOn = meetingOn
            self.reports = reports
            self.signs = signs
            self.level = level
            self.note = note
            self.referrals = referrals
            self.on = on
            self.by = by
        }

        /// What the reader says of it.
        public struct Answers: Equatable, Sendable {
            /// nil: it was not said; that there is none must be said too.
            public var signs: Set<Sign>?
            public var level: Level
            public var note: String
            public var referrals: [Referral]

            public init(signs: Set<Sign>?, level: Level, note: String, referrals: [Referral] = []) {
                self.signs = signs
                self.level = level
                self.note = note
                self.referrals = referrals
            }
        }
    }
}
