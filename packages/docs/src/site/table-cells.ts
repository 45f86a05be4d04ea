/** The parts of markdown-it that this needs; the rest of a token is its own matter. */
interface Token {
  readonly type: string
  readonly content: string
  attrSet(name: string, value: string): void
}
interface Markdown {
  readonly core: {
    readonly ruler: { push(name: string, rule: (state: { tokens: Token[] }) => void): void }
  }
}

/** What a table is to a screen reader stays so where a narrow window shows its rows as blocks. */
const roles: Readonly<Record<string, string>> = {
  table_open: 'table',
  tr_open: 'row',
  th_open: 'columnheader',
  td_open: 'cell',
}

/**
 * Gives each cell of a table the heading of its column, for windows too narrow for columns: there a row is a block,
 * and each cell a line with its heading.
 */
export function labelCells(markdown: Markdown): void {
  markdown.core.ruler.push('label-cells', ({ tokens }) => {
    let headings: string[] = []
    let column = 0
    tokens.forEach((token, index) => {
      const role = roles[token.type]
      if (role !== undefined) token.attrSet('role', isSilent(tokens, index) ? 'presentation' : role)
      if (token.type === 'table_open') headings = []
      if (token.type === 'tr_open') column = 0
      if (token.type === 'th_open')
        headings.push((tokens[index + 1]?.content ?? '').replaceAll('`', ''))
      if (token.type === 'td_open') {
        const heading = headings[column] ?? ''
        if (heading !== '') token.attrSet('data-label', heading)
        column += 1
      }
    })
  })
}

/** Whether a heading, or a row of them, says nothing: then it is none. */
function isSilent(tokens: readonly Token[], index: number): boolean {
  const type = tokens[index]?.type
  if (type === 'th_open') return (tokens[index + 1]?.content ?? '') === ''
  if (type !== 'tr_open' || tokens[index - 1]?.type !== 'thead_open') return false
  const end = tokens.findIndex((each, at) => at > index && each.type === 'tr_close')
  return tokens
    .slice(index, end)
    .every(({ type: each, content }) => each !== 'inline' || content === '')
}
