import { describe, expect, it } from 'vitest'
import { labelCells } from './table-cells.ts'

interface FakeToken {
  readonly type: string
  readonly content: string
  readonly attributes: Record<string, string>
  attrSet(name: string, value: string): void
}
const token = (type: string, content = ''): FakeToken => {
  const attributes: Record<string, string> = {}
  return {
    type,
    content,
    attributes,
    attrSet: (name, value) => {
      attributes[name] = value
    },
  }
}

/** The tokens of a table, as markdown-it gives them. */
function tableOf(head: readonly string[], row: readonly string[]): readonly FakeToken[] {
  const cells = (kind: string, texts: readonly string[]) =>
    texts.flatMap((text) => [token(`${kind}_open`), token('inline', text), token(`${kind}_close`)])
  return [
    ...[token('table_open'), token('thead_open'), token('tr_open')],
    ...cells('th', head),
    ...[token('tr_close'), token('thead_close'), token('tbody_open'), token('tr_open')],
    ...cells('td', row),
    ...[token('tr_close'), token('tbody_close'), token('table_close')],
  ]
}

function labelled(tokens: readonly FakeToken[]): readonly FakeToken[] {
  labelCells({
    core: { ruler: { push: (_, rule) => rule({ tokens: [...tokens] }) } },
  })
  return tokens
}
const of = (tokens: readonly FakeToken[], type: string, attribute: string) =>
  tokens.filter((each) => each.type === type).map(({ attributes }) => attributes[attribute])

describe('the cells of a table', () => {
  it('name their column, for windows that have no room for columns', () => {
    const tokens = labelled(tableOf(['Key', '`Meaning`'], ['`use`', 'The store.']))
    expect(of(tokens, 'td_open', 'data-label')).toEqual(['Key', 'Meaning'])
    expect(of(tokens, 'th_open', 'role')).toEqual(['columnheader', 'columnheader'])
    expect(of(tokens, 'tr_open', 'role')).toEqual(['row', 'row'])
  })

  it('have no heading where none is written', () => {
    const tokens = labelled(tableOf(['', ''], ['`use`', 'The store.']))
    expect(of(tokens, 'td_open', 'data-label')).toEqual([undefined, undefined])
    expect(of(tokens, 'tr_open', 'role')).toEqual(['presentation', 'row'])
  })
})
