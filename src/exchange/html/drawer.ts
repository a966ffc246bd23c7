import * as z from '../../schema/schema';

/** What draws diagrams in a page, packed: the modules that the diagram pane has too, each after those it imports. */
export interface Drawer {
  /** `[[name, source], ...]` as JSON, through gzip and as Base64; the last one begins. */
  readonly gzip: string;
}

/** The list of the modules, beside them in `dist/webview`, which the build writes. */
const drawerFile = 'drawer.json';
const shape = z.array(z.string().check(z.regex(/^(?:chunks\/)?[\w.-]+\.js$/))).check(z.minLength(1), z.maxLength(500));

export interface Packing {
  /** The text of a file of `dist/webview`. */
  read(file: string): Promise<string>;
  /** Through gzip and as Base64. */
  pack(text: string): Promise<string>;
}

/** `null` where a file is missing or not what the build wrote: the page then shows sources. */
export async function packDrawer({ read, pack }: Packing): Promise<Drawer | null> {
  try {
    const files = shape.parse(JSON.parse(await read(drawerFile)));
    const names = new Set(files.map(nameOf));
    const modules = await Promise.all(files.map(async file => [nameOf(file), asked(await read(file), names)]));
    return { gzip: await pack(JSON.stringify(modules)) };
  } catch {
    return null;
  }
}

function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1);
}

/** `import("./chunks/x-1A2B.js")` asks the page, for what it names may come later than it. */
function asked(source: string, names: ReadonlySet<string>): string {
  return source.replace(/\bimport\("\.{1,2}\/(?:chunks\/)?([\w.-]+\.js)"\)/g, (whole, name: string) =>
    names.has(name) ? `drawerModule("${name}")` : whole,
  );
}

/**
 * Unpacks the modules when the first diagram comes near or the page is at rest. Each gets an address of its own within the page
 * (`blob:`), which nothing but this script can make; a browser that cannot leaves the sources as they are.
 */
export const LOADER = `(()=>{const figures=[...document.querySelectorAll('figure[data-diagram]')],data=document.querySelector('#drawer'),at=new Map();let begun=false;
window.drawerModule=name=>import(at.get(name));
const linked=source=>source.replace(/(\\bfrom|\\bimport)\\s*"\\.{1,2}\\/(?:chunks\\/)?([\\w.-]+\\.js)"/g,(whole,word,name)=>at.has(name)?word+'"'+at.get(name)+'"':whole);
const load=async()=>{if(begun)return;begun=true;try{const bytes=Uint8Array.from(atob(data.textContent),c=>c.charCodeAt(0));let last;
for(const[name,source]of JSON.parse(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text()))at.set(last=name,URL.createObjectURL(new Blob([linked(source)],{type:'text/javascript'})));
await window.drawerModule(last)}catch{document.documentElement.dataset.drawer='failed'}};
const sight=new IntersectionObserver(seen=>{if(seen.some(s=>s.isIntersecting)){sight.disconnect();load()}},{rootMargin:'600px 0px'});figures.forEach(f=>sight.observe(f));
addEventListener('load',()=>setTimeout(load,1500))})();`;
