internal import CCurl
import Glibc

/// The owner of one libcurl handle and of what it was given to keep. It cannot be copied, so each is freed once.
@safe struct Handle: ~Copyable {
    private let raw: UnsafeMutableRawPointer
    private let errorText: UnsafeMutablePointer<CChar>
    private let kept = Lists()

    /// libcurl starts once in a process, the first time that it is needed.
    private static let isStarted: Bool = casereview_start() == CURLE_OK

    static func open() throws(CurlError) -> Handle {
        guard Handle.isStarted, let raw = unsafe curl_easy_init() else {
            throw .refused("libcurl could not be started.", code: Int32(CURLE_FAILED_INIT.rawValue))
        }
        let handle = unsafe Handle(raw)
        // Without it, a name that resolves slowly would be cut off by a signal.
        try handle.set(CURLOPT_NOSIGNAL, 1)
        try handle.check(unsafe casereview_set_quick_exit(raw))
        try handle.check(unsafe casereview_set_pointer(raw, CURLOPT_ERRORBUFFER, handle.errorText))
        return handle
    }

    private init(_ raw: UnsafeMutableRawPointer) {
        unsafe self.raw = raw
        unsafe errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        unsafe errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
    }

    /// Says farewell and lets go of everything; without it, so does the end of the handle's scope.
    consuming func close() {}

    deinit {
        unsafe curl_easy_cleanup(raw)
        unsafe errorText.deallocate()
    }

    // MARK: - Options

    func set(_ option: CURLoption, _ value: Int) throws(CurlError) {
        try check(unsafe casereview_set_long(raw, option, value))
    }

    func set(_ option: CURLoption, size: Int) throws(CurlError) {
        try check(unsafe casereview_set_size(raw, option, curl_off_t(size)))
    }

    /// libcurl copies the text.
    func set(_ option: CURLoption, _ value: String) throws(CurlError) {
        try check(unsafe casereview_set_text(raw, option, value))
    }

    func set(_ option: CURLoption, list: [String]) throws(CurlError) {
        try check(unsafe casereview_set_list(raw, option, try kept.make(list)))
    }

    func allow(protocols: [String: Int]) throws(CurlError) {
        let names = protocols.keys.joined(separator: ",")
        try check(unsafe casereview_set_protocols(raw, names, protocols.values.reduce(0, |)))
    }

    func limit(deadline: Duration, connecting: Duration) throws(CurlError) {
        try set(CURLOPT_TIMEOUT_MS, milliseconds(deadline))
        try set(CURLOPT_CONNECTTIMEOUT_MS, milliseconds(connecting))
    }

    func secure(authorityFile: String?) throws(CurlError) {
        try set(CURLOPT_SSL_VERIFYPEER, 1)
        try set(CURLOPT_SSL_VERIFYHOST, 2)
        try set(CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let authorityFile { try set(CURLOPT_CAINFO, authorityFile) }
    }

    /// The address is looked at when the connection is made, so nothing can change in between.
    func connectOnlyWhere(_ exchange: Exchange) throws(CurlError) {
        let pointer = unsafe Unmanaged.passUnretained(exchange).toOpaque()
        try check(unsafe casereview_set_pointer(raw, CURLOPT_OPENSOCKETDATA, pointer))
        try check(
            unsafe casereview_set_socket_function(raw) { pointer, _, place in
                guard let place = unsafe place, let address = unsafe IPAddress(of: place),
                    unsafe Exchange.at(pointer)?.mayConnect(to: address) == true
                else { return -1 }
                return unsafe makeSocket(for: place)
            }
        )
    }

    func connectOnlyToThisMachine() throws(CurlError) {
        try check(
            unsafe casereview_set_socket_function(raw) { _, _, place in
                guard let place = unsafe place, unsafe IPAddress(of: place)?.isThisMachine == true else { return -1 }
                return unsafe makeSocket(for: place)
            }
        )
    }

    /// Hands the exchange's own functions to libcurl; the exchange must outlive the call of `perform`.
    func connect(to exchange: Exchange) throws(CurlError) {
        let pointer = unsafe Unmanaged.passUnretained(exchange).toOpaque()
        for option in [CURLOPT_READDATA, CURLOPT_WRITEDATA, CURLOPT_HEADERDATA, CURLOPT_XFERINFODATA] {
            try check(unsafe casereview_set_pointer(raw, option, pointer))
        }
        try check(
            unsafe casereview_set_bytes_function(raw, CURLOPT_READFUNCTION) { buffer, size, count, pointer in
                let room = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size * count)
                return unsafe Exchange.at(pointer)?.give(into: room) ?? 0
            }
        )
        try check(
            unsafe casereview_set_bytes_function(raw, CURLOPT_WRITEFUNCTION) { bytes, size, count, pointer in
                let part = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                return unsafe Exchange.at(pointer)?.take(part) ?? 0
            }
        )
        try check(
            unsafe casereview_set_bytes_function(raw, CURLOPT_HEADERFUNCTION) { bytes, size, count, pointer in
                let part = unsafe UnsafeRawBufferPointer(start: bytes, count: size * count)
                return unsafe Exchange.at(pointer)?.takeLine(part) ?? 0
            }
        )
        try check(
            unsafe casereview_set_progress_function(raw) { pointer, _, _, _, _ in
                unsafe Exchange.at(pointer)?.isOver == false ? 0 : 1
            }
        )
        try set(CURLOPT_NOPROGRESS, 0)
    }

    // MARK: - What came of it

    /// Blocks until the transfer has ended; libcurl's number, 0 where it went well.
    func perform() -> Int32 { Int32(bitPattern: unsafe curl_easy_perform(raw).rawValue) }

    /// What libcurl says about the last `perform`.
    func complaint(_ code: Int32) -> String {
        let detail = unsafe String(cString: errorText)
        return detail.isEmpty ? Handle.words(code) : detail
    }

    func number(_ info: CURLINFO) -> Int {
        var value = 0
        return unsafe casereview_get_long(raw, info, &value) == CURLE_OK ? value : 0
    }

    func text(_ info: CURLINFO) -> String {
        var value: UnsafePointer<CChar>?
        guard unsafe casereview_get_text(raw, info, &value) == CURLE_OK, let value = unsafe value else { return "" }
        return unsafe String(cString: value)
    }

    private func check(_ result: CURLcode) throws(CurlError) {
        guard result == CURLE_OK else {
            let code = Int32(bitPattern: result.rawValue)
            throw .refused("libcurl does not take an option: \(Handle.words(code))", code: code)
        }
    }

    private static func words(_ code: Int32) -> String {
        guard let text = unsafe curl_easy_strerror(CURLcode(rawValue: UInt32(bitPattern: code))) else { return "" }
        return unsafe String(cString: text)
    }

    /// 1 to the most that libcurl takes; 0 would be no limit.
    private func milliseconds(_ duration: Duration) -> Int {
        let (seconds, attoseconds) = duration.components
        guard seconds < 2_000_000 else { return 2_000_000_000 }
        guard seconds >= 0 else { return 1 }
        return max(1, Int(seconds) * 1_000 + Int(attoseconds / 1_000_000_000_000_000))
    }
}

private func makeSocket(for place: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
    let kind = unsafe place.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
    return unsafe socket(place.pointee.family, kind, place.pointee.protocol)
}
