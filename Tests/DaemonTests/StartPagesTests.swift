import Testing

@testable import casereviewd

@Suite struct `Pages that only starting needed` {
    @Test(arguments: [
        ("5581a000-5581c000 r-xp 00001000 fe:00 123                        /usr/bin/x", 0x2000),
        ("7faae4c44000-7faae4d9a000 r-xp 00026000 fe:00 33  /usr/lib/x86_64-linux-gnu/libc.so.6", 0x156000),
    ])
    func `are those of a file's code`(line: String, bytes: Int) {
        #expect(StartPages.code(line[...])?.count == bytes)
    }

    @Test(arguments: [
        "5581a000-5581c000 r--p 00001000 fe:00 123 /usr/bin/x", "5581a000-5581c000 rw-p 00001000 fe:00 123 /usr/bin/x",
        "5581a000-5581c000 r--p 00000000 00:00 0",
        "7ffc-7ffd r-xp 00000000 00:00 0 [vdso]", "zz-7ffd r-xp 00000000 00:00 0 /x", "7ffd-7ffc r-xp 0 0 0 /x", "",
        "r-xp",
    ])
    func `are nothing else`(line: String) {
        #expect(StartPages.code(line[...]) == nil)
    }

    @Test func `can be given back while the program runs`() {
        StartPages.giveBack()
        #expect(StartPages.code("1-2 r-xp 0 0 0 /still/here") != nil)
    }
}
