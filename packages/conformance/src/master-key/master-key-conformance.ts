import { describe, it } from 'vitest'
import { type MasterKeySubject, masterKeyCases } from './master-key-cases.ts'

/**
 * Registers the contract tests of a master key with vitest.
 *
 * @param open gives two different keys, for each test anew
 * @example
 * masterKeyConformance('memory', () => ({
 *   masterKey: createMemoryMasterKey(), other: createMemoryMasterKey(), cleanup() {},
 * }))
 */
export function masterKeyConformance(
  name: string,
  open: () => MasterKeySubject | Promise<MasterKeySubject>,
): void {
  describe(`${name} is a master key`, () => {
    for (const { name: sentence, run } of masterKeyCases) {
      it(sentence, async () => {
        const subject = await open()
        try {
          await run(subject)
        } finally {
          await subject.cleanup()
        }
      })
    }
  })
}
