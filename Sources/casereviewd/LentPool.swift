import Postgres

extension Pool {
    /// Lends a pool and closes it whatever happens.
    static func lent<Value>(
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
