extension LintRule {
    /// Versions of one name held against each other, among those that are looked at together.
    static let versions: [LintRule] = [
        LintRule("version-doubled", .error, noParagraph, "two versions have the same name and number") { subject in
            guard subject.others.contains(where: { $0.version == subject.procedure.version }) else { return [] }
            return [
                Observation(
                    .version,
                    "There are two versions “\(subject.procedure.version)” of \(subject.procedure.name). A decision "
                        + "names its version, so that nobody could tell which it was.",
                    "Give the later one a number of its own.")
            ]
        },
        LintRule(
            "versions-overlap", .error, noParagraph, "two versions hold on the same day for the same area"
        ) { subject in
            subject.others.filter { $0.overlaps(subject.procedure) && $0.holdsBefore(subject.procedure) }.map { other in
                Observation(
                    .validFrom,
                    "Version \(subject.procedure.version) holds \(subject.procedure.validityInLint) and version "
                        + "\(other.version) \(other.validityInLint): on \(subject.procedure.firstDayWith(other)) it "
                        + "could not be told which is in force.",
                    "End the earlier on the day before the later begins.")
            }
        },
        LintRule("versions-gap", .warning, "s. 104(2)", "no version holds for a time between two") { subject in
            guard let from = subject.procedure.validFrom,
                let before = subject.procedure.before(from, among: subject.others), let end = before.validUntil,
                end < from.adding(days: -1)
            else { return [] }
            let days = from.days(since: end) - 1
            return [
                Observation(
                    .validFrom,
                    "Version \(before.version) ends on \(end.inWords) and version \(subject.procedure.version) begins "
                        + "on \(from.inWords): \(days == 1 ? "on 1 day" : "on \(days) days") between them there are no "
                        + "review procedures.", "Let one end on the day before the other begins.")
            ]
        },
        LintRule(
            "ends-without-successor", .note, "s. 104(2)", "the version ends, and none that follows was given"
        ) { subject in
            guard let end = subject.procedure.validUntil,
                !subject.others.contains(where: { $0.validUntil.map { $0 > end } ?? true })
            else { return [] }
            return [
                Observation(
                    .validUntil,
                    "Version \(subject.procedure.version) ends on \(end.inWords), and no version that follows was "
                        + "given. From \(end.adding(days: 1).inWords) there are no review procedures.",
                    "Give the version that follows to the same command, or make one.")
            ]
        },
        LintRule(
            "replaced-version-not-given", .note, noParagraph, "the version that is replaced was not given"
        ) { subject in
            guard let replaced = subject.procedure.replaces,
                !subject.others.contains(where: { $0.version == replaced })
            else { return [] }
            return [
                Observation(
                    .replaces,
                    "Version \(replaced), which this one replaces, was not given, so that they could not be "
                        + "compared.", "Give both to the same command.")
            ]
        },
        LintRule("replaces-circle", .error, noParagraph, "versions replace each other in a circle") { subject in
            var seen = [subject.procedure.version]
            var current = subject.procedure
            while let next = subject.others.first(where: { $0.version == current.replaces }) {
                guard !seen.contains(next.version) else { return [] }
                seen.append(next.version)
                current = next
            }
            guard current.version != subject.procedure.version, current.replaces == subject.procedure.version else {
                return []
            }
            return [
                Observation(
                    .replaces,
                    "Version \(subject.procedure.version) would in the end replace itself: "
                        + (seen + [subject.procedure.version]).joined(separator: " replaces ") + ".",
                    "Let each version name the one before it, and the first none.")
            ]
        },
        LintRule("replaces-later", .error, noParagraph, "a version replaces one that begins later") { subject in
            guard let other = subject.others.first(where: { $0.version == subject.procedure.replaces }),
                let own = subject.procedure.validFrom, let later = other.validFrom, later >= own
            else { return [] }
            return [
                Observation(
                    .replaces,
                    "Version \(subject.procedure.version) begins on \(own.inWords) and is to replace version "
                        + "\(other.version), which begins on \(later.inWords).",
                    "Name the version before it, or mend valid_from.")
            ]
        },
    ]
}

extension Procedure {
    /// Whether both hold on one day for one area; without areas a procedure is for every one (Schedule 4 paragraph 9).
    fileprivate func overlaps(_ other: Procedure) -> Bool {
        let isApart = !areas.isEmpty && !other.areas.isEmpty && Set(areas).isDisjoint(with: other.areas)
        return !isApart && version != other.version && holds(other.validFrom, other.validUntil)
    }

    private func holds(_ from: CivilDate?, _ until: CivilDate?) -> Bool {
        let endsBefore = if let validUntil, let from { validUntil < from } else { false }
        let beginsAfter = if let validFrom, let until { until < validFrom } else { false }
        return !endsBefore && !beginsAfter
    }

    /// Whether this is the one of two that is told first; so an overlap is told once, at the later version.
    fileprivate func holdsBefore(_ other: Procedure) -> Bool {
        let own = validFrom?.dayNumber ?? .min
        let others = other.validFrom?.dayNumber ?? .min
        return own == others ? version.utf8.lexicographicallyPrecedes(other.version.utf8) : own < others
    }

    fileprivate func firstDayWith(_ other: Procedure) -> String {
        [validFrom, other.validFrom].compactMap(\.self).max()?.inWords ?? "any day"
    }

    /// The version that ends last before `day`, where none that begins before `day` goes on.
    fileprivate func before(_ day: CivilDate, among others: [Procedure]) -> Procedure? {
        let earlier = others.filter { ($0.validFrom?.dayNumber ?? .min) < day.dayNumber }
        guard earlier.allSatisfy({ $0.validUntil.map { $0 < day } ?? false }) else { return nil }
        return earlier.max { ($0.validUntil?.dayNumber ?? .min) < ($1.validUntil?.dayNumber ?? .min) }
    }

    fileprivate var validityInLint: String {
        validFrom == nil && validUntil == nil ? "on every day" : validityInWords
    }
}
