/** What the page looks like, beside its colours. */
export const STYLE = `*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
main{max-width:64rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
header p{margin:0;color:var(--muted)}
h1{margin:.1em 0;font-size:2rem;line-height:1.2;letter-spacing:-.02em;overflow-wrap:anywhere}
h2{margin:3rem 0 .5rem;font-size:1.3rem;letter-spacing:-.01em}
h3{margin:1.5rem 0 .5rem;font-size:1rem;overflow-wrap:anywhere}
section>p{margin:0 0 1rem;color:var(--muted)}
code{font:.86em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;overflow-wrap:anywhere}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9.5rem,1fr));gap:1rem;margin:1.75rem 0 0}
.tiles>div,.bars,.scroll{background:var(--surface);border:1px solid var(--line);border-radius:10px}
.tiles>div{padding:.9rem 1.1rem;border-top:3px solid var(--state)}
.tiles dt,.tiles dd{color:var(--muted);font-size:.87rem}
.tiles dd,.bars dd{margin:0}
.tiles strong{display:block;color:var(--ink);font-size:1.7rem;font-weight:650;line-height:1.25;letter-spacing:-.02em}
.ok{--state:var(--ok)}.tight{--state:var(--tight)}.over{--state:var(--over)}.unknown{--state:var(--line)}
.scroll{overflow-x:auto}
.scroll:focus-visible,summary:focus-visible{outline:2px solid var(--cluster);outline-offset:2px}
.scroll:has(.diagram){background:none}
.diagram{display:block;margin:0 auto;max-width:none}
.facts{display:flex;flex-wrap:wrap;gap:.4rem;margin:0 0 .8rem;padding:0;list-style:none}
.facts li{padding:.1rem .6rem;border:1px solid var(--line);border-radius:99px;background:var(--surface);font-size:.87rem}
.bars{display:grid;gap:.9rem;margin:0 0 1rem;padding:1.1rem}
.bars>div{display:grid;grid-template-columns:1fr auto;gap:.15rem 1rem}
.bars dd{color:var(--muted);text-align:right;font-variant-numeric:tabular-nums}
.tight>dd,.over>dd{color:var(--state)}
.bars .track{position:relative;grid-column:1/-1;height:.6rem;border-radius:99px;overflow:hidden;background:var(--line)}
.unknown .track{background:repeating-linear-gradient(-45deg,var(--line) 0 4px,transparent 4px 8px)}
.track i{display:block;height:100%;min-width:2px;background:var(--state)}
.unknown .track i{display:none}
.track b{position:absolute;top:0;width:3px;height:100%;background:var(--surface)}
table{width:100%;border-collapse:collapse;font-size:.9rem}
th,td{padding:.55rem .9rem;border-top:1px solid var(--line);text-align:left;vertical-align:top}
thead th{border-top:0;color:var(--muted);font-weight:500;white-space:nowrap}
td:first-child,td:last-child:nth-child(4){white-space:nowrap}
td+td:not(:nth-child(4)){min-width:11rem}
small{display:block;color:var(--muted);font-size:.87em}
.numbers td+td,.numbers th+th{min-width:0!important;text-align:right;font-variant-numeric:tabular-nums}
.status{--state:var(--muted)}
.status::before{content:"";display:inline-block;width:.55em;height:.55em;margin-right:.5em;border-radius:50%;background:var(--state)}
.critical,.error{--state:var(--over)}.warning{--state:var(--tight)}.acknowledged{--state:var(--ok)}
summary{color:var(--muted);cursor:pointer;font-size:.87rem}
@media print{body{background:none}main{max-width:none;padding:0}.scroll{overflow:visible}.diagram{width:100%;height:auto}section,tr{break-inside:avoid}*{print-color-adjust:exact}details::details-content{content-visibility:visible;display:block;block-size:auto}}
`;
