import { readFileSync } from 'node:fs'
import type { Benchmark, Rival } from './benchmark.ts'
import { DETECT_BENCHMARKS } from './detect-benchmarks.ts'
import { EVENT_BENCHMARKS } from './event-benchmarks.ts'
import { fleetBenchmarks } from './fleet-benchmarks.ts'
import { DECISIONS } from './ours/schedule-decisions.ts'
import { STEPS, STEPS_PER_ITEM } from './ours/verify-runs.ts'
import { serverBenchmarks } from './server-benchmarks.ts'
import type { SideModule } from './sides/side-process.ts'
import { STORE_BENCHMARKS } from './store-benchmarks.ts'
import { TENANT_BENCHMARKS } from './tenant-benchmarks.ts'

const rivals = new URL('../rivals/', import.meta.url)

/** Where the peers live: a package of its own, outside the workspace. */
export const RIVALS_FOLDER = rivals

interface RivalsManifest {
  readonly dependencies: Readonly<Record<string, string>>
}

const { dependencies } = JSON.parse(
  readFileSync(new URL('package.json', rivals), 'utf8'),
) as RivalsManifest
const named = (name: string): string => `${name} ${dependencies[name]}`

const ours = (module: string, options: SideModule['options'] = {}): SideModule => ({
  name: 'ours',
  module: new URL(`./ours/${module}`, import.meta.url),
  options,
  conditions: ['source'],
})

const rival = (
  key: string,
  from: Omit<Rival, 'key' | 'module' | 'conditions'> & { readonly file: string },
): Rival => ({
  key,
  name: from.name,
  module: new URL(from.file, rivals),
  options: from.options,
  conditions: [],
  count: from.count,
})

const steps = {
  unit: 'steps/s',
  unitsPerItem: STEPS,
  concurrencies: [1, 8, 32],
} as const

const withAiSdk = `${named('ai')} with ${named('@ai-sdk/openai-compatible')}`
const aiSdk = `${withAiSdk}, bare`

/** Calls begun at a fixed rate: the same work for each percentile of what they take. */
const calls = {
  unit: 'ms',
  unitsPerItem: 1,
  concurrencies: [1],
  ours: ours('provider-calls.ts', { perSecond: '300', pieces: '40' }),
} as const

const bareCalls = rival('ai-sdk', {
  name: aiSdk,
  file: 'ai-sdk-calls.mjs',
  options: calls.ours.options,
  count: 1500,
})

/** The least that an honest record of such a call takes, on the disk that is measured on. */
const recordedCalls = rival('floor', {
  name: `${withAiSdk}, and two synced commits to one table`,
  file: 'floor-calls.mjs',
  options: calls.ours.options,
  count: 1500,
})

/** What is wanted of a call, and of the slowest in a hundred. */
const overhead = { percentile: 50, aim: 0.5 } as const
const overheadP99 = { percentile: 99, addedAim: 5 } as const

/** Pieces of a streamed answer. */
const PIECES = 1000

