"""What each named question is asked of the project's own graph, where it wants to be asked something."""

ASKED: dict[str, list[list[tuple[str, str]]]] = {
    "calls-and-visits": [[], [("leader", "Joe Biden")], [("leader", "岸田文雄")]],
    "clauses-on-issue": [[("issue", "abductions")], [("issue", "bilateral-relations")], [("issue", "human-rights")]],
    "commitments": [
        [("agreement", "agreement/japan-dprk-pyongyang-declaration")],
        [("agreement", "agreement/japan-dprk-pyongyang-declaration"), ("party", "Japan")],
        [("agreement", "agreement/japan-dprk-pyongyang-declaration"), ("party", "North Korea")],
    ],
    "evidence": [
        [("thing", "agreement/japan-dprk-pyongyang-declaration")],
        [("thing", "Joe Biden")],
        [("thing", "Fumio Kishida")],
        [("thing", "Pyongyang")],
        [("thing", "Kyodo News")],
    ],
    "issue-timeline": [
        [("issue", "abductions")],
        [("issue", "abductions"), ("country", "Japan"), ("country", "North Korea")],
        [("issue", "north-korea-missiles"), ("country", "Japan")],
        [("issue", "bilateral-relations")],
    ],
    "last-met": [
        [("country", "Japan"), ("country", "North Korea"), ("before", "2024-02-13")],
        [("country", "Japan"), ("country", "United States")],
        [("country", "South Korea"), ("country", "Japan"), ("before", "2023")],
        [("country", "China"), ("country", "United States")],
    ],
    "meetings-at": [
        [("place", "Pyongyang")],
        [("place", "United States")],
        [("place", "Japan")],
        [("place", "New York")],
    ],
    "office-holders": [
        [("office", "Prime Minister of Japan"), ("day", "2024-10-01")],
        [("office", "Prime Minister of Japan"), ("day", "2002-09-17")],
        [("office", "President of the United States"), ("day", "2021")],
    ],
    "on-the-margins": [[], [("series", "g7")], [("series", "nato")]],
    "open-proposals": [[], [("days", "30")], [("days", "0")], [("days", "3650")]],
    "positions": [[("issue", "abductions")], [("issue", "bilateral-relations")], [("issue", "north-korea-missiles")]],
    "reactions": [[], [("thing", "Junichiro Koizumi and Kim Jong Il, 2002-09-17 (held)")]],
    "remarks-of": [[("speaker", "Kim Jong Il")], [("speaker", "Fumio Kishida")], [("speaker", "Joe Biden")]],
    "summits-of-leader": [
        [("leader", "岸田文雄")],
        [("leader", "Joe Biden")],
        [("leader", "Kim Jong Il")],
        [("leader", "Junichiro Koizumi")],
    ],
    "unlinked": [
        [("class", name)] for name in ("Leader", "Country", "Place", "Office", "Series", "Issue", "Agreement")
    ],
    "who-met-whom": [[], [("from", "2004")], [("to", "2002")], [("from", "2021-01"), ("to", "2022-06")]],
}
