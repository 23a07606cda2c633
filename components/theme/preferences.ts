/**
 * What a person sets for this device: kept in a cookie, shown as an attribute of <html>, which the styles
 * follow. A script in the head repeats it before the first paint, so nothing flashes and nothing jumps, also
 * on pages that are static.
 */
export const preferences = {
  theme: ["system", "light", "dark"],
  sidebar: ["open", "collapsed"],
  density: ["comfortable", "compact"],
} as const;

export type PreferenceName = keyof typeof preferences;
export type Preference<N extends PreferenceName> = (typeof preferences)[N][number];

/**
 * The script of the head. It is the same for everybody, so that a content security policy may allow it by its
 * hash where a page is static and can carry no nonce.
 */
export const preferenceScript = `for(const n of${JSON.stringify(Object.keys(preferences))}){const m=document.cookie.match(new RegExp("(?:^|; )rooz_"+n+"=([a-z]+)"));if(m)document.documentElement.dataset[n]=m[1]}`;

/**
 * For pages in Kazakh: browsers claim the language and then write its numbers in the American way, while the
 * server writes them as Kazakh does. Russian has the same rules and is everywhere.
 */
export const kazakhNumberScript = `Intl.NumberFormat=new Proxy(Intl.NumberFormat,{construct:(t,[l,o])=>new t(l==="kk"?"ru":l,o)})`;
