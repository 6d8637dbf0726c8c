import NIOCore
import NIOHTTP1
import NIOPosix

/// Asks a server for pages at a constant rate, whether it keeps up or not: a time counts from when the request was due, so
/// that waiting in line is part of it.
struct Load: Sendable {
    let port: Int
    /// Requests a second; nil for one after the other.
    let rate: Double?
    /// Sent with every request.
    var cookie = ""
    /// Posted to every path; nil to read it.
    var form: String?
    var connections = 32

    /// Each path once, in this order.
    func ask(_ paths: [String]) async throws -> (figures: Figures, bytes: Int) {
        let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        let loop = group.next()
        let done = loop.makePromise(of: (Figures, Int).self)
        let line = try await loop.submit { [rate, form] in
            NIOLoopBound(RequestLine(paths, rate: rate, posting: form != nil, loop: loop, done: done), eventLoop: loop)
        }.get()
        for _ in 0..<(rate == nil ? 1 : connections) {
            _ = try await ClientBootstrap(group: group)
                .channelOption(.socketOption(.tcp_nodelay), value: 1)
                .channelInitializer { [cookie, form] channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHTTPClientHandlers()
                        try channel.pipeline.syncOperations.addHandler(
                            RequestSender(line.value, cookie: cookie, form: form))
                    }
                }
                .connect(host: "127.0.0.1", port: port).get()
        }
        loop.execute { line.value.start() }
        let answer = try await done.futureResult.get()
        try await group.shutdownGracefully()
        return answer
    }
}

/// What is due, who is free to ask, and how long it took. Lives on one event loop.
private final class RequestLine {
    private let paths: [String]
    private let interval: TimeAmount
    private let loop: any EventLoop
    private let done: EventLoopPromise<(Figures, Int)>
    private var free: [RequestSender] = []
    private var next = 0
    private var answered = 0
    private var figures = Figures()
    private var bytes = 0
    private var begin = NIODeadline.now()

    private let expected: HTTPResponseStatus

    init(
        _ paths: [String], rate: Double?, posting: Bool, loop: any EventLoop, done: EventLoopPromise<(Figures, Int)>
    ) {
        self.paths = paths
        expected = posting ? .seeOther : .ok
        self.loop = loop
        self.done = done
        interval = rate.map { .nanoseconds(Int64(1e9 / $0)) } ?? .zero
    }

    func start() {
        begin = .now()
        sendDue()
    }

    func join(_ sender: RequestSender) { free.append(sender) }

    /// Sends what is due while someone is free, then comes back for the next.
    private func sendDue() {
        let now = NIODeadline.now()
        while next < paths.count, let sender = free.last {
            let due = interval == .zero ? now : begin + interval * next
            guard due <= now else { break }
            free.removeLast()
            next += 1
            sender.send(paths[next - 1], due: due)
        }
        // With nobody free, the next answer comes here.
        guard next < paths.count, !free.isEmpty else { return }
        let bound = NIOLoopBound(self, eventLoop: loop)
        loop.scheduleTask(deadline: begin + interval * next) { bound.value.sendDue() }
    }

    func finish(_ sender: RequestSender, due: NIODeadline, status: HTTPResponseStatus, bytes: Int) {
        guard status == expected else { return fail(BenchError("the server answered \(status.code)")) }
        figures.add(.nanoseconds((NIODeadline.now() - due).nanoseconds))
        self.bytes += bytes
        answered += 1
        // With others free, a timer waits for the next that is due.
        let isTimerSet = !free.isEmpty
        free.append(sender)
        if answered == paths.count {
            done.succeed((figures, self.bytes / answered))
        } else if !isTimerSet {
            sendDue()
        }
    }

    func fail(_ error: any Error) { done.fail(error) }
}

/// One connection: one request at a time.
private final class RequestSender: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias OutboundOut = HTTPClientRequestPart

    private let line: RequestLine
    private var context: ChannelHandlerContext?
    private var due = NIODeadline.now()
    private var status = HTTPResponseStatus.ok
    private var bytes = 0

    private let form: ByteBuffer?
    private let headers: HTTPHeaders

    init(_ line: RequestLine, cookie: String, form: String?) {
        self.line = line
        self.form = form.map { ByteBuffer(string: $0) }
        var headers: HTTPHeaders = ["Host": "127.0.0.1"]
        if !cookie.isEmpty { headers.add(name: "Cookie", value: cookie) }
        if let form {
            headers.add(name: "Content-Type", value: "application/x-www-form-urlencoded")
            headers.add(name: "Content-Length", value: "\(form.utf8.count)")
        }
        self.headers = headers
    }

    func channelActive(context: ChannelHandlerContext) {
        self.context = context
        line.join(self)
    }

    func send(_ path: String, due: NIODeadline) {
        self.due = due
        bytes = 0
        let head = HTTPRequestHead(version: .http1_1, method: form == nil ? .GET : .POST, uri: path, headers: headers)
        context?.write(wrapOutboundOut(.head(head)), promise: nil)
        if let form { context?.write(wrapOutboundOut(.body(.byteBuffer(form))), promise: nil) }
        context?.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head): status = head.status
        case .body(let buffer): bytes += buffer.readableBytes
        case .end: line.finish(self, due: due, status: status, bytes: bytes)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { line.fail(error) }
}
