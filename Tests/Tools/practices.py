"""Recomputes the indicators of the eight practices on riverside from its tables alone, and compares.

Usage: practices.py PROGRAM. Everything is written anew from the definitions; only the standard library is used for it.
Indicators about negative ties, and those that use ratings of trust, are not published on riverside digit by digit, so
their rounded values are compared. Then the JSON of every bundled study is checked with the published JSON Schema.
"""

import csv
import datetime
import itertools
import json
import math
import re
import statistics
import subprocess
import sys
from pathlib import Path

import jsonschema

ROOT = Path(__file__).resolve().parent.parent.parent
STUDY = ROOT / "Datasets" / "riverside"
WAVE, BEFORE = "w3", "w2"
DATES = {"w1": "2023-05-15", "w2": "2024-05-15", "w3": "2025-05-15"}
REFERENCE = "2025-06-30"
POSITIVE = {"trust", "collaborate", "bridge", "communicate", "advocate", "praise"}
NEGATIVE = {"blame", "oppose", "pressure", "distrust"}
UNDIRECTED = {"collaborate", "communicate", "experiment"}
LEVELS = {"inform": 1, "consult": 2, "involve": 3, "collaborate": 4, "empower": 5}
TOOLS = {"money", "procurement", "law", "data", "training", "assets", "staff", "convening", "communication", "volunteers"}
WIDTH, TOP = 3.0, 4.0


