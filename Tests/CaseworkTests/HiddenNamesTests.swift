import Casework
import FoundationEssentials
import TestSupport
import Testing

@Suite struct `What is hidden` {
    @Test(arguments: [
        // Accents, composed and not; case; apostrophes.
        ("Zoe\u{308} Hall and ZO\u{CB} HALL and Zoe Hall", ["Zo\u{EB} Hall"], 3),
        ("Zo\u{EB} Hall", ["Zoe\u{308} Hall"], 1), ("O’Brien, O'BRIEN, OBrien, O Brien", ["O’Brien"], 4),
        ("Łukasz and Lukasz, Ağca and AGCA", ["lukasz", "agca"], 4),
        ("Сергей и Серге\u{438}\u{306}", ["сергей"], 2), ("Ｊｏ Ｂｌｏｇｇｓ", ["Jo Bloggs"], 1),
        // Hyphens of every kind, none, spaces that do not break.
        ("Ann\u{2011}Marie, Ann-Marie, Ann\u{2013}Marie, Ann Marie, AnnMarie, Ann\u{A0}Marie", ["Ann-Marie"], 6),
        ("An\u{AD}n Lee, Ann\u{200B}Lee", ["Ann Lee"], 2), ("J.R. Hall, JR Hall, J R Hall", ["J.R. Hall"], 3),
        // Telephone numbers by their last digits.
        ("07700900123, 07700 900123, 07700.900123, (07700) 900123, 07700-900-123", ["07700 900123"], 5),
        ("+447700900123, +44 7700 900 123, +44 (0)7700 900123, 00447700900123", ["07700900123"], 4),
        ("07700 900123", ["+44 7700 900123"], 1), ("3 07700 900123 and 4", ["07700900123"], 1),
        ("(01632) 960001 or 01632 960 001 or +44 1632 960001", ["01632 960001"], 3),
        // Addresses and numbers of houses.
        ("12, Mill Lane and 12 Mill\nLane and 12 MILL LANE", ["12 Mill Lane"], 3), ("M1 2AB and M12AB", ["M1 2AB"], 2),
        ("07700]] 900123 and [07700 900123]", ["07700900123"], 2),
        // Possessives, with an apostrophe, another or none; names within a double name and run together.
        ("Ann's, ANN’S, Anns, Ann, and Ann.", ["Ann"], 5), ("Ann-Marie, AnnMarie, mrsAnn, Ann2", ["Ann"], 4),
        ("Jo's and Jo", ["Jo"], 2), ("Ошы, Ош", ["Ош"], 1), ("सीता, सीता", ["सीता"], 2),
        // Scripts that are written without spaces, or with endings on the word.
        ("昨天王伟说话", ["王伟"], 1), ("วันนี้สมชายมา", ["สมชาย"], 1), ("어제 김민수는", ["김민수"], 1),
        ("\u{1100}\u{1175}\u{11B7}\u{1106}\u{1175}\u{11AB}\u{1109}\u{116E}", ["김민수"], 1),
        ("きのう田中さん", ["田中"], 1),
        ("jo.hall@home.example and JO.HALL@HOME.EXAMPLE", ["jo.hall@home.example"], 2),
    ])
    func `is found however it is spelt`(_ text: String, _ names: [String], _ count: Int) {
        let struck = HiddenNames(names).struck(text)
        #expect(struck.split(separator: "[withheld]", omittingEmptySubsequences: false).count == count + 1, "\(struck)")
    }

    @Test(arguments: [
        ("I answered, and Brian agreed.", ["Ian"]), ("A lamp, an nasty smell", ["Al", "Anna"]),
        ("107700900123 and 077009001234 and 7009 00123 45", ["07700900123"]), ("12 Millbank Lane", ["12 Mill Lane"]),
        ("Ann said nothing. Much later it was Lee", ["Ann Lee"]), ("Ann ................ Lee", ["Ann Lee"]),
        ("a b c", ["a", " ", "-"]), ("", ["Jo"]),
        // A word that begins as a name does.
        ("Annoying, annual, ANNOYED, Annie, Joanna, cannot", ["Ann"]), ("Joke, jobs and Jose", ["Jo"]),
        ("It was his, and she has", ["Wa", "Hi", "Ha"]), ("Flat 123 and Flat 120", ["Flat 12"]),
        ("Аннотация", ["Анна", "Анн"]), ("สมชา", ["สมชาย"]), ("王伟", ["王伟明"]),
    ])
    func `and nothing else`(_ text: String, _ names: [String]) {
        #expect(HiddenNames(names).struck(text) == text)
    }

    @Test func `what is marked already stays so, and nothing of a text is lost`() {
        var random = Seeded(7)
        let parts = ["Jo", "Hall", " ", "-", "07700", " 900123", "\u{308}", "e", "[[", "]]", "\n", ".", "👩🏽", "("]
        let names = HiddenNames(["Jo Hall", "07700900123"])
        for _ in 0..<2_000 {
            let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in parts.randomElement(using: &random) ?? ""
            }
            .joined()
            let bare = { (text: String) in text.utf8.filter { $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") } }
            let marked = names.mark(text)
            #expect(bare(marked) == bare(text), "\(text)")
            #expect(!names.struck(text).utf8.elementsEqual("Jo Hall".utf8))
        }
    }

    @Test func `a long chronology is marked fast`() {
        let line = "On this day Zo\u{EB} Hall of 12 Mill Lane rang 07700 900123 about the noise from the flat above. "
        let text = String(repeating: line, count: 20)
        let names = HiddenNames((0..<50).map { "Nobody Number\($0)" } + ["Zoe Hall", "12 Mill Lane", "07700900123"])
        let spent = ContinuousClock().measure {
            for _ in 0..<500 { #expect(names.mark(text).utf8.count == text.utf8.count + 20 * 12) }
        }
        // A million characters; a debug build is some forty times slower than a release.
        #expect(spent < .seconds(30), "\(spent)")
        print("A million characters were marked in \(spent).")
    }
}
