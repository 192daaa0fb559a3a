import Postgres

/// How the server is to find what the post works on: row by row, by the indexes that are made for it. Its own choice
/// rests on figures that are hours old. After a night in which a million messages fell due they say that none did, and
/// each claim would read all of them.
enum ByIndex {
    /// For the rest of the transaction. A plan that is kept holds for any values, so that it is made once; and it is not
    /// compiled for its cost, which these settings make look high.
    static func only(in tx: borrowing Transaction) throws {
        try tx.run(
            .kept(
                """
                select set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                       set_config('enable_sort', 'off', true), set_config('jit', 'off', true),
                       set_config('plan_cache_mode', 'force_generic_plan', true)
                """))
    }
}
