import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTerminal } from './terminal.ts'
import { visible } from './visible.ts'

const terminalWith = (
  env: Readonly<Record<string, string>>,
  options: { readonly json?: boolean; readonly color?: boolean; readonly isTTY?: boolean } = {},
) => {
  const out: string[] = []
  const terminal = createTerminal(
    {
      stdout: { write: (text) => out.push(text), isTTY: options.isTTY ?? true },
      stderr: { write: () => true },
      cwd: '/',
      env,
    },
    { json: options.json, color: options.color ?? true },
  )
  return { terminal, out }
}

describe('the terminal', () => {
  it.each([
    ['on a terminal', {}, {}, true],
    ['into a pipe', {}, { isTTY: false }, false],
    ['with NO_COLOR', { NO_COLOR: '1' }, {}, false],
    ['with an empty NO_COLOR', { NO_COLOR: '' }, {}, true],
    ['with --no-color', {}, { color: false }, false],
    ['into a pipe with FORCE_COLOR', { FORCE_COLOR: '1' }, { isTTY: false }, true],
    ['with NO_COLOR and FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, {}, false],
    ['on a dumb terminal', { TERM: 'dumb' }, {}, false],
  ])('colours %s as asked', (_, env, options, colours) => {
    const { terminal } = terminalWith(env, options)
    expect(terminal.paint.red('x') !== 'x').toBe(colours)
  })

  it('writes lines for people or one document for machines, never both', () => {
    for (const json of [true, false]) {
      const { terminal, out } = terminalWith({}, { json })
      terminal.say('one', 'two')
      terminal.document({ three: 3 })
      expect(out.join('')).toBe(json ? '{\n  "three": 3\n}\n' : 'one\ntwo\n')
    }
  })
})

describe('text from elsewhere', () => {
  it('shows what would act on a terminal', () => {
    expect(visible('a\u001b[2J\u202eb')).toBe('a\\u{1b}[2J\\u{202e}b')
    expect(visible('Größe – ✓')).toBe('Größe – ✓')
  })

  it('is left with nothing that would, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(/[\p{C}\u2028\u2029]/u)
      }),
    )
  })
})
