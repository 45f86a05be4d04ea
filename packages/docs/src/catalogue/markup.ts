/** Text inside HTML of a page, which Vue reads as a template: braces do not open an expression. */
export function htmlText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('{', '&#123;')
    .replaceAll('}', '&#125;')
}

/** A drawing in a page: shown within the window, or as wide as the page where its lines are read; opened whole by a click. */
export function drawing(
  file: string,
  {
    alt,
    caption,
    isRead = false,
  }: { readonly alt: string; readonly caption: string; readonly isRead?: boolean },
): string {
  return `<figure class="drawing${isRead ? ' read' : ''}"><a href="/${file}" target="_blank" rel="noopener"><img src="/${file}" alt="${htmlText(alt)}" loading="lazy"></a><figcaption>${htmlText(caption)}</figcaption></figure>`
}

/** Text as it was written, in a block that nothing interprets. */
export function verbatim(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}md\n${text.trimEnd()}\n${fence}`
}

/** The most characters of an input or of what was made that a page shows. */
const MOST_SHOWN = 4_000

/** A text, or its beginning and how much is left where it is long. */
export function beginningOf(text: string): string {
  return text.length <= MOST_SHOWN
    ? text
    : `${text.slice(0, MOST_SHOWN)}\n… (${text.length - MOST_SHOWN} characters more)`
}

/** A part that is folded until somebody opens it. */
export function folded(summary: string, body: string): string {
  return `<details>\n<summary>${htmlText(summary)}</summary>\n\n${body}\n\n</details>`
}

/** A word as a heading: `app_development` as `App development`, `ml_models` as `ML models`. */
export function asTitle(word: string): string {
  const text = word
    .replaceAll('_', ' ')
    .replace(/\b(ai|jv|ml|ux)\b/g, (short) => short.toUpperCase())
    .replace(/\bdevops\b/, 'DevOps')
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`
}