def day_range(text):
    """The first and the last day that a date can mean; None for blank or impossible dates."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text.strip())
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = datetime.date(year, month or 1, day or 1)
        if day:
            last = first
        elif month:
            last = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)
        else:
            last = datetime.date(year, 12, 31)
    except ValueError:
        return None
    return first.toordinal(), last.toordinal()


def middle(text):
    days = day_range(text)
    return None if days is None else (days[0] + days[1]) / 2


def before(one, other):
    """Whether a date is certainly before another."""
    return one[1] < other[0]


def number(text):
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return None


# Tables, with the repairs that the README of riverside lists.
stakeholders = {}
for row in csv.DictReader(open(STUDY / "stakeholders.csv", encoding="utf-8")):
    if row["id"].strip() not in stakeholders:
        row["sector"] = row["sector"].strip().lower()
        stakeholders[row["id"].strip()] = row
names = {row["name"].strip().lower(): name for name, row in stakeholders.items()}
names.update({"rt": "riverside_together", "housing dept": "dept_housing"})


def key(text):
    found = text.strip() if text.strip() in stakeholders else names.get(text.strip().lower())
    return found if found in stakeholders else None


# Whoever does not want to be shown takes no part.
stakeholders = {name: row for name, row in stakeholders.items() if row["consent"] != "no"}

rows = []
for row in csv.DictReader(open(STUDY / "relationships.csv", encoding="utf-8")):
    if not any(row.values()):
        continue
    row["from"], row["to"] = key(row["from"]), key(row["to"])
    if row["from"] and row["to"] and row["from"] != row["to"]:
        row["strength"] = number(row["strength"])
        row["level"] = LEVELS.get(row["decision_level"])
        row["reporter"] = key(row["reporter"])
        row["by"] = [tool for tool in row["tools"].split("|") if tool]
        rows.append(row)

answered = {}
for row in csv.DictReader(open(STUDY / "respondents.csv", encoding="utf-8")):
    if row["id"] in stakeholders and row["status"] == "answered":
        about = None if row["asked_about"] == "all" else set(filter(None, map(key, row["asked_about"].split("|"))))
        answered[row["wave"], row["kind"], row["id"]] = about


def asked(wave, kind, reporter, subject):
    if (wave, kind, reporter) not in answered:
        return False
    about = answered[wave, kind, reporter]
    return about is None or subject in about


def both(wave, kind, one, other):
    return asked(wave, kind, one, other) and asked(wave, kind, other, one)


def is_tie(row):
    return row["strength"] != 0 and row["status"] not in ("absent", "planned")


def network(wave):
    """Who is there in a wave, and the rows between them."""
    own = [row for row in rows if row["wave"] in (wave, "")]
    tied = {end for row in own if row["kind"] not in NEGATIVE and is_tie(row) and row["status"] != "ended"
            for end in (row["from"], row["to"])}
    date = day_range(DATES[wave])
    there = []
    for name, row in stakeholders.items():
        joined, left = day_range(row["joined"]), day_range(row["left"])
        if name not in tied and ((joined and before(date, joined)) or (left and before(left, date))):
            continue
        there.append(name)
    return there, [row for row in own if row["from"] in there and row["to"] in there]


def merged(own):
    """One tie for all its reports: the means of strengths and levels."""
    ties = {}
    for row in own:
        if row["kind"] in NEGATIVE or row["kind"] == "rates" or not is_tie(row) or row["status"] == "ended":
            continue
        ends = (row["from"], row["to"])
        if row["kind"] in UNDIRECTED:
            ends = tuple(sorted(ends))
        ties.setdefault((*ends, row["kind"]), []).append(row)
    result = {}
    for tie, reports in ties.items():
        strengths = [row["strength"] for row in reports if row["strength"] is not None]
        levels = [row["level"] for row in reports if row["level"]]
        result[tie] = (statistics.fmean(strengths) if strengths else None, statistics.fmean(levels) if levels else None)
    return result


there, own = network(WAVE)
ties = merged(own)
n = len(there)
sector = {name: stakeholders[name]["sector"] for name in there}
B = [name for name in there if stakeholders[name]["beneficiary"] == "yes"]
government = {name for name in there if sector[name] == "public"}
pairs = {}
for one, other, kind in ties:
    pairs.setdefault(frozenset((one, other)), set()).add(kind)
positive = [pair for pair, kinds in pairs.items() if kinds & POSITIVE]
of = lambda kind: {(one, other): value for (one, other, k), value in ties.items() if k == kind}
decide, trust, data, fund = of("decide"), of("trust"), of("data"), of("fund")
share = lambda part, whole: part / whole
expected = {}

# 1
expected["beneficiary_presence"] = share(sum(any(b in tie for tie in decide) for b in B), len(B))
levels = {tie: level for tie, (_, level) in decide.items() if level}
b = len(B)
expected["beneficiary_decision_share"] = (
    sum(level for tie, level in levels.items() if set(tie) & set(B)) / sum(levels.values())
    - (1 - (n - b) * (n - b - 1) / (n * (n - 1))))
expected["beneficiary_decision_level"] = statistics.fmean(level for tie, level in levels.items() if tie[1] in B)
arcs = set()
for one, other, kind in ties:
    if kind in POSITIVE or kind == "decide":
        arcs.add((one, other))
        if kind in UNDIRECTED:
            arcs.add((other, one))
rank = {name: 1 / n for name in there}
out = {name: [other for one, other in arcs if one == name] for name in there}
for _ in range(300):
    idle = sum(rank[name] for name in there if not out[name])
    new = {name: 0.15 / n + 0.85 * idle / n for name in there}
    for name in there:
        for other in out[name]:
            new[other] += 0.85 * rank[name] / len(out[name])
    rank = new
expected["beneficiary_influence"] = statistics.fmean(rank[x] for x in B) / statistics.fmean(
    rank[x] for x in there if x not in B)
near = {name: set() for name in there}
for pair in positive:
    one, other = pair
    near[one].add(other)
    near[other].add(one)


def reaches(start, removed):
    seen, queue = {start, removed}, [start]
    while queue:
        for other in near[queue.pop()] - seen:
            if other in government:
                return True
            seen.add(other)
            queue.append(other)
    return False


expected["beneficiary_independence"] = share(
    sum(bool(near[x] & government) or all(reaches(x, y) for y in there if y != x and y not in government) for x in B),
    len(B))
train, advocate = of("train"), of("advocate")
expected["beneficiary_learning"] = share(sum(any(to == x for _, to in train) for x in B), len(B))
expected["beneficiary_support"] = share(
    sum(any(to == x and one not in government for one, to in [*train, *advocate]) for x in B), len(B))
touching = [tie for tie in data if set(tie) & set(B)]
expected["beneficiary_data_return"] = share(sum(to in B for _, to in touching), len(touching))

# 2
mixed = [kinds for pair, kinds in pairs.items() if len(pair & government) == 1]
expected["contract_only_pairs"] = share(sum(kinds <= {"fund", "contract"} for kinds in mixed), len(mixed))
sides = {}
for row in own:
    if row["by"] and is_tie(row) and row["status"] != "ended" and row["kind"] not in NEGATIVE | {"rates"}:
        side = row["reporter"] or row["from"]
        if side in (row["from"], row["to"]):
            sides.setdefault(frozenset((row["from"], row["to"])), {}).setdefault(side, set()).update(row["by"])
named = [list(sides[pair].values()) for pair in positive if len(sides.get(pair, {})) == 2]
expected["division_of_labour"] = share(sum(bool(one - other) and bool(other - one) for one, other in named), len(named))
factual = {kind for _, _, kind in ties} - {"trust", "praise", "bridge", "rates"}
reporters = {}
for row in own:
    if row["kind"] in factual and is_tie(row) and row["status"] != "ended":
        ends = (row["from"], row["to"]) if row["kind"] not in UNDIRECTED else tuple(sorted((row["from"], row["to"])))
        reporters.setdefault((*ends, row["kind"]), set()).add(row["reporter"])
eligible = [tie for tie in ties if tie[2] in factual and both(WAVE, tie[2], tie[0], tie[1])]
expected["confirmed_ties"] = share(sum({tie[0], tie[1]} <= reporters[tie] for tie in eligible), len(eligible))
known = {tie: value[0] for tie, value in trust.items() if both(WAVE, "trust", *tie)}
mean = statistics.fmean(value for value in known.values() if value is not None)
known = {tie: mean if value is None else value for tie, value in known.items()}
expected["trust_reciprocity"] = sum(min(value, known.get(tie[::-1], 0)) for tie, value in known.items()) / sum(known.values())
weight = {}
for (one, other), (strength, _) in trust.items():
    weight[one, other] = weight.get((one, other), 0) + strength / TOP
for (one, other), (_, level) in decide.items():
    weight[one, other] = weight.get((one, other), 0) + level / 5
terms = []
for pair in {frozenset(tie) for tie in weight}:
    one, other = pair
    if sector[one] != sector[other] and both(WAVE, "trust", one, other) and both(WAVE, "decide", one, other):
        there_, back = weight.get((one, other), 0), weight.get((other, one), 0)
        terms.append(abs(there_ - back) / (there_ + back))
expected["influence_symmetry"] = 1 - statistics.fmean(terms)
expected["joint_decisions"] = share(
    sum(level >= 4 or (level >= 3 and levels.get(tie[::-1], 0) >= 3) for tie, level in levels.items()), len(levels))


def gini(amounts):
    amounts = list(amounts)
    differences = sum(abs(one - other) for one in amounts for other in amounts)
    return differences / (2 * len(amounts) * sum(amounts))


expected["power_concentration"] = gini(sum(w for (_, to), w in weight.items() if to == name) for name in there)

# 3
across = sum(sector[one] != sector[other] for one, other in trust)
expected["cross_sector_trust"] = (across - (len(trust) - across)) / len(trust)
history = [row for row in rows if row["kind"] not in NEGATIVE | {"rates"} and is_tie(row)]
acts = {}
for row in history:
    if row["kind"] == "bridge" and row["bridge_id"]:
        acts.setdefault((row["from"], row["bridge_id"]), {}).setdefault(row["to"], row["since"])
bridged = []
for members in acts.values():
    for (one, first), (other, second) in itertools.combinations(members.items(), 2):
        bridged.append((frozenset((one, other)), max(first, second, key=lambda text: day_range(text)[0])))
joined = {frozenset((sector[one], sector[other])) for one, other in trust}
joined |= {frozenset(sector[x] for x in pair) for pair, _ in bridged if pair <= set(there)}
every = {frozenset(two) for two in itertools.combinations(set(sector.values()), 2)}
expected["sector_pairs_bridged"] = share(len(joined & every), len(every))
links = {}
for pair in pairs:
    one, other = pair
    if sector[one] != sector[other]:
        links.setdefault(frozenset((sector[one], sector[other])), []).append(pair)
expected["fragile_bridges"] = share(sum(bool(frozenset.intersection(*link)) for link in links.values()), len(links))


def reachable_pairs(nodes):
    seen, total = set(), 0
    for start in nodes:
        if start in seen:
            continue
        part, queue = {start}, [start]
        while queue:
            here = queue.pop()
            for pair in pairs:
                if here in pair:
                    other = next(iter(pair - {here}))
                    if other in nodes and other not in part:
                        part.add(other)
                        queue.append(other)
        seen |= part
        total += len(part) * (len(part) - 1) // 2
    return total, seen


def lost(name):
    rest = set(there) - {name}
    after, _ = reachable_pairs(rest)
    size = whole_sizes[name]
    joined_before = whole - (size - 1)
    return (joined_before - after) / joined_before if joined_before else 0


whole, _ = reachable_pairs(set(there))
whole_sizes = {}
for name in there:
    part, queue = {name}, [name]
    while queue:
        here = queue.pop()
        for pair in pairs:
            if here in pair:
                other = next(iter(pair - {here}))
                if other not in part:
                    part.add(other)
                    queue.append(other)
    whole_sizes[name] = len(part)
expected["fragmentation_if_lost"] = max(map(lost, there))

begins, trusts, direct = {}, {}, {}
for row in history:
    pair = frozenset((row["from"], row["to"]))
    days = day_range(row["since"])
    if row["kind"] == "trust":
        trusts.setdefault(pair, []).append(days)
    if row["kind"] in ("fund", "contract", "collaborate") and days:
        begins[pair, row["kind"]] = min(begins.get((pair, row["kind"]), days), days, key=lambda d: d[0])
    if row["kind"] != "bridge":
        direct.setdefault(pair, []).append(days)
firsts = {}
for pair, since in bridged:
    days = day_range(since)
    trusts.setdefault(pair, []).append(days)
    firsts[pair] = min(firsts.get(pair, days), days, key=lambda d: d[0])
first = decided = 0
for (pair, _), begin in begins.items():
    dates = trusts.get(pair, [])
    if any(d and before(d, begin) for d in dates):
        first, decided = first + 1, decided + 1
    elif all(d and d[0] >= begin[1] for d in dates):
        decided += 1
expected["trust_first"] = share(first, decided)
closed = decided = 0
for pair, act in firsts.items():
    dates = direct.get(pair, [])
    if any(d and before(d, act) for d in dates):
        continue
    later = [d for d in dates if d and before(act, d)]
    if later and all(before(act, d) for d in dates if d):
        closed, decided = closed + 1, decided + 1
    elif not dates:
        decided += 1
if decided:
    expected["closure_after_bridge"] = share(closed, decided)

# 4
experiment = of("experiment")
reached = {to for _, to in data} | {end for tie in experiment for end in tie}
expected["evidence_reach"] = share(len(reached), n)
shared = {frozenset(tie) for tie in data}
shared = [tuple(pair) for pair in shared if both(WAVE, "data", *tuple(pair))]
expected["evidence_reciprocity"] = share(sum(pair in data and pair[::-1] in data for pair in shared), len(shared))
learning = set(data) | set(experiment) | {tie[::-1] for tie in experiment}


def loops(name):
    seen, queue = set(), [name]
    while queue:
        here = queue.pop()
        for one, other in learning:
            if one == here and other not in seen:
                seen.add(other)
                queue.append(other)
    return name in seen


expected["feedback_loops"] = share(sum(map(loops, there)), n)
tried = [row for row in own if row["kind"] == "experiment" and is_tie(row)]
ended = [row for row in tried if row["outcome"]]
expected["experiments_decided"] = share(sum(bool(row["decision"]) for row in ended), len(ended))
decisions = [row["decision"] for row in tried if row["decision"]]
expected["solutions_dropped"] = share(decisions.count("ended"), len(decisions))
by_partnership = {}
for row in history:
    if row["kind"] == "experiment" and row["partnership"] and len(row["since"]) == 10:
        by_partnership.setdefault(row["partnership"], set()).add((row["since"], row["from"], row["to"], row["evidence"]))
gaps = []
for starts in by_partnership.values():
    days = sorted(day_range(start[0])[0] for start in starts)
    gaps += [later - earlier for earlier, later in zip(days, days[1:])]
expected["cadence"] = statistics.median(gaps)

# 5
expected["tool_variety"] = statistics.fmean(len(set().union(*sides[p].values())) for p in positive if p in sides)
mentions = [tool for both_sides in sides.values() for tools in both_sides.values() for tool in tools if tool in TOOLS]
entropy = -sum(mentions.count(t) / len(mentions) * math.log(mentions.count(t) / len(mentions)) for t in set(mentions))
expected["tool_evenness"] = entropy / math.log(10)
bring = {}
for both_sides in sides.values():
    for name, tools in both_sides.items():
        bring.setdefault(name, set()).update(tools)
expected["non_money_givers"] = share(sum(bool(tools - {"money"}) for tools in bring.values()), len(bring))
expected["multiplexity"] = statistics.fmean(map(len, pairs.values()))

# 6
last = {}
for row in history:
    if row["kind"] in ("bridge", "experiment"):
        continue
    ends = (row["from"], row["to"])
    if row["kind"] in UNDIRECTED:
        ends = tuple(sorted(ends))
    last.setdefault((*ends, row["kind"], row["since"] if day_range(row["since"]) else ""), []).append(row)
spells = []
for (_, _, kind, since), reports in last.items():
    wave = max(row["wave"] or WAVE for row in reports)
    reports = [row for row in reports if (row["wave"] or WAVE) == wave]
    status = next((s for s in ("ended", "ongoing") if any(row["status"] == s for row in reports)), "unknown")
    until = next((row["until"] for row in reports if row["status"] == "ended" and row["until"]), "")
    reported = max((row["reported_on"] for row in reports if row["reported_on"]), default="")
    spells.append((kind, since, status, until, reported, wave == WAVE))
end = middle(REFERENCE)
ages = [(end - middle(since)) / 365.25 for _, since, status, _, _, now in spells
        if since and status != "ended" and now and day_range(since)[0] <= day_range(REFERENCE)[1]]
expected["tie_age"] = statistics.median(ages)
observed = []
for kind, since, status, until, reported, now in spells:
    if not since or day_range(since)[0] > day_range(REFERENCE)[1]:
        continue
    begin = middle(since)
    full = max(0, (end - begin) / 365.25)
    if status == "ended":
        if until:
            observed.append((max(0, (middle(until) - begin) / 365.25), middle(until) <= end))
    elif status == "ongoing" and now:
        observed.append((full, False))
    elif reported:
        observed.append((min(full, max(0, (middle(reported) - begin) / 365.25)), False))
survival = 1.0
for time in sorted({t for t, over in observed if over and t <= 5}):
    survival *= 1 - sum(t == time and over for t, over in observed) / sum(t >= time for t, _ in observed)
expected["tie_survival"] = survival


def statements(own):
    said = set()
    for row in own:
        if row["kind"] in NEGATIVE | {"rates"} or not is_tie(row) or row["status"] == "ended":
            continue
        if row["reporter"] in (row["from"], row["to"]):
            ends = (row["from"], row["to"])
            if row["kind"] in UNDIRECTED:
                ends = tuple(sorted(ends))
            said.add((row["reporter"], *ends, row["kind"]))
    return said


earlier_there, earlier_own = network(BEFORE)
now, then = statements(own), statements(earlier_own)
twice = []
for reporter, one, other, kind in now | then:
    subject = other if reporter == one else one
    if {one, other} <= set(there) & set(earlier_there) and all(asked(w, kind, reporter, subject) for w in (WAVE, BEFORE)):
        twice.append((reporter, one, other, kind))
expected["tie_stability"] = share(sum(s in now and s in then for s in twice), len(twice))


def ratings(own):
    cells = {}
    for row in own:
        if row["kind"] == "trust" and row["strength"] is not None and row["reporter"] in (None, row["from"]):
            cells.setdefault((row["from"], row["to"]), []).append(row["strength"])
    return {cell: statistics.fmean(values) for cell, values in cells.items()}


later, earlier = ratings(own), ratings(earlier_own)
expected["trust_trend"] = statistics.fmean(later[cell] - earlier[cell] for cell in later.keys() & earlier.keys())
between = lambda text: middle(DATES[BEFORE]) < (middle(text) or 0) <= middle(DATES[WAVE])
moved = [x for x, row in stakeholders.items() if between(row["joined"]) or between(row["left"])]
expected["turnover"] = share(len(moved), len(set(there) | set(earlier_there) | set(moved)))
funders = {}
for one, other in fund:
    funders.setdefault(other, set()).add(one)
expected["shared_sustainability"] = share(sum(len(f) > 1 for f in funders.values()), len(funders))

# 7
due = [row for row in own if row["kind"] not in NEGATIVE and number(row["expected"]) is not None and is_tie(row)
       and day_range(row["due"]) and before(day_range(row["due"]), day_range(REFERENCE))]
kept = [(row, (number(row["expected"]) - number(row["realised"])) / WIDTH) for row in due if number(row["realised"]) is not None]
expected["expectation_gap"] = statistics.fmean(gap for _, gap in kept)
hopes = {}
for row in own:
    if row["kind"] in NEGATIVE | {"rates"} or number(row["expected"]) is None:
        continue
    if row["reporter"] in (row["from"], row["to"]):
        ends = (row["from"], row["to"])
        if row["kind"] in UNDIRECTED:
            ends = tuple(sorted(ends))
        hopes.setdefault((*ends, row["kind"]), {}).setdefault(row["reporter"], []).append(number(row["expected"]))
apart = [abs(statistics.fmean(a) - statistics.fmean(c)) / WIDTH for a, c in
         (list(sides_.values()) for sides_ in hopes.values() if len(sides_) == 2)]
expected["expectation_mismatch"] = statistics.fmean(apart)
young = []
for row, gap in kept:
    since, stated = day_range(row["since"]), day_range(row["reported_on"])
    if since and stated and stated[1] - since[0] <= 365:
        young.append(gap)
if young:
    expected["early_promise"] = statistics.fmean(young)
expected["resource_asymmetry"] = gini(sum(to == name for _, to in fund) for name in there)

# 8
stated = {name: set(filter(None, stakeholders[name]["values"].split("|"))) for name in there}
jaccard = [len(stated[a] & stated[c]) / len(stated[a] | stated[c]) for a, c in map(tuple, positive) if stated[a] and stated[c]]
expected["value_overlap"] = statistics.fmean(jaccard)
by_sector = {}
for name in there:
    by_sector.setdefault(sector[name], set()).update(stated[name])
expected["shared_by_all_sectors"] = len(set.intersection(*by_sector.values()))
marks = {}
for row in own:
    if row["kind"] == "rates" and row["strength"]:
        marks.setdefault((row["to"], row["value"]), []).append((row["from"], row["strength"]))
differences = []
for (name, value), given in marks.items():
    self_rating = number(stakeholders[name].get("self_" + value) or "")
    if self_rating is not None and stakeholders[name]["consent"] == "yes" and len({r for r, _ in given}) >= 5:
        differences.append(self_rating - statistics.fmean(m for _, m in given))
if differences:
    expected["self_other_gap"] = statistics.fmean(differences)
expected["listening"] = statistics.fmean(m for (_, value), given in marks.items() if value == "listening" for _, m in given)

# 3, the half about blame: totals, compared where they are published, as rounded as they are published.
strength = {}
for row in own:
    if row["kind"] in ("blame", "pressure") and is_tie(row) and row["status"] != "ended":
        strength.setdefault((row["kind"], row["from"], row["to"]), []).append(row["strength"])
rated = {kind: [statistics.fmean(x for x in values if x is not None) for (k, _, _), values in strength.items()
                if k == kind and any(x is not None for x in values)] for kind in ("blame", "pressure")}
layer = {kind: {} for kind in ("blame", "pressure")}
for (kind, one, other), values in strength.items():
    values = [x for x in values if x is not None]
    layer[kind][one, other] = statistics.fmean(values) if values else statistics.fmean(rated[kind])
blame = layer["blame"]
goodwill = {}
for (one, other, kind), (value, _) in ties.items():
    if kind in POSITIVE:
        same = [v for (_, _, k), (v, _) in ties.items() if k == kind and v is not None]
        top = TOP if kind != "bridge" else (max(same) if same else 1)
        value = (value if value is not None else statistics.fmean(same) if same else top) / top
        for ends in [(one, other)] + ([(other, one)] if kind in UNDIRECTED else []):
            goodwill[ends] = max(goodwill.get(ends, 0), value)
everyone_asked = {}
for name, kind in (("blame_share", "blame"), ("pressure_share", "pressure")):
    everyone = everyone_asked[name] = [(a, c) for a in there for c in there if a != c and asked(WAVE, kind, a, c)]
    bad = sum(layer[kind].get(ends, 0) / TOP for ends in everyone)
    expected[name] = bad / (bad + sum(goodwill.get(ends, 0) for ends in everyone))
partners = [tuple(pair) for pair in positive if both(WAVE, "blame", *tuple(pair))]
blamed_pair = lambda a, c: (a, c) in blame or (c, a) in blame
expected["blame_free_pairs"] = share(sum(not blamed_pair(*p) for p in partners), len(partners))
trusting = {frozenset(tie) for tie in trust}
expected["ambivalent_pairs"] = share(sum(frozenset(p) in trusting and blamed_pair(*p) for p in partners), len(partners))
replied = [x for x in there if (WAVE, "blame", x) in answered]
blamed = [x for x in replied if any(to == x for _, to in blame)]
expected["blame_passing"] = share(sum(any(one == x and (to, x) not in blame for one, to in blame) for x in blamed), len(blamed))
expected["blame_stops_here"] = share(sum(not any(one == x for one, _ in blame) for x in blamed), len(blamed))
received = [sum(w for (_, to), w in blame.items() if to == name) for name in there]
expected["blame_concentration"] = gini(received)
mutual = [tie for tie in blame if both(WAVE, "blame", *tie)]
expected["blame_reciprocity"] = share(sum(tie[::-1] in blame for tie in mutual), len(mutual))
expected["blame_on_community"] = sum(w for (_, to), w in blame.items() if to in B) / sum(blame.values()) / (len(B) / n)
members = {}
for row in own:
    if row["partnership"] and is_tie(row) and row["kind"] not in NEGATIVE | {"rates"}:
        members.setdefault(row["partnership"], set()).update((row["from"], row["to"]))
inside = set(positive) | {frozenset(two) for group in members.values() for two in itertools.combinations(group, 2)}
expected["blame_inside_partnership"] = sum(w for tie, w in blame.items() if frozenset(tie) in inside) / sum(blame.values())


def longest(path):
    """The ties of the longest way along blame that begins so and meets nobody twice."""
    return max((longest(path + [to]) for one, to in blame if one == path[-1] and to not in path), default=len(path) - 1)


expected["blame_chain"] = max(longest([name]) for name in there)
# Sectors with fewer than five are taken together with the next smallest.
groups = [[size, {name}] for name, size in sorted((x, list(sector.values()).count(x)) for x in set(sector.values()))]
while min(size for size, _ in groups) < 5:
    groups.sort(key=lambda group: group[0])
    (one, few), (other, more) = groups[:2]
    groups[:2] = [[one + other, few | more]]
group = {x: next(i for i, (_, sectors) in enumerate(groups) if sector[x] in sectors) for x in there}
expected["blame_across_sectors"] = sum(
    w for (one, other), w in blame.items() if group[one] != group[other]) / sum(blame.values())
# Each pair has the sign of most of its directed ties; a tie both good and bad, and as many of each, count as none.
arcs = set()
for one, other, kind in ties:
    if kind in POSITIVE:
        arcs |= {(one, other), (other, one)} if kind in UNDIRECTED else {(one, other)}
signs = {name: {} for name in there}
for one, other in itertools.combinations(there, 2):
    total = sum((arc in arcs) - (arc in blame) for arc in ((one, other), (other, one)))
    if total:
        signs[one][other] = signs[other][one] = 1 if total > 0 else -1
triangles = [signs[x][y] * signs[x][z] * signs[y][z] for x, y, z in itertools.combinations(there, 3)
             if y in signs[x] and z in signs[x] and z in signs[y]]
expected["balance"] = share(triangles.count(1), len(triangles))


def fewest_misfits(signs):
    """The fewest ties that do not fit two camps: all ways of dealing out the stakeholders, but for those that are worse
    than the best one so far whatever comes after."""
    rest = sorted(signs, key=lambda x: (-len(signs[x]), x))
    order = [rest.pop(0)]
    while rest:
        order.append(max(rest, key=lambda x: (sum(y in signs[x] for y in order), len(signs[x]))))
        rest.remove(order[-1])
    place = {name: position for position, name in enumerate(order)}
    best = sum(sign < 0 for near in signs.values() for sign in near.values()) // 2

    def search(position, misfits, costs):
        nonlocal best
        if position == len(order):
            best = min(best, misfits)
            return
        here = order[position]
        for camp in sorted((0, 1), key=lambda camp: costs[here][camp])[: 1 if position == 0 else 2]:
            after = {name: list(cost) for name, cost in costs.items() if name != here}
            for name, sign in signs[here].items():
                if place[name] > position:
                    after[name][camp if sign < 0 else 1 - camp] += 1
            so_far = misfits + costs[here][camp]
            if so_far + sum(map(min, after.values())) < best:
                search(position + 1, so_far, after)

    search(0, 0, {name: [0, 0] for name in order})
    return best


signed = sum(map(len, signs.values())) // 2
expected["frustration"] = 1 - 2 * fewest_misfits(signs) / signed

# What depends on who is tied to whom is published in steps of at least five ties, or pairs: of the next width of a ladder.
LADDER = (1, 1.25, 1.6, 2, 2.5, 3.2, 4, 5, 6.4, 8, 10)


def ladder(width):
    """The least width of the ladder that is not below a width."""
    scale = 10.0 ** math.floor(math.log10(width))
    return next(step * scale for step in LADDER if step * scale >= width * (1 - 1e-12))


tie, pair = 5 / sum(1 for _ in blame), 5 / len(partners)
good = {name: 5 / sum(goodwill.get(ends, 0) for ends in there_asked) for name, there_asked in everyone_asked.items()}
# By how much the Gini coefficient changes with one tie more, for whom it changes it most.
more = sum(blame.values()) / len(blame)
spread = 5 * max(abs(gini(received[:place] + [amount + more] + received[place + 1:]) - gini(received))
                 for place, amount in enumerate(received))
steps = {"blame_concentration": spread, "blame_share": good["blame_share"], "pressure_share": good["pressure_share"], "blame_reciprocity": tie,
         "blame_free_pairs": pair, "ambivalent_pairs": pair, "blame_inside_partnership": tie, "blame_across_sectors": tie,
         "blame_on_community": tie / (len(B) / n), "balance": 15 / signed, "frustration": 10 / signed}
steps = {name: ladder(width) for name, width in steps.items()}

program = sys.argv[1]
report = json.loads(subprocess.run([program, "practices", str(STUDY), "--format", "json", "--quiet"],
                                   check=True, capture_output=True, text=True).stdout)
found = {indicator["id"]: indicator for indicator in report["indicators"]}
RATINGS = {"trust_reciprocity", "influence_symmetry", "power_concentration", "trust_trend"}
ABOUT_BLAME = {name for name in found if name.startswith(("blame_", "ambivalent", "pressure"))} | {"balance", "frustration"}
wrong = 0
for name in sorted(expected.keys() ^ found.keys()):
    print(f"{name}: only in one of the program and this script")
    wrong += 1
for name, value in expected.items():
    indicator = found[name]
    if indicator["status"] != "measured":
        print(f"{name}: {indicator['status']}: {indicator['reading']}; recomputed {value}")
        wrong += 1
        continue
    if name in steps:
        value = round(value / steps[name]) * steps[name]
    # To two decimals, numbers and ratios to two digits.
    coarse = 0.5 * 10 ** (math.floor(math.log10(abs(value))) - 1) if indicator["unit"] in ("number", "ratio", "points") and value else 0.005
    limit = coarse * 1.001 if name in RATINGS | ABOUT_BLAME else 1e-9 * max(1, abs(value))
    if abs(indicator["value"] - value) > limit:
        print(f"{name}: {indicator['value']}, recomputed {value}")
        wrong += 1
print(f"The eight practices on riverside: {len(expected)} values recomputed, {wrong} wrong.")

schema = json.loads(
    (ROOT / "Sources/StakeholderNetworks/StakeholderNetworks.docc/Resources/practices-1.schema.json").read_text())
jsonschema.Draft202012Validator.check_schema(schema)
checker = jsonschema.Draft202012Validator(schema)
studies = [STUDY, *sorted(path.parent for path in (ROOT / "Datasets" / "playbook").glob("*/stakeholders.csv"))]
for study in studies:
    text = subprocess.run([program, "practices", str(study), "--format", "json", "--quiet"],
                          check=True, capture_output=True, text=True).stdout
    for error in checker.iter_errors(json.loads(text)):
        print(f"{study.name}: {error.json_path}: {error.message[:200]}")
        wrong += 1
print(f"The JSON of {len(studies)} studies holds what its schema says." if not wrong else "Something is wrong.")
sys.exit(1 if wrong else 0)
