/** What the page looks like, on a screen and on paper. */
export const STYLE = `:root{color-scheme:light dark;--edge:light-dark(#767676,#8a8a8a);--soft:light-dark(#f3f3f3,#222);--link:light-dark(#0a58b8,#7cb7ff);--ink:light-dark(#1b1b1b,#e6e6e6);--page:light-dark(#fff,#161616)}
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1rem;font:1rem/1.55 system-ui,sans-serif;color:var(--ink);background:var(--page);overflow-wrap:break-word}
a{color:var(--link)}
a:focus-visible,input:focus-visible,select:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--link);outline-offset:2px}
form{display:flex;flex-wrap:wrap;gap:1rem;align-items:end}
label{display:block}
input,select{font:inherit;padding:.35rem .5rem;border:1px solid var(--edge);border-radius:.25rem;background:var(--page);color:var(--ink);min-height:2.2rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;margin:.75rem 0}
th,td{border:1px solid var(--edge);padding:.3rem .6rem;text-align:left;vertical-align:top}
th{background:var(--soft)}
.right{text-align:right}.center{text-align:center}
article{border-top:2px solid var(--edge);margin-top:2rem;padding-top:1rem}
.status{display:inline-block;border:1px solid var(--edge);border-radius:1rem;padding:0 .6rem}
figure{margin:1rem 0}figcaption{font-style:italic}
pre{overflow-x:auto;background:var(--soft);padding:.75rem;border-radius:.25rem}
.image,.markup{font-style:italic}
.heat-0{background:light-dark(#fbe9e7,#3d2320)}.heat-1{background:light-dark(#fdf3e0,#3a2f1d)}.heat-2{background:light-dark(#fafae0,#33331d)}.heat-3{background:light-dark(#e6f4e4,#20351f)}.heat-4{background:light-dark(#c9ebc8,#1d4a22)}
tfoot th,tfoot td{border-top-width:2px;font-weight:600}
.legend{font-size:.875rem}
details.chart>summary{font-weight:600}
summary{cursor:pointer}summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.picture svg{display:block;max-width:100%;height:auto}.large .picture{width:max-content}.large svg{max-width:none}.large{max-height:85vh;overflow:auto}
.problem pre{white-space:pre-wrap}.problem{border-left:4px solid var(--edge);padding-left:.75rem}
.paper{position:fixed;top:0;left:-20000px;width:900px;visibility:hidden}
.computed{border-left:4px solid var(--edge);padding-left:.75rem}
[hidden]{display:none}
@media print{:root{color-scheme:light}form,.top,.paper,.legend,[data-state=drawn]>details,details.chart:not([open]){display:none}body{max-width:none;font-size:10pt;padding:0}article{break-before:page;border:0;margin:0;padding:0}h2,h3,h4,h5,figcaption{break-after:avoid}pre,.wide,.large{overflow:visible;max-height:none;white-space:pre-wrap}pre{border:1px solid #767676}td,th{overflow-wrap:anywhere}tr,li,.picture,.computed{break-inside:avoid}.large .picture{width:auto}.picture svg{max-width:100%;max-height:22cm;height:auto}[data-dark] .picture{filter:invert(1) hue-rotate(180deg)}a{color:inherit}article a[href^=http]::after{content:' (' attr(href) ')';overflow-wrap:anywhere;font-size:.85em}[hidden]{display:revert}}
`;

/** Search and the filter of statuses; without it the page shows everything. */
export const SCRIPT = `(()=>{const $=s=>document.querySelector(s),all=[...document.querySelectorAll('article')],rows=new Map([...document.querySelectorAll('tr[data-for]')].map(r=>[r.dataset.for,r])),texts=all.map(a=>a.textContent.toLowerCase()),words=$('#words'),state=$('#state'),count=$('#count');
const show=()=>{const w=words.value.toLowerCase().split(/\\s+/).filter(Boolean),s=state.value;let n=0;all.forEach((a,i)=>{const on=(!s||a.dataset.state===s)&&w.every(x=>texts[i].includes(x));a.hidden=!on;const r=rows.get(a.id);if(r)r.hidden=!on;if(on)n++});count.textContent=n+' of '+all.length+' decisions'};
words.addEventListener('input',show);state.addEventListener('change',show);$('form').addEventListener('submit',e=>e.preventDefault());$('form').hidden=false;show()})();`;
