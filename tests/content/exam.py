"""A blueprint to break."""

from __future__ import annotations

EXAM = """\
id: dev-02
title: Developer (DEV-02)
family: dev
first_day: 2024-01-01
last_day: 2026-11-30
successor: dev-03
questions: 65
scored: 50
minutes: 130
styles: [single, multiple]
scale: {lowest: 100, highest: 1000, pass_mark: 720}
domains:
  - {id: d1, title: Development, weight: 60}
  - {id: d2, title: Security, weight: 40}
tasks:
  - {id: "1.1", domain: d1, title: Run code}
  - {id: "1.2", domain: d1, title: Retry}
  - {id: "2.1", domain: d2, title: Permit}
sources:
  - {title: The guide, url: "https://docs.aws.amazon.com/", checked: 2026-11-17}
"""
NEXT = EXAM.replace("dev-02", "dev-03").replace("DEV-02", "DEV-03").replace("successor: dev-03\n", "")
NEXT = NEXT.replace("2024-01-01\nlast_day: 2026-11-30", "2026-12-01")
