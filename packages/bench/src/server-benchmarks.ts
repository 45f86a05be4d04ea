import type { Benchmark, Rival } from './benchmark.ts'
import type { SideModule } from './sides/side-process.ts'

const PIECES = '40'
/** Requests begun in a second. */
const RATE = '300'

const COMPLETIONS = new URL('./ours/served-completions.ts', import.meta.url)
const READS = new URL('./ours/served-reads.ts', import.meta.url)

const ours = (module: URL, options: SideModule['options']): SideModule => ({
  ...{ name: 'ours', module, options },
  conditions: ['source'],
})

/**
 * What a server costs on top of what it serves.
 *
 * @param named what a peer is called with its version
 * @param rivals where the peers live
 */
export function serverBenchmarks(
  named: (name: string) => string,
  rivals: URL,
): readonly Benchmark[] {
  const rival = (from: Omit<Rival, 'module' | 'conditions'>, file: string): Rival => ({
    ...from,
    module: new URL(file, rivals),
    conditions: [],
  })
  const completions = {
    unit: 'ms',
    unitsPerItem: 1,
    concurrencies: [1],
    ours: ours(COMPLETIONS, { perSecond: RATE, pieces: PIECES }),
    rivals: [
      rival(
        {
          key: 'fastify',
          name: `${named('fastify')} with ${named('ai')}, bare`,
          options: { perSecond: RATE, pieces: PIECES },
          count: 1500,
        },
        'bare-completions.mjs',
      ),
    ],
    equalFacts: ['server'],
  } as const
  return [
    {
      ...completions,
      id: 'server.overhead',
      title:
        'Chat completions over HTTP, 300 begun in a second; ours by a key, governed, journaled with full sync, audited',
      percentile: 50,
      aim: 0.5,
    },
    {
      ...completions,
      id: 'server.overhead.p99',
      title: 'The slowest in a hundred of the same requests',
      percentile: 99,
      addedAim: 5,
    },
    {
      id: 'server.rps',
      title:
        'Reads of a run over HTTP; ours by a key, counted, by roles, and with an entry for each',
      unit: 'requests/s',
      unitsPerItem: 1,
      aim: 0.6,
      concurrencies: [1, 8, 32],
      ours: ours(READS, {}),
      rivals: [
        rival(
          {
            key: 'fastify',
            name: `${named('fastify')}, a bare route with as long an answer`,
            options: {},
            count: 10_000,
          },
          'bare-route.mjs',
        ),
      ],
      equalFacts: ['requests'],
    },
    {
      id: 'gateway.vs.portkey',
      title: 'Chat completions through a gateway; ours by a key, governed, journaled, audited',
      unit: 'requests/s',
      unitsPerItem: 1,
      aim: 1,
      concurrencies: [1, 8, 32],
      ours: ours(COMPLETIONS, { pieces: PIECES }),
      rivals: [
        rival(
          {
            key: 'portkey',
            name: `${named('@portkey-ai/gateway')}, which keeps nothing`,
            options: { pieces: PIECES },
            count: 2000,
          },
          'portkey-gateway.mjs',
        ),
      ],
      equalFacts: ['server'],
    },
  ]
}
