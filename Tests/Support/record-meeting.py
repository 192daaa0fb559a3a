"""Records a whole meeting in a real browser by keyboard alone, loses the connection and the session in the middle, and has
a second person write the same part.

Arguments: the address of the service, the sign-in links of the chair and of a coordinator, the case's reference, the day
of a date to come as DAY-MONTH-YEAR, and a directory for pictures or "-". Prints "recorded" where all is well.
"""

import shutil
import sys

from playwright.sync_api import sync_playwright

from keyboard import enter, patience, picture, reach, sign_in, state, to

address, chair_link, coordinator_link, reference, day, pictures = sys.argv[1:7]
path = f"/work/cases/{reference}/meeting/record"


def date(page, name):
    for part, text in zip(("day", "month", "year"), day.split("-")):
        enter(page, f"{name}-{part}", text)


def value(page, identity):
    return page.locator(f"[id='{identity}']").input_value()


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
    context = browser.new_context()
    page = context.new_page()
    complaints = []
    page.on("console", lambda message: complaints.append(message.text) if "Security Policy" in message.text else None)
    sign_in(page, chair_link)
    page.goto(address + path)
    state(page, "saved by itself")
    picture(page, pictures, "empty")

    for first in page.eval_on_selector_all(
            "#part-attendance .line fieldset", "sets => sets.map(set => set.querySelector('input').id)"):
        to(page, first)
        page.keyboard.press("Space")
    enter(page, "findings_text", "Nobody had joined up the reports.")
    state(page, "Everything is saved")

    # The connection drops, and the meeting goes on.
    context.set_offline(True)
    enter(page, "findings_text", " The calls at night went unanswered.")
    state(page, "the connection is lost")
    to(page, "action-1_catalogue")
    page.keyboard.press("ArrowDown")
    to(page, "action-1_person")
    page.keyboard.press("ArrowDown")
    date(page, "action-1_due")
    page.focus("#rows-action section:last-child button")
    reach(page, "at.dataset.add === 'action'")
    page.keyboard.press("Enter")
    enter(page, "action-2_text", "Fit a door closer")
    enter(page, "action-2_done", "A photograph shows it.")
    to(page, "action-2_person")
    page.keyboard.press("ArrowDown")
    date(page, "action-2_due")
    enter(page, "conflicts_text", "None was declared.")
    state(page, "the connection is lost")
    picture(page, pictures, "offline")
    held = "() => Object.keys(sessionStorage).filter(key => key.startsWith('casereview-record|')).length"
    assert page.evaluate(held) == 4, "what is not saved is kept for this tab"
    context.set_offline(False)
    state(page, "Everything is saved")
    assert page.evaluate(held) == 0, "what is saved is kept here no longer"

    page.reload()
    state(page, "saved by itself")
    findings = value(page, "findings_text")
    assert "Nobody had joined up the reports." in findings and "The calls at night went unanswered." in findings
    assert value(page, "action-1_text") != "" and value(page, "action-1_done") != "", "the catalogue fills in"
    assert value(page, "action-2_text") == "Fit a door closer"
    assert value(page, "action-2_due-year") == day.split("-")[2]
    assert value(page, "conflicts_text") == "None was declared."

    # The session ends while somebody types; they sign in again elsewhere.
    cookies = context.cookies()
    context.clear_cookies(name="casereview")
    enter(page, "next_words", "To see whether it holds.")
    state(page, "you have been signed out")
    context.add_cookies(cookies)
    state(page, "Everything is saved")

    # Another person writes the same part at the same time.
    other = browser.new_context().new_page()
    sign_in(other, coordinator_link)
    other.goto(address + path)
    state(other, "saved by itself")
    enter(other, "conflicts_text", "The landlord's officer knows the family. ")
    context.set_offline(True)
    enter(page, "conflicts_text", "Mine: ")
    state(other, "Everything is saved")
    context.set_offline(False)
    page.wait_for_selector("#part-conflicts .conflict", timeout=patience)
    assert "knows the family" in page.inner_text("#part-conflicts .conflict"), "the first text is shown"
    assert "Mine: " in value(page, "conflicts_text"), "the own text stays"
    picture(page, pictures, "conflict")
    page.focus("#part-attendance button")
    reach(page, "at.textContent === 'Keep mine'")
    page.keyboard.press("Enter")
    state(page, "Everything is saved")
    assert page.evaluate("() => scrollX === 0 && document.documentElement.scrollWidth <= innerWidth")

    page.focus("#part-next button")
    reach(page, "at.tagName === 'BUTTON' && at.closest('#finish')")
    with page.expect_navigation(timeout=patience):
        page.keyboard.press("Enter")
    if page.url.endswith(path):
        raise SystemExit(page.inner_text(".error-summary"))
    picture(page, pictures, "recorded")
    assert not complaints, complaints
    browser.close()
print("recorded")
