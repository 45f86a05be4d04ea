import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { createCommandSession } from '../tenant/command-session.ts'
import { type SampleParts, sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  grace,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

/** A scenario with an input that is reference data; its skill reads it there, or asks for it. */
const withCodes: SampleParts = {
  documents: `
scenario: with-codes
title: With codes
purposes: [drafting]
input: { note: { type: text }, codes: { type: csv, reference_data: codes } }
workflow: write
outcomes: { written: { gate: not-empty } }
`,
  async write({ artifacts }, call) {
    if (artifacts.codes) return { artifacts: { written: artifacts.codes.text } }
    const { version, text } = await call.referenceData('codes')
    return { artifacts: { written: `${version}: ${text}` } }
  },
}

const codes = (version: string, text: string) =>
  ({ name: 'codes', version, mediaType: 'text/csv', text }) as const

describe.each(['memory', 'sqlite'] as const)('reference data over %s', (store) => {
  async function open(directory = temporaryFolder()) {
    const plugins = [sample(withCodes)]
    const tenants = { riverside: {}, hillside: {} }
    return openRuntime({ directory, store, plugins, tenants })
  }

  it('is imported once and read by the skills of every tenant', async () => {
    const runtime = await open()
    const kept = await runtime.referenceData.import(codes('2026', 'A00,Cholera\n'), grace)
    expect(kept).toMatchObject({ version: '2026', bytes: 12, by: 'grace' })
    expect(kept.digest).toMatch(/^[0-9a-f]{64}$/)
    for (const tenant of ['riverside', 'hillside']) {
      const session = runtime.tenant(tenant).as(ada)
      const handle = await session.start('write', { note: 'x' })
      expect((await handle.finished()).state).toBe('completed')
      expect((await session.outcome(handle.id, 'written')).text).toBe('2026: A00,Cholera\n')
    }
  })

  it('fills an input of a scenario, by its digest and without a copy in the tenant’s store', async () => {
    const runtime = await open()
    await runtime.referenceData.import(codes('2026', 'A00,Cholera\n'), grace)
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('with-codes', { note: 'x' })
    const run = await handle.finished()
    expect(run.state).toBe('completed')
    expect(run.artifacts.codes).toMatchObject({
      address: expect.stringMatching(/^reference:[0-9a-f]{64}:codes@2026$/),
      subjects: [],
    })
    expect((await session.outcome(handle.id, 'written')).text).toBe('A00,Cholera\n')
    expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
  })

  it('is taken in the newest version, or in the one that was asked for; what runs stays with its own', async () => {
    const runtime = await open()
    await runtime.referenceData.import(codes('2025', 'old\n'), grace)
    const session = runtime.tenant('riverside').as(ada)
    await runtime.referenceData.import(codes('2026', 'new\n'), grace)
    const newest = await session.start('with-codes', { note: 'x' })
    const chosen = await session.start(
      'with-codes',
      { note: 'x' },
      { referenceData: { codes: '2025' } },
    )
    await Promise.all([newest.finished(), chosen.finished()])
    expect((await session.outcome(newest.id, 'written')).text).toBe('new\n')
    expect((await session.outcome(chosen.id, 'written')).text).toBe('old\n')
  })

  it('that is not there starts no run, unless somebody gives the text', async () => {
    const session = (await open()).tenant('riverside').as(ada)
    const missing = await expectCode('FCC_REFERENCE_UNKNOWN', () =>
      session.start('with-codes', { note: 'x' }),
    )
    expect(missing.fix).toContain('fcc reference-data import')
    expect(await session.runs()).toEqual([])
    const handle = await session.start('with-codes', { note: 'x', codes: 'mine' })
    expect((await handle.finished()).artifacts.codes?.address).not.toContain('reference:')
    expect((await session.outcome(handle.id, 'written')).text).toBe('mine')
  })

  it('is refused under a name with other characters, or from whom may not import it', async () => {
    const runtime = await open()
    await expectCode('FCC_REFERENCE_INVALID', () =>
      runtime.referenceData.import({ ...codes('1', 'x'), name: '../codes' }, grace),
    )
    await expectCode('FCC_ACCESS_DENIED', () =>
      runtime.referenceData.import(codes('1', 'x'), { kind: 'model', id: 'm', roles: [] }),
    )
    expect(await runtime.referenceData.list()).toEqual([])
  })

  it('is kept by a plugin’s command where its caller may import it, and not where they may not', async () => {
    const runtime = await open()
    const tenant = runtime.tenant('riverside')
    const model = { kind: 'model', id: 'm', roles: [] } as const
    await expectCode('FCC_ACCESS_DENIED', () =>
      createCommandSession(tenant.as(model), runtime).keepReferenceData(codes('2026', 'x\n')),
    )
    expect(await runtime.referenceData.list()).toEqual([])
    const session = createCommandSession(tenant.as(grace), runtime)
    expect(await session.keepReferenceData(codes('2026', 'x\n'))).toMatchObject({ by: 'grace' })
    expect(await runtime.referenceData.list()).toHaveLength(1)
  })

  it('is found by a day, in the version in force then, whatever was imported last', async () => {
    const days = ['2022-10-01', '2020-10-01', '2021-10-01']
    for (const [day, version] of [
      ['2020-10-01', '2020-10-01'],
      ['2022-09-30', '2021-10-01'],
      ['2030-01-01', '2022-10-01'],
    ] as const) {
      const parts: SampleParts = {
        ...withCodes,
        write: async (_, call) => {
          const found = await call.referenceData('codes', { notAfter: day })
          return { artifacts: { written: `${found.version}: ${found.text}` } }
        },
      }
      const runtime = await openRuntime({ store, plugins: [sample(parts)] })
      for (const each of days) await runtime.referenceData.import(codes(each, `${each}\n`), grace)
      const session = runtime.tenant('riverside').as(ada)
      const handle = await session.start('write', { note: 'x' })
      await handle.finished()
      expect((await session.outcome(handle.id, 'written')).text).toBe(`${version}: ${version}\n`)
    }
  })

  it('of no version in force on a day is unknown, with the versions that are there', async () => {
    const parts: SampleParts = {
      ...withCodes,
      write: async (_, call) => {
        const found = await call.referenceData('codes', { notAfter: '2019-12-31' })
        return { artifacts: { written: found.text } }
      },
    }
    const runtime = await openRuntime({ store, plugins: [sample(parts)] })
    await runtime.referenceData.import(codes('2020-10-01', 'x\n'), grace)
    const handle = await runtime.tenant('riverside').as(ada).start('write', { note: 'x' })
    const ended = await handle.finished()
    expect(JSON.stringify(ended.reasons)).toContain('FCC_REFERENCE_UNKNOWN')
  })
})

describe('reference data that goes into a run', () => {
  it('is looked at by the rules like all other input', async () => {
    const plugins = [sample(withCodes)]
    const runtime = await openRuntime({ plugins })
    await runtime.referenceData.import(codes('2026', 'NUCLEAR codes\n'), grace)
    const handle = await runtime.tenant('riverside').as(ada).start('with-codes', { note: 'x' })
    expect(await handle.finished()).toMatchObject({ state: 'halted' })
  })

  it('is not believed where its text is another', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime({ directory, store: 'sqlite', plugins: [sample(withCodes)] })
    await runtime.referenceData.import(codes('2026', 'A00,Cholera\n'), grace)
    const database = new DatabaseSync(join(directory, '.fcc', 'reference-data.sqlite'))
    database.exec(`UPDATE reference_text SET text = CAST('B00' AS BLOB)`)
    database.close()
    await expectCode('FCC_REFERENCE_TAMPERED', () =>
      runtime.tenant('riverside').as(ada).start('with-codes', { note: 'x' }),
    )
  })
})
