"""Walks a case of the demonstration from its draft plan to its end, closed and opened again, in a real browser: the
outcome that a second person sends back, a body's reasons that are read first, a review of the decision, two people who
save at once, and every page at two widths.

Arguments: the address of the service, a JSON file with the sign-in links by role, and a directory for pictures or "-".
Prints "walked" where all is well.
"""

import json
import re
import shutil
import sys

from playwright.sync_api import sync_playwright

address, links, pictures = sys.argv[1:4]
links = json.load(open(links))
patience = 60_000


def check(is_right, words):
    if not is_right:
        raise SystemExit(words)


def fits(page, name):
    """The page is as wide as the window at most, on a desk and on a telephone."""
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        wide = page.evaluate("() => document.documentElement.scrollWidth")
        check(wide <= width, f"{name} is {wide} wide at {width}")
        if pictures != "-":
            page.screenshot(path=f"{pictures}/{name}-{width}.png", full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def says(page, words):
    text = page.inner_text("main")
    check(words in re.sub(r"\s+", " ", text), f"{page.url} does not say: {words}\n{text}")


def says_not(page, words):
    check(words not in page.inner_text("main"), f"{page.url} says: {words}")


def send(page, form, status=200):
    """Sends a form, found by the end of its action, and looks at what is answered before any forwarding."""
    with page.expect_response(lambda r: r.request.method == "POST", timeout=patience) as answered:
        page.click(f"form[action$='{form}'] button:not([formaction])")
    page.wait_for_load_state()
    got = answered.value.status
    check(got == status or status == 200 and got == 303, f"{form} answered {got}:\n{page.inner_text('main')}")


def tick(page, name, value):
    page.check(f"[name='{name}'][value='{value}']")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])

    def sign_in(role):
        page = browser.new_context().new_page()
        page.set_default_timeout(patience)
        page.goto(links[role])
        page.click("main button")
        page.wait_for_load_state()
        return page

    applicant = sign_in("applicant, draft plan")
    coordinator = sign_in("coordinator")
    second = sign_in("second coordinator")
    chair = sign_in("chair")
    landlord = sign_in("landlord contact")
    check(not coordinator.locator("main :text('Find a safe way to tell')").count(), "the demonstration begins with tasks")

    applicant.goto(address + "/track")
    reference = re.search(r"CR-[0-9A-Z-]+", applicant.inner_text("main")).group()
    case = f"{address}/work/cases/{reference}"
    fits(applicant, "track-plan")
    applicant.fill("[name=text]", "I agree.")
    send(applicant, "/track/plan-answer")

    # The outcome: written, sent back, mended, passed; and sent by two at once.
    coordinator.goto(case + "/outcome-draft")
    fits(coordinator, "outcome-draft")
    coordinator.fill("[name=outcome]", "The panel spoke with the family at 12 Mill Lane.")
    send(coordinator, "/outcome-draft")
    coordinator.goto(case + "/outcome-reading")
    check(not coordinator.locator("[name=reading]").count(), "whoever wrote it may not read it")
    chair.goto(address + "/work")
    says(chair, "Read what the applicant is to be told of the outcome")
    chair.goto(case + "/outcome-reading")
    says(chair, "12 Mill Lane")
    fits(chair, "outcome-reading")
    tick(chair, "reading", "back")
    send(chair, "/outcome-reading", 422)
    says(chair, "Enter what must be mended")
    chair.fill("[name=findings]", "An address of somebody else.")
    send(chair, "/outcome-reading")
    coordinator.goto(case + "/outcome-draft")
    says(coordinator, "An address of somebody else.")
    coordinator.fill("[name=outcome]", "One officer answers for the plan from now on.")
    send(coordinator, "/outcome-draft")
    chair.goto(case + "/outcome-reading")
    tick(chair, "reading", "pass")
    send(chair, "/outcome-reading")
    for page in (coordinator, second):
        page.goto(case + "/outcome")
    fits(second, "outcome")
    send(coordinator, "/outcome")
    send(second, "/outcome", 409)
    says_not(second, "12 Mill Lane")
    fits(second, "outcome-changed")

    # A body declines, and its reasons are read before the applicant does.
    coordinator.goto(case)
    fits(coordinator, "case-told")
    advice = coordinator.locator("a[href^='/work/recommendations/']").first.get_attribute("href")
    action = coordinator.locator("a[href^='/work/actions/']").first.get_attribute("href")
    landlord.goto(address + advice)
    tick(landlord, "answer", "declined")
    landlord.fill("[name=reason]", "The people at 3 Mill Lane are to blame.")
    send(landlord, advice)
    says(landlord, "The applicants have not been told the reasons yet")
    applicant.goto(address + "/track")
    says_not(applicant, "3 Mill Lane")
    chair.goto(address + "/work")
    chair.click("text=Read what a body answered, and tell the applicant")
    fits(chair, "answer-to-read")
    second.goto(address + advice)
    send(chair, advice + "/told", 422)
    says(chair, "This may be about somebody else")
    fits(chair, "answer-looked-at")
    chair.fill("[name=words]", "They have no money for it this year.")
    send(chair, advice + "/told")
    says(chair, "As the applicants were told")
    second.fill("[name=words]", "No.")
    send(second, advice + "/told", 409)
    says(second, "Somebody else has changed this recommendation")
    fits(second, "answer-changed")
    applicant.goto(address + "/track")
    says(applicant, "They have no money for it this year.")
    says_not(applicant, "3 Mill Lane")
    fits(applicant, "track-told")

    # Two people say something of one action at once.
    for page in (coordinator, second):
        page.goto(address + action)
        tick(page, "answer", "update")
        page.fill("[name=text]", "Two of eight.")
    send(coordinator, action)
    send(second, action, 409)
    says(second, "Somebody else has changed this action")
    fits(second, "action-changed")

    coordinator.goto(case + "/risk-plan")
    fits(coordinator, "risk-plan")
    coordinator.locator("[name$=_who]").first.fill("The applicant")
    coordinator.locator("[name$=_risks]").first.fill("Threats at the gate")
    coordinator.locator("[name$=_measures]").first.fill("A second lock")
    coordinator.locator("[name$=_by]").first.fill("Canonbury Homes")
    send(coordinator, "/risk-plan", 422)
    fits(coordinator, "risk-plan-mistake")

    # A review of the decision: asked, heard, concluded.
    applicant.goto(address + "/track/review")
    fits(applicant, "review-asked")
    applicant.locator("main input[type=checkbox]").first.check()
    applicant.fill("[name=text]", "Nobody asked my neighbour.")
    send(applicant, "/track/review")
    coordinator.goto(case + "/review-hearers")
    coordinator.fill("[name=names]", "Helen Marsh")
    coordinator.fill("[name=organisation]", "Appeals panel")
    send(coordinator, "/review-hearers", 422)
    fits(coordinator, "review-hearers")
    coordinator.fill("[name=names]", "I. Grant")
    send(coordinator, "/review-hearers")
    coordinator.goto(case + "/review-conclusion")
    tick(coordinator, "answer", "confirmed")
    coordinator.fill("[name=reasons]", "The neighbour was asked in March.")
    fits(coordinator, "review-conclusion")
    send(coordinator, "/review-conclusion")

    # Closed over what is open, with reasons; opened again.
    coordinator.goto(case + "/danger-reading")
    for box in coordinator.locator("[name=signs]").all():
        if "None" in box.locator("xpath=following-sibling::label | ..").first.inner_text():
            box.check()
    tick(coordinator, "level", "standard")
    send(coordinator, "/danger-reading")
    coordinator.goto(case + "/closure")
    coordinator.fill("[name=reason]", "It has been quiet; call 01632 960 001.")
    send(coordinator, "/closure", 422)
    says(coordinator, "This may be about somebody else")
    fits(coordinator, "closure")
    coordinator.fill("[name=reason]", "It has been quiet for six weeks.")
    coordinator.fill("[name='despite-actions']", "They go on without the case.")
    send(coordinator, "/closure")
    landlord.goto(address + action)
    applicant.goto(address + "/track")
    says(applicant, "It has been quiet for six weeks.")
    fits(applicant, "track-closed")
    for path in ("feedback", "equality"):
        applicant.goto(f"{address}/track/{path}")
        fits(applicant, path)
        for group in applicant.locator("main fieldset:has(input[type=radio])").all():
            group.locator("input[type=radio]").first.check()
        send(applicant, f"/track/{path}")
    coordinator.goto(case + "/reopening")
    coordinator.fill("[name=reason]", "It began again on Friday.")
    fits(coordinator, "reopening")
    send(coordinator, "/reopening")
    applicant.goto(address + "/track")
    says(applicant, "It began again on Friday.")

    coordinator.goto(address + "/statistics")
    says(coordinator, "Applications")
    check(coordinator.locator("main svg").count() == 1, "figures were published")
    fits(coordinator, "statistics")
    browser.close()
print("walked")
