import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { describeCommands } from '../describe-commands.ts'
import { type PreparedScreens, prepareScreens } from '../fixtures/prepare-screens.ts'
import { type Recorded, record } from '../fixtures/record-said.ts'
import { SCREENS } from '../fixtures/screens.ts'
import { steadyTexts } from '../fixtures/steady-text.ts'
import { layOut } from '../io/lay-out.ts'
import type { Said } from '../io/table.ts'

/** One file for each screen, to be looked at. */
const FOLDER = fileURLToPath(new URL('./screens/', import.meta.url))
/** Of a result that is written as it is, the beginning is kept. */
const MAX_RAW_LINES = 6

let project: PreparedScreens
const recordings = new Map<string, readonly Recorded[]>()
const named = SCREENS.map((screen) => [screen.argv.join(' '), screen] as const)

beforeAll(async () => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = await prepareScreens()
  const steady = steadyTexts(project.cwd)
  const whole = steadySaid(steady)
  for (const [name, { argv, until }] of named) {
    const { recorded } = await record(await project.filled(argv), { ...project, until })
    recordings.set(name, recorded.map(whole))
  }
}, 300_000)
afterAll(() => {
  project?.remove()
  vi.unstubAllEnvs()
})

/** What was said with each text made steady, the texts of tables too. */
function steadySaid(steady: (text: string) => string): (recorded: Recorded) => Recorded {
  return (recorded) => {
    if (recorded.kind === 'raw') return { kind: 'raw', text: steady(recorded.text) }
    const { said } = recorded
    if (typeof said === 'string') return { kind: 'said', said: steady(said) }
    const rows = said.rows.map((row) => (typeof row === 'string' ? steady(row) : row.map(steady)))
    return { kind: 'said', said: { ...said, rows } }
  }
}

/** A screen of so many columns; what is no line of ours is as wide as it is. */
function screenOf(name: string, columns: number, isColoured: boolean): readonly string[] {
  return (recordings.get(name) ?? []).flatMap((each) => {
    if (each.kind === 'raw') return rawLines(each.text)
    return layOut([isColoured ? each.said : plainSaid(each.said)], columns)
  })
}

function rawLines(text: string): readonly string[] {
  const lines = text.split('\n')
  const more = lines.length - MAX_RAW_LINES
  return more <= 1 ? lines : [...lines.slice(0, MAX_RAW_LINES), '… and more']
}

function plainSaid(said: Said): Said {
  if (typeof said === 'string') return stripVTControlCharacters(said)
  const strip = stripVTControlCharacters
  const bare = (text: string): string => text
  const rows = said.rows.map((row) => (typeof row === 'string' ? strip(row) : row.map(strip)))
  return { ...said, rows, paintFirst: bare, paintHead: bare, paintCell: bare }
}

/** Only what was said by us, whatever its width. */
function saidOf(name: string): readonly Said[] {
  return (recordings.get(name) ?? []).flatMap((each) => (each.kind === 'said' ? [each.said] : []))
}

/** Words of what is said, without what is colour. */
function wordsOf(said: readonly Said[]): readonly string[] {
  return said
    .flatMap((each) => (typeof each === 'string' ? [each] : each.rows.flat()))
    .flatMap((text) => stripVTControlCharacters(text).split(/\s+/))
    .filter((word) => word !== '')
}

/** Colours as names, so that they can be read in a file. */
function withNames(line: string): string {
  const names: Readonly<Record<string, string>> = {
    1: 'bold',
    2: 'dim',
    31: 'red',
    32: 'green',
    33: 'yellow',
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are what is looked for
  return line.replace(/\u001b\[(\d+)m/g, (_, code: string) => `‹${names[code] ?? '/'}›`)
}

function fileOf(name: string): string {
  return `${name
    .replace(/ --(?:as ada\S*|tenant \S+)/g, '')
    .replace(/[^A-Za-z0-9-]+/g, '-')
    .slice(0, 80)}.txt`
}

describe('every command', () => {
  it('has a screen', async () => {
    const names = (await describeCommands()).map(({ name }) => name).filter((name) => name !== '')
    const typed = named.map(([name]) => `${name} `)
    expect(names.filter((name) => !typed.some((each) => each.startsWith(`${name} `)))).toEqual([])
  })
  it('has a file of its own, and there is none of a screen that is gone', () => {
    const files = named.map(([name]) => fileOf(name))
    expect(new Set(files).size).toBe(files.length)
    expect(readdirSync(FOLDER).filter((file) => !files.includes(file))).toEqual([])
  })
})

describe.each(named)('fcc %s', (name) => {
  it('looks as it did at 80 and 120 columns, and with colours', async () => {
    const text = [
      `$ fcc ${name}`,
      '',
      ...screenOf(name, 80, false),
      `${'─'.repeat(106)} 120 columns`,
      ...screenOf(name, 120, false),
      `${'─'.repeat(108)} in colour`,
      ...screenOf(name, 120, true).map(withNames),
      '',
    ].join('\n')
    await expect(text).toMatchFileSnapshot(`${FOLDER}${fileOf(name)}`)
  })

  it.each([60, 80, 120, 200])(
    'at %d columns is no wider, loses no word and splits no id',
    (columns) => {
      const said = saidOf(name)
      const lines = layOut(said, columns)
      const plain = lines.map(stripVTControlCharacters)
      expect(plain.filter((line) => stringWidth(line) > columns)).toEqual([])
      expect(layOut(said.map(plainSaid), columns)).toEqual(plain)
      const room = columns - 10
      const written = plain.join('\n').split(/\s+/)
      const left = countOf(written)
      const lost = wordsOf(said).filter((word) => {
        if (word.length > room) return false
        const count = left.get(word) ?? 0
        left.set(word, count - 1)
        return count <= 0
      })
      expect(lost).toEqual([])
    },
  )
})

function countOf(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}
