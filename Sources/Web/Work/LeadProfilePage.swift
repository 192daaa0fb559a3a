import Casework
import Desk
import Records
import Text

// What an officer can lead: how many cases, what they know about, and whether they are willing.
extension Pages {
    @Sendable func leadProfileForm(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        let profile = try await desk.leadProfiles(of: page.office)[person.id] ?? LeadProfile(person: person.id)
        var shown = Shown(["capacity": "\(profile.capacity)", "accepts": profile.accepts ? "yes" : "no"])
        shown.values["topics"] = profile.topics.map(\.rawValue)
        return .page(leadProfileForm(person, worker, visit, shown))
    }

    private func leadProfileForm(_ person: Person, _ worker: Worker, _ visit: Visit, _ shown: Shown) -> HTML {
        Layout.form(
            "What \(person.name) can lead",
            for: worker.audience,
            back: "/work/people",
            shown: shown,
            """
            <h1>What \(person.name) can lead</h1>
            <p>It is compared when a lead officer is proposed for a case. Days away are those on which somebody covers \
            for them.</p>
            \(Pieces.form(
                "/work/people/\(person.id)/leading", visit.formToken, button: "Save",
                """
                \(shown.input("capacity", "How many cases can they lead at once?", type: "number", width: "four"))
                \(shown.checkboxes(
                    "topics", "What do they know about?",
                    LeadTopic.allCases.map { Choice($0.rawValue, $0.inWords) }))
                \(shown.radios("accepts", "May they be asked to lead?", Choice.yesNo))
                """))
            """
        )
    }

    @Sendable func saveLeadProfile(_ visit: Visit) async throws -> Reply {
        let worker = try await worker(visit)
        let (page, person) = try await roster(visit, worker)
        var form = visit.form()
        let capacity = form.int("capacity", "The number of cases", in: LeadProfile.capacities)
        let topics = form.checkboxes("topics", among: LeadTopic.allCases.map(\.rawValue))
        let accepts = form.yesNo("accepts", "Choose whether they may be asked to lead")
        guard try form.isRight(), let capacity, let accepts else {
            return .page(leadProfileForm(person, worker, visit, form.shown), status: 422)
        }
        let profile = LeadProfile(
            person: person.id, capacity: capacity, topics: topics.compactMap { LeadTopic(rawValue: $0) },
            accepts: accepts)
        guard try await mend(&form, { try await desk.change(profile, by: page.office) }) else {
            return .page(leadProfileForm(person, worker, visit, form.shown), status: 422)
        }
        return .seeOther("/work/people")
    }
}
