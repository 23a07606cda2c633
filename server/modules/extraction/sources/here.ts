/** Parts of an address that say where a visitor came from, or which language is read. */
const besides = /^(?:utm_|gclid|fbclid|ref|currency|lang|locale|country|_)/i;

const bare = (path: string) => path.replace(/\/+$/, "").toLowerCase();

/**
 * Tells addresses that are a page's own from those of its other variants: the same path, and what else the address asks
 * for is asked for by the page's too. An address that asks for nothing is the product's, not a variant's.
 */
export function here(address: string): (href: string) => boolean {
  let page: URL;
  try {
    page = new URL(address);
  } catch {
    return () => false;
  }
  return (href) => {
    let url: URL;
    try {
      url = new URL(href, page);
    } catch {
      return false;
    }
    if (
      url.host.replace(/^www\./, "") !== page.host.replace(/^www\./, "") ||
      bare(url.pathname) !== bare(page.pathname)
    )
      return false;
    const asked = [...url.searchParams].filter(([name]) => !besides.test(name));
    const own = [...page.searchParams].filter(([name]) => !besides.test(name));
    return asked.length > 0
      ? asked.every(([name, value]) => page.searchParams.get(name) === value)
      : own.length === 0;
  };
}
