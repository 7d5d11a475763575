#!/usr/bin/env python3
"""Fills in the workbook that `stakenet template` writes, as a person would in a spreadsheet, and makes a report of it.

Usage: template.py STAKENET
"""
import csv
import subprocess
import sys
import tempfile
from pathlib import Path

import openpyxl

NAMES = ["City Planning Office", "Welcome House", "=Residents' Forum", "Ärzte ohne Wartezeit", "Library"]


def run(program, *arguments):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, arguments))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def expect(condition, what):
    if not condition:
        sys.exit(f"template: {what}")


def column(sheet, heading):
    for cell in sheet[1]:
        if cell.value == heading:
            return cell.column
    sys.exit(f"template: the sheet {sheet.title} has no column {heading}")


def fill(sheet, rows):
    """Writes over the examples, cell by cell."""
    for number, row in enumerate(rows, start=2):
        for cell in sheet[number]:
            cell.value = None
        for heading, value in row.items():
            cell = sheet.cell(number, column(sheet, heading))
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def printed_well(book):
    for sheet in book.worksheets:
        expect(sheet.page_setup.orientation == "landscape", f"{sheet.title} is not printed on its side")
        expect(
            sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToWidth in (None, 1)
            and sheet.page_setup.fitToHeight == 0,
            f"{sheet.title} is not printed one page wide",
        )
        expect(sheet.print_title_rows, f"{sheet.title} has its headings on the first page only")


def lists(program, folder):
    """Stakeholders and ties, filled in by hand."""
    workbook = folder / "ours.xlsx"
    run(program, "template", workbook)
    book = openpyxl.load_workbook(workbook)
    printed_well(book)
    fill(
        book["stakeholders"],
        [
            {"id": f"s{i}", "name": name, "sector": ["public", "civil_society"][i % 2], "joined": 2021 + i}
            for i, name in enumerate(NAMES)
        ],
    )
    ties = [(a, b) for a in range(5) for b in range(5) if a != b and (a + b) % 3 == 1]
    fill(
        book["relationships"],
        [
            {"from": f"s{a}", "to": NAMES[b], "kind": "data", "strength": a + 1, "since": "2022-05", "reporter": f"s{a}"}
            for a, b in ties
        ],
    )
    fill(book["respondents"], [{"id": f"s{i}", "kind": "all", "asked_about": "all", "status": "answered"} for i in range(5)])
    book.save(workbook)
    said = run(program, "validate", workbook)
    expect("5 stakeholders" in said and f"{len(ties)} ties" in said, said)
    expect("no errors" in said and "no warnings" in said, said)
    check(program, workbook, folder / "lists", len(ties))


def survey(program, folder):
    """A sheet with a row and a column for everybody."""
    roster = folder / "roster.csv"
    with open(roster, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["name"]] + [[name.lstrip("=")] for name in NAMES])
    workbook = folder / "survey.xlsx"
    run(program, "template", workbook, "--stakeholders", roster)
    book = openpyxl.load_workbook(workbook)
    printed_well(book)
    sheet = book["survey collaborate"]
    answers = {(a, b): "yes" if (a + b) % 2 else "no" for a in range(4) for b in range(5) if a != b}
    for (a, b), answer in answers.items():
        sheet.cell(a + 2, b + 2).value = answer
    book.save(workbook)
    said = run(program, "validate", workbook)
    expect("no errors" in said, said)
    check(program, workbook, folder / "survey", list(answers.values()).count("yes"))


def check(program, workbook, folder, ties):
    run(program, "convert", workbook, folder / "csv", "--quiet")
    with open(folder / "csv/relationships.csv", newline="", encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row.get("status") != "absent"]
    expect(len(rows) == ties, f"{len(rows)} ties of {ties} came through")
    run(program, "report", workbook, "-o", folder / "report")
    page = (folder / "report/report.html").read_text(encoding="utf-8")
    for name in ["City Planning Office", "Residents&#39; Forum", "Ärzte ohne Wartezeit"]:
        expect(name in page, f"the report does not name {name}")


with tempfile.TemporaryDirectory() as place:
    lists(sys.argv[1], Path(place))
    survey(sys.argv[1], Path(place))
print("A template that was filled in becomes a report.")
