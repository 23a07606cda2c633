/** The web addresses in a mail's text, each once, in their order; what ends a sentence is no part of them. */
export function linksIn(text: string): string[] {
  const found = text.match(/https?:\/\/[^\s<>"']+/g) ?? [];
  return [...new Set(found.map((link) => link.replace(/[.,;:!?)\]،؛؟。、]+$/u, "")))];
}
