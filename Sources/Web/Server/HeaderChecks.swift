/// What is asked of a request before anything else looks at it.
enum HeaderChecks {
    /// Exactly one Host, naming the public address: links in messages are never built from what a request says, and a
    /// request that came to another name did not come from one of our pages.
    static func host(_ ask: Ask, _ url: PublicURL) throws(Fault) {
        guard ask.hosts.count == 1, let host = ask.hosts.first, url.isNamed(by: host) else {
            throw .unreadable("This service is not at the address that was asked for.")
        }
    }

    /// The number of bytes that the body of a form must have. A form comes in one piece with its length said, so that
    /// one that was cut off on the way is never taken for a whole one.
    static func formLength(_ ask: Ask, limit: Int, takesFiles: Bool = false) throws(Fault) -> Int {
        guard ask.all("content-encoding").isEmpty, ask.all("content-type").count == 1,
            let type = ask.only("content-type"), isForm(type) || takesFiles && Multipart.boundary(of: type) != nil
        else { throw .notAForm }
        guard ask.all("transfer-encoding").isEmpty, let text = ask.only("content-length") else { throw .lengthRequired }
        let digits = Array(text.utf8)
        guard !digits.isEmpty, digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
            throw .unreadable("The length of the form cannot be read.")
        }
        guard let length = Int(text), length <= limit else { throw .tooLarge }
        return length
    }

    /// `application/x-www-form-urlencoded`, perhaps with parameters; letters in any case.
    private static func isForm(_ type: String) -> Bool {
        let bytes = type.utf8.prefix { $0 != UInt8(ascii: ";") }
            .map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }
            .filter { $0 != UInt8(ascii: " ") }
        return bytes.elementsEqual("application/x-www-form-urlencoded".utf8)
    }
}
