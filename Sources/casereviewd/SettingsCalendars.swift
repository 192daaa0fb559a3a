import Post
import Text

// Calendars of people and agencies from which busy times are read.
extension Settings {
    mutating func readBusyCalendars(_ reader: Reader) {
        guard reader.has("busy_calendars") else { return }
        var places: [WebhookEndpoint.AllowedPlace] = []
        var authorities: String?
        reader.object("busy_calendars") { block -> Void? in
            places = block.has("allow_private") ? block.allowedPlaces("allow_private") : []
            authorities = block.authorities("authorities")
            return nil
        }
        busyCalendars = BusyFeedReader(alsoPrivate: places, authorityFile: authorities)
    }
}

extension SettingsKey {
    static let busyCalendars: [SettingsKey] = [
        SettingsKey("busy_calendars.allow_private", "list of address ranges and hosts", "none") { settings in
            let places = settings.busyCalendars.alsoPrivate
            return places.isEmpty ? "none" : places.map { "\($0)" }.joined(separator: ", ")
        },
        SettingsKey("busy_calendars.authorities", path, "the system's") {
            $0.busyCalendars.authorityFile ?? "the system's"
        },
    ]
}
