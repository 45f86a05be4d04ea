/** The parts of markdown-it that this needs. */
interface Inline {
  readonly type: string
  attrGet(name: string): string | null
}
interface Token {
  readonly type: string
  readonly children?: readonly Inline[] | null
  attrSet(name: string, value: string): void
}
type Render = (tokens: Inline[], index: number, ...others: readonly unknown[]) => string
interface Markdown {
  readonly core: {
    readonly ruler: { push(name: string, rule: (state: { tokens: Token[] }) => void): void }
  }
  readonly renderer: { readonly rules: { image?: Render } }
}

/** A drawing of a page written by hand, of which there is one for narrow windows beside it. */
const DRAWN = /^((?:\.\.?\/)+pictures\/[a-z-]+)\.svg$/

/** Marks a paragraph that is a picture, and gives narrow windows the drawing that is made for them. */
export function markPictures(markdown: Markdown): void {
  markdown.core.ruler.push('mark-pictures', ({ tokens }) => {
    tokens.forEach((token, index) => {
      const [only, ...more] = tokens[index + 1]?.children ?? []
      if (token.type !== 'paragraph_open' || only?.type !== 'image' || more.length > 0) return
      token.attrSet('class', 'picture')
    })
  })
  const { image } = markdown.renderer.rules
  markdown.renderer.rules.image = (tokens, index, ...others) => {
    const drawn = image?.(tokens, index, ...others) ?? ''
    const [, path] = DRAWN.exec(tokens[index]?.attrGet('src') ?? '') ?? []
    if (path === undefined) return drawn
    return `<picture><source media="(max-width: 767px)" srcset="${path}-narrow.svg">${drawn}</picture>`
  }
}
