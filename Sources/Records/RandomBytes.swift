/// Bytes of the system's random source.
enum RandomBytes {
    /// 32 of them, asked for eight at a time: each asking is a call of the kernel.
    static func ofKey() -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for _ in 0..<4 {
            let word = UInt64.random(in: .min ... .max)
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return bytes
    }
}
