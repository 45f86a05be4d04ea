/** Text as code, whatever it contains; for table cells too. */
export function inlineCode(text: string): string {
  const fence = text.includes('`') ? '``' : '`'
  const inner = fence === '``' ? ` ${text} ` : text
  return `${fence}${inner}${fence}`
}

/** Prose with parts in backticks: what markdown or Vue would take for markup is escaped outside them. */
export function prose(text: string): string {
  return text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : escaped(part)))
    .join('')
}

function escaped(text: string): string {
  return text
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '&#123;&#123;')
    .replaceAll('*', '\\*')
    .replace(/_(?=\w)|(?<=\w)_/g, '\\_')
}
