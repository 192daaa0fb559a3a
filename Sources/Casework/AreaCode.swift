/// The codes of local government areas.
public enum AreaCode {
    /// Whether it is the nine-character code of a local government area of section 105(2) or (3): a unitary authority
    /// (E06), a district (E07), a metropolitan district (E08), a London borough or the City (E09), a county or county
    /// borough in Wales (W06). Only the shape is told here; the areas that there are, the register of the database knows.
    public static func isOne(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 9 else { return false }
        return ["E06", "E07", "E08", "E09", "W06"].contains { Array($0.utf8) == Array(bytes.prefix(3)) }
            && bytes.dropFirst(3).allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
