//! How the page looks, on screens and on paper.

/// One column in the fonts of the system; tables break between rows and repeat their heads.
pub(super) const SHEET: &str = "
:root { color-scheme: light; --text: #1d2430; --dim: #5d6878; --line: #dde2e9; --accent: #1f6fb2; }
* { box-sizing: border-box; }
body { font: 14px/1.5 Inter, 'Noto Sans', 'Noto Sans CJK KR', system-ui, sans-serif; color: var(--text);
  margin: 0 auto; padding: 32px 28px; max-width: 1123px; font-variant-numeric: tabular-nums; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 4px; }
h2 { font-size: 17px; margin: 32px 0 2px; }
.about, .source, footer, .dim { color: var(--dim); }
.about { margin: 0 0 16px; }
.source { margin: 0 0 8px; overflow-wrap: anywhere; }
figure { margin: 0 0 16px; }
figure svg { width: 100%; height: auto; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; }
th:nth-child(1) { width: 16%; } th:nth-child(2) { width: 36%; } th:nth-child(3) { width: 24%; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
th { color: var(--dim); font-weight: 500; font-size: 12px; }
td.amount { font-weight: 600; }
td { overflow-wrap: anywhere; }
mark { background: #fbe7b6; color: inherit; padding: 0 1px; }
.status { font-weight: 600; }
.icon { display: inline-block; min-width: 18px; text-align: center; border-radius: 3px; color: #fff; margin-right: 4px;
  print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.suggested { color: var(--dim); }
.note, .finding, .link { margin: 2px 0 0; font-size: 12.5px; }
.finding b { font-weight: 600; }
dl.statuses { display: grid; grid-template-columns: max-content 1fr; gap: 4px 16px; margin: 8px 0 0; }
dl.statuses dt { font-weight: 600; } dl.statuses dd { margin: 0; }
.counts { margin: 0 0 8px; } .counts span { margin-right: 16px; white-space: nowrap; }
a { color: var(--accent); text-decoration: none; }
code { font-size: 11.5px; overflow-wrap: anywhere; }
footer { margin-top: 32px; border-top: 1px solid var(--line); padding-top: 8px; font-size: 12px; }
@page { size: A4; margin: 15mm; }
@media print {
  body { padding: 0; font-size: 10pt; max-width: none; }
  tr, figure, .finding { break-inside: avoid; }
  h2, .source { break-after: avoid; }
  thead { display: table-header-group; }
  a { color: inherit; }
}
";
