import { stripVTControlCharacters } from 'node:util'
import stringWidth from 'string-width'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { SIGNED_SCENARIO } from '../fixtures/signed-scenario.ts'
import { createTestProject, type TestProject } from '../fixtures/test-project.ts'
import { LISTABLE } from '../listing/listed.ts'
import { COMMANDS } from './index.ts'

const COLUMNS = 80
const brief = '# Beds\n\nFour of them must be dug by 3 October, at a cost of at most 400 EUR.\n'
let project: TestProject
let waiting = ''
let completed = ''

beforeAll(async () => {
  vi.stubEnv('NODE_OPTIONS', '--conditions=source')
  project = createTestProject({
    dependencies: ['fcc-healthcare', 'fcc-finserv', 'fcc-gov'],
    files: {
      'fcc.yaml': `tenant: { id: garden }
personas: { sources: [garden.yaml] }
roles: { gardener: { permissions: ['*'] } }
`,
      'garden.yaml': SIGNED_SCENARIO,
      'sketch.md': brief,
    },
  })
  interface Started {
    readonly run: { readonly id: string }
  }
  const start = async (scenario: string) =>
    (await project.json<Started>('run', scenario, '--input', 'sketch.md', ...as)).run.id
  completed = await start('GEN-001')
  waiting = await start('signed')
})
afterAll(() => {
  project.remove()
  vi.unstubAllEnvs()
})

/** What is wider than the terminal, of all that a command wrote there. */
async function tooWide(columns: number, argv: readonly string[]) {
  const { out, err } = await project.fccAt(columns, ...argv)
  const lines = `${out}${err}`.split('\n').map(stripVTControlCharacters)
  expect(lines.length, argv.join(' ')).toBeGreaterThan(1)
  return lines.filter((line) => stringWidth(line) > columns)
}

const as = ['--as', 'ada:gardener']
const commands: readonly (readonly string[])[] = [
  ...LISTABLE.map((kind) => ['list', kind, '--why']),
  ['doctor'],
  ['doctor', '--deep'],
  ['plan'],
  ['plan', 'GEN-001'],
  ['plan', 'deidentify-and-release'],
  ['show', 'persona', 'CDS'],
  ['show', 'workflow', 'deidentify-and-release'],
  ['show', 'scenario', 'deidentify-and-release'],
  ['show', 'constitution', 'hipaa'],
  ['runs'],
  ['runs', '--state', 'waiting'],
  ['explain'],
  ['explain', '--why-not'],
  ['inbox'],
  ['permissions'],
  ['permissions', '--as', 'grace:nobody'],
  ['prune'],
  ['reference-data', 'list'],
  ['audit', 'export', '-o', 'a-file-whose-name-takes-the-most-of-a-line-that-a-terminal-has.jsonl'],
  ['audit', 'verify', 'a-file-whose-name-takes-the-most-of-a-line-that-a-terminal-has.jsonl'],
  ['run', 'GEN-001', '--input', 'sketch.md'],
  ['run', 'signed', '--input', 'sketch.md'],
  ['run', 'GEN-001', '--input', 'sketch.md', '--purpose', 'a-purpose-that-nobody-has'],
  ['healthcare', 'scan', 'sketch.md'],
]

describe('at a terminal of 80 columns', () => {
  it.each(commands.map((argv) => [argv.join(' '), argv] as const))(
    'no line of fcc %s is wider',
    async (_, argv) => {
      expect(await tooWide(COLUMNS, [...argv, ...(argv.includes('--as') ? [] : as)])).toEqual([])
    },
  )

  it('no line about a run is wider', async () => {
    expect(await tooWide(COLUMNS, ['explain', completed, ...as])).toEqual([])
    expect(await tooWide(COLUMNS, ['inbox', 'show', waiting, ...as])).toEqual([])
    expect(await tooWide(COLUMNS, ['approve', waiting, ...as])).toEqual([])
  })

  it('no line of any help is wider', async () => {
    expect(await tooWide(COLUMNS, ['--help'])).toEqual([])
    const names: string[] = []
    const { out } = await project.fcc('--help')
    for (const [, name = ''] of out.matchAll(/^ {2}([a-z-]+) /gm)) names.push(name)
    expect(names.length).toBeGreaterThanOrEqual(COMMANDS.length)
    for (const name of names) expect(await tooWide(COLUMNS, [name, '--help'])).toEqual([])
  })
})

describe('at a narrow terminal', () => {
  it.each(['doctor', 'list detectors', 'explain'])(
    'no line of fcc %s is wider than 40',
    async (words) => {
      expect(await tooWide(40, [...words.split(' '), ...as])).toEqual([])
    },
  )
})

describe('into a pipe', () => {
  it('each row is one line below that of its heads, whatever terminal there is', async () => {
    const { items } = await project.json<{ readonly items: readonly { readonly id: string }[] }>(
      ...['list', 'detectors'],
    )
    const { out } = await project.fcc('list', 'detectors')
    expect(out.trim().split('\n')).toHaveLength(items.length + 1)
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeGreaterThan(COLUMNS)
  })
})
