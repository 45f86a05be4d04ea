/** The parts of markdown-it that a caption needs. */
interface Markdown {
  readonly renderer: { readonly rules: { fence?: FenceRule | undefined } }
}
// Loose, for markdown-it brings its own types and this needs one field of a token.
type FenceRule = (tokens: { info: string }[], index: number, ...rest: never[]) => string

/** Shows the name of a file above a block that is one: `ts file=src/index.ts`. */
export function captionFiles(markdown: Markdown): void {
  const { rules } = markdown.renderer
  const fence = rules.fence
  if (fence === undefined) return
  rules.fence = (tokens, index, ...rest) => {
    const token = tokens[index]
    const file = /\bfile=(\S+)/.exec(token?.info ?? '')?.[1]
    if (token !== undefined) token.info = token.info.replace(/\s+file=\S+/, '')
    const block = fence(tokens, index, ...rest)
    return file === undefined ? block : `<p class="file-caption"><code>${file}</code></p>${block}`
  }
}
