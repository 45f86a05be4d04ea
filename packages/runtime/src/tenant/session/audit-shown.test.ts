import type { ShownText } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { shownOnceWritten } from './audit-shown.ts'

const begun = { kind: 'streaming', name: 'told', visit: 'v1' } as const
const pieces: readonly ShownText[] = [
  { kind: 'buffered', name: 'asked', why: ['why'] },
  begun,
  { kind: 'text', text: 'a text' },
]

async function* given(): AsyncGenerator<ShownText> {
  yield* pieces
}

describe('what is shown once it is written down', () => {
  it('is handed on as it came, each outcome after its entry', async () => {
    const order: unknown[] = []
    const write = async (written: unknown) => void order.push(['entry', written])
    for await (const each of shownOnceWritten(given(), write)) order.push(each)
    expect(order).toEqual([pieces[0], ['entry', begun], pieces[1], pieces[2]])
  })

  it('is not handed on where its entry cannot be written', async () => {
    const full = new Error('The disk is full.')
    const shown: ShownText[] = []
    const reading = async () => {
      for await (const each of shownOnceWritten(given(), () => Promise.reject(full))) {
        shown.push(each)
      }
    }
    await expect(reading()).rejects.toBe(full)
    expect(shown).toEqual([pieces[0]])
  })
})
