/** The parts of markdown-it that this needs. */
interface Markdown {
  readonly renderer: { readonly rules: { code_inline?: CodeRule | undefined } }
}
type CodeRule = (...given: never[]) => string

/** Lets ids, keys and codes in running text and tables break behind their dots, slashes and underscores. */
export function breakIds(markdown: Markdown): void {
  const { rules } = markdown.renderer
  const code = rules.code_inline
  if (code === undefined) return
  rules.code_inline = (...given) => code(...given).replace(/>([^<]*)<\/code>/, withBreaks)
}

/**
 * Where a long word may be broken, as HTML; to copy it gives the word as it is.
 *
 * @example
 * withBreaks('>executor.pools</code>', 'executor.pools') // '>executor.<wbr>pools</code>'
 */
function withBreaks(_: string, text: string): string {
  return `>${text.replace(/(?<=\w)[._/:]+(?=\w)/g, '$&<wbr>')}</code>`
}
