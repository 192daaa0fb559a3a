import Casework
import TestSupport
import Testing

@Suite struct `A case reference` {
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// Reckoned by hand with Luhn's algorithm modulo 32.
    @Test(
        arguments: [
            ([0, 0, 0, 0, 0, 0, 0], "CR-00000000"), ([1, 2, 3, 4, 5, 6, 7], "CR-1234567M"),
            ([31, 31, 31, 31, 31, 31, 31], "CR-ZZZZZZZ7"), ([12, 27, 0, 18, 10, 29, 5], "CR-CV0JAX50"),
            ([31, 0, 31, 0, 31, 0, 31], "CR-Z0Z0Z0Z4"),
        ] as [([UInt8], String)])
    func `known numbers give known references`(_ numbers: [UInt8], _ text: String) {
        #expect(reference(numbers).description == text)
        #expect(CaseReference(text) == reference(numbers))
    }

    @Test func `numbers are taken modulo 32`() {
        #expect(reference([33, 34, 35, 36, 37, 38, 255]) == reference([1, 2, 3, 4, 5, 6, 31]))
    }

    @Test func `a thousand references come back as they were written`() {
        for reference in some(1_000) {
            #expect(CaseReference(reference.description) == reference)
            #expect(reference.description.utf8.count == 11)
        }
    }

    @Test func `every single wrong symbol is refused`() {
        for reference in some(40) {
            let right = Array(reference.description)
            for place in 3..<11 {
                for symbol in Self.alphabet where symbol != right[place] {
                    var wrong = right
                    wrong[place] = symbol
                    #expect(CaseReference(String(wrong)) == nil, "\(String(wrong)) for \(reference)")
                }
            }
        }
    }

    @Test func `two neighbours in the wrong order are refused but for the pair that no Luhn tells apart`() {
        for left in UInt8(0)..<32 {
            for right in UInt8(0)..<32 where left != right {
                let written = Array(reference([5, 5, left, right, 5, 5, 5]).description)
                var swapped = written
                swapped.swapAt(5, 6)
                let isThePair = Set([left, right]) == [0, 31]
                #expect((CaseReference(String(swapped)) == nil) == !isThePair)
            }
        }
    }

    @Test(arguments: [
        "CR-CV0JAX50", "cr-cv0jax50", "cV0jAx50", "CVOJAX5O", "CR CV0J AX50", " CR-CV0J-AX50 ", "c-r-c-v-0-j-a-x-5-0",
    ])
    func `what people type for it is understood`(_ typed: String) {
        #expect(CaseReference(typed)?.description == "CR-CV0JAX50")
    }

    @Test func `the letters I and L stand for 1, and O for 0`() {
        #expect(CaseReference("CR-I234567M") == CaseReference("CR-1234567M"))
        #expect(CaseReference("cr-l234567m") == CaseReference("CR-1234567M"))
        #expect(CaseReference("CR-OOOOOOOO") == CaseReference("CR-00000000"))
    }

    @Test(arguments: [
        "", "CR-", "CR-1234567", "CR-1234567MM", "XX-1234567M", "1234567", "CR-1234567U", "CR-123456\u{0130}M",
        "CR\u{2010}1234567M", "CR-1234567M\n", "CR_1234567M", "CR-\u{FF11}234567M",
    ])
    func `anything else is no reference`(_ typed: String) {
        #expect(CaseReference(typed) == nil)
    }

    @Test func `a reference whose random symbols begin with CR is read without its prefix too`() throws {
        let written = reference([12, 24, 1, 2, 3, 4, 5]).description
        #expect(written.hasPrefix("CR-CR"))
        #expect(CaseReference(String(written.dropFirst(3)))?.description == written)
    }

    private func reference(_ numbers: [UInt8]) -> CaseReference {
        CaseReference(
            random: (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6]))
    }

    private func some(_ count: Int) -> [CaseReference] {
        var source = Seeded(20_260_501)
        return (0..<count).map { _ in reference((0..<7).map { _ in UInt8.random(in: 0..<32, using: &source) }) }
    }
}
