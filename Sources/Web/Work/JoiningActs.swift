import Casework
import Desk
import Text

// Which reports are about one event: a person says so, with the reason.
extension FactAct {
    static let join = FactAct(
        path: "join",
        title: { _ in "Join reports about one event" },
        button: "Join them",
        prefilled: { matter in ReportsChosen(matter.page.application.reports).shown(matter.asked) },
        fields: { matter, shown in
            """
            <p>Reports of one event by one person count once (section 104(12)); reports of it by different people \
            each count. If one of them has been joined with others before, those come too.</p>
            \(ReportsChosen(matter.page.application.reports).html(shown, "Which reports are about one event?"))
            \(shown.area("reason", "Why are they about one event?", rows: 3))
            """
        },
        perform: { form, matter, desk in
            let chosen = ReportsChosen(matter.page.application.reports)
                .read(&form, atLeast: 2, missing: "Choose two reports or more")
            let reason = form.area(
                "reason", "Why they are about one event", max: 2_000, missing: "Enter why they are about one event")
            guard try form.isRight() else { return false }
            try await desk.act(onApplicationOf: matter.page) { application, around throws(Refusal) in
                try application.joining(reports: chosen, because: reason, by: matter.page.actor, in: around)
            }
            return true
        }
    )

    static let split = FactAct(
        path: "split",
        title: { _ in "Split reports that are joined" },
        button: "Split them",
        prefilled: { matter in joined(matter).shown(matter.asked.count > 2 ? [] : Array(matter.asked.dropFirst())) },
        fields: { matter, shown in
            """
            <p>Each report that you choose becomes an event of its own. Several calls in one night may be about one \
            event or about several.</p>
            \(joined(matter).html(shown, "Which reports are about an event of their own?"))
            \(shown.area("reason", "Why are they about different events?", rows: 3))
            """
        },
        perform: { form, matter, desk in
            let chosen = joined(matter).read(&form, atLeast: 1, missing: "Choose at least one report")
            let reason = form.area(
                "reason", "Why they are about different events", max: 2_000,
                missing: "Enter why they are about different events")
            guard try form.isRight() else { return false }
            try await desk.act(onApplicationOf: matter.page) { application, around throws(Refusal) in
                try application.splitting(reports: chosen, because: reason, by: matter.page.actor, in: around)
            }
            return true
        }
    )

    /// The reports that share an event with another.
    private static func joined(_ matter: Matter) -> ReportsChosen {
        let shared = Set(matter.page.application.sharedEvents.joined())
        return ReportsChosen(matter.page.application.reports.filter { shared.contains($0.number) })
    }
}
