import type { ShownText } from '@fcc/contracts'
import colors from 'picocolors'
import { describe, expect, it } from 'vitest'
import { tellShown } from './tell-shown.ts'

async function told(shown: readonly ShownText[], json = false): Promise<string> {
  let out = ''
  async function* texts(): AsyncGenerator<ShownText> {
    yield* shown
  }
  await tellShown(
    { shown: texts },
    {
      json,
      paint: colors.createColors(false),
      raw(text) {
        out += text
      },
      say(...lines) {
        out += lines.map((line) => `${String(line)}\n`).join('')
      },
    },
  )
  return out
}

const streaming: ShownText = { kind: 'streaming', name: 'answer', visit: 'r/a/1' }
const text = (written: string): ShownText => ({ kind: 'text', text: written })

describe('an outcome on a terminal, while it is written', () => {
  it('is written piece by piece, indented', async () => {
    expect(await told([streaming, text('Four be'), text('ds.\nTwo rows.')])).toBe(
      '  answer, as it is written:\n    Four beds.\n    Two rows.\n',
    )
  })

  it('says why it is shown once it is whole', async () => {
    expect(await told([{ kind: 'buffered', name: 'answer', why: ['a', 'b'] }])).toBe(
      '  answer is shown once it is whole: a; b.\n',
    )
  })

  it('says which rules stopped it, on a line of its own', async () => {
    expect(await told([streaming, text('Four'), { kind: 'stopped', rules: ['c/r'] }])).toBe(
      '  answer, as it is written:\n    Four\n  Nothing more is shown: c/r\n',
    )
  })

  it('carries no control character to the terminal', async () => {
    expect(await told([streaming, text('a\u001b[2Jb')])).not.toContain('\u001b')
  })

  it('is nothing where a machine reads', async () => {
    expect(await told([streaming, text('Four')], true)).toBe('')
  })
})
