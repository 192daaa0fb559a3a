import Testing

@testable import Web

@Suite struct `A form with a file in it` {
    private func body(_ text: String) -> [UInt8] { Array(text.replacing("\n", with: "\r\n").utf8) }

    @Test(
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data;Boundary=\"a b\"", "a b"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil), ("text/plain; boundary=abc", nil),
            ("multipart/form-data; boundary=\(String(repeating: "x", count: 71))", nil),
        ] as [(String, String?)])
    func `says what stands between its parts`(_ row: (String, String?)) {
        #expect(Multipart.boundary(of: row.0) == row.1.map { Array($0.utf8) })
    }

    @Test func `is read part by part`() throws {
        let form = try Multipart(
            reading: body(
                """
                --abc
                Content-Disposition: form-data; name="kind"

                chronology
                --abc
                Content-Disposition: form-data; name="file"; filename="a.csv"
                Content-Type: text/csv

                Date,What
                --ab
                --abc
                Content-Disposition: form-data; name="none"; filename=""
                Content-Type: application/octet-stream


                --abc--

                """), boundary: Array("abc".utf8))
        #expect(form.fields.all == [.init(name: "kind", value: "chronology")])
        #expect(form.files == ["file": Array("Date,What\r\n--ab".utf8)])
    }

    @Test(arguments: [
        "", "--abc", "--abcd\n\n", "x--abc--", "--abc\nContent-Disposition: form-data; name=\"a\"\n\nx",
        "--abc\nContent-Type: text/plain\n\nx\n--abc--", "--abc\nContent-Disposition: form-data\n\nx\n--abc--",
        "--abc\nContent-Disposition: form-data; name=\"a\"\n\n\u{0}\n--abc--",
    ])
    func `is refused where no browser sends it`(_ text: String) {
        #expect(throws: FormFields.Unreadable.self) {
            try Multipart(reading: body(text), boundary: Array("abc".utf8))
        }
    }

    @Test func `has the bounds of other forms`() throws {
        let part = "--abc\nContent-Disposition: form-data; name=\"a\"\n\nx\n"
        let most = try Multipart(
            reading: body(String(repeating: part, count: 200) + "--abc--"), boundary: Array("abc".utf8))
        #expect(most.fields.all.count == 200)
        #expect(throws: FormFields.Unreadable(field: nil, reason: .tooMany)) {
            try Multipart(reading: body(String(repeating: part, count: 201) + "--abc--"), boundary: Array("abc".utf8))
        }
        let long = part.replacing("x\n", with: String(repeating: "x", count: FormFields.longest + 1) + "\n")
        #expect(throws: FormFields.Unreadable(field: "a", reason: .tooLong)) {
            try Multipart(reading: body(long + "--abc--"), boundary: Array("abc".utf8))
        }
    }
}
