import * as z from '../../schema/schema';

/** What draws diagrams in a page, packed, and the hash by which the page's policy lets it run. */
export interface Drawer {
  readonly hash: string;
  /** The script, through gzip and as Base64. */
  readonly gzip: string;
}

/** The file that the build writes it to, beside the command line and the extension. */
export const drawerFile = 'drawer.json';

const shape = z.object({
  hash: z.string().check(z.regex(/^sha256-[A-Za-z0-9+/]{43}=$/)),
  gzip: z.string().check(z.regex(/^[A-Za-z0-9+/]+={0,2}$/)),
});

/** `null` where the file is not what the build wrote: the page then shows sources. */
export function readDrawer(json: string): Drawer | null {
  try {
    const read = shape.safeParse(JSON.parse(json));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/**
 * Unpacks the drawer when the first diagram comes near or the page is at rest, and lets it run as an inline script: the
 * policy knows its hash, and a browser that cannot unpack leaves the sources as they are.
 */
export const LOADER = `(()=>{const figures=[...document.querySelectorAll('figure[data-diagram]')],data=document.querySelector('#drawer');let begun=false;
const load=async()=>{if(begun)return;begun=true;try{const bytes=Uint8Array.from(atob(data.textContent),c=>c.charCodeAt(0)),script=document.createElement('script');script.textContent=await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();document.head.append(script)}catch{document.documentElement.dataset.drawer='failed'}};
const sight=new IntersectionObserver(seen=>{if(seen.some(s=>s.isIntersecting)){sight.disconnect();load()}},{rootMargin:'600px 0px'});figures.forEach(f=>sight.observe(f));
addEventListener('load',()=>setTimeout(load,1500))})();`;
