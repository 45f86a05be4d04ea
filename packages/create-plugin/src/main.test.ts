import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { describe, expect, it, onTestFinished } from 'vitest'
import { main } from './main.ts'
import { temporaryFolder } from './temporary-folder.test-support.ts'

interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the program in a folder; with answers, as if a person typed them and then left. */
async function run(
  cwd: string,
  argv: readonly string[],
  answers?: readonly string[],
): Promise<Outcome> {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()]
  stdin.end((answers ?? []).map((answer) => `${answer}\n`).join(''))
  const isInteractive = answers !== undefined
  const code = await main(argv, { stdin, stdout, stderr, cwd, isInteractive })
  return { code, out: String(stdout.read() ?? ''), err: String(stderr.read() ?? '') }
}

const idIn = (folder: string) =>
  (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { fcc: { id: string } }).fcc.id

describe('the program makes a package', () => {
  it('of flags, and says what comes next', async () => {
    const cwd = temporaryFolder(onTestFinished)
    const { code, out, err } = await run(cwd, ['@acme/tone', '--dir', 'made here', '--yes'])
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('cd "made here"\n    npm install\n    npm test\n')
    expect(idIn(join(cwd, 'made here'))).toBe('acme-tone')
    expect(readdirSync(cwd)).toEqual(['made here'])
  })

  it('of answers, asking again where one cannot be used', async () => {
    const cwd = temporaryFolder(onTestFinished)
    const { code, out } = await run(cwd, [], ['Tone', 'acme-tone', '', 'scorer', 'facts, gates'])
    expect(code).toBe(0)
    expect(out).toContain('npm allows no capitals')
    expect(out).toContain('There is no contribution point "scorer"')
    expect(out).toContain('It contributes facts, gates.')
    expect(readdirSync(join(cwd, 'acme-tone/data'))).toEqual(['gate.yaml'])
  })

  it('and reports it as JSON, asking nothing', async () => {
    const cwd = temporaryFolder(onTestFinished)
    const { out } = await run(cwd, ['acme-shipping', '--kind', 'vertical', '--json'], [])
    expect(JSON.parse(out)).toMatchObject({
      name: 'acme-shipping',
      id: 'acme-shipping',
      kind: 'vertical',
      folder: join(cwd, 'acme-shipping'),
      next: ['cd acme-shipping', 'npm install', 'npm test'],
    })
    expect(JSON.parse(out).files.sort()).toEqual(
      readdirSync(join(cwd, 'acme-shipping'), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => join(parentPath, name).slice(cwd.length + 15))
        .sort(),
    )
  })

  it('in the folder where it stands', async () => {
    const cwd = temporaryFolder(onTestFinished)
    const { out } = await run(cwd, ['acme-tone', '--dir', '.', '--json'])
    expect(JSON.parse(out).next).toEqual(['npm install', 'npm test'])
    expect(idIn(cwd)).toBe('acme-tone')
  })
})

describe('the program refuses, and makes nothing', () => {
  it.each([
    ['a flag that is none', ['tone', '--knid', 'plugin'], 2, 'FCC_CREATE_USAGE'],
    ['no name', ['--yes'], 2, 'FCC_CREATE_NAME_MISSING'],
    ['a bad name', ['Acme Tone', '--yes'], 2, 'FCC_CREATE_NAME_INVALID'],
    ['a name of FCC', ['core-catalog', '--yes'], 2, 'FCC_CREATE_NAME_TAKEN'],
    ['a name that the project has', ['known', '--yes'], 2, 'FCC_CREATE_NAME_TAKEN'],
    ['a point that is none', ['tone', '--points', 'toasters'], 2, 'FCC_CREATE_POINT_UNKNOWN'],
    ['a kind that is none', ['tone', '--kind', 'addon'], 2, 'FCC_CREATE_KIND_UNKNOWN'],
    ['a full folder', ['full', '--yes'], 2, 'FCC_CREATE_FOLDER_TAKEN'],
    ['a file in the way', ['tone', '--dir', 'package.json/x'], 1, 'FCC_CREATE_FOLDER_UNWRITABLE'],
    ['a folder of the kernel', ['tone', '--dir', '/proc/tone'], 1, 'FCC_CREATE_FOLDER_UNWRITABLE'],
  ])('%s', async (_, argv, expected, refusal) => {
    const cwd = temporaryFolder(onTestFinished)
    mkdirSync(join(cwd, 'full'))
    writeFileSync(join(cwd, 'full/kept.txt'), '')
    writeFileSync(join(cwd, 'package.json'), '{ "dependencies": { "known": "1" } }')
    const { code, out, err } = await run(cwd, argv)
    expect([code, out]).toEqual([expected, ''])
    expect(err).toMatch(new RegExp(`^${refusal}\n  .+\n  Fix  .+\\.\n$`))
    const asJson = await run(cwd, [...argv, '--json'])
    expect([asJson.code, asJson.err]).toEqual([expected, ''])
    expect(JSON.parse(asJson.out).error.code).toBe(refusal)
    expect(readdirSync(cwd, { recursive: true }).sort()).toEqual([
      'full',
      'full/kept.txt',
      'package.json',
    ])
  })

  it('a full folder before it asks anything', async () => {
    const cwd = temporaryFolder(onTestFinished)
    writeFileSync(join(cwd, 'kept.txt'), '')
    const { code, out } = await run(cwd, ['--dir', '.'], ['acme-tone'])
    expect([code, out]).toEqual([2, ''])
  })

  it('to continue when the answers end', async () => {
    const cwd = temporaryFolder(onTestFinished)
    const { code, err } = await run(cwd, [], ['acme-tone', 'plugin'])
    expect([code, err.split('\n')[0]]).toEqual([1, 'FCC_CREATE_CANCELLED'])
    expect(readdirSync(cwd)).toEqual([])
  })
})

describe('the help', () => {
  it('has examples, and every one of them is understood', async () => {
    const { out } = await run(temporaryFolder(onTestFinished), ['--help'])
    const examples = [...out.matchAll(/npm create @fcc\/plugin (\S+) -- (.*)/g)].slice(1)
    expect(examples.length).toBeGreaterThanOrEqual(3)
    for (const [line, name = '', flags = ''] of examples) {
      const outcome = await run(temporaryFolder(onTestFinished), [name, ...flags.split(' ')])
      expect([line, outcome.code]).toEqual([line, 0])
    }
  })
})
