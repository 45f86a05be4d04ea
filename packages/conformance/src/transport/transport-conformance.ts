import type { TransportFactory } from '@fcc/contracts'
import { describe, it } from 'vitest'
import { transportCases } from './transport-cases.ts'

/**
 * Registers the contract tests of a transport with vitest.
 *
 * @example
 * transportConformance('in-process', inProcessTransport)
 */
export function transportConformance(name: string, factory: TransportFactory): void {
  describe(`${name} is a transport`, () => {
    for (const { name: sentence, run } of transportCases) it(sentence, () => run(factory))
  })
}
