"""How the report looks: the feedback page's style, and what a wide page of tables needs beside."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

from autograder.feedback.style import CSS as FEEDBACK

CSS = FEEDBACK + Markup("""
body { max-width: 60rem; }
p, li, .box { max-width: 46rem; }
h1 .soft { font-weight: 400; }
h3 { margin: 1.4rem 0 .3rem; font-size: 1.05rem; }
nav li { max-width: none; }
dl.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(8rem, 1fr));
  gap: .8rem 1rem; margin: 1rem 0; }
dl.facts div { border-top: 1px solid var(--line); padding-top: .3rem; }
dt { color: var(--soft); font-size: .9rem; }
details dt { margin-top: .5rem; }
dd { margin: 0; font-variant-numeric: tabular-nums; }
dd b { font-size: 1.25rem; }
.wide { overflow-x: auto; margin: .5rem 0; }
table { table-layout: auto; margin: 0; width: auto; min-width: min(100%, 30rem); }
th:first-child, th:last-child { width: auto; }
th, td { padding-right: .9rem; overflow-wrap: break-word; }
thead th { vertical-align: bottom; font-size: .85rem; color: var(--soft); }
tbody th { font-weight: 400; }
tbody th[scope=rowgroup] { font-weight: 700; padding-top: .9rem; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums;
  overflow-wrap: normal; white-space: nowrap; }
th.name { min-width: 9rem; overflow-wrap: anywhere; }
caption { text-align: left; color: var(--soft); font-size: .9rem; padding-bottom: .3rem; }
.wide.titled caption { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); }
.wide th:first-child { position: sticky; left: 0; background: var(--ground); }
.exercise .wide th:first-child { background: var(--card); }
td p, td details, td .who { margin: 0; }
svg { display: block; }
svg.chart { width: 100%; max-width: 34rem; height: auto; margin: .5rem 0; }
svg text { fill: var(--ink); font-size: 11px; }
svg .axis { stroke: var(--soft); stroke-width: 1; }
svg .fill, svg .half { fill: var(--link); }
svg .half { fill-opacity: .3; stroke: var(--link); }
svg .middle { stroke: var(--ink); stroke-width: 2; }
svg.share { display: inline-block; width: 4rem; height: .6rem; margin: 0 .1rem 0 .5rem;
  border: 1px solid var(--soft); border-radius: .3rem; }
.found { list-style: none; margin: .5rem 0; padding: 0; }
.found > li { margin: 0; padding: .6rem 0; border-bottom: 1px solid var(--line); }
.found svg.share { margin: 0 .5rem 0 0; }
.found p { margin: .2rem 0; }
.behind { display: grid; grid-template-columns: repeat(auto-fill, minmax(19rem, 1fr));
  gap: .4rem; }
.exercise { padding: .4rem .8rem; margin: 0; }
.exercise[open] { grid-column: 1 / -1; }
.who { margin: .3rem 0; max-width: none; }
.found .who { color: var(--soft); }
@media (min-width: 40rem) { nav ul { columns: 2; column-gap: 2rem; } }
@media (max-width: 30rem) {
  th, td { padding-right: .6rem; }
  th.name { min-width: 7rem; }
  svg.share { width: 2.5rem; }
}
@media print {
  .wide { overflow: visible; }
  .wide th:first-child, .exercise .wide th:first-child { background: none; }
  .behind { display: block; }
  table, thead th, caption { font-size: 8pt; }
  svg.chart { max-width: 24rem; }
}
""")

POLICY = Markup(
    "default-src 'none'; style-src 'sha256-{}'; form-action 'none'; base-uri 'none'"
).format(base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode("ascii"))
