import { casesOf, storeSuite } from '@fcc/conformance'
import { describe, expect, it } from 'vitest'
import { faults, withFault } from './fixtures/faulty-stores.ts'
import { memoryStore } from './memory/memory-store.ts'

/** The sentences that a store does not hold to. */
async function brokenSentences(fault: (typeof faults)[string]): Promise<readonly string[]> {
  const broken: string[] = []
  for (const { name, run } of casesOf(storeSuite)) {
    const backend = withFault(await memoryStore.open({ directory: '' }), fault)
    const failed = await run({ backend, cleanup: async () => undefined }).then(
      () => false,
      () => true,
    )
    if (failed) broken.push(name)
    await backend.close()
  }
  return broken
}

describe('the contract suite of stores', () => {
  it('finds nothing wrong with a store that has no fault', async () => {
    expect(await brokenSentences({})).toEqual([])
  })

  it.each(Object.entries(faults))('notices a store that %s', async (_what, fault) => {
    expect(await brokenSentences(fault)).not.toEqual([])
  })
})
