import FoundationEssentials

/// A file that ships with the product, from the folder `config`.
func shipped(_ path: String) -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return FileManager.default.contents(atPath: "/\(root)/config/\(path)").map { Array($0) } ?? []
}
