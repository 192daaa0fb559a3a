"""What the tests do with the page that records a meeting, in a real browser by keyboard alone."""

import time

patience = 60_000


def state(page, words):
    """Waits until the line at the top says so."""
    end = time.monotonic() + patience / 1000
    while words not in page.text_content("#record-state"):
        if time.monotonic() > end:
            raise SystemExit(f"not said: {words}; but: {page.text_content('#record-state')}")
        time.sleep(0.05)


def reach(page, test):
    """Goes on with Tab until the focus is where `test` of the element says yes."""
    for _ in range(60):
        if page.evaluate("() => { const at = document.activeElement; return Boolean(at && (%s)); }" % test):
            return
        page.keyboard.press("Tab")
    raise SystemExit(f"the keyboard does not reach {test}")


def to(page, identity):
    """Goes to a field by its id, with Tab from what stands a little before it."""
    page.evaluate("""identity => {
        const all = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')];
        const place = all.indexOf(document.getElementById(identity));
        all[Math.max(0, place - 1)].focus();
    }""", identity)
    reach(page, f"at.id === '{identity}'")


def enter(page, identity, text):
    to(page, identity)
    page.keyboard.type(text)


def sign_in(page, link):
    page.goto(link)
    reach(page, "at.tagName === 'BUTTON' && at.closest('main')")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/work" in url, timeout=patience)


def picture(page, pictures, name):
    """Of a desk's width and a telephone's, into the directory `pictures`; none where that is "-"."""
    if pictures == "-":
        return
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{pictures}/{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})
