//! The look of the page.

/// Inline style sheet: system fonts, light and dark, narrow screens, print.
pub(super) const CSS: &str = r#"
:root{--ink:#1b1f24;--soft:#57606a;--line:#d0d7de;--paper:#fff;--wash:#f6f8fa;--key:#0b3d62;--link:#0b5394;--band0:#dfe6ee;--band1:#c9d4e0;
--executed:#8c1d18;--failed:#b35c1e;--foiled:#2b6a4d;--plotted:#56589f;--alleged:#8a8f98}
@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#a2abb6;--line:#3a424d;--paper:#14181d;--wash:#1d232a;--key:#8fc1ea;--link:#8fc1ea;
--band0:#2a333d;--band1:#384552;--executed:#e07a72;--failed:#e0a269;--foiled:#7fc3a0;--plotted:#a3a5e6;--alleged:#8a8f98}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:1rem}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 Charter,"Iowan Old Style","Source Serif 4",Georgia,serif}
header.page,nav,main{max-width:76rem;margin:0 auto;padding:0 1.5rem}
header.page{padding-top:1.75rem;padding-bottom:.75rem}
h1{font-size:1.9rem;line-height:1.2;margin:.1rem 0 .35rem;text-wrap:balance}
h2{font-size:1.2rem;margin:2.25rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
p,ul{max-width:46rem}
.kind,.asof{margin:0;color:var(--soft);font-family:system-ui,sans-serif;font-size:.875rem}
.kind{text-transform:uppercase;letter-spacing:.08em}
nav ol{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.1rem;margin:0;padding:.6rem 0;border-block:1px solid var(--line);font:.875rem/1.6 system-ui,sans-serif}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem;z-index:1}
.tlp{background:#000;color:#fff;text-align:center;padding:.4rem 1rem;font:.875rem/1.4 system-ui,sans-serif;letter-spacing:.04em}
.tlp.red strong{color:#ff2b2b}.tlp.amber strong,.tlp.amber-strict strong{color:#ffc000}.tlp.green strong{color:#33ff00}
section.key{background:var(--wash);border-inline-start:4px solid var(--key);padding:.25rem 1.5rem 1rem;margin-top:1.5rem}
section.key h2{border:0;margin-top:.9rem;color:var(--key)}
section.key>p:first-of-type{font-size:1.15rem;line-height:1.5}
figure{margin:1rem 0;max-width:46rem}
svg{width:100%;height:auto;display:block}
svg text{fill:var(--soft);font:11px system-ui,sans-serif}
.band.b0{fill:var(--band0)}.band.b1{fill:var(--band1)}.interval{fill:var(--key);opacity:.55}.point{fill:var(--key);stroke:var(--paper);stroke-width:2}
.axis{stroke:var(--line)}svg .count{fill:var(--paper);font-weight:600}
rect.executed,.swatch.executed{fill:var(--executed);background:var(--executed)}rect.failed,.swatch.failed{fill:var(--failed);background:var(--failed)}
rect.foiled,.swatch.foiled{fill:var(--foiled);background:var(--foiled)}rect.plotted,.swatch.plotted{fill:var(--plotted);background:var(--plotted)}
rect.alleged,.swatch.alleged{fill:var(--alleged);background:var(--alleged)}
figcaption,caption{font:600 .875rem/1.4 system-ui,sans-serif;text-align:start;color:var(--ink);padding:.4rem 0}
.legend{display:flex;flex-wrap:wrap;gap:.2rem 1rem;font:.8rem system-ui,sans-serif;color:var(--soft)}
.swatch{display:inline-block;width:.7rem;height:.7rem;margin-inline-end:.35rem;vertical-align:-.05rem}
.scroll{overflow-x:auto;margin:1.1rem 0}
table{border-collapse:collapse;width:100%;font:.84rem/1.4 system-ui,sans-serif;font-variant-numeric:tabular-nums}
th,td{text-align:start;vertical-align:top;padding:.45rem .6rem .45rem 0;border-top:1px solid var(--line)}
thead th{border-top:0;border-bottom:2px solid var(--ink);font-weight:600;white-space:nowrap;vertical-align:bottom}
tbody th{font-weight:600}
tr:target th,tr:target td,li:target{background:var(--wash)}
tr.words td{border-top:0;padding-top:0;color:var(--soft)}
tr.words ul,.timeline ul{margin:.3rem 0 .5rem;padding-inline-start:1.2rem}
summary{cursor:pointer;color:var(--soft);font:.8rem system-ui,sans-serif}
.graded{white-space:nowrap;margin-inline-end:.35rem}.field{color:var(--ink);font:.78rem system-ui,sans-serif}
table .mark{font-size:.95em}.scroll.small{max-width:46rem}
.marks{white-space:normal}.mark{font:.75em system-ui,sans-serif;text-decoration:none;white-space:nowrap}
.mark:hover{text-decoration:underline}
.bar{display:block;height:.35rem;background:var(--band0);margin-top:.2rem;max-width:7rem}.bar span{display:block;height:100%;background:var(--key)}
ol.sources{max-width:60rem;padding-inline-start:2rem}ol.sources li{margin:.45rem 0}
code{font-size:.85em;overflow-wrap:anywhere}
.back{font:.75rem system-ui,sans-serif;color:var(--soft)}.back a{text-decoration:none}
main{padding-bottom:3rem}
@media (max-width:44rem){
header.page,nav,main{padding-inline:1rem}h1{font-size:1.5rem}section.key{padding-inline:1rem}
table,caption,tbody,tr,th,td{display:block;width:100%}thead{position:absolute;left:-99rem}
tbody tr{border-top:2px solid var(--line);padding:.5rem 0}tr.words{border-top:0;padding-top:0}
tbody th,tbody td{border:0;padding:.12rem 0;display:grid;grid-template-columns:7.5rem minmax(0,1fr);gap:.5rem}
tbody [data-label]::before{content:attr(data-label);color:var(--soft);font-weight:400}
tr.words td{display:block}svg text{font-size:15px}.timeline svg text,.gauge svg .tick{font-size:15px}.gauge .word{font-size:13px}
}
@media print{
:root{--ink:#000;--soft:#333;--line:#999;--paper:#fff;--wash:#fff;--key:#000;--link:#000}
body{font-size:10pt}nav,.skip,.back{display:none}.scroll{overflow:visible}h2{break-after:avoid}tr,figure,li{break-inside:avoid}
thead{display:table-header-group}a{text-decoration:none}.tlp{print-color-adjust:exact}
}
"#;
