public import Casework
import Curl

/// The address of a calendar: `https://` only, without a user, taken apart as strictly as a webhook's. It is a secret;
/// only its host may be shown.
public struct BusyFeedAddress: Equatable, Sendable {
    public let url: String
    public let host: String

    /// nil for anything that is no such address; `webcal://` stands for `https://`.
    public init?(_ typed: String) {
        let webcal = "webcal://"
        let bytes = Array(typed.utf8)
        let isWebcal = bytes.prefix(webcal.utf8.count).map { $0 | 0x20 }.elementsEqual(webcal.utf8.map { $0 | 0x20 })
        let url = isWebcal ? "https://" + String(decoding: bytes.dropFirst(webcal.utf8.count), as: UTF8.self) : typed
        guard let endpoint = WebhookEndpoint(url, secrets: []), !endpoint.isPlain else { return nil }
        self.url = url
        host = endpoint.host
    }
}

/// Fetches calendars and reads when their people are busy: one try with a deadline for the whole of it, no redirect
/// followed, and no address but those of the public internet and what the settings allow besides, asked of the very
/// address at the moment of connecting.
public struct BusyFeedReader: Equatable, Sendable {
    /// What of a private network may be reached.
    public var alsoPrivate: [WebhookEndpoint.AllowedPlace]
    /// PEM file of the authorities to trust instead of the system's.
    public var authorityFile: String?
    public var deadline: Duration

    /// Bytes of a calendar.
    public static let mostBytes = 8 * 1_048_576

    public init(
        alsoPrivate: [WebhookEndpoint.AllowedPlace] = [], authorityFile: String? = nil,
        deadline: Duration = .seconds(20)
    ) {
        self.alsoPrivate = alsoPrivate
        self.authorityFile = authorityFile
        self.deadline = deadline
    }

    public enum Outcome: Equatable, Sendable {
        case read(CalendarReading)
        /// Why not, in a sentence without the address.
        case failed(String)
    }

    /// Reads the busy times between two moments.
    public func read(_ url: String, from: Instant, until: Instant) async -> Outcome {
        guard let endpoint = WebhookEndpoint(url, secrets: [], alsoPrivate: alsoPrivate), !endpoint.isPlain else {
            return .failed("The address is not one that is read: it must begin with https://.")
        }
        var transfer = Transfer(.get, endpoint.url, headers: [Header("Accept", "text/calendar")])
        transfer.deadline = deadline
        transfer.connectDeadline = min(deadline, .seconds(10))
        transfer.replyCap = BusyFeedReader.mostBytes
        transfer.authorityFile = authorityFile
        transfer.reach = endpoint.reach
        do throws(CurlError) {
            let reply = try await transfer.perform()
            guard reply.status == 200 else { return .failed(BusyFeedReader.words(status: reply.status)) }
            return BusyFeedReader.outcome(of: reply.body, from: from, until: until)
        } catch {
            return .failed(BusyFeedReader.words(of: error))
        }
    }

    private static func outcome(of body: [UInt8], from: Instant, until: Instant) -> Outcome {
        do throws(CalendarFault) {
            return .read(try CalendarReading.read(body, from: from, until: until) { Task.isCancelled })
        } catch {
            return .failed(error.sentence)
        }
    }

    private static func words(status: Int) -> String {
        switch status {
        case 300..<400:
            "The server sends on to another address (\(status)), which is not followed: give the address that it leads to."
        case 401, 403: "The server refuses the address (\(status)): it may have been changed or ended."
        case 404, 410: "There is no calendar at the address any more (\(status))."
        case 429: "The server is asked too often (429); it is tried again later."
        default: "The server answered \(status) in place of a calendar."
        }
    }

    /// Not what libcurl says: it may name the address.
    private static func words(of error: CurlError) -> String {
        if error.isKeptOut {
            return
                "The address leads into a private network, which is not allowed. Whoever runs the service can allow it."
        }
        return switch error.code {
        case 6: "The name of its server is not known."
        case 7: "Its server cannot be reached."
        case 28: "Its server took too long."
        case 35, 51, 58, 60, 77, 83, 91: "Its server cannot prove who it is: its certificate is not trusted."
        case 23, 63: "The calendar is larger than \(mostBytes / 1_048_576) MB. Give an address with fewer months in it."
        case 18, 52, 56: "The connection was lost in the middle."
        default: "It could not be fetched (\(error.code))."
        }
    }
}
