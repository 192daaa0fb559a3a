import Casework
import Desk
import Text

/// Above what is written to the applicants of a joint review in one text: each of them reads all of it.
///
/// The outcome and the plan are told to each applicant in what concerns them; a reason or a word is one text.
enum ReadByEvery {
    static func applicant(of page: CasePage) -> HTML? {
        guard let count = page.review?.applications.count, count > 1 else { return nil }
        return """
            <p>This review hears \(count) applications, and every applicant reads what you write here. Write nothing that \
            only concerns one of them.</p>

            """
    }
}
