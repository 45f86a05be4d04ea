import { describe, expect, it } from 'vitest'
import { readAndAnswer } from '../testing/read-and-answer.test-support.ts'
import { contributing, type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'
import { mayContinue } from './run-versions.ts'

const other = (version: string) =>
  contributing(
    'other',
    'gate: unused\ntitle: Unused\nthreshold: 1\nchecks: [{ id: some, content: { words: { at_least: 1 } } }]\n',
    { version, kind: 'plugin' },
  )

/** A run that waits for a person, planned with these versions; everything is closed. */
async function wait(directory: string, parts: SampleParts = {}): Promise<string> {
  const runtime = await open(directory, parts, '1.0.0')
  const handle = await runtime.tenant('riverside').as(ada).start('signed', { note: 'x' })
  expect((await handle.finished()).state).toBe('waiting')
  await runtime.close()
  return handle.id
}

const open = (directory: string, parts: SampleParts, otherVersion = '1.0.0') =>
  openRuntime({ directory, store: 'sqlite', plugins: [sample(parts), other(otherVersion)] })

/** Answers and resumes it on these versions. */
async function answer(directory: string, id: string, parts: SampleParts, otherVersion?: string) {
  const runtime = await open(directory, parts, otherVersion)
  await readAndAnswer(runtime.tenant('riverside').as(grace), id, { decision: 'approved' })
  const session = runtime.tenant('riverside').as(ada)
  return { session, resume: () => session.resume(id) }
}

const entriesOf = async (
  session: Awaited<ReturnType<typeof answer>>['session'],
  id: string,
  type: string,
) =>
  (await session.explain(id)).entries
    .map(({ canonical }) => JSON.parse(canonical) as { type: string; data: object })
    .filter((entry) => entry.type === type)

describe('a waiting run, and other versions of plugins', () => {
  it('is not held by a patch of a plugin that it does not use', async () => {
    const directory = temporaryFolder()
    const id = await wait(directory)
    const { session, resume } = await answer(directory, id, {}, '1.0.1')
    const run = await (await resume()).finished()
    expect(run.state).toBe('completed')
    expect(run.pins.code).toEqual({ sample: '1.0.0' })
    expect(await entriesOf(session, id, 'fcc.run.continued')).toEqual([])
  })

  it('is not held either by a major version of it', async () => {
    const directory = temporaryFolder()
    const id = await wait(directory)
    const { resume } = await answer(directory, id, {}, '2.0.0')
    expect((await (await resume()).finished()).state).toBe('completed')
  })

  it('continues by itself on a patch of its own plugin, and the log names the code that ran', async () => {
    const directory = temporaryFolder()
    const id = await wait(directory)
    const { session, resume } = await answer(directory, id, { version: '1.0.1' })
    const run = await (await resume()).finished()
    expect(run).toMatchObject({ state: 'completed', pins: { code: { sample: '1.0.1' } } })
    expect(await entriesOf(session, id, 'fcc.run.continued')).toMatchObject([
      { data: { versions: { sample: { pinned: '1.0.0', here: '1.0.1' } } } },
    ])
  })

  it('is refused on another minor, and a refused resume runs nothing', async () => {
    const directory = temporaryFolder()
    const id = await wait(directory)
    const { session, resume } = await answer(directory, id, { version: '1.1.0' })
    const before = await session.run(id)
    await expectCode('FCC_RUN_VERSION', resume)
    await expectCode('FCC_RUN_VERSION', resume)
    expect((await session.explain(id)).visits).toHaveLength(1)
    const after = await session.run(id)
    expect(after.state).toBe('waiting')
    expect(after.pins).toEqual(before.pins)
  })

  it('continues with many others by one act, each with an entry of its own', async () => {
    const directory = temporaryFolder()
    const ids = [await wait(directory), await wait(directory)]
    const runtime = await open(directory, { version: '2.0.0' })
    const session = runtime.tenant('riverside').as(ada)
    const refused = await session.resumeAll()
    expect(refused.refused.map(({ run }) => run).sort()).toEqual(ids.toSorted())
    const { resumed } = await session.resumeAll({ acceptVersion: true })
    expect(resumed.toSorted()).toEqual(ids.toSorted())
    for (const id of ids) {
      await (await session.follow(id)).finished()
      await readAndAnswer(runtime.tenant('riverside').as(grace), id, { decision: 'approved' })
      const run = await (await session.resume(id)).finished()
      expect(run).toMatchObject({ state: 'completed', pins: { code: { sample: '2.0.0' } } })
      expect(await entriesOf(session, id, 'fcc.run.resumed')).not.toEqual([])
    }
    expect(await session.resumeAll()).toEqual({ resumed: [], refused: [] })
  })

  it('continues on another minor where the plugin declares it', async () => {
    const directory = temporaryFolder()
    const id = await wait(directory)
    const { resume } = await answer(directory, id, {
      version: '1.4.0',
      continues: '>=1.0.0 <1.4.0',
    })
    expect(await (await resume()).finished()).toMatchObject({
      state: 'completed',
      pins: { code: { sample: '1.4.0' } },
    })
  })
})

describe('a version that a run continues on', () => {
  const on = (version: string, continues?: string) => ({
    version,
    manifest: { continues } as never,
  })

  it.each([
    ['1.2.9', '1.2.0', undefined, true],
    ['1.2.0', '1.2.9', undefined, true],
    ['1.3.0', '1.2.9', undefined, false],
    ['2.2.0', '1.2.0', undefined, false],
    ['1.2.1-beta.1', '1.2.0', undefined, false],
    ['not a version', '1.2.0', undefined, false],
    ['1.3.0', '1.2.9', '^1.2.0', true],
    ['1.3.1', '1.3.0', '>=1.3.1', false],
  ])('%s after %s, declared as %s: %s', (here, pinned, continues, expected) => {
    expect(mayContinue(on(here, continues), pinned)).toBe(expected)
  })
})
