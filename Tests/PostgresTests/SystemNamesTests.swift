import Testing

@testable import Postgres

@Suite struct `Names that the system knows` {
    @Test(arguments: ["127.0.0.1", "::1", "fe80::1%lo", "10.1"])
    func `An address is told from a name`(address: String) {
        #expect(SystemNames.isAddress(address))
    }

    @Test(arguments: ["localhost", "db.example", "10.0.0.1.example", "256.0.0.1", ""])
    func `A name is no address`(name: String) {
        #expect(!SystemNames.isAddress(name))
    }

    @Test func `The name localhost has loopback addresses, each once`() {
        let addresses = SystemNames.addresses("localhost")
        #expect(!addresses.isEmpty)
        #expect(Set(addresses).isSubset(of: ["127.0.0.1", "::1"]))
        #expect(Set(addresses).count == addresses.count)
    }

    @Test func `A name that is reserved to be unknown has none`() {
        #expect(SystemNames.addresses("nowhere.invalid").isEmpty)
    }
}
