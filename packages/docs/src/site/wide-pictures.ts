/** The parts of markdown-it that this needs. */
interface Token {
  readonly type: string
  readonly children?: readonly { readonly type: string }[] | null
  attrSet(name: string, value: string): void
}
interface Markdown {
  readonly core: {
    readonly ruler: { push(name: string, rule: (state: { tokens: Token[] }) => void): void }
  }
}

/**
 * Marks a paragraph that is a picture, for windows too narrow for its letters: there it is moved sideways in its own
 * block, by a keyboard as well.
 */
export function markPictures(markdown: Markdown): void {
  markdown.core.ruler.push('mark-pictures', ({ tokens }) => {
    tokens.forEach((token, index) => {
      const [only, ...more] = tokens[index + 1]?.children ?? []
      if (token.type !== 'paragraph_open' || only?.type !== 'image' || more.length > 0) return
      token.attrSet('class', 'picture')
      token.attrSet('tabindex', '0')
    })
  })
}
