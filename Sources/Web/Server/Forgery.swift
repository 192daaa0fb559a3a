/// Whether a form came from one of our own pages (ASVS 3.5.1), told without a script. Browsers say where a request
/// comes from in Sec-Fetch-Site; older ones in Origin; where neither speaks the form's own token decides, and it must
/// be right in any case.
enum Forgery {
    static func isForged(
        secFetchSite: [String],
        origin: [String],
        own: PublicURL,
        hasGoodToken: Bool
    ) -> Bool {
        guard hasGoodToken else { return true }
        switch secFetchSite.count {
        case 0: break
        case 1: return secFetchSite[0] != "same-origin" && secFetchSite[0] != "none"
        default: return true
        }
        switch origin.count {
        case 0: return false
        // `null`: a page with a strict referrer policy, or a private mode, hides where it is.
        case 1: return origin[0] != "null" && origin[0] != own.description
        default: return true
        }
    }
}
