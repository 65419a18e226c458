"""What people get wrong in scenario files: the file without its first line, and what is told."""

from __future__ import annotations

from seeds.article import article_id

ARTICLE = "a:" + "4f" * 32
ITEM = "triggers:\n- handle: army-guard\n"
MISTAKES: dict[str, tuple[str, str, str, str]] = {
    "an unknown key": (
        "scenario:\n  handel: orlik\n",
        "3:3",
        "unknown key 'handel'",
        "handle",
    ),
    "a key twice": (
        "scenario: {handle: orlik}\nscenario: {handle: sahel}\n",
        "3:1",
        "a second key 'scenario'; the first is in line 2",
        "leave one of them out",
    ),
    "no handle": ("scenario: {title: Orlik}\n", "2:11", "handle is missing", "handle: …"),
    "a handle that is none": (
        "scenario: {handle: The Orlik bridge}\n",
        "2:20",
        "cannot be a handle",
        "the-orlik-bridge",
    ),
    "a probability above 1": (
        f"{ITEM}  forecasts:\n  - forecaster: ak\n    probability: 1.4\n",
        "6:18",
        "probability 1.4 is outside 0 to 1",
        "0.4, or 40%",
    ),
    "a percentage without its sign": (
        f"{ITEM}  forecasts: [{{forecaster: ak, probability: 40}}]\n",
        "4:45",
        "probability 40 is outside 0 to 1",
        "0.4, or 40%",
    ),
    "a probability outside its range": (
        f"{ITEM}  forecasts: [{{forecaster: ak, probability: 0.4, low: 0.5}}]\n",
        "4:15",
        "probability 0.4 is outside 0.5 to 0.4",
        "",
    ),
    "a status that is none": (
        f"{ITEM}  findings: [{{status: observd}}]\n",
        "4:23",
        "unknown status of a trigger 'observd'",
        "observed, not-observed, emerging, ceased, already-so, open",
    ),
    "a status of another kind": (
        f"{ITEM}  findings: [{{status: confirmed}}]\n",
        "4:23",
        "unknown status of a trigger 'confirmed'",
        "observed, not-observed, emerging, ceased, already-so, open",
    ),
    "a day for what did not occur": (
        f"{ITEM}  findings: [{{status: not-observed, occurred_on: 2026-05-17}}]\n",
        "4:50",
        "a day on which it occurred, while the status is not-observed",
        "leave it out, or put it in looked",
    ),
    "a day that is none": (
        f"{ITEM}  findings: [{{status: observed, occurred_on: 2026-02-30}}]\n",
        "4:46",
        "'2026-02-30' is not a date",
        "2026-05-17, 2026-05, 2026, or 2026-05/2026-07",
    ),
    "a time that is none": (
        f"{ITEM}  at: yesterday\n",
        "4:7",
        "'yesterday' is not a time",
        "2026-05-18T07:12:00Z",
    ),
    "criteria that nobody wrote": (
        f"{ITEM}  findings: [{{status: observed, criteria: 'k:1'}}]\n",
        "4:43",
        "'k:1' does not stand above, under the same trigger",
        "leave it out",
    ),
    "evidence that says nothing": (
        f"{ITEM}  findings: [{{status: observed, evidence: [{{role: supports}}]}}]\n",
        "4:44",
        "this evidence says nothing",
        "url, article, words or source",
    ),
    "neither a quote nor a span": (
        f"{ITEM}  annotations: [{{article: '{ARTICLE}'}}]\n",
        "4:17",
        "neither a quote nor a span",
        "quote: …",
    ),
    "a span that is no span": (
        f"{ITEM}  annotations:\n  - article: {ARTICLE}\n    span: 3-9\n",
        "6:11",
        "a text where a list is expected",
        "[one, two]",
    ),
    "a span that ends before it begins": (
        f"{ITEM}  annotations:\n  - article: {ARTICLE}\n    span: [9, 3]\n",
        "6:11",
        "span [9, 3) is empty or begins before 0",
        "",
    ),
    "a span that is longer than the quote": (
        f"{ITEM}  annotations:\n  - article: {ARTICLE}\n    span: [3, 9]\n    quote: ships\n",
        "6:11",
        "the span is 6 code points long, the quote 5",
        "[3, 8], or leave the span out",
    ),
    "a quote that is not there": (
        f"articles: [{{text: Ships left., title: Ships}}]\n{ITEM}"
        "  annotations: [{article: Ships, span: [0, 5], quote: Boats}]\n",
        "5:40",
        "the article has other words there than the quote",
        "leave the span out",
    ),
    "an article that nobody listed": (
        f"articles: [{{text: Ships left., title: Ships}}]\n{ITEM}"
        "  annotations: [{article: ship, quote: left}]\n",
        "5:27",
        "no article 'ship' in this file",
        "Ships",
    ),
    "an article without id and text": (
        "articles: [{title: Ships}]\n",
        "2:12",
        "an article needs its full id, or its text",
        "id: a:…, as signposts list --json has it",
    ),
    "a text that is not the article's": (
        f"articles:\n- id: {ARTICLE}\n  text: Ships left.\n",
        "4:9",
        "this text does not give the article's id",
        f"the text as it was, or id: {article_id('Ships left.')}",
    ),
    "a handle twice": (
        f"{ITEM}claims:\n- handle: army-guard\n",
        "5:11",
        "a second 'army-guard'; the first is in line 3",
        "army-guard-2",
    ),
    "an id twice": (
        f"{ITEM}  id: i:{'1' * 32}\n- handle: other\n  id: i:{'1' * 32}\n",
        "6:7",
        f"a second i:{'1' * 32}; the first is in line 3",
        "leave one out, or its id",
    ),
    "the id of something else": (
        f"{ITEM}  id: f:{'1' * 32}\n",
        "4:7",
        f"'f:{'1' * 32}' is no item id",
        "leave it out, or i: and 32 hexadecimal digits",
    ),
    "a scenario that is not there": (
        f"scenario: {{handle: orlik}}\n{ITEM}  scenarios: [orlick]\n",
        "5:15",
        "no scenario 'orlick' in this file",
        "orlik",
    ),
    "a scenario twice": (
        f"scenario: {{handle: orlik}}\n{ITEM}  scenarios: [orlik, orlik]\n",
        "5:14",
        "the scenario 'orlik' twice",
        "",
    ),
    "a direction without a scenario": (
        f"{ITEM}  direction: away\n",
        "4:3",
        "direction, but no scenario that it is meant for",
        "scenarios: [{scenario: …}]",
    ),
    "scenario and scenarios": (
        "scenario: {handle: orlik}\nscenarios: [{handle: sahel}]\n",
        "3:1",
        "both scenario and scenarios",
        "scenarios: with all of them",
    ),
    "a flag that is a word": (
        "simulated: yes\n",
        "2:12",
        "'yes' is neither true nor false",
        "true, or false",
    ),
}
"""The words, the place, a part of what is said, and what to try."""
