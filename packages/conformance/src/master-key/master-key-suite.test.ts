import type { MasterKey } from '@fcc/contracts'
import { describe, expect, it } from 'vitest'
import { casesOf } from '../port-suite.ts'
import { masterKeySuite } from './master-key-suite.ts'

/** A master key that only hides: what no suite may take for one. */
function createObviousKey(id: string, mask: number): MasterKey {
  const turn = (bytes: Uint8Array) => bytes.map((byte) => byte ^ mask)
  return { id, wrap: turn, unwrap: turn, close: () => undefined }
}

async function brokenSentences(masterKey: MasterKey, other: MasterKey): Promise<readonly string[]> {
  const broken: string[] = []
  for (const { name, run } of casesOf(masterKeySuite)) {
    const failed = await run({ masterKey, other, cleanup: () => undefined }).then(
      () => false,
      () => true,
    )
    if (failed) broken.push(name)
  }
  return broken
}

describe('the contract suite of master keys', () => {
  it('does not take hiding for wrapping', async () => {
    const broken = await brokenSentences(createObviousKey('a', 7), createObviousKey('b', 9))
    expect(broken).toEqual([
      'wrapped keys do not show the key, and wrapping twice gives different bytes',
      'a wrapped key with any byte changed, cut or added is refused',
      'another master key has another id and unwraps nothing of it',
      'a closed master key does nothing more, and closes twice without harm',
    ])
  })

  it('notices keys that share an id', async () => {
    const broken = await brokenSentences(createObviousKey('a', 7), createObviousKey('a', 9))
    expect(broken).toContain('another master key has another id and unwraps nothing of it')
  })
})
