import { Buffer } from 'node:buffer'
import { verifyExport } from '@fcc/audit'
import type { Runtime, TenantSession } from '@fcc/runtime'
import { beforeEach, describe, expect, it } from 'vitest'
import { readInput } from '../example-directory.ts'
import { codeOf } from '../harness/error-code.ts'
import { runStory } from '../harness/run-story.ts'
import { STARTER, storyNamed } from '../harness/story.ts'

const story = storyNamed('signature')
/** What the tenant's own scenario takes at most, in bytes. */
const LIMIT = 65_536
const note = readInput('healthcare/corrected-note.txt')
const padded = (bytes: number) => Buffer.concat([note, Buffer.alloc(bytes - note.byteLength, ' ')])
const withBytes = (bytes: readonly number[]) => Buffer.concat([note, Buffer.from(bytes), note])
const picture = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

let runtime: Runtime
let session: TenantSession
let logged: number
beforeEach(async () => {
  const ran = await runStory(story)
  runtime = ran.runtime
  session = runtime.tenant(story.tenant).as(STARTER)
  logged = entriesIn((await session.exportAudit()).text)
}, 60_000)

/** Nothing ran, nothing was written, and what was there is as it was. */
/** How many entries a log has besides those of exports, such as this one. */
function entriesIn(log: string): number {
  const entries = log.split('\n').filter((line) => line.includes('"specversion"'))
  return entries.filter((line) => !line.includes('"fcc.records.exported"')).length
}

async function expectNothingHappened(): Promise<void> {
  expect(await session.runs()).toHaveLength(1)
  const { text, verifierKey } = await session.exportAudit()
  expect(entriesIn(text)).toBe(logged)
  expect(verifyExport(Buffer.from(text), { key: verifierKey }).verdict).toBe('verified')
}

describe('an input that cannot be used', { timeout: 60_000 }, () => {
  const cases: readonly (readonly [string, string, Uint8Array | string])[] = [
    ['an empty note', 'FCC_INPUT_EMPTY', new Uint8Array()],
    ['a note of nothing but white space', 'FCC_INPUT_EMPTY', ' \n\t\r\n '],
    ['a note of one byte over the limit', 'FCC_INPUT_TOO_LARGE', padded(LIMIT + 1)],
    ['a note of too many bytes in few characters', 'FCC_INPUT_TOO_LARGE', '€'.repeat(LIMIT / 2)],
    ['a picture', 'FCC_INPUT_BINARY', picture],
    ['a note with a NUL in it', 'FCC_INPUT_BINARY', withBytes([0])],
    ['a note with half a character in it', 'FCC_INPUT_NOT_UTF8', withBytes([0xe2, 0x82])],
    ['a note in another encoding', 'FCC_INPUT_NOT_UTF8', withBytes([0xe9, 0x20])],
    ['a note with half a pair of surrogates', 'FCC_INPUT_NOT_UTF8', 'a \ud800 b'],
  ]
  it.each(cases)('%s is refused with %s', async (_, code, given) => {
    expect(await codeOf(session.start(story.scenario, { note: given }))).toBe(code)
    await expectNothingHappened()
  })

  it('is refused with its name where the scenario takes no such input, or needs another', async () => {
    expect(await codeOf(session.start(story.scenario, {}))).toBe('FCC_INPUT_MISSING')
    expect(await codeOf(session.start(story.scenario, { note, memo: 'x' }))).toBe(
      'FCC_INPUT_UNKNOWN',
    )
    await expectNothingHappened()
  })
})

describe('a note of exactly the limit', { timeout: 60_000 }, () => {
  it('runs', async () => {
    const handle = await session.start(story.scenario, { note: padded(LIMIT) })
    expect((await handle.finished()).state).toBe('waiting')
    expect(await session.runs()).toHaveLength(2)
  })
})

describe('an id with a NUL in it', { timeout: 60_000 }, () => {
  const nul = 'a\u0000b'

  it('is refused, whatever it names', async () => {
    const start = (options: object, scenario = story.scenario) =>
      codeOf(session.start(scenario, { note }, options))
    expect(await start({}, nul)).toBe('FCC_SCENARIO_UNKNOWN')
    expect(await start({ purpose: nul })).toBe('FCC_PURPOSE_UNKNOWN')
    expect(await start({ labels: [nul] })).toBe('FCC_LABEL_UNKNOWN')
    expect(await start({ provider: nul })).toBe('FCC_PROVIDER_MISSING')
    expect(await codeOf(session.start(story.scenario, { note, [nul]: note }))).toBe(
      'FCC_INPUT_UNKNOWN',
    )
    for (const asked of [
      session.run(nul),
      session.explain(nul),
      session.resume(nul),
      session.cancel(nul),
      session.answer(nul, { decision: 'approved' }),
      session.outcome(nul, 'release-packet'),
    ]) {
      expect(await codeOf(asked)).toBe('FCC_STORE_INVALID_ID')
    }
    const tenant = async (id: string) => runtime.tenant(id)
    expect(await codeOf(tenant(nul))).toBe('FCC_TENANT_UNKNOWN')
    const act = async (id: string) => runtime.tenant(story.tenant).as({ ...STARTER, id })
    expect(await codeOf(act(nul))).toBe('FCC_PRINCIPAL_INVALID')
    await expectNothingHappened()
  })
})
