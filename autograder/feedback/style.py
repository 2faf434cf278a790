"""How a page looks, and the policy that lets a browser load nothing else."""

from __future__ import annotations

import base64
import hashlib

from markupsafe import Markup

# Each ink is told from its ground by at least 4.5 to 1, light and dark; a test works it out.
CSS = Markup("""
:root {
  color-scheme: light dark;
  --ground: #ffffff; --card: #f5f6f8; --line: #d5d9df; --ink: #1c2128; --soft: #57606a;
  --link: #0550ae; --right: #116329; --part: #7a4b00; --lost: #a40e26; --warn: #fff3d6;
  --keyword: #6639ba; --text: #0a3069; --number: #953800;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --ground: #0f1318; --card: #191f27; --line: #3b434d; --ink: #e4e9ef; --soft: #a0a8b2;
    --link: #79b8ff; --right: #56d364; --part: #e3b341; --lost: #ff938a; --warn: #3a2d0c;
    --keyword: #d2a8ff; --text: #a5d6ff; --number: #ffb77c;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 1rem 1rem 4rem; max-width: 46rem; background: var(--ground);
  color: var(--ink); font: 1rem/1.5 system-ui, "Segoe UI", Roboto, "Noto Sans", "Noto Sans SC",
  "PingFang SC", "Microsoft YaHei", sans-serif; overflow-wrap: anywhere;
}
h1, h2, h3 { line-height: 1.25; margin: 0; }
h1 { font-size: 2rem; }
h2 { font-size: 1.3rem; margin-top: 2rem; }
h3 { font-size: 1rem; display: flex; flex-wrap: wrap; gap: .1rem .8rem; align-items: baseline; }
p { margin: .5rem 0; }
a { color: var(--link); }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
code, pre, samp { font-family: ui-monospace, "Cascadia Mono", Consolas, "DejaVu Sans Mono",
  monospace; font-size: .9em; unicode-bidi: isolate; direction: ltr; }
pre code, pre samp { font-size: 1em; }
pre {
  margin: .5rem 0; padding: .6rem .7rem; border: 1px solid var(--line); border-radius: 6px;
  background: var(--ground); white-space: pre-wrap; tab-size: 4; line-height: 1.4; overflow: auto;
}
.out { max-height: 24rem; }
.soft, .what, .about { color: var(--soft); }
.what { font-size: .9rem; margin: .5rem 0 -.2rem; }
.about { margin: .2rem 0; }
meter { display: block; width: 100%; height: .8rem; margin: .6rem 0 1rem; appearance: none;
  border: 1px solid var(--soft); border-radius: .4rem; overflow: hidden; background: none; }
meter::-webkit-meter-bar { height: .8rem; border: 0; border-radius: 0; background: none; }
meter::-webkit-meter-optimum-value { background: var(--link); }
meter::-moz-meter-bar { background: var(--link); }
nav ul { list-style: none; margin: .8rem 0 0; padding: 0; border-top: 1px solid var(--line); }
nav li { display: flex; justify-content: space-between; gap: 1rem; padding: .45rem 0;
  border-bottom: 1px solid var(--line); }
.count, .marks { font-variant-numeric: tabular-nums; }
.count { white-space: nowrap; }
.box { margin: 1rem 0; padding: .7rem 1rem; border: 1px solid var(--line); border-radius: 8px;
  background: var(--card); }
.box ol { margin: .3rem 0 0; padding-left: 1.3rem; }
.box li { margin: .3rem 0; }
.box h2 { margin: 0; font-size: 1.1rem; }
.warn { background: var(--warn); border-color: var(--part); }
.exercise { margin: .8rem 0; padding: .7rem 1rem; border: 1px solid var(--line);
  border-radius: 8px; background: var(--card); }
.exercise:target { border-color: var(--link); box-shadow: 0 0 0 1px var(--link); }
h3 .name { flex: 1 1 auto; }
.outcome { white-space: nowrap; }
@media (max-width: 30rem) {
  .exercise:not(.right) .name { flex-basis: 100%; }
}
h3 .marks { font-weight: 400; margin-left: .5rem; }
.state.right { color: var(--right); }
.state.part { color: var(--part); }
.state.lost { color: var(--lost); }
.state.open { color: var(--soft); }
.diagnosis { padding-left: .7rem; border-left: 3px solid var(--part); }
.comment { margin: .6rem 0; padding: .5rem .7rem; border: 1px solid var(--line);
  border-left: 3px solid var(--link); border-radius: 6px; background: var(--ground);
  white-space: pre-line; }
.read { color: var(--soft); }
details { margin: .5rem 0 0; }
summary { cursor: pointer; color: var(--link); padding: .15rem 0; }
table { border-collapse: collapse; table-layout: fixed; width: 100%; margin: .5rem 0;
  font-size: .93rem; }
th, td { text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
  border-bottom: 1px solid var(--line); }
th:first-child { width: 7.6em; }
th:last-child { width: 4em; }
th:last-child, td:last-child { padding-right: 0; }
img { display: block; max-width: 100%; height: auto; margin: .5rem 0; background: #ffffff;
  border-radius: 6px; }
.k { color: var(--keyword); }
.s { color: var(--text); }
.n { color: var(--number); }
.c { color: var(--soft); }
@media (min-width: 40rem) { body { padding: 2rem 1.5rem 5rem; } h1 { font-size: 2.4rem; } }
@media print {
  body { max-width: none; padding: 0; font-size: 10pt; }
  details::details-content { content-visibility: visible; display: block; height: auto; }
  .exercise, .box, pre, img, tr { break-inside: avoid; }
  .exercise, .box { background: none; }
  .out { max-height: none; }
  a { color: inherit; text-decoration: none; }
}
""")

# The style has its hash here, so that no other one, and no style attribute, is obeyed. Nothing is
# loaded, nothing runs, nothing is sent.
POLICY = Markup(
    "default-src 'none'; style-src 'sha256-{}'; img-src data:; form-action 'none'; base-uri 'none'"
).format(base64.b64encode(hashlib.sha256(CSS.encode()).digest()).decode("ascii"))
