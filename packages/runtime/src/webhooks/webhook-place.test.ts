import { describe, expect, it, vi } from 'vitest'
import type { UnsignedCredential } from '../credentials/credential-rows.ts'
import { holdWebhook, readStanding } from './webhook-place.ts'

/** Rows in memory, written over the version below as the control store does. */
function createRows() {
  const rows = new Map<string, UnsignedCredential>()
  return {
    rows,
    async write(row: UnsignedCredential) {
      if ((rows.get(row.id)?.version ?? 0) + 1 !== row.version) return false
      rows.set(row.id, row)
      return true
    },
    async read(_kind: string, id: string) {
      const row = rows.get(id)
      return row && { ...row, digest: '' }
    },
  }
}

const told = { name: 'books', tenant: 'riverside', leaseMs: 60_000 }

describe('the place of a webhook', () => {
  it('is in one hand at a time, and the next one continues where the last one was', async () => {
    const rows = createRows()
    const parts = { ...told, rows, clock: () => 1000 }
    const first = await holdWebhook({ ...parts, holder: 'a' })
    expect(await holdWebhook({ ...parts, holder: 'b' })).toBeUndefined()
    first?.change((standing) => ({ ...standing, place: 7 }))
    await first?.saved()
    await first?.release()
    const second = await holdWebhook({ ...parts, holder: 'b' })
    expect(second?.standing()).toMatchObject({ place: 7, since: 1000 })
    await second?.release()
    expect(await readStanding(rows, 'riverside', 'books', 1000)).toMatchObject({ isHeld: false })
  })

  it('is lost to whoever takes it once its time is over: nothing is written over theirs', async () => {
    const rows = createRows()
    let now = 1000
    const parts = { ...told, rows, clock: () => now }
    const first = await holdWebhook({ ...parts, holder: 'a' })
    now += 60_000
    const second = await holdWebhook({ ...parts, holder: 'b' })
    second?.change((standing) => ({ ...standing, place: 9 }))
    await second?.saved()
    first?.change((standing) => ({ ...standing, place: 3 }))
    await first?.saved()
    expect(first?.lost.aborted).toBe(true)
    await first?.release()
    expect(await readStanding(rows, 'riverside', 'books', now)).toMatchObject({
      place: 9,
      isHeld: true,
    })
    await second?.release()
  })

  it('is given up where nobody knows whether it was written', async () => {
    const rows = createRows()
    const parts = { ...told, rows, clock: () => 1000 }
    const place = await holdWebhook({ ...parts, holder: 'a' })
    vi.spyOn(rows, 'write').mockRejectedValueOnce(new Error('disk'))
    place?.change((standing) => ({ ...standing, place: 3 }))
    await expect(place?.saved()).rejects.toThrow('disk')
    expect(place?.lost.aborted).toBe(true)
    await place?.release()
  })
})
