import { describe, expect, it, vi } from 'vitest'
import { MOST_CHARACTERS, onceRead } from './known-readings.ts'
import { readDocuments } from './read-documents.ts'

const gate = (title: string) =>
  `gate: short\ntitle: ${title}\nthreshold: 1\nchecks: [{ content: { words: { at_least: 1 } } }]\n`

const readerOf = (text: string) => vi.fn(() => readDocuments(text, { file: 'gate.yaml' }))

describe('what a file of a package says', () => {
  it('is read once while its text is the same, and is frozen for all who share it', () => {
    const read = readerOf(gate('One'))
    const first = onceRead('/a', 'gate.yaml', gate('One'), read)
    expect(onceRead('/a', 'gate.yaml', gate('One'), read)).toBe(first)
    expect(read).toHaveBeenCalledTimes(1)
    const value = first.documents[0]?.value as { checks: unknown[] } | undefined
    expect(value).toMatchObject({ title: 'One' })
    expect(() => value?.checks.push({})).toThrow(TypeError)
  })

  it('is read again where the text, the file or the folder is another', () => {
    const said = [
      ['/b', 'gate.yaml', gate('One')],
      ['/b', 'gate.yaml', gate('Two')],
      ['/b', 'other.yaml', gate('One')],
      ['/c', 'gate.yaml', gate('One')],
    ] as const
    for (const [folder, file, text] of said) {
      const read = readerOf(text)
      onceRead(folder, file, text, read)
      expect(read, `${folder} ${file} ${text}`).toHaveBeenCalledTimes(1)
    }
  })

  it('is read each time where it has a problem', () => {
    const read = readerOf('gate: short\n')
    expect(onceRead('/d', 'gate.yaml', 'gate: short\n', read).problems).not.toEqual([])
    onceRead('/d', 'gate.yaml', 'gate: short\n', read)
    expect(read).toHaveBeenCalledTimes(2)
  })

  it('is forgotten where others were asked for since that have all the place there is', () => {
    const [kept, gone] = [readerOf(gate('Kept')), readerOf(gate('Gone'))]
    const ask = () => {
      onceRead('/e', 'kept.yaml', gate('Kept'), kept)
    }
    ask()
    onceRead('/e', 'gone.yaml', gate('Gone'), gone)
    for (const part of [1, 2, 3]) {
      const long = `# ${'x'.repeat(MOST_CHARACTERS / 2 - 1_000)}${part}\n${gate('Long')}`
      onceRead('/e', 'long.yaml', long, readerOf(gate('Long')))
      ask()
    }
    onceRead('/e', 'gone.yaml', gate('Gone'), gone)
    expect(kept).toHaveBeenCalledTimes(1)
    expect(gone).toHaveBeenCalledTimes(2)
  })
})
