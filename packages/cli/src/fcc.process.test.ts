import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SIGNED_SCENARIO } from './fixtures/signed-scenario.ts'
import { createTestProject, type TestProject } from './fixtures/test-project.ts'

const bin = fileURLToPath(new URL('../bin/fcc.js', import.meta.url))
interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Started {
  readonly child: ChildProcess
  /** The run's id, once it is said to wait. */
  readonly waits: Promise<string>
  readonly ended: Promise<Ended>
}

let project: TestProject
const children = new Set<ChildProcess>()

beforeAll(() => {
  project = createTestProject({
    dependencies: ['fcc-healthcare'],
    files: {
      'fcc.yaml': 'tenant: { id: garden }\npersonas: { sources: [signed.yaml] }\n',
      'signed.yaml': SIGNED_SCENARIO,
      'sketch.md': '# Beds\n\nFour of them.\n',
    },
  })
})
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  project.remove()
})

function start(
  argv: readonly string[],
  node: readonly string[] = ['--conditions=source'],
  variables: NodeJS.ProcessEnv = {},
): Started {
  const child = spawn(process.execPath, [...node, bin, ...argv], {
    cwd: project.directory,
    env: { ...process.env, XDG_CACHE_HOME: project.directory, ...variables },
  })
  children.add(child)
  let out = ''
  let err = ''
  let sayWaits: (run: string) => void
  const waits = new Promise<string>((resolve) => {
    sayWaits = resolve
  })
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
    const [, run] = /fcc approve (\S{26})/.exec(out) ?? []
    if (run !== undefined) sayWaits(run)
  })
  child.stderr.on('data', (chunk) => {
    err += String(chunk)
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => {
      children.delete(child)
      resolve({ code, out, err })
    })
  })
  return { child, waits, ended }
}

const signed = ['run', 'signed', '--input', 'sketch.md', '--as', 'ada', '--wait']

/** Reads what is asked as a process of its own, and answers it as another. */
async function answerRead(run: string) {
  const { out } = await start(['inbox', 'show', run, '--as', 'grace:gardener']).ended
  const [, words = ''] = /fcc (approve .*)\n/.exec(out) ?? []
  return start(words.split(' ')).ended
}

describe('the program', () => {
  it('runs by the exports of its own package', async () => {
    expect(await start(['--version']).ended).toMatchObject({ code: 0, err: '' })
  })

  it('loads the command that it was called with and no other, and no runtime to tell its version or its help', async () => {
    const told = `data:text/javascript,${encodeURIComponent(
      `import { registerHooks } from 'node:module'
      registerHooks({ load(url, context, next) {
        const [, name] = /packages\\/((?:cli\\/src\\/commands|runtime)\\/\\S*)\\.ts$/.exec(url) ?? []
        if (name) process.stderr.write(name + '\\n')
        return next(url, context)
      } })`,
    )}`
    const loadedBy = async (...argv: readonly string[]) =>
      (await start(argv, ['--conditions=source', '--import', told]).ended).err.split('\n')
    expect(await loadedBy('--version')).toEqual(['cli/src/commands/index', ''])
    const loaded = await loadedBy('runs', '--help')
    expect(loaded).toEqual(['cli/src/commands/index', 'cli/src/commands/runs', ''])
  })

  it('keeps its compiled code in the cache of its user, and none where that is refused', async () => {
    for (const [folder, refusal, isKept] of [
      ['kept', undefined, true],
      ['refused', '1', false],
    ] as const) {
      const cache = join(project.directory, folder)
      // Whoever runs tests may have a place of its own.
      const given = {
        XDG_CACHE_HOME: cache,
        NODE_COMPILE_CACHE: undefined,
        NODE_DISABLE_COMPILE_CACHE: refusal,
      }
      expect((await start(['--version'], undefined, given).ended).code).toBe(0)
      expect(existsSync(join(cache, 'fcc', 'code'))).toBe(isKept)
    }
  })

  it('tells an old Node in one sentence what to run instead, and ends with 2', async () => {
    const pretend =
      "data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'22.12.9'}})"
    const { code, out, err } = await start(['run', 'x'], ['--import', pretend]).ended
    expect([code, out]).toEqual([2, ''])
    expect(err).toBe(
      'fcc needs Node 22.13 or newer and this is 22.12.9; run it as: npx -y -p node@24 -p @fcc/cli fcc run x\n',
    )
  })

  it('lets a second process answer while the first follows the run', async () => {
    const first = start(signed)
    const run = await first.waits
    const answer = await answerRead(run)
    expect([answer.code, answer.err]).toEqual([0, ''])
    const { code, out } = await first.ended
    expect(code).toBe(0)
    expect(out).toContain('Completed')
  })

  it('releases a run when it is asked to stop, so that another process can continue with it', async () => {
    const first = start(signed)
    const run = await first.waits
    first.child.kill('SIGTERM')
    const stopped = await first.ended
    expect(stopped.code).toBe(5)
    expect(stopped.out).toContain(`Continue with   fcc resume ${run}`)
    const second = await answerRead(run)
    expect([second.code, second.err]).toEqual([0, ''])
    expect(second.out).toContain('Completed')
  })

  it.each([
    [['--help'], 0],
    [['show', 'scenario', 'GEN-001'], 0],
    [['explain', '--why-not'], 0],
    [['list', 'scenarios', '--json'], 0],
    [['plan'], 0],
    [['doctor'], 0],
    [['audit', 'export'], 0],
    [['show', 'scenario', 'nothing'], 2],
  ])('%j ends quietly, with its own code, where nobody reads on', async (argv, expected) => {
    const { child, ended } = start(argv)
    child.stdout?.destroy()
    const { code, err } = await ended
    expect(code).toBe(expected)
    expect(err).not.toContain('EPIPE')
    if (expected === 0) expect(err).toBe('')
  })

  it('lets a run whose words nobody reads end as it would', async () => {
    const { child, ended } = start(['run', 'GEN-001', '--input', 'sketch.md', '--json'])
    child.stdout?.destroy()
    child.stderr?.destroy()
    const { code } = await ended
    expect([0, 4]).toContain(code)
    const { out } = await start(['runs', '--json']).ended
    const { runs } = JSON.parse(out) as { runs: { scenario: string; state: string }[] }
    const [newest] = runs
    expect(newest?.state).toBe(code === 0 ? 'completed' : 'rejected')
  })
})
