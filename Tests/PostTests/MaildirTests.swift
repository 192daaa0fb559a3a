import Casework
import FoundationEssentials
import Testing
import Text

@testable import Post

@Suite struct `The Maildir channel` {
    private func files(_ directory: String, _ folder: String = "new") -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: "\(directory)/\(folder)")) ?? []).sorted()
    }

    @Test func `is a channel`() async throws {
        try await withTemporaryDirectory { directory in
            let path = "\(directory)/outbox"
            try await ChannelConformance(channel: Maildir(directory: path), arrived: { files(path) }) {
                try FileManager.default.removeItem(atPath: path)
                // Where the directory was is now a file, so that not even root can write there.
                #expect(FileManager.default.createFile(atPath: path, contents: Data()))
            }.run()
        }
    }

    @Test func `writes a whole message that is named after its id`() async throws {
        try await withTemporaryDirectory { directory in
            let letter = ChannelConformance.letter()
            let id = letter.id.uuidString.lowercased()
            #expect(await Maildir(directory: directory).deliver(letter) == .accepted(providerID: id))
            #expect(files(directory) == [id])
            #expect(files(directory, "tmp").isEmpty)
            let bytes = try #require(FileManager.default.contents(atPath: "\(directory)/new/\(id)"))
            let mail = try letter.mail()
            #expect(Array(bytes) == mail)
            #expect(String(decoding: bytes, as: UTF8.self).contains("Message-ID: <\(id)@east.example>\r\n"))
        }
    }

    @Test func `finds a message that a mail reader has moved`() async throws {
        try await withTemporaryDirectory { directory in
            let maildir = Maildir(directory: directory)
            let letter = ChannelConformance.letter()
            let id = letter.id.uuidString.lowercased()
            _ = await maildir.deliver(letter)
            try FileManager.default.moveItem(atPath: "\(directory)/new/\(id)", toPath: "\(directory)/cur/\(id):2,S")
            #expect(await maildir.deliver(letter) == .accepted(providerID: id))
            #expect(files(directory).isEmpty)
        }
    }

    @Test func `goes on where an attempt left half a file`() async throws {
        try await withTemporaryDirectory { directory in
            let maildir = Maildir(directory: directory)
            _ = await maildir.deliver(ChannelConformance.letter())
            let letter = ChannelConformance.letter()
            let id = letter.id.uuidString.lowercased()
            #expect(FileManager.default.createFile(atPath: "\(directory)/tmp/\(id).1", contents: Data("Date:".utf8)))
            #expect(await maildir.deliver(letter) == .accepted(providerID: id))
            #expect(files(directory, "tmp").isEmpty)
            let mail = try letter.mail()
            #expect(FileManager.default.contents(atPath: "\(directory)/new/\(id)") == Data(mail))
        }
    }

    @Test func `asks for another attempt where nothing can be written`() async throws {
        try await withTemporaryDirectory { directory in
            #expect(FileManager.default.createFile(atPath: "\(directory)/file", contents: Data()))
            let outcome = await Maildir(directory: "\(directory)/file/outbox").deliver(ChannelConformance.letter())
            guard case .again(let reason, after: nil) = outcome else {
                Issue.record("\(outcome)")
                return
            }
            #expect(reason.contains("mkdir"))
        }
    }

    @Test func `reads back what it wrote`() async throws {
        try await withTemporaryDirectory { directory in
            let maildir = Maildir(directory: directory)
            let letter = ChannelConformance.letter(
                text: "Dear Ann,\n\nçedilla ☂ and a long line \(String(repeating: "x", count: 300))\n")
            _ = await maildir.deliver(letter)
            let name = try #require(maildir.names().first)
            let kept = try #require(maildir.message(name))
            #expect(kept.text == letter.text)
            #expect(kept.subject == letter.subject)
            #expect(kept.to == "Ann Ash <ann@home.example>")
            #expect(kept.date == "Fri, 01 May 2026 09:30:00 +0000")
            for wrong in ["../new/\(name)", "", "x", "\(name)x", UUID().uuidString] {
                #expect(maildir.message(wrong) == nil)
            }
        }
    }
}
