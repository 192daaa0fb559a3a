"""Goes on with the record of a meeting that somebody else began, in a real browser by keyboard alone, loses the
connection while it is said why the meeting is adjourned, and adjourns it.

Arguments: the address of the service, the sign-in link of a coordinator, the case's reference, and a directory for
pictures or "-". Prints "adjourned" where all is well.
"""

import shutil
import sys
import time

from playwright.sync_api import sync_playwright

address, link, reference, pictures = sys.argv[1:5]
path = f"/work/cases/{reference}/meeting/record"
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


def enter(page, before, identity, text):
    page.focus(f"[id='{before}']")
    reach(page, f"at.id === '{identity}'")
    page.keyboard.type(text)


def picture(page, name):
    if pictures == "-":
        return
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=f"{pictures}/{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    reach(page, "at.tagName === 'BUTTON' && at.closest('main')")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/work" in url, timeout=patience)
    page.goto(address + path)
    state(page, "saved by itself")
    found = page.locator("[id='findings_text']").input_value()
    assert "Nobody had joined up the reports." in found, "what the other wrote is there"
    ticked = page.eval_on_selector_all(
        "section[id^='part-applicant'] input:checked", "boxes => boxes.map(box => box.value)")
    assert ticked == ["in-person", "supporter", "interpreter"], ticked
    picture(page, "begun")

    context.set_offline(True)
    enter(page, "next_words", "adjournment_because", "The tenancy file is missing.")
    enter(page, "adjournment_because", "adjournment_awaited", "The tenancy file.")
    state(page, "the connection is lost")
    picture(page, "adjourning-offline")
    context.set_offline(False)
    state(page, "Everything is saved")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), f"{width} wide"

    # Finished by mistake: nothing is lost, and it is said what stands in the way.
    page.focus("#part-adjournment button")
    reach(page, "at.tagName === 'BUTTON' && at.closest('#finish')")
    with page.expect_navigation(timeout=patience):
        page.keyboard.press("Enter")
    assert "Adjourn it, or empty this part" in page.inner_text(".error-summary"), page.inner_text(".error-summary")
    page.focus("#finish button")
    reach(page, "at.tagName === 'BUTTON' && at.closest('#adjourn')")
    with page.expect_navigation(timeout=patience):
        page.keyboard.press("Enter")
    if page.url.endswith(path):
        raise SystemExit(page.inner_text(".error-summary"))
    picture(page, "adjourned")
    browser.close()
print("adjourned")
