extension Pool {
    /// Lends a pool for the length of a call and closes it whatever happens. Throws what the body throws.
    public static func lent<Value>(
        _ settings: ConnectionSettings, size: Int = 1, _ body: (Pool) async throws -> Value
    ) async throws -> Value {
        let pool = Pool(settings, size: size)
        do {
            let value = try await body(pool)
            await pool.close()
            return value
        } catch {
            await pool.close()
            throw error
        }
    }
}
