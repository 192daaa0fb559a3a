/// The fields of a form (`application/x-www-form-urlencoded`, WHATWG URL section 5.1) or of a query, in order. Read by
/// the byte and strictly: what a browser cannot have sent is refused and never repaired.
struct FormFields: Equatable, Sendable {
    struct Field: Equatable, Sendable {
        var name: String
        var value: String
    }

    private(set) var all: [Field]

    static let most = 200
    static let longest = 128 * 1_024

    init(_ all: [Field] = []) { self.all = all }

    /// Why a form cannot be read, with the field where it is known.
    struct Unreadable: Error, Equatable, Sendable {
        enum Reason: Equatable, Sendable { case tooMany, tooLong, badEscape, notUTF8, control, doubled }
        var field: String?
        var reason: Reason
    }

    /// - Throws: `Unreadable` for a `%` without two hexadecimal digits, bytes that are not UTF-8, NUL and other
    /// controls   but tabs and line ends, more than 200 fields, and a field of more than 128 KiB.
    init(reading bytes: some Collection<UInt8>) throws(Unreadable) {
        all = []
        guard !bytes.isEmpty else { return }
        for pair in bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
            guard all.count < FormFields.most else { throw Unreadable(field: nil, reason: .tooMany) }
            let sign = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
            let name = try FormFields.decode(pair[..<sign], field: nil, longest: 100)
            let value = try FormFields.decode(pair[sign...].dropFirst(), field: name, longest: FormFields.longest)
            all.append(Field(name: name, value: value))
        }
    }

    /// The value of a field that comes once: nil where it is absent.
    ///
    /// - Throws: `Unreadable` where it comes twice.
    func only(_ name: String) throws(Unreadable) -> String? {
        let found = values(name)
        guard found.count < 2 else { throw Unreadable(field: name, reason: .doubled) }
        return found.first
    }

    func values(_ name: String) -> [String] {
        all.filter { $0.name.utf8.elementsEqual(name.utf8) }.map(\.value)
    }

    private static func decode(
        _ bytes: some Collection<UInt8>,
        field: String?,
        longest: Int
    ) throws(Unreadable) -> String {
        var decoded: [UInt8] = []
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard let high = rest.next()?.hexadecimal, let low = rest.next()?.hexadecimal else {
                    throw Unreadable(field: field, reason: .badEscape)
                }
                decoded.append(high << 4 | low)
            default: decoded.append(byte)
            }
            guard decoded.count <= longest else { throw Unreadable(field: field, reason: .tooLong) }
        }
        return try text(decoded, field: field)
    }

    /// What a field holds, from its bytes.
    ///
    /// - Throws: `Unreadable` where they are not UTF-8 or hold controls but tabs and line ends.
    static func text(_ bytes: some Collection<UInt8>, field: String?) throws(Unreadable) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw Unreadable(field: field, reason: .notUTF8)
        }
        guard !text.unicodeScalars.contains(where: { $0.isForbiddenControl }) else {
            throw Unreadable(field: field, reason: .control)
        }
        return text.withUnixLineEnds
    }
}

extension Unicode.Scalar {
    /// C0 but tab and line ends, DEL and C1.
    fileprivate var isForbiddenControl: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00..<0x20, 0x7F...0x9F: true
        default: false
        }
    }
}

extension String {
    /// Browsers send CR LF for the end of a line; one LF is kept for it, and for a CR alone.
    fileprivate var withUnixLineEnds: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(utf8.count)
        var isAfterReturn = false
        for byte in utf8 {
            if byte == UInt8(ascii: "\r") {
                bytes.append(UInt8(ascii: "\n"))
            } else if byte != UInt8(ascii: "\n") || !isAfterReturn {
                bytes.append(byte)
            }
            isAfterReturn = byte == UInt8(ascii: "\r")
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension FormFields.Unreadable {
    /// For people, with the field named.
    var sentence: String {
        let what = field.map { "The field “\($0)”" } ?? "The form"
        return switch reason {
        case .tooMany: "The form has too many fields."
        case .tooLong: "\(what) is too long."
        case .badEscape, .notUTF8: "\(what) cannot be read."
        case .control: "\(what) holds characters that cannot be used."
        case .doubled: "\(what) was sent twice."
        }
    }
}
