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
        for application in review.applications {
            let applicant = try Applicants.load(of: application, in: review.partnership, tx)
            contact += applicant?.contact?.given.values.map(\.self) ?? []
        }
        return HiddenNames(names, contact: contact)
    }

    /// The page as its reader may read it: whole for those who run the review, and for others without what is hidden.
    func struck(_ page: CasePage) async throws -> CasePage {
        let officer = page.key.officer
        guard let review = page.review, PackReader(officer, of: review.hearing) != .whole else { return page }
        let names = try await transaction(.readOnly, acting(page.key.actor, in: page.key.partnership)) { tx in
            try namesHidden(in: review, tx)
        }
        var page = page
        page.isStruck = true
        page.application = page.application.struck(of: names, for: officer)
        page.review = review.struck(of: names)
        if let applicant = page.applicant {
            page.applicant?.name = names.struck(applicant.name)
            page.applicant?.onBehalfOf = applicant.onBehalfOf.map(names.struck)
        }
        for index in page.decisionReviews.indices {
            page.decisionReviews[index].words = names.struck(page.decisionReviews[index].words)
        }
        page.elsewhere.place = page.elsewhere.place.map(names.struck)
        if let from = page.elsewhere.receivedFrom { page.elsewhere.receivedFrom?.note = names.struck(from.note) }
        for index in page.events.indices {
            for fact in page.events[index].event.facts.indices {
                let value = page.events[index].event.facts[fact].value
                page.events[index].event.facts[fact].value = names.struck(value)
            }
        }
        for index in page.lives.indices {
            page.lives[index].recipientName = page.lives[index].recipientName.map(names.struck)
        }
        return page
    }
}
