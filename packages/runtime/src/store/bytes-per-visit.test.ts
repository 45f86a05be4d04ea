import {
  type StoreFactory,
  skills,
  stores,
  type TenantStore,
  type VisitCommit,
} from '@fcc/contracts'
import { definePlugin } from '@fcc/plugin-api'
import { memoryStore } from '@fcc/store'
import { expect, it } from 'vitest'
import { DEFAULT_LIMITS } from '../config/host-config.ts'
import { contributing, given, sample } from '../testing/sample-plugin.test-support.ts'
import { openSession } from '../testing/test-runtime.test-support.ts'

/** What a commit writes, in bytes: texts, keys and digests of everything in it. */
function bytesOf({ head, rows, removed, contents, entries, events }: VisitCommit): number {
  const texts = [
    head.text,
    JSON.stringify(head.awaits),
    ...rows.flatMap(({ kind, key, text }) => [kind, key, text]),
    ...removed.flatMap(({ kind, key }) => [kind, key]),
    ...entries.flatMap(({ id, canonical }) => [id, canonical]),
    ...events.flatMap(({ id, text }) => [id, text]),
  ]
  const bytes = [head, ...rows, ...entries, ...events].map(({ digest }) => digest.length)
  const sealed = contents.map((content) => content.sealed.length + content.digest.length)
  return (
    texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) +
    [...bytes, ...sealed].reduce((sum, length) => sum + length, 0)
  )
}

/** A store in memory that is taken for a durable one, so that everything is sealed and signed. */
function measured(sizes: number[]) {
  const factory: StoreFactory = {
    ...memoryStore,
    id: 'measured/store',
    durable: true,
    async open(options) {
      const backend = await memoryStore.open(options)
      const wrapped = new Map<string, TenantStore>()
      return {
        ...backend,
        async openTenant(tenant) {
          const store = await backend.openTenant(tenant)
          const known = wrapped.get(tenant) ?? {
            ...store,
            async commitVisit(lease, commit) {
              await store.commitVisit(lease, commit)
              if (commit.entries.some(({ visit }) => visit !== undefined))
                sizes.push(bytesOf(commit))
            },
          }
          wrapped.set(tenant, known)
          return known
        },
      }
    },
  }
  const plugin = definePlugin({
    id: 'measured',
    setup: ({ contribute }) => contribute(stores, factory),
  })
  return given(plugin, { kind: 'plugin' })
}

/** A workflow of so many nodes, one after the other, each with an artifact of its own. */
function chain(nodes: number) {
  const ids = Array.from({ length: nodes }, (_, index) => `n${1000 + index}`)
  return contributing(
    'chain',
    `
workflow: chain
start: ${ids[0]}
nodes:
${ids.map((id) => `  - { id: ${id}, persona: sample/WR, skill: steps/step }`).join('\n')}
edges:
${ids
  .slice(1)
  .map((id, index) => `  - { from: ${ids[index]}, to: ${id}, carries: part }`)
  .join('\n')}
---
scenario: chain
title: Chain
purposes: [drafting]
input: { note: { type: text } }
workflow: chain
outcomes: { part: { gate: sample/not-empty } }
`,
  )
}

const step = given(
  definePlugin({
    id: 'steps',
    setup: ({ contribute }) =>
      contribute(skills, {
        id: 'steps/step',
        title: 'Step',
        input: [],
        output: ['part'],
        run: () => ({ artifacts: { part: 'A part of the work, as long as any other.' } }),
      }),
  }),
)

/** The bytes of each visit of a run through so many nodes. */
async function sizesOf(nodes: number): Promise<readonly number[]> {
  const sizes: number[] = []
  const session = await openSession({
    plugins: [sample(), step, chain(nodes), measured(sizes)],
    config: {
      store: { use: 'measured/store', directory: '/nowhere' },
      limits: { ...DEFAULT_LIMITS, pollMs: 10, maxVisits: 2_000 },
    },
  })
  const run = await (await session.start('chain', { note: 'x' })).finished()
  expect([run.state, run.reasons]).toEqual(['completed', []])
  return sizes
}

const mean = (values: readonly number[]): number =>
  Math.round(values.reduce((sum, value) => sum + value, 0) / values.length)

it('a visit writes as many bytes in a workflow of 24 nodes as in one of 100 or 1,000', async () => {
  const means: number[] = []
  for (const nodes of [24, 100, 1_000]) {
    const sizes = await sizesOf(nodes)
    expect(sizes).toHaveLength(nodes)
    // The first visit has the run's input, and the last one releases: both have something of their own.
    const [early, late] = [mean(sizes.slice(1, 11)), mean(sizes.slice(-11, -1))]
    console.info(`${nodes} nodes: ${early} bytes for a visit early on, ${late} late`)
    expect(late).toBeLessThan(early * 1.05)
    means.push(mean(sizes.slice(1, -1)))
  }
  expect(Math.max(...means)).toBeLessThan(Math.min(...means) * 1.05)
}, 120_000)
