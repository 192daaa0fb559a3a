import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import Post
import Records
import Text

/// What Hummingbird hands on with a request.
struct ListenerContext: InitializableFromSource, Sendable {
    let logger: Logger

    init(source: ApplicationRequestContextSource) { logger = source.logger }
}

/// Stands between Hummingbird and a `Front`: reads the request, writes the answer, logs one line.
struct Listener: HTTPResponder {
    let door: Door
    let counters: Counters
    let courtesy: Courtesy

    /// A server of what stands behind the door, ready to be run as a service. It takes at most 512 connections at a
    /// time, each closed after 15 idle seconds.
    static func application(
        _ door: Door,
        _ counters: Counters,
        _ courtesy: Courtesy,
        address: BindAddress,
        logger: Logger,
        onRunning: @escaping @Sendable (Int?) async -> Void
    ) -> Application<Listener> {
        Application(
            responder: Listener(door: door, counters: counters, courtesy: courtesy),
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [ConnectionLimits(isSecure: door.front.isSecure)],
                    idleTimeout: .seconds(15),
                    httpDecoderConfiguration: .init(
                        maxHeaderFieldSize: 16 * 1_024,
                        maxHeaderListSize: 16 * 1_024,
                        maxHeaderFieldCount: 64
                    )
                )
            ),
            configuration: ApplicationConfiguration(
                address: address,
                availableConnectionsDelegate: MaximumAvailableConnections(512, logger: logger)
            ),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port) },
            logger: logger
        )
    }

    func respond(to request: Request, context: ListenerContext) async throws -> Response {
        courtesy.begin()
        defer { courtesy.end() }
        let began = ContinuousClock.now
        // Sixteen hexadecimal digits: in the log, in a header of the answer and on the page of an error.
        let id = String(UInt64.random(in: .min ... .max) | 1 << 63, radix: 16)
        // One for the whole of the request, whatever comes after it.
        let front = door.front
        let (reply, route, error) = await front.answer(Ask(request), requestID: id) { length in
            try await Listener.body(of: request, length: length)
        }
        let method = ["GET", "HEAD", "POST"].contains(request.method.rawValue) ? request.method.rawValue : "other"
        let time = ContinuousClock.now - began
        counters.count(reply.status, method: method, route: route, after: time)
        let cause = (error as? Front.PageFault)?.cause ?? error
        log(
            context.logger, method, reply.status, route, id, time,
            cause.map { (String(reflecting: type(of: $0)), front.faults.codes($0)) })
        return response(reply.with("X-Request-Id", id), isSecure: front.isSecure)
    }

    /// Just so many bytes.
    private static func body(of request: Request, length: Int) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(length)
        do {
            for try await buffer in request.body {
                guard bytes.count + buffer.readableBytes <= length else { throw Fault.tooLarge }
                bytes.append(contentsOf: buffer.readableBytesView)
            }
        } catch let error where !(error is Fault) {
            // The browser went away in the middle, or what it sent is no HTTP any more: no trouble of ours.
            throw Fault.unreadable("The form did not arrive complete.")
        }
        guard bytes.count == length else { throw Fault.unreadable("The form did not arrive complete.") }
        return bytes
    }

    private func response(_ reply: Reply, isSecure: Bool) -> Response {
        var headers = HTTPFields()
        for (name, value) in reply.allHeaders(isSecure: isSecure) {
            if let name = HTTPField.Name(name) { headers.append(HTTPField(name: name, value: value)) }
        }
        return Response(
            status: .init(code: reply.status),
            headers: headers,
            body: reply.body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body))
        )
    }

    /// Method, template, status, time and id. No address, query, body, cookie or name; of an error its type and codes and
    /// nothing that it says, which may be somebody's words.
    private func log(
        _ logger: Logger,
        _ method: String,
        _ status: Int,
        _ route: String,
        _ id: String,
        _ time: Duration,
        _ error: (type: String, codes: [String: String])?
    ) {
        let milliseconds = time / .milliseconds(1)
        var metadata: Logger.Metadata = [
            "method": "\(method)", "route": "\(route)",
            "status": "\(status)", "ms": "\((milliseconds * 10).rounded() / 10)", "request": "\(id)",
        ]
        guard status >= 500, let error else {
            logger.info("request", metadata: metadata)
            return
        }
        for (name, code) in error.codes { metadata[name] = "\(code)" }
        metadata["error"] = "\(error.type)"
        logger.error("request failed", metadata: metadata)
    }
}

extension Ask {
    init(_ request: Request) {
        let more = request.headers.filter { $0.name.canonicalName == "host" }.map(\.value)
        self.init(
            method: request.method.rawValue,
            target: request.head.path ?? "/",
            hosts: (request.head.authority.map { [$0] } ?? []) + more,
            headers: request.headers.filter { $0.name.canonicalName != "host" }.map {
                ($0.name.canonicalName, $0.value)
            }
        )
    }
}
