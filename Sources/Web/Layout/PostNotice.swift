import Casework
import Post
import Records
import Text

/// The notice on every page of those who work while messages do not leave: what is late, since when, and what to do.
/// It goes by itself when the post has caught up.
enum PostNotice {
    /// - Parameter coordinates: whether the reader is a coordinator, who can see to it; others are told not to wait for
    ///   messages.
    /// - Returns: nil where all is well.
    static func html(_ state: PostState, coordinates: Bool) -> HTML? {
        guard let what = what(state, coordinates) else { return nil }
        return """
            <section class="notice alarm" aria-labelledby="post-notice">
            <h2 id="post-notice">\(what.title)</h2>
            <p>\(what.words)</p>
            <p>\(whatToDo(state, coordinates))</p>
            </section>

            """
    }

    private static func what(_ state: PostState, _ coordinates: Bool) -> (title: String, words: HTML)? {
        switch state {
        case .fine: nil
        case .late(let since, let count):
            (
                "Messages are late",
                """
                \(amount(count)) should have left and \(count == 1 ? "has" : "have") not, the oldest since \
                \(Pieces.moment(since)). Nothing is lost: they leave as soon as the service can send them.
                """
            )
        case .stopped(let channels):
            (
                "Messages cannot be sent just now",
                """
                Nothing is lost: messages are kept and leave when the fault is mended.\
                \(coordinates ? reasons(channels) : nil)
                """
            )
        case .off(let reason):
            (
                "Sending is switched off",
                "\(coordinates ? HTML("\(reason) ") : nil)No message leaves until it is switched on again."
            )
        }
    }

    private static func whatToDo(_ state: PostState, _ coordinates: Bool) -> HTML {
        guard coordinates else {
            return """
                Do not wait for a message: what is yours to do, with its date, is on your \
                \(HTML.link(to: "/work", "list of work")). The coordinators see this notice too.
                """
        }
        let whom: HTML =
            if case .off = state {
                "Ask whoever runs this service to look into it and to switch sending on again."
            } else {
                "Tell whoever runs this service."
            }
        return """
            \(whom) Telephone anybody who must know something today; \(HTML.link(to: "/work/post", "Messages")) shows \
            what has not left.
            """
    }

    private static func amount(_ count: Int) -> String {
        switch count {
        case 1: "One message"
        case ..<Backlog.limit: "\(count) messages"
        default: "\(count) messages or more"
        }
    }

    private static func reasons(_ channels: [String: String]) -> HTML {
        let lines: [HTML] = channels.sorted { $0.key < $1.key }.map { " The channel \($0.key): \($0.value)." }
        return "\(lines)"
    }
}
