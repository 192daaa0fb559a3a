"""Goes on with the record of a meeting that somebody else began, in a real browser by keyboard alone, loses the
connection while it is said why the meeting is adjourned, and adjourns it.

Arguments: the address of the service, the sign-in link of a coordinator, the case's reference, and a directory for
pictures or "-". Prints "adjourned" where all is well.
"""

import shutil
import sys

from playwright.sync_api import sync_playwright

from keyboard import enter, patience, picture, reach, sign_in, state

address, link, reference, pictures = sys.argv[1:5]
path = f"/work/cases/{reference}/meeting/record"


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    context = browser.new_context()
    page = context.new_page()
    sign_in(page, link)
    page.goto(address + path)
    state(page, "saved by itself")
    found = page.locator("[id='findings_text']").input_value()
    assert "Nobody had joined up the reports." in found, "what the other wrote is there"
    ticked = page.eval_on_selector_all(
        "section[id^='part-applicant'] input:checked", "boxes => boxes.map(box => box.value)")
    assert ticked == ["in-person", "supporter", "interpreter"], ticked
    picture(page, pictures, "begun")

    context.set_offline(True)
    enter(page, "adjournment_because", "The tenancy file is missing.")
    enter(page, "adjournment_awaited", "The tenancy file.")
    state(page, "the connection is lost")
    picture(page, pictures, "adjourning-offline")
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
    picture(page, pictures, "adjourned")
    browser.close()
print("adjourned")
