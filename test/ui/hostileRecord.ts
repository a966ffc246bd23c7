/** Every payload would set the flag where it runs, and fetch from outside. */
const run = "globalThis.executed=1;fetch('https://evil.example/fetched')";
const image = `<img src="https://evil.example/i.png" onerror="${run}" onload="${run}">`;

export const hostile = `---
date: 2026-11-20
__proto__: { polluted: yes }
constructor: { prototype: { polluted: yes } }
decision-makers: ["<script>${run}</script>"]
---

# ADR-0666: <script>${run}</script> ${image}

## Status

Proposed <svg onload="${run}"></svg> [click](javascript:${encodeURIComponent(run)})

## Context

<iframe srcdoc="<script>parent.executed=1</script>"></iframe> <style>@import 'https://evil.example/s.css';</style>
[run](command:workbench.action.closeAllEditors) ![x](https://evil.example/p.png)

## Decision Matrix

Scale: 1-5, higher is better.

| Criterion | Weight | \\_\\_proto\\_\\_ | constructor ${image} | "><script>${run}</script> |
| --- | ---: | --- | --- | --- |
| \\_\\_proto\\_\\_ | 40% | 4 (${image}) | 3 ([x](javascript:${encodeURIComponent(run)})) | 2 |
| toString | 30% | 4 (<a href="command:workbench.action.closeAllEditors">x</a>) | 5 | 1 (\${alert(1)}) |
| <b onclick="${run}">valueOf</b> | 30% | 3 | 4 | 5 (</td></table><script>${run}</script>) |
| **Total** | **100%** | **3.70** | **3.90** | **2.60** |

## Decision

Chosen option: **\\_\\_proto\\_\\_**. <details open ontoggle="${run}">x</details>

### Clicks

\`\`\`mermaid
%%{init: {"securityLevel": "loose", "htmlLabels": true, "flowchart": {"htmlLabels": true}, "__proto__": {"polluted": 1}}}%%
flowchart LR
  A["${image.replaceAll('"', "'")}"] --> B["<script>${run}</script>"]
  B --> C["first"]
  click A call execute()
  click B "javascript:${run}"
  click C href "https://evil.example/clicked" _blank
\`\`\`

### Styles

\`\`\`mermaid
---
config:
  securityLevel: loose
  themeCSS: "* { background: url(https://evil.example/css.png) }"
  fontFamily: "x; } * { background: url(https://evil.example/font.png) } {"
  __proto__: { polluted: 1 }
---
flowchart LR
  D[last] --> E@{ img: "https://evil.example/node.png", label: "<b onmouseover='${run}'>x</b>" }
\`\`\`

### Fills

\`\`\`mermaid
flowchart LR
  F[fill] --> G
  classDef evil fill:url(https://evil.example/fill.png)
  class F evil
  style G background:url(https://evil.example/style.png)
\`\`\`

## Backtracking Triggers

| # | Metric | Reconsider when | Window | Then |
| --- | --- | --- | --- | --- |
| 1 | ${image} | > 1 | __proto__ | <script>${run}</script> |
`;
