import Casework
import Testing

/// The journeys are only as good as their eyes.
@Suite struct `Reading a page` {
    let page = Page(
        status: 200, address: "/apply",
        source: """
            <!doctype html><html lang="en-GB"><head><title>Dates &amp; places</title>
            <style>p { color: red }</style></head><body><!-- <p>hidden</p> -->
            <div class="error-summary"><h2>There is a problem</h2><ul><li><a href="#name">Enter <b>your</b> name</a></li></ul></div>
            <p>First&nbsp;line<br>second &lt;line&gt; &#39;x&#x27;</p><a href='/track?a=1&amp;b=2'>Track it</a>
            <form method="post" action="/apply/report">
            <input type="hidden" name="token" value="t&quot;1">
            <label for="name">Your name</label><input id="name" name="name" value="">
            <input name="when-day"><input name="when-month"><input name="when-year">
            <fieldset><legend>Who</legend>
            <input id="to" type="radio" name="to" value="council" checked> <label for="to">The council</label>
            <input id="to-2" type="radio" name="to" value="police"> <label for="to-2">The police</label></fieldset>
            <input id="b1" type="checkbox" name="bodies" value="1" checked><label for="b1">One</label>
            <input id="b2" type="checkbox" name="bodies" value="2"><label for="b2">Two</label>
            <textarea name="text">
            line 1
            <b>2</b> &amp; 3</textarea>
            <select name="agency"><option value="">Choose</option><option value="a1">Police, North</option></select>
            <button>Continue</button><button name="add" value="yes" formaction="/apply/more">Add another</button>
            </form></body></html>
            """)

    @Test func `words, title, links and mistakes are those that people see`() {
        #expect(page.title == "Dates & places")
        #expect(page.says("First line\nsecond <line> 'x'"))
        #expect(!page.says("hidden"))
        #expect(!page.says("color"))
        #expect(page.mistakes == ["Enter your name"])
        #expect(page.links.contains(Page.Link(words: "Track it", target: "/track?a=1&b=2")))
    }

    @Test func `a form is sent as it stands`() throws {
        let form = try page.form(to: "/apply/report")
        #expect(form.method == "post")
        let pairs = form.pairs(pressing: nil).map { "\($0)=\($1)" }
        #expect(
            pairs == [
                "token=t\"1", "name=", "when-day=", "when-month=", "when-year=", "to=council", "bodies=1",
                "text=line 1\n<b>2</b> & 3", "agency=",
            ])
    }

    @Test func `a form is filled by name, and chosen from by value or by words`() throws {
        var form = try page.form(to: "/apply/report")
        try form.fill("name", with: "Sam & Co")
        try form.fill("when", with: .day(try #require(CivilDate("2026-03-02"))))
        try form.fill("to", with: "The police")
        try form.fill("bodies", with: ["2"])
        try form.fill("agency", with: "Police, North")
        let pairs = form.pairs(pressing: try form.button("Add another")).map { "\($0)=\($1)" }
        #expect(
            pairs == [
                "token=t\"1", "name=Sam & Co", "when-day=2", "when-month=3", "when-year=2026", "to=police", "bodies=2",
                "text=line 1\n<b>2</b> & 3", "agency=a1", "add=yes",
            ])
    }

    @Test func `what a form does not offer cannot be sent`() throws {
        var form = try page.form(to: "/apply/report")
        #expect(throws: Trouble.self) { try form.fill("nothing", with: "x") }
        #expect(throws: Trouble.self) { try form.fill("to", with: "landlord") }
        #expect(throws: Trouble.self) { try form.fill("agency", with: "a2") }
        #expect(throws: Trouble.self) { try form.fill("token", with: "mine") }
        #expect(throws: Trouble.self) { try form.button("Delete") }
    }

    @Test func `values are encoded as browsers do`() {
        #expect(Browser.encoded("a b\nc&=é*-._") == "a+b%0D%0Ac%26%3D%C3%A9*-._")
    }
}
