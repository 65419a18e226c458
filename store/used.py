"""Words already used in a field of a tag: what one may mean when one begins to write there."""

from __future__ import annotations

from store.bench import Bench

MOST = 2000
"""Words of one kind that are offered, the most used first."""

_COUNTED = "SELECT word FROM ({}) WHERE word <> '' GROUP BY word ORDER BY count(*) DESC, word LIMIT"
_PEOPLE = (
    "SELECT j.value AS word FROM annotation n, json_each(n.fields, '$.attribution') j "
    "WHERE n.standing "
    "UNION ALL SELECT name FROM source WHERE standing "
    "UNION ALL SELECT outlet FROM article WHERE standing "
    "UNION ALL SELECT j.value FROM article a, json_each(a.fields, '$.authors') j WHERE a.standing"
)
_LABELS = "SELECT j.value AS word FROM item i, json_each(i.fields, '$.labels') j WHERE i.standing"
_SOURCES = (
    "SELECT json_extract(fields, '$.source') AS word FROM criteria WHERE standing "
    "UNION ALL SELECT name FROM source WHERE standing"
)
_WORDINGS = "SELECT json_extract(fields, '$.wording') AS word FROM annotation WHERE standing"
_SCENARIOS = "SELECT handle AS word FROM scenario WHERE standing"

_ASKED = {
    "attribution": _PEOPLE,
    "labels": _LABELS,
    "source": _SOURCES,
    "wording": _WORDINGS,
    "scenarios": _SCENARIOS,
}


class UsedWords(Bench):
    """What was written in fields before."""

    def used(self, field: str) -> list[str]:
        """Words used in a field of tags, the most used first; none of a field in free words.

        Fields are `attribution` (people and outlets), `labels`, `source`, `wording`, `scenarios`.
        """
        asked = _ASKED.get(field)
        if asked is None:
            return []
        with self.reading() as connection:
            rows = connection.exec_driver_sql(f"{_COUNTED.format(asked)} {MOST}")
            return [row[0] for row in rows]