/** Every benchmark, in the order of the table. */
export const BENCHMARKS: readonly Benchmark[] = [
  {
    ...steps,
    id: 'run.steps.memory',
    title: 'Runs of five steps in memory; ours governed and audited, nothing is sealed',
    aim: 1,
    ours: ours('run-steps.ts', { store: 'memory' }),
    rivals: [
      rival('mastra', {
        name: `${named('@mastra/core')}, its store in memory`,
        file: 'mastra-steps.mjs',
        options: { store: 'memory' },
        count: 2000,
      }),
      rival('langgraph', {
        name: `${named('@langchain/langgraph')}, MemorySaver`,
        file: 'langgraph-steps.mjs',
        options: {},
        count: 400,
      }),
    ],
    equalFacts: [],
  },
  {
    ...steps,
    id: 'run.steps.durable',
    title: 'The same in a file; ours with every visit committed and its content sealed',
    aim: 3,
    ours: ours('run-steps.ts', { store: 'sqlite', synchronous: 'normal' }),
    rivals: [
      rival('mastra', {
        name: `${named('@mastra/core')} with ${named('@mastra/libsql')}, a file in WAL, synchronous normal`,
        file: 'mastra-steps.mjs',
        options: { store: 'libsql' },
        count: 400,
      }),
    ],
    equalFacts: ['journal', 'synchronous'],
  },
  {
    id: 'run.steps.24',
    title: 'Steps in a workflow of 24 nodes and 40 artifacts, held against steps in one of 5 nodes',
    unit: 'steps/s',
    unitsPerItem: STEPS_PER_ITEM,
    aim: 0.77,
    concurrencies: [8],
    ours: ours('grown-runs.ts', { store: 'memory', workflow: 'twenty-four-steps' }),
    rivals: [
      {
        ...ours('grown-runs.ts', { store: 'memory', workflow: 'five-steps' }),
        key: 'five',
        name: `ours in a workflow of 5 nodes, Node ${process.versions.node}`,
        count: 20,
      },
    ],
    equalFacts: ['steps'],
  },
  {
    id: 'kernel.start.200',
    title: 'Plan and start of 200 plugins that do nothing',
    unit: 'ms',
    unitsPerItem: 1,
    aim: 1,
    concurrencies: [1],
    ours: ours('kernel-start.ts', { plugins: '200' }),
    rivals: [
      rival('avvio', {
        name: named('avvio'),
        file: 'avvio-start.mjs',
        options: { plugins: '200' },
        count: 200,
      }),
    ],
    equalFacts: ['plugins'],
  },
  {
    id: 'start.verticals3',
    title: 'From a new process to three tenants ready, with the core catalogue and three verticals',
    unit: 'ms',
    unitsPerItem: 1,
    concurrencies: [1],
    ours: ours('cold-start.ts', { program: 'three-verticals' }),
    rivals: [
      {
        ...ours('cold-start.ts', { program: 'empty' }),
        key: 'node',
        name: `an empty Node process, ${process.versions.node}`,
        count: 1,
      },
    ],
    equalFacts: [],
  },
  {
    id: 'start.catalogue',
    title: 'The same with every vertical and a tenant for each, held against the start with three',
    unit: 'ms',
    unitsPerItem: 1,
    aim: 0.77,
    concurrencies: [1],
    ours: ours('cold-start.ts', { program: 'whole-catalogue' }),
    rivals: [
      {
        ...ours('cold-start.ts', { program: 'three-verticals' }),
        key: 'verticals3',
        name: `ours with three verticals, as start.verticals3, Node ${process.versions.node}`,
        count: 1,
      },
    ],
    equalFacts: [],
  },
  {
    id: 'plan.1000',
    title: 'Plans over 1,000 manifests, each needing the services of three others',
    unit: 'manifests/s',
    unitsPerItem: 1000,
    concurrencies: [1],
    ours: ours('plan-resolution.ts', { manifests: '1000' }),
    rivals: [
      rival('dependency-graph', {
        name: `${named('dependency-graph')} with ${named('semver')}, order and version ranges only`,
        file: 'dependency-order.mjs',
        options: { manifests: '1000' },
        count: 20,
      }),
    ],
    equalFacts: ['manifests', 'last'],
  },
  {
    id: 'schedule.decide',
    title: 'Decisions which job is next, among 10,000 tenants that all have some',
    unit: 'decisions/s',
    unitsPerItem: DECISIONS,
    concurrencies: [1],
    ours: ours('schedule-decisions.ts', { tenants: '10000' }),
    rivals: [
      rival('heap', {
        name: `${named('tinyqueue')}, a heap of tenants by virtual time and nothing else`,
        file: 'heap-decisions.mjs',
        options: { tenants: '10000' },
        count: 200,
      }),
    ],
    equalFacts: ['tenants', 'even'],
  },
  ...[1, 100, 10_000].map(
    (tenants): Benchmark => ({
      id: `tenant.shared.${tenants}`,
      title: `Memory for each of ${tenants.toLocaleString('en-US')} tenants with equal plugins and their own settings`,
      unit: 'kB',
      unitsPerItem: 1,
      concurrencies: [1],
      ours: ours('shared-tenants.ts'),
      rivals: [
        rival('mastra', {
          name: `${named('@mastra/core')}, an instance with its workflow for each`,
          file: 'mastra-tenants.mjs',
          options: {},
          count: tenants,
        }),
      ],
      equalFacts: ['tenants'],
    }),
  ),
  {
    ...calls,
    ...overhead,
    id: 'provider.overhead',
    title:
      'Calls to a model, 300 begun in a second; ours governed, journaled with full sync, audited',
    rivals: [bareCalls],
    equalFacts: ['server', 'calls'],
  },
  {
    ...calls,
    ...overheadP99,
    id: 'provider.overhead.p99',
    title: 'The slowest in a hundred of the same calls',
    rivals: [bareCalls],
    equalFacts: ['server', 'calls'],
  },
  {
    ...calls,
    percentile: overhead.percentile,
    id: 'provider.overhead.record',
    title: 'The same calls of ours, held against the smallest record of a call',
    rivals: [recordedCalls],
    equalFacts: ['server', 'calls', 'journal', 'synchronous'],
  },
  {
    ...calls,
    ...overhead,
    id: 'provider.overhead.floor',
    title:
      'The smallest record of a call in place of ours: whether the aim can be met on this disk',
    ours: { ...recordedCalls, name: 'the smallest record' },
    rivals: [bareCalls],
    equalFacts: ['server', 'calls'],
  },
  {
    ...calls,
    ...overheadP99,
    id: 'provider.overhead.floor.p99',
    title: 'The slowest in a hundred of those',
    ours: { ...recordedCalls, name: 'the smallest record' },
    rivals: [bareCalls],
    equalFacts: ['server', 'calls'],
  },
  {
    id: 'provider.stream',
    title: `Each piece of a streamed answer of ${PIECES.toLocaleString('en-US')}; ours shown behind rules and a detector`,
    unit: 'µs',
    unitsPerItem: PIECES,
    percentile: 50,
    addedAim: 50,
    concurrencies: [1],
    ours: ours('provider-streams.ts', { pieces: String(PIECES) }),
    rivals: [
      rival('ai-sdk', {
        name: aiSdk,
        file: 'ai-sdk-streams.mjs',
        options: { pieces: String(PIECES) },
        count: 40,
      }),
    ],
    equalFacts: ['server', 'calls', 'shown'],
  },
  {
    id: 'provider.memory',
    title: 'Memory for each of 500 streamed answers that wait for their model',
    unit: 'kB',
    unitsPerItem: 1,
    concurrencies: [1],
    ours: ours('waiting-streams.ts', { pieces: '240', holdAfter: '120' }),
    rivals: [
      rival('ai-sdk', {
        name: aiSdk,
        file: 'ai-sdk-waiting.mjs',
        options: { pieces: '240', holdAfter: '120' },
        count: 500,
      }),
    ],
    equalFacts: ['server', 'calls', 'streams'],
  },
  ...DETECT_BENCHMARKS,
  ...TENANT_BENCHMARKS,
  ...STORE_BENCHMARKS,
  ...EVENT_BENCHMARKS,
  ...fleetBenchmarks(named, rivals),
  ...serverBenchmarks(named, rivals),
]
