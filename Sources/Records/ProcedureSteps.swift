import Casework
import Text

// The stages of a procedure file: their limits, their reminders, the panel and the route to a review of the decision.
extension Reader {
    func stepLimits() -> [Procedure.Step: Procedure.StepLimit] {
        var limits: [Procedure.Step: Procedure.StepLimit] = [:]
        for step in Procedure.Step.allCases {
            let found = optional(ProcedureFile.key(of: step))?.object { inner -> Procedure.StepLimit? in
                let limit = inner.limit()
                let anchor = inner.choice("from", of: Procedure.Anchor.self)
                let counting = inner.choice("counting", of: Limit.Counting.self, default: .after)
                guard let limit, let anchor else { return nil }
                return Procedure.StepLimit(limit, from: anchor, counting)
            }
            if let found { limits[step] = found }
        }
        return limits
    }

    func ladder(_ key: String? = nil) -> [Procedure.Rung] {
        var last: Int?
        return array(key, count: 0...20) { rung -> Procedure.Rung? in
            let workingDays = rung.integer("working_days", in: -60...60)
            let to = rung.array("to", count: 1...5) { $0.choice(of: Procedure.Rung.Recipient.self) }
            guard let workingDays, !to.isEmpty else { return nil }
            if let last, workingDays <= last {
                rung.refuse(
                    "working_days", expected: "a later day than the rung before", mend: "Put the rungs in order.")
            }
            last = workingDays
            return Procedure.Rung(workingDays: workingDays, to: to)
        }
    }

    func stepLadders() -> [Procedure.Step: [Procedure.Rung]] {
        var ladders: [Procedure.Step: [Procedure.Rung]] = [:]
        for step in Procedure.Step.allCases {
            if let own = optional(ProcedureFile.key(of: step)) { ladders[step] = own.ladder() }
        }
        return ladders
    }

    func panel() -> Procedure.Panel {
        Procedure.Panel(
            minimum: optional("panel_minimum")?.integer(in: 1...100),
            members: optional("panel_members")?.strings(count: 0...40, maxBytes: 200) ?? [],
            standing: optional("panel_standing")?.string(maxBytes: 200),
            chair: optional("chair")?.object { rule -> Procedure.ChairRule? in
                let independence = rule.choice("independence", of: Procedure.ChairRule.Independence.self)
                let words = rule.string("words", maxBytes: 500)
                guard let independence, let words else { return nil }
                return Procedure.ChairRule(independence, words: words)
            },
            attendance: optional("attendance")?.object { rule -> Procedure.AttendanceRule? in
                let applicant = rule.choice("applicant", of: Procedure.AttendanceRule.Applicant.self)
                let minutes = rule.optional("minutes")?.integer(in: 1...480)
                let words = rule.optional("words")?.string(maxBytes: 500)
                return applicant.map { Procedure.AttendanceRule($0, minutes: minutes, words: words) }
            },
            mustAttendRule: optional("panel_must_attend")?.object { rule -> Procedure.MustAttendRule? in
                let who = rule.array("who", count: 1...8) { $0.choice(of: Procedure.MustAttend.self) }
                let without = rule.choice(
                    "without", of: Procedure.MustAttendRule.Without.self, default: .withReason)
                return who.isEmpty ? nil : Procedure.MustAttendRule(who, without: without)
            },
            resumes: optional("panel_resumes")?.custom(expected: Limit.Misread.expected) { try? Limit(parsing: $0) })
    }

    func reviewRoute() -> Procedure.ReviewRoute {
        let isSilent = !has("body")
        let body = optional("body")?.string(maxBytes: 200)
        return Procedure.ReviewRoute(
            body: body ?? "the body that the local review procedures name",
            how: optional("how")?.string(maxBytes: 500),
            grounds: strings("grounds", count: 0...20, maxBytes: 500),
            sentBy: choice("sent_by", of: Procedure.ReviewRoute.Sender.self, default: .applicant),
            conditions: optional("conditions")?.strings(count: 0...20, maxBytes: 500) ?? [], isSilent: isSilent)
    }

    func reopening() -> Procedure.ReopeningRule? {
        let limit = limit()
        let words = optional("words")?.string(maxBytes: 500)
        return limit.map { Procedure.ReopeningRule(limit: $0, words: words) }
    }

    func duties() -> Procedure.Duties {
        Procedure.Duties(
            pointOfContact: optional("point_of_contact")?.string(maxBytes: 500),
            passesToAllBodies: optional("passes_to_all_bodies")?.bool(),
            decisionNotice: optional("decision_notice")?.bool(), outcomeNotice: optional("outcome_notice")?.bool(),
            selfAssessment: optional("self_assessment")?.string(maxBytes: 500),
            localPolicingBodyConsulted: optional("local_policing_body_consulted")?.string(maxBytes: 500),
            housingProvidersConsulted: optional("housing_providers_consulted")?.string(maxBytes: 500))
    }

    func reporting() -> Procedure.Reporting? {
        let months = integer("months", in: 1...60)
        let year = choice("year", of: Procedure.Reporting.Year.self)
        let place = optional("place")?.string(maxBytes: 300)
        guard let months, let year else { return nil }
        return Procedure.Reporting(months: months, year: year, place: place)
    }
}
