#!/usr/bin/env python3
"""Answers questions for a meeting (contracts.md section 4) with OR-Tools' CP-SAT: a JSON object a line in and out.

In: the question, and `holidays`: the bank holidays, YYYY-MM-DD. Out: `slot` with the best start, room and score, or
null with `fewest`: how many conditions are in each other's way at the least; and how long building the model and
solving it took, in milliseconds.
"""
import json
import sys
import time
from datetime import datetime, timedelta

from ortools.sat.python import cp_model

# So that weights are whole numbers, as CP-SAT has them.
SCALE = 2


def minutes(text):
    return datetime.fromisoformat(text)


def answer(question):
    begun = time.perf_counter()
    holidays = set(question["holidays"])
    length = timedelta(minutes=question["duration_minutes"])
    step = timedelta(minutes=question["granularity_minutes"])
    starts = []
    day = datetime.fromisoformat(question["window"]["from"])
    while day <= datetime.fromisoformat(question["window"]["until"]):
        if day.weekday() < 5 and day.date().isoformat() not in holidays:
            hour, minute = map(int, question["day"]["start"].split(":"))
            start = day + timedelta(hours=hour, minutes=minute)
            hour, minute = map(int, question["day"]["end"].split(":"))
            end = day + timedelta(hours=hour, minutes=minute)
            while start + length <= end:
                starts.append(start)
                start += step
        day += timedelta(days=1)

    def read(intervals):
        return [(minutes(first), minutes(last)) for first, last in intervals]

    def free(busy):
        busy = read(busy)
        return [not any(b < s + length and s < e for b, e in busy) for s in starts]

    def inside(intervals):
        intervals = read(intervals)
        return [any(b <= s and s + length <= e for b, e in intervals) for s in starts]

    rooms = [free(room["busy"]) for room in question["rooms"]]
    invitees = question["invitees"]
    diaries = [free(invitee["busy"]) for invitee in invitees]
    wishes = [inside(invitee["prefers"]) for invitee in invitees]
    agencies = sorted({invitee["agency"] for invitee in invitees})

    model = cp_model.CpModel()
    at = [model.new_bool_var(f"t{s}") for s in range(len(starts))]
    taken = [model.new_bool_var(f"r{r}") for r in range(len(rooms))]
    model.add_exactly_one(at)
    model.add_exactly_one(taken)
    for room, times in zip(taken, rooms):
        for place, is_free in zip(at, times):
            if not is_free:
                model.add_bool_or([room.negated(), place.negated()])
    attends = []
    score = []
    for invitee, times, wished in zip(invitees, diaries, wishes):
        there = model.new_bool_var(invitee["id"])
        model.add(sum(place for place, is_free in zip(at, times) if is_free) == there)
        attends.append(there)
        weight = round(invitee["weight"] * SCALE)
        score.append(weight * there)
        score += [weight * place for place, f, w in zip(at, times, wished) if f and w]
        if invitee["required"]:
            model.add(there == 1)
    present = []
    for agency in agencies:
        members = [there for there, invitee in zip(attends, invitees) if invitee["agency"] == agency]
        somebody = model.new_bool_var(f"a {agency}")
        model.add_bool_or(members + [somebody.negated()])
        present.append(somebody)
    model.add(sum(present) >= question["quorum"]["agencies"])
    for role in question["quorum"]["roles"]:
        model.add_bool_or([there for there, invitee in zip(attends, invitees) if role in invitee["roles"]])
    # The score first, then the earlier start, then the room listed first.
    ranks = max(1, len(starts) * len(rooms))
    rank = sum(number * len(rooms) * place for number, place in enumerate(at)) + sum(
        number * room for number, room in enumerate(taken))
    model.maximize(ranks * sum(score) - rank)
    built = time.perf_counter()

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    solved = time.perf_counter()
    took = {"build_ms": 1000 * (built - begun), "solve_ms": 1000 * (solved - built)}
    if status == cp_model.OPTIMAL:
        start = starts[next(n for n, place in enumerate(at) if solver.value(place))]
        room = next(n for n, place in enumerate(taken) if solver.value(place))
        total = sum(solver.value(part) for part in score)
        slot = {"start": start.isoformat(timespec="minutes"), "room": question["rooms"][room]["id"],
                "score": total / SCALE}
        return {"slot": slot, "fewest": None, **took}
    assert status == cp_model.INFEASIBLE, solver.status_name(status)
    least = fewest(question, starts, diaries, rooms)
    return {"slot": None, "fewest": least, **took, "fewest_ms": 1000 * (time.perf_counter() - solved)}


def fewest(question, starts, diaries, rooms):
    """How many conditions it takes so that one of them fails at every time."""
    if not starts:
        return 1
    invitees = question["invitees"]
    model = cp_model.CpModel()
    required = [model.new_bool_var(invitee["id"]) for invitee in invitees]
    roles = [model.new_bool_var(role) for role in question["quorum"]["roles"]]
    agencies, room = model.new_bool_var("agencies"), model.new_bool_var("rooms")
    for number in range(len(starts)):
        there = [invitee for invitee, diary in zip(invitees, diaries) if diary[number]]
        failing = [v for v, invitee, diary in zip(required, invitees, diaries) if invitee["required"] and not diary[number]]
        failing += [v for v, role in zip(roles, question["quorum"]["roles"])
                    if not any(role in invitee["roles"] for invitee in there)]
        if len({invitee["agency"] for invitee in there}) < question["quorum"]["agencies"]:
            failing.append(agencies)
        if not any(times[number] for times in rooms):
            failing.append(room)
        model.add_bool_or(failing)
    model.minimize(sum(required) + sum(roles) + agencies + room)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    assert status == cp_model.OPTIMAL, solver.status_name(status)
    return round(solver.objective_value)


for line in sys.stdin:
    print(json.dumps(answer(json.loads(line))), flush=True)
