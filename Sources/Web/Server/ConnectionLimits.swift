import HTTPTypes
import Hummingbird
import NIOCore
import NIOHTTPTypes

/// Holds a connection to times and manners that Hummingbird leaves open: a request must be complete 30 seconds after
/// its head, an answer taken 60 seconds after it began, and after an answer that ends the connection nothing more is
/// read than what is on its way. As the last to see an answer it also makes sure that every one has the security
/// headers, the one to a request that cannot be parsed included. Whoever asks whether to send a body is told to.
final class ConnectionLimits: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    static let requestTime: TimeAmount = .seconds(30)
    static let answerTime: TimeAmount = .seconds(60)
    static let lingerTime: TimeAmount = .seconds(2)
    /// How much of a body that nobody wants is read, so that the answer is not lost to a reset.
    static let lingerBytes = 1_024 * 1_024

    private let isSecure: Bool
    private var requestDeadline: Scheduled<Void>?
    private var answerDeadline: Scheduled<Void>?
    private var isReading = false
    /// How many requests have come whose answer has not been written: several, where they come without waiting.
    private var unanswered = 0
    private var closesAfterAnswer = false
    private var isLingering = false
    private var lingered = 0

    init(isSecure: Bool) { self.isSecure = isSecure }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let part = unwrapInboundIn(data)
        if isLingering {
            linger(over: part, context)
            return
        }
        switch part {
        case .head(let head):
            isReading = true
            requestDeadline = deadline(ConnectionLimits.requestTime, context)
            unanswered += 1
            if unanswered == 1, ConnectionLimits.waits(head) {
                let goOn = HTTPResponsePart.head(HTTPResponse(status: .continue))
                context.writeAndFlush(wrapOutboundOut(goOn), promise: nil)
            }
        case .body: break
        case .end:
            isReading = false
            requestDeadline?.cancel()
            requestDeadline = nil
        }
        context.fireChannelRead(data)
    }

    /// Whether somebody waits to be told that the body may come (RFC 9110 section 10.1.1).
    private static func waits(_ head: HTTPRequest) -> Bool {
        guard let expectation = head.headerFields[.expect], head.headerFields[.contentLength] != nil else {
            return false
        }
        return expectation.utf8.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }.elementsEqual("100-continue".utf8)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head):
            for (name, value) in SecurityHeaders.all(isSecure: isSecure) {
                if let name = HTTPField.Name(name), head.headerFields[name] == nil { head.headerFields[name] = value }
            }
            closesAfterAnswer = head.headerFields[.connection] == "close"
            answerDeadline = deadline(ConnectionLimits.answerTime, context)
            context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .body: context.write(data, promise: promise)
        case .end:
            unanswered = max(0, unanswered - 1)
            let written = promise ?? context.eventLoop.makePromise(of: Void.self)
            written.futureResult.assumeIsolated().whenComplete { _ in
                self.answerDeadline?.cancel()
                self.answerDeadline = nil
            }
            context.writeAndFlush(data, promise: written)
            if closesAfterAnswer { end(context) }
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        requestDeadline?.cancel()
        answerDeadline?.cancel()
    }

    /// A connection that is closed while bytes wait to be read is reset, and the answer may be lost with it: so what
    /// is on its way is read for a moment and thrown away.
    private func end(_ context: ChannelHandlerContext) {
        guard isReading else {
            context.close(promise: nil)
            return
        }
        isLingering = true
        requestDeadline?.cancel()
        requestDeadline = deadline(ConnectionLimits.lingerTime, context)
        context.read()
    }

    private func linger(over part: HTTPRequestPart, _ context: ChannelHandlerContext) {
        switch part {
        case .body(let buffer):
            lingered += buffer.readableBytes
            if lingered > ConnectionLimits.lingerBytes { context.close(promise: nil) } else { context.read() }
        case .head, .end: context.close(promise: nil)
        }
    }

    private func deadline(_ time: TimeAmount, _ context: ChannelHandlerContext) -> Scheduled<Void> {
        context.eventLoop.assumeIsolated().scheduleTask(in: time) { context.close(promise: nil) }
    }
}
