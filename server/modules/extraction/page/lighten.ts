/** Where a drawing begins, or something in which what looks like one is none. */
const begins = /<(?:svg(?=[\s>])|script\b|!--)/gi;

const endOf = { svg: "</svg>", script: "</script", "!--": "-->" } as const;
const whole = "<svg></svg>";

/**
 * A page without what is inside its drawings. They tell nothing, and are often a third of a page and of the time that
 * parsing takes. One that is not closed, or has others inside, is left.
 */
export function lighten(html: string): string {
  let light = "";
  let kept = 0;
  begins.lastIndex = 0;
  for (let found = begins.exec(html); found; found = begins.exec(html)) {
    const kind = found[0].slice(1).toLowerCase() as keyof typeof endOf;
    const end = html.indexOf(endOf[kind], begins.lastIndex);
    // The rest of the page stands in it.
    if (end < 0) break;
    const after = end + endOf[kind].length;
    const inner = kind === "svg" ? html.indexOf("<svg", begins.lastIndex) : -1;
    if (kind === "svg" && (inner < 0 || inner > end)) {
      light += html.slice(kept, found.index) + whole;
      kept = after;
    }
    begins.lastIndex = after;
  }
  return kept === 0 ? html : light + html.slice(kept);
}
