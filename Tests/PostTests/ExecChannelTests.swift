import Casework
import FoundationEssentials
import Glibc
import Testing
import Text

@testable import Post
@testable import casereviewd

@Suite(.serialized) struct `The post by program` {
    /// Writes a program into a directory of its own. It is copied there by a child: a file that this process itself had
    /// open for writing may be open still in whatever another test started meanwhile, and then cannot be run.
    private func with(
        _ script: String, seconds: Int = 20, _ body: (ExecChannel, _ directory: String) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/send"
            let text = "#!/bin/sh\ncd '\(directory)' || exit 70\n\(script)\n"
            #expect(FileManager.default.createFile(atPath: "\(path).text", contents: Data(text.utf8)))
            #expect(try Subprocess(program: "/bin/cp", arguments: ["\(path).text", path]).run().succeeded)
            #expect(unsafe chmod(path, 0o755) == 0)
            try await body(ExecChannel(program: ExecProgram(path: path, timeout: .seconds(seconds))), directory)
        }
    }

    private func text(_ path: String) -> String {
        String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
    }

    /// Keeps each message under its id, once.
    private static let keeper = """
        mkdir -p kept
        cat > kept/.$$
        id=$(sed 's/^{"id":"\\([0-9a-f-]*\\)".*/\\1/' kept/.$$)
        mv kept/.$$ "kept/$id"
        echo "$id"
        """

    @Test func `is a channel`() async throws {
        try await with(Self.keeper) { channel, directory in
            try await ChannelConformance(
                channel: channel,
                arrived: {
                    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/kept")) ?? []
                    return names.filter { !$0.hasPrefix(".") }.sorted().map { text("\(directory)/kept/\($0)") }
                },
                breakDown: { try FileManager.default.removeItem(atPath: "\(directory)/send") }
            ).run()
        }
    }

    @Test func `gives one JSON object, and keeps the id that the program gives`() async throws {
        try await with("cat > input; echo \" ref-1 \"; echo more") { channel, directory in
            var letter = ChannelConformance.letter(text: "Dear Ann, \"çedilla\" ☂\n")
            letter.due = PostOffice.day("2026-05-08")
            #expect(await channel.deliver(letter) == .accepted(providerID: " ref-1 "))
            let input = text("\(directory)/input")
            #expect(input.hasSuffix("}\n") && input.utf8.filter { $0 == 0x0a }.count == 1)
            let json = JSON(try Node.json(input))
            #expect(json == letter.json)
            for key in [
                "id", "attempt", "kind", "language", "to", "subject", "text", "html", "calendar", "reference", "due",
            ] {
                #expect(json[key] != nil, "\(key)")
            }
            #expect(json["to"] == "ann@home.example" && json["way"] == "email" && json["due"] == "2026-05-08")
        }
    }

    @Test func `runs the program with nothing of ours: no environment, no descriptor, no shell, a group of its own`()
        async throws
    {
        let script = """
            env | sort > environment
            ls /proc/$$/fd > descriptors
            echo "$# $0" > arguments
            ps -o pid=,pgid=,sid= -p $$ | tr -s ' ' > group
            exec grep -E '^Sig(Blk|Ign)' /proc/self/status > signals
            """
        try await with(script) { channel, directory in
            #expect(await channel.deliver(ChannelConformance.letter()) == .accepted(providerID: nil))
            // What the shell itself adds.
            let environment = text("\(directory)/environment").split(separator: "\n")
            let shells = ["PWD=", "OLDPWD=", "_=", "SHLVL="]
            #expect(environment.allSatisfy { line in shells.contains { line.hasPrefix($0) } }, "\(environment)")
            // 255 or 10 is the shell's own for its script.
            let own = text("\(directory)/descriptors").split(separator: "\n").compactMap { Int($0) }
            #expect(own.filter { $0 > 2 }.count <= 2, "\(own)")
            #expect(text("\(directory)/arguments") == "0 \(directory)/send\n")
            let group = text("\(directory)/group").split(separator: " ").compactMap { Int($0.filter(\.isNumber)) }
            #expect(Set(group).count == 1, "\(group)")
            // 32 and 33 are the C library's own, which it gives to no program.
            let librarys = UInt64(0x1_8000_0000)
            for line in text("\(directory)/signals").split(separator: "\n") {
                let mask = UInt64(line.split(separator: "\t").last ?? "", radix: 16)
                #expect(mask.map { $0 & ~librarys } == 0, "\(line)")
            }
        }
    }

    struct Row: Sendable {
        var script: String
        var end: SmtpEnd
        var words: String
        var seconds = 20

        init(_ script: String, _ end: SmtpEnd, _ words: String = "", seconds: Int = 20) {
            (self.script, self.end, self.words, self.seconds) = (script, end, words, seconds)
        }
    }

    static let rows: [Row] = [
        Row("exit 0", .accepted, "providerID: nil"), Row("exit 75", .again),
        Row("echo busy >&2; exit 75", .again, "busy"),
        Row("exit 1", .failed, "ended with 1"), Row("exit 64", .failed), Row("exit 127", .failed),
        Row("exit 255", .failed),
        Row("echo 'no such user' >&2; exit 67", .failed, "no such user"), Row("kill -9 $$", .unknown, "signal 9"),
        Row("kill -TERM $$", .unknown, "signal 15"), Row("kill -SEGV $$", .unknown, "signal 11"),
        Row("sleep 60", .unknown, "in time", seconds: 1),
        Row("trap '' TERM; sleep 60 & sleep 60; sleep 60", .unknown, "in time", seconds: 1),
        // It ends well when it is asked to, which tells nothing of the message.
        Row("trap 'exit 0' TERM; sleep 60 & wait", .unknown, "in time", seconds: 1),
        // A child that goes on and holds the output open.
        Row("sleep 61 & echo first", .accepted, "first"), Row("(trap '' HUP TERM; sleep 61) & exit 3", .failed),
        Row("exec <&-; echo closed", .accepted, "closed"), Row("exec >&- 2>&-; exit 0", .accepted, "nil"),
        Row("head -c 300000000 /dev/zero; exit 0", .accepted, "nil"),
        Row("head -c 300000000 /dev/zero >&2; exit 5", .failed, "ended with 5"),
        Row("yes", .unknown, "in time", seconds: 1), Row("printf '\\377\\376\\n'", .accepted, "nil"),
        Row("printf 'a\\033[2Jb\\n'", .accepted, "nil"), Row("printf 'x%.0s' $(seq 1 201)", .accepted, "nil"),
        Row("printf 'id-7\\r\\nmore'", .accepted, "\"id-7\""),
        Row("printf 'bad\\377 \\033[2Jend' >&2; exit 1", .failed, "[2Jend"),
    ]

    @Test func `ends as the program does, in its time, and leaves nothing behind`() async throws {
        await withTaskGroup(of: Void.self) { group in
            for (index, row) in Self.rows.enumerated() {
                if index >= 4 { await group.next() }
                group.addTask { await check(row) }
            }
        }
        try await expectNoZombie()
    }

    private func check(_ row: Row) async {
        await #expect(throws: Never.self, "\(row.script)") {
            try await with("echo $$ > pid\n\(row.script)", seconds: row.seconds) { channel, directory in
                let begun = ContinuousClock.now
                let outcome = await channel.deliver(ChannelConformance.letter())
                #expect(SmtpEnd(outcome) == row.end, "\(row.script): \(outcome)")
                #expect("\(outcome)".contains(row.words), "\(row.script): \(outcome)")
                #expect("\(outcome)".utf8.count < 500)
                #expect(ContinuousClock.now - begun < .seconds(row.seconds + 20), "\(row.script)")
                let leader = pid_t(text("\(directory)/pid").filter(\.isNumber)) ?? 0
                // The killed may still be on their way out.
                try await eventually("\(row.script)") { leader > 1 && kill(-leader, 0) == -1 && errno == ESRCH }
            }
        }
    }

    private func eventually(_ what: String, _ isSo: () -> Bool) async throws {
        let latest = ContinuousClock.now + .seconds(20)
        while !isSo() {
            guard ContinuousClock.now < latest else {
                Issue.record("something of it was left: \(what)")
                return
            }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    /// No child of ours that was `send` waits to be collected.
    private func expectNoZombie() async throws {
        try await eventually("a zombie") {
            let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
            return !processes.contains { name in
                guard Int(name) != nil else { return false }
                let status = text("/proc/\(name)/stat")
                return status.contains("(send) Z \(getpid()) ")
            }
        }
    }

    @Test func `hides the recipient in what the program said`() async throws {
        let script = "echo 'ann@home.example: Ash is not known at home.example, see https://x.example/' >&2; exit 1"
        try await with(script) { channel, _ in
            let outcome = await channel.deliver(ChannelConformance.letter())
            guard case .failed(let reason) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(reason == "the program ended with 1: [hidden] [hidden] is not known at [hidden] see [hidden]")
        }
    }

    @Test func `does not run again for what may have been sent`() async throws {
        try await with("touch ran") { channel, directory in
            var letter = ChannelConformance.letter()
            letter.mayHaveBeenSent = true
            #expect(SmtpEnd(await channel.deliver(letter)) == .unknown)
            #expect(!FileManager.default.fileExists(atPath: "\(directory)/ran"))
        }
    }

    @Test(arguments: ["/nowhere/send", "/", "/etc/passwd"])
    func `stops where the program cannot be started`(path: String) async {
        let outcome = await ExecChannel(program: ExecProgram(path: path)).deliver(ChannelConformance.letter())
        #expect(SmtpEnd(outcome) == .stopped, "\(outcome)")
    }

    @Test func `ends within the time of the letter`() async throws {
        try await with("sleep 60") { channel, _ in
            var letter = ChannelConformance.letter()
            letter.time = .seconds(5)
            let begun = ContinuousClock.now
            #expect(SmtpEnd(await channel.deliver(letter)) == .unknown)
            #expect(ContinuousClock.now - begun < .seconds(20))
        }
    }
}
