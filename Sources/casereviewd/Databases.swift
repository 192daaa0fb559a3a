import Casework
import FoundationEssentials
import Postgres
import Records

/// How this process reaches its database: by the settings, or through a cluster of its own.
struct Databases: Sendable {
    var serving: ConnectionSettings
    var post: ConnectionSettings
    /// For `migrate` and `demo`; nil where it is not known.
    var owner: ConnectionSettings?
    /// The cluster that this process uses and gives back when it ends.
    var cluster: PrivateCluster?

    static let postRole = "casereview_post"
    /// Connections of the post; one more listens for it.
    static let postPoolSize = 4

    static func open(_ settings: Settings, progress: (String) -> Void) throws -> Databases {
        if let url = settings.databaseURL {
            return Databases(
                serving: connection(url, "casereviewd"),
                post: settings.postURL.map { connection($0, "casereviewd post") }
                    ?? connection(url, "casereviewd post", role: postRole),
                owner: settings.ownerURL.map { connection($0, "casereviewd owner") }, cluster: nil)
        }
        let cluster = try PrivateCluster.start(state: try State.directory(), progress: progress)
        return Databases(
            serving: connection(cluster.url(role: "casereview_serve"), "casereviewd"),
            post: connection(cluster.url(role: "casereview_post"), "casereviewd post"),
            owner: connection(cluster.url(role: "casereview_owner"), "casereviewd owner"), cluster: cluster)
    }

    private static func connection(_ url: String, _ name: String, role: String? = nil) -> ConnectionSettings {
        ConnectionSettings(url: url, applicationName: name, role: role)
    }

    /// Lets a command use the databases, and gives the cluster back whatever happens, signals included.
    static func with<Value>(
        _ settings: Settings, progress: @escaping @Sendable (String) -> Void = { Output.progress($0) },
        _ body: (Databases) async throws -> Value
    ) async throws -> Value {
        Interruption.begin()
        defer { Interruption.rest() }
        let databases = try open(settings, progress: progress)
        do {
            try Interruption.work(with: databases.cluster)
            let value = try await body(databases)
            Interruption.end()
            try databases.cluster?.stop()
            return value
        } catch {
            Interruption.end()
            try? databases.cluster?.stop()
            throw error
        }
    }

    /// The owner's connection, or a sentence saying what to set.
    func requireOwner() throws -> ConnectionSettings {
        guard let owner else {
            throw Failure(
                Failure.wrongConfiguration, "This command needs the owner of the tables.",
                mend: "Set database.owner_url in the settings.")
        }
        return owner
    }
}
