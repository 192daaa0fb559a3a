internal import CCurl
import Synchronization

/// What goes out and what comes in during one transfer. Only the transfer's own thread touches it; libcurl calls it
/// back there.
final class Exchange {
    private(set) var received: [UInt8] = []
    /// Header lines of the last reply without their line ends (of SMTP, every line that the server said).
    private(set) var lines: [[UInt8]] = []
    /// Whether the reply was cut because it was longer than the cap.
    private var isOverfull = false

    /// After it nothing is begun to be sent any more.
    var latestBeginning: ContinuousClock.Instant?
    private var isTooLate = false

    /// Where it may connect to; nil for anywhere.
    var reach: Reach?
    /// The last address that it was kept from connecting to.
    private var refused: IPAddress?
    private var wasLetConnect = false

    private let sending: [UInt8]
    private var given = 0
    private let cap: Int
    private var lineBytes = 0
    private let cancellation: Flag
    /// When the server refused something, of which SMTP's farewell is all that can follow.
    private var refusedAt: ContinuousClock.Instant?

    /// Bytes of all header lines.
    static let lineCap = 65_536

    /// Runs `work` on a thread of its own, with a handle whose input and output are the exchange.
    static func run<Value: Sendable>(
        sending: [UInt8],
        cap: Int,
        _ work: @escaping @Sendable (Exchange, borrowing Handle) throws(CurlError) -> Value
    ) async throws(CurlError) -> Value {
        let cancellation = Flag()
        let result = await withTaskCancellationHandler {
            await onOwnThread { (answer: (Result<Value, CurlError>) -> Void) in
                // Given up only after the answer: SMTP's farewell may wait long for a server that is dead.
                let exchange = Exchange(sending, cap, cancellation)
                do throws(CurlError) {
                    let handle = try Handle.open()
                    let result: Result<Value, CurlError>
                    do throws(CurlError) {
                        try handle.connect(to: exchange)
                        result = .success(try work(exchange, handle))
                    } catch {
                        result = .failure(error)
                    }
                    answer(result)
                    handle.close()
                } catch {
                    answer(.failure(error))
                }
                withExtendedLifetime(exchange) {}
            }
        } onCancel: {
            cancellation.raise()
        }
        guard let result else { throw .refused("No thread could be started for a transfer.", code: 27) }
        return try result.get()
    }

    private init(_ sending: [UInt8], _ cap: Int, _ cancellation: Flag) {
        self.sending = sending
        self.cap = cap
        self.cancellation = cancellation
    }

    /// Runs the transfer; whether all bytes were handed over.
    func perform(on handle: borrowing Handle) throws(CurlError) -> Bool {
        let code = handle.perform()
        // Taken from us is not yet sent: where in doubt, it was. Where not even the request's head left, it was not.
        let handedOver = given == sending.count && (handle.number(CURLINFO_REQUEST_SIZE) > 0 || given > 0)
        guard code != 0 else { return handedOver }
        let message =
            switch code {
            case _ where isTooLate: "It came too late to asking for the message."
            case _ where isOverfull: "The reply is over \(cap) bytes, or its headers over \(Exchange.lineCap)."
            case 42: "The transfer was cancelled."
            case 7 where isKeptOut, 28 where isKeptOut:
                "\(refused.map { "\($0)" } ?? "The address") may not be connected to."
            default: handle.complaint(code)
            }
        throw CurlError(
            code: code,
            message: message,
            handedOver: handedOver,
            replyCode: handle.number(CURLINFO_RESPONSE_CODE),
            lastLine: lines.last.map { plain(String(decoding: $0, as: UTF8.self)) } ?? "",
            isKeptOut: (code == 7 || code == 28) && isKeptOut,
            headers: lines.compactMap(Header.init(line:))
        )
    }

    // MARK: - Called by libcurl

    /// Asked about once a second. Also where a server that refused does not say farewell: libcurl alone would wait
    /// for two minutes.
    var isOver: Bool {
        if let refusedAt, ContinuousClock.now - refusedAt > .seconds(3) { return true }
        return cancellation.isRaised
    }

    func mayConnect(to address: IPAddress) -> Bool {
        let isAllowed = reach?.includes(address) ?? true
        if isAllowed { wasLetConnect = true } else { refused = address }
        return isAllowed
    }

    /// Every address that was come to was refused; libcurl takes its time with each of many.
    private var isKeptOut: Bool { refused != nil && !wasLetConnect }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> Exchange? {
        guard let pointer = unsafe pointer else { return nil }
        return unsafe Unmanaged<Exchange>.fromOpaque(pointer).takeUnretainedValue()
    }

    /// The next bytes to send; 0 at the end, and more than there is room for to give up.
    func give(into room: UnsafeMutableRawBufferPointer) -> Int {
        if given == 0, let latestBeginning, .now > latestBeginning {
            isTooLate = true
            return Int(CURL_READFUNC_ABORT)
        }
        let part = sending.dropFirst(given).prefix(room.count)
        unsafe room.copyBytes(from: part)
        given += part.count
        return part.count
    }

    /// Fewer than it was given ends the transfer.
    func take(_ part: UnsafeRawBufferPointer) -> Int {
        guard part.count <= cap - received.count else {
            isOverfull = true
            return 0
        }
        unsafe received.append(contentsOf: part)
        return part.count
    }

    func takeLine(_ part: UnsafeRawBufferPointer) -> Int {
        lineBytes += part.count
        guard lineBytes <= Exchange.lineCap else {
            isOverfull = true
            return 0
        }
        var line = unsafe Array(part)
        while let last = line.last, last == 0x0d || last == 0x0a { line.removeLast() }
        // A 1xx came before: what counts is the last.
        if line.starts(with: "HTTP/".utf8) { lines = [] }
        if !line.isEmpty { lines.append(line) }
        // "550 5.1.1 No such user", the last of its lines.
        let isRefusal = line.count > 3 && (0x34...0x35).contains(line[0]) && line[3] == 0x20
        refusedAt = isRefusal ? .now : nil
        return part.count
    }
}

/// Raised once, from any thread.
final class Flag: Sendable {
    private let value = Atomic(false)
    var isRaised: Bool { value.load(ordering: .relaxed) }
    func raise() { value.store(true, ordering: .relaxed) }
}
