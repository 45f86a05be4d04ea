import { statSync } from 'node:fs'
import { join } from 'node:path'
import { verifyExport } from '@fcc/audit'
import { describe, expect, it } from 'vitest'
import { sample } from '../testing/sample-plugin.test-support.ts'
import {
  ada,
  expectCode,
  openRuntime,
  temporaryFolder,
} from '../testing/test-runtime.test-support.ts'

const LENGTH = 400_000

describe('pruning', () => {
  it('removes what was shredded, and the file shrinks; the audit log still verifies', async () => {
    const directory = temporaryFolder()
    const plugins = [sample({ write: () => ({ artifacts: { written: 'x'.repeat(LENGTH) } }) })]
    const before = await openRuntime({ directory, store: 'sqlite', plugins })
    const start = async (subject: string) => {
      const starting = before.tenant('riverside').as(ada)
      const handle = await starting.start('write', { note: 'x' }, { subjects: [subject] })
      expect((await handle.finished()).state).toBe('completed')
      return handle.id
    }
    const gone = await start('patient-one')
    const kept = await start('patient-two')
    await before.close()
    const runtime = await openRuntime({ directory, store: 'sqlite', plugins })
    const session = runtime.tenant('riverside').as(ada)
    await session.shred('patient-one')
    expect(await session.prune()).toMatchObject({ contents: 2, removed: false })
    const file = join(directory, '.fcc', 'tenants', 'riverside.sqlite')
    const sizeBefore = statSync(file).size
    expect(sizeBefore).toBeGreaterThan(2 * LENGTH)
    const pruned = await session.prune({ apply: true })
    expect(pruned).toMatchObject({ contents: 2, removed: true })
    expect(pruned.bytes).toBeGreaterThanOrEqual(LENGTH)
    expect(statSync(file).size).toBeLessThan(sizeBefore - 0.9 * LENGTH)
    expect(await session.prune()).toMatchObject({ contents: 0 })

    await expectCode('FCC_SEALING_SHREDDED', () => session.outcome(gone, 'written'))
    expect((await session.outcome(kept, 'written')).text).toHaveLength(LENGTH)
    expect((await runtime.tenants.inspect('riverside')).problems).toEqual([])
    const { text, verifierKey } = await session.exportAudit()
    expect(verifyExport(Buffer.from(text), { key: verifierKey }).verdict).toBe('verified')
    expect(text).toContain('fcc.records.pruned')
  })

  it('removes nothing where nothing was shredded', async () => {
    const directory = temporaryFolder()
    const runtime = await openRuntime({ directory, store: 'sqlite' })
    const session = runtime.tenant('riverside').as(ada)
    const handle = await session.start('write', { note: 'x' })
    await handle.finished()
    expect(await session.prune({ apply: true })).toMatchObject({ contents: 0, bytes: 0 })
    expect((await session.outcome(handle.id, 'written')).text).toBe('X!')
  })

  it('is for who answers for it: not for a model', async () => {
    const runtime = await openRuntime()
    const model = runtime.tenant('riverside').as({ kind: 'model', id: 'm', roles: [] })
    await expectCode('FCC_ACCESS_DENIED', () => model.prune({ apply: true }))
  })
})
