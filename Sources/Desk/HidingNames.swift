import Casework
import FoundationEssentials
import Postgres
import Records

// What coordinators hide from the panel is taken out of whatever a page of the case shows to others.
extension Desk {
    /// What is hidden from the panel of a review: the names that people hide, and the applicants' own addresses. The rest
    /// of the transaction is the service's, which works with addresses that the actor may not see.
    func namesHidden(in review: Review, _ tx: borrowing Transaction) throws -> HiddenNames {
        let names = try PanelPacks.hiddenNames(of: review.id, in: review.partnership, tx)
        try Acting.becomeService(in: tx)
        var contact: [String] = []
        // Whoever left is still named in what was written before.
        for application in try Reviews.applicationsEverHeard(in: review.id, of: review.partnership, tx) {
            let applicant = try Applicants.load(of: application, in: review.partnership, tx)
            contact += applicant?.contact?.given.values.map(\.self) ?? []
        }
        return HiddenNames(names, contact: contact)
    }

    /// The page as its reader may read it: whole for those who run the review, and for others without what is hidden.
    func struck(_ page: CasePage) async throws -> CasePage {
        let officer = page.key.officer
        if let review = page.review, PackReader(officer, of: review.hearing) == .whole { return page }
        // Before there is a review nothing is hidden but what was seen when others read it for danger.
        if page.application.review == nil, officer.roles.contains(.coordinator) || officer.roles.contains(.chair) {
            return page
        }
        let key = page.key
        let (heard, own) = (page.review, page.application.review)
        let names = try await transaction(.readOnly, acting(key.actor, in: key.partnership)) { tx in
            if let heard { return try namesHidden(in: heard, tx) }
            guard let own else { return HiddenNames([], contact: []) }
            // Whoever is shut out of the review by another of its applications may see this one, but no more of it than
            // those who are not shut out.
            try Acting.becomeService(in: tx)
            return try Reviews.load(own, in: key.partnership, tx).map { try namesHidden(in: $0, tx) }
                ?? HiddenNames([], contact: [])
        }
        var page = page
        page.isStruck = true
        page.application = page.application.struck(of: names, for: officer)
        page.review = page.review?.struck(of: names)
        if let applicant = page.applicant {
            page.applicant?.name = names.struck(applicant.name)
            page.applicant?.onBehalfOf = applicant.onBehalfOf.map(names.struck)
        }
        for index in page.decisionReviews.indices {
            page.decisionReviews[index] = page.decisionReviews[index].struck(of: names)
        }
        page.elsewhere.place = page.elsewhere.place.map(names.struck)
        page.informed = page.informed.map { $0.struck(names.struck) }
        if let from = page.elsewhere.receivedFrom { page.elsewhere.receivedFrom?.note = names.struck(from.note) }
        for index in page.events.indices {
            for fact in page.events[index].event.facts.indices {
                let value = page.events[index].event.facts[fact].value
                page.events[index].event.facts[fact].value = names.struck(value)
            }
        }
        for index in page.shutOuts.indices {
            page.shutOuts[index].shutOut.reason = names.struck(page.shutOuts[index].shutOut.reason)
        }
        for index in page.deadlines.indices {
            page.deadlines[index].working = names.struck(page.deadlines[index].working)
            page.deadlines[index].endedBecause = page.deadlines[index].endedBecause.map(names.struck)
        }
        for index in page.lives.indices {
            page.lives[index].recipientName = page.lives[index].recipientName.map(names.struck)
        }
        return page
    }
}
