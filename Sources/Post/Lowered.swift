/// ASCII letters in lower case, as words of protocols are compared.
func lowered(_ bytes: some Sequence<UInt8>) -> String {
    String(
        decoding: bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
}

func lowered(_ text: String) -> String { lowered(text.utf8) }
