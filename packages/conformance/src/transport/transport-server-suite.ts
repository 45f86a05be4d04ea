import type { TransportFactory } from '@fcc/contracts'
import { expect } from 'vitest'
import { eventually } from '../executor/executor-subject.ts'
import type { PortSuite } from '../port-suite.ts'
import { firsts, idsOf, numbered } from './transport-subject.ts'

/** A transport with the server that carries its messages, which keeps them over a restart. */
export interface TransportServerSubject {
  readonly factory: TransportFactory
  /** Ends the server without a word and starts it again on what it had written. */
  restart(): Promise<void>
}

/** How many messages each of so many keys has. */
const MESSAGES = 60
const KEYS = ['r1', 'r2', 'r3']

/** What a transport that keeps messages must hold to when its server goes away and comes back. */
export const transportServerSuite: PortSuite<TransportServerSubject> = {
  title: 'a transport that outlives its server',
  groups: {
    restarts: [
      {
        name: 'nothing is missing, and the order of each key is kept, when its server is restarted in the middle',
        async run({ factory, restart }) {
          const transport = await factory.open({})
          const [alone, group]: [string[], string[]] = [[], []]
          try {
            await transport.subscribe('riverside', async ({ id }) => void alone.push(id))
            await transport.subscribe('riverside', async ({ id }) => void group.push(id), {
              group: 'billing',
            })
            const publishing = (async () => {
              for (let from = 0; from < MESSAGES; from += 2) {
                const some = KEYS.flatMap((key) => numbered(2, key, from))
                // As an outbox does: what was not taken is published again.
                while (!(await transport.publish('riverside', some).then(yes, no))) await pause()
                await pause()
              }
            })()
            await eventually(() => firsts(alone).length > KEYS.length * 10)
            await restart()
            await publishing
            const all = KEYS.length * MESSAGES
            await eventually(() => firsts(alone).length >= all && firsts(group).length >= all)
            for (const key of KEYS) {
              const wanted = idsOf(numbered(MESSAGES, key))
              expect(firsts(alone).filter((id) => id.startsWith(`${key}:`))).toEqual(wanted)
              expect(firsts(group).filter((id) => id.startsWith(`${key}:`))).toEqual(wanted)
            }
          } finally {
            await transport.close()
          }
        },
      },
    ],
  },
}

const yes = (): boolean => true
const no = (): boolean => false
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 20))
