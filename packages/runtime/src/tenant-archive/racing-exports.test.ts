import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { FccError } from '@fcc/plugin-api'
import { describe, expect, it } from 'vitest'
import { ada, grace, openRuntime, temporaryFolder } from '../testing/test-runtime.test-support.ts'
import { readArchive } from './read-archive.ts'

/** A host with two tenants, one of which has a run. */
async function host() {
  const runtime = await openRuntime({
    ...{ store: 'sqlite', directory: temporaryFolder() },
    tenants: { riverside: {}, lakeside: {} },
  })
  const session = runtime.tenant('riverside').as(ada)
  await (await session.start('write', { note: 'x' }, { subjects: ['patient-1'] })).finished()
  return runtime
}

describe('exports that race', () => {
  it('for one name give it to one, whole, and leave nothing of the other', async () => {
    const runtime = await host()
    const folder = temporaryFolder()
    const file = join(folder, 'archive')
    const tried = await Promise.allSettled(
      ['riverside', 'riverside', 'lakeside'].map((id) =>
        runtime.tenants.export(id, grace, { file }),
      ),
    )
    const refused = tried.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused.map(({ code }: FccError) => code)).toEqual([
      'FCC_FILE_EXISTS',
      'FCC_FILE_EXISTS',
    ])
    expect(readdirSync(folder)).toEqual(['archive'])
    const { manifest } = await readArchive(file)
    const [won] = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
    expect(manifest.tenant).toBe(won?.tenant)
  })

  it('with an erasure are whole or refused, and bring nothing back', async () => {
    const runtime = await host()
    const folder = temporaryFolder()
    const files = [0, 1].map((index) => join(folder, `archive-${index}`))
    const exports = files.map(async (file, index) => {
      await new Promise((resolve) => setTimeout(resolve, index * 15))
      return runtime.tenants.export('riverside', grace, { file })
    })
    const settled = Promise.allSettled(exports)
    const erasing = runtime.tenants.erase('riverside', grace, { confirm: 'riverside' })
    const erased = await erasing.catch((error: unknown) => error)
    const tried = await settled
    for (const each of tried) {
      if (each.status === 'rejected') expect(FccError.is(each.reason)).toBe(true)
    }
    // An export that stood in the way is waited for by doing it again.
    if (FccError.is(erased)) {
      await runtime.tenants.erase('riverside', grace, { confirm: 'riverside' })
    }
    const again = await runtime.tenants.erase('riverside', grace, { confirm: 'riverside' })
    expect(Object.values(again.remains).filter((count) => count > 0)).toEqual([])
    const made = readdirSync(folder).sort()
    const whole = tried.flatMap((each) => (each.status === 'fulfilled' ? [each.value.file] : []))
    expect(made.map((name) => join(folder, name))).toEqual(whole.sort())
    for (const file of whole) await readArchive(file)
  })
})
