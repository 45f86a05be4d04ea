import { createHmac } from 'node:crypto'
import {
  type Activity,
  type ArtifactReference,
  type Detector,
  type FactNamespace,
  type FactValue,
  type LabelSet,
  nextRunState,
  type Persona,
  type Principal,
  type Prompt,
  type Provider,
  type RunRecord,
  type RunSignal,
  type RunState,
  type Scorer,
  type Skill,
  type Validator,
} from '@fcc/contracts'
import { compileGovernance, createContentGovernor, labelSet } from '@fcc/governance'
import { advance } from '../advance.ts'
import { resumed } from '../run-change.ts'
import type { RunPlan } from '../run-plan.ts'
import type { Approval, VisitOutcome, VisitPorts } from '../visit-ports.ts'
import { echoProvider } from './echo-provider.test-support.ts'
import { keptAnswers } from './kept-answers.test-support.ts'
import { type PlanParts, planOf, runOf } from './sample-plan.test-support.ts'

/** A test's own skill: what it makes of what it gets. */
export type SkillRun = Skill['run']

export interface WorldParts extends PlanParts {
  /** Node id → what its skill `test/<id>` does; without one it writes `<id> made <input names>`. */
  readonly skills?: Readonly<Record<string, SkillRun>>
  /** Node id → the artifacts its skill says that it makes; one of the node's own name by default. */
  readonly makes?: Readonly<Record<string, readonly string[]>>
  readonly models?: readonly Provider[]
  readonly scorers?: readonly Scorer[]
  readonly validators?: readonly Validator[]
  readonly detectors?: readonly Detector[]
  readonly facts?: readonly FactNamespace[]
  readonly composePrompt?: (prompt: Prompt, persona: Persona) => Prompt
  /** Skills beside those of the nodes, by their own ids. */
  readonly tools?: readonly Skill[]
  readonly texts?: Readonly<Record<string, string>>
  readonly labels?: LabelSet
  /** Reference → the secret that it stands for now. */
  readonly secrets?: Map<string, string>
  /** Who is left alone. */
  readonly health?: VisitPorts['health']
  /** What services answer. */
  readonly fetch?: VisitPorts['fetch']
  readonly run?: Partial<RunRecord>
  /** Whether each commit is written out and read back, as a store does; true by default. */
  readonly isWrittenOut?: boolean
}

/** Finds the word SECRET, as `secret/word`. */
export const secretDetector: Detector = {
  id: 'test/words',
  title: 'Secret words',
  version: '1',
  categories: ['secret/'],
  detect: (text) =>
    [...text.matchAll(/SECRET/g)].map((match) => ({
      category: 'secret/word',
      span: { start: match.index, end: match.index + 6 },
      confidence: 1,
      detector: 'test/words',
    })),
}

/** A break in the middle of a visit, as when the process dies. */
export class Crash extends Error {}

/** Where a visit is broken off: the n-th call of a port, before it works or after. */
export interface CrashPoint {
  readonly call: number
  readonly when: 'before' | 'after'
}

/** Everything that outlives a process, and the parts to continue with. */
export interface World {
  readonly plan: RunPlan
  /** The run as it was last committed. */
  readonly run: RunRecord
  readonly outcomes: readonly VisitOutcome[]
  readonly journal: ReadonlyMap<string, { readonly activity: Activity; readonly result?: string }>
  readonly approvals: Map<string, Approval>
  /** The calls that the last ports have seen, by name. */
  readonly calls: readonly string[]
  text(reference: ArtifactReference | undefined): string | undefined
  ports(options?: { readonly crash?: CrashPoint; readonly abort?: AbortController }): VisitPorts
  /** One visit, or the step from waiting to running. */
  step(ports?: VisitPorts): Promise<RunRecord>
  /** Visits until the run ends or waits. */
  walk(ports?: VisitPorts): Promise<RunRecord>
  /** The step from waiting to running when somebody resumes it. */
  insist(): Promise<RunRecord>
  /** Answers what the run waits for. */
  answer(decision: Approval['decision'], by?: Partial<Principal>): void
  /** Moves the clock, also back. */
  pass(ms: number): void
}

const digest = (text: string): string =>
  createHmac('sha256', 'a key').update(text).digest('base64url')

export function createWorld(parts: WorldParts): World {
  const plan = JSON.parse(JSON.stringify(planOf(parts))) as RunPlan
  const durable = new Map<string, string>()
  const journal = new Map<string, { activity: Activity; result?: string }>()
  const kept = keptAnswers()
  const outcomes: VisitOutcome[] = []
  let calls: string[] = []
  let time = Date.UTC(2026, 10, 21, 10)
  const governance = governanceOf(plan, parts)
  const governor = createContentGovernor({
    governance,
    detectors: (parts.detectors ?? [secretDetector]).map((detector) => ({
      detector,
      settings: {},
    })),
    tenant,
    keyedDigest: digest,
  })
  const artifacts: Record<string, ArtifactReference> = {}
  for (const name of Object.keys(plan.scenario.inputs)) {
    const text = parts.texts?.[name] ?? `the ${name}`
    durable.set(digest(text), text)
    artifacts[name] = referenceOf(name, text, parts.labels ?? labelSet({}), 'run1/intake')
  }
  let run = runOf(plan, { artifacts, ...parts.run })

  function ports({
    crash,
    abort = new AbortController(),
  }: Parameters<World['ports']>[0] = {}): VisitPorts {
    const staged = new Map<string, string>()
    calls = []
    const counted = <Result>(name: string, work: () => Result): Result => {
      calls.push(name)
      const isHere = crash?.call === calls.length
      const die = (): never => {
        abort.abort()
        throw new Crash(name)
      }
      if (isHere && crash.when === 'before') die()
      const result = work()
      if (!isHere) return result
      return result instanceof Promise ? (result.then(die) as Result) : die()
    }
    const find = <Code extends { readonly id: string }>(list: readonly Code[], id: string) => {
      const code = list.find((each) => each.id === id)
      return code && { code, settings: {} }
    }
    return {
      governance,
      governor,
      code: {
        // Ids stand bare in a plugin's code; the host finds what it contributed by the whole id.
        skill: (id) => {
          const tool = find(parts.tools ?? [], id)
          if (tool) return tool
          const found = find(skillsOf(parts), id)
          return found && { ...found, code: { ...found.code, id: found.code.title } }
        },
        scorer: (id) => find(parts.scorers ?? [], id),
        validator: (id) => find(parts.validators ?? [], id),
        provider: (id) => find(parts.models ?? [echoProvider], id),
      },
      tenant,
      signal: abort.signal,
      now: () => counted('now', () => (time += 7)),
      readFacts: (now, current) =>
        counted('readFacts', () => readAll(parts.facts ?? [], now, current)),
      mayFactBe: (_skill, fact) => fact.startsWith('test.'),
      composePrompt: (prompt, { persona }) =>
        counted('composePrompt', () => parts.composePrompt?.(prompt, persona) ?? prompt),
      keyedDigest: digest,
      contents: {
        read: (reference) =>
          counted('read', () => {
            const text = staged.get(reference.address) ?? durable.get(reference.address)
            if (text === undefined) throw new Error(`no content at ${reference.address}`)
            return text
          }),
        stage: (draft) =>
          counted('stage', () => {
            staged.set(digest(draft.text), draft.text)
            const { name, text, labels, producedBy, mediaType } = draft
            return { ...referenceOf(name, text, labels, producedBy), mediaType }
          }),
      },
      journal: {
        find: (id) => {
          const known = journal.get(id)
          if (!known) return undefined
          const { activity, result } = known
          return result === undefined ? { activity } : { activity, result: JSON.parse(result) }
        },
        isSettled: (id) => journal.get(id)?.result !== undefined,
        startedAt: (visit) => {
          const times = [...journal.values()].flatMap(({ activity }) =>
            activity.visit === visit ? [activity.startedAt] : [],
          )
          return times.length > 0 ? Math.min(...times) : undefined
        },
        unsettled: (visit) =>
          [...journal.values()].flatMap(({ activity, result }) =>
            activity.visit === visit && result === undefined ? [activity.id] : [],
          ),
        intend: (activity) =>
          counted('intend', async () => void journal.set(activity.id, { activity })),
        settle: (id, result) =>
          counted('settle', async () => {
            const known = journal.get(id)
            if (!known || known.result !== undefined) throw new Error(`${id} is settled`)
            journal.set(id, { ...known, result: JSON.stringify(result) })
          }),
      },
      secret: async (_settings, reference) => {
        const secret = parts.secrets?.get(reference)
        if (secret === undefined) throw new Error(`no secret ${reference}`)
        return secret
      },
      referenceData: {
        find: async (name) => {
          throw new Error(`no reference data ${name}`)
        },
        text: async ({ name }) => {
          throw new Error(`no reference data ${name}`)
        },
      },
      fetch: (url, request) =>
        counted('fetch', async () => {
          if (!parts.fetch) throw new TypeError('fetch failed')
          return parts.fetch(url, request)
        }),
      health: parts.health,
      settleQuestion: (outcome) => counted('settleQuestion', async () => kept.settle(run, outcome)),
      readApproval: (activity) => counted('readApproval', async () => kept.approvals.get(activity)),
      commit: (outcome) =>
        counted('commit', async () => {
          if (outcome.run.sequence !== run.sequence + 1) throw new Error('out of sequence')
          if (!isOnChart(run.state, outcome.run.state)) {
            throw new Error(`no arrow leads from ${run.state} to ${outcome.run.state}`)
          }
          for (const [address, text] of staged) durable.set(address, text)
          staged.clear()
          outcomes.push(outcome)
          run =
            parts.isWrittenOut === false
              ? outcome.run
              : (JSON.parse(JSON.stringify(outcome.run)) as RunRecord)
        }),
    }
  }

  async function step(given = ports()): Promise<RunRecord> {
    if (run.state === 'waiting') {
      await given.commit({ run: resumed(run, given.now()), visit: undefined, entries: [] })
    } else await advance(run, plan, given)
    return run
  }

  return {
    plan,
    get run() {
      return run
    },
    get calls() {
      return calls
    },
    outcomes,
    journal,
    approvals: kept.approvals,
    text: (reference) => reference && durable.get(reference.address),
    ports,
    step,
    async insist() {
      const given = ports()
      const going = resumed(run, given.now(), true)
      await given.commit({ run: going, visit: undefined, entries: [] })
      return run
    },
    pass(ms) {
      time += ms
    },
    async walk(given = ports()) {
      while (run.state === 'running') await step(given)
      return run
    },
    answer(decision, by = {}) {
      kept.answer(run, decision, { by, at: new Date(time).toISOString() })
      run = { ...run, state: 'running', waiting: undefined }
    },
  }
}

const signals: readonly RunSignal[] = ['wait', 'continue', 'complete', 'halt', 'reject', 'fail']

function isOnChart(from: RunState, to: RunState): boolean {
  return from === to || signals.some((signal) => nextRunState(from, signal) === to)
}

const tenant = {
  id: 'riverside',
  name: 'Riverside',
  namespace: 'urn:riverside',
  contributions: () => [],
}

function referenceOf(
  name: string,
  text: string,
  labels: LabelSet,
  producedBy: string,
): ArtifactReference {
  return {
    name,
    address: digest(text),
    mediaType: 'text/plain',
    bytes: Buffer.byteLength(text),
    labels,
    subjects: ['s_1'],
    producedBy,
  }
}

function skillsOf(parts: WorldParts): readonly Skill[] {
  const all = [{ nodes: parts.nodes }, ...(parts.workflows ?? [])].flatMap(({ nodes }) => nodes)
  return all.flatMap(({ id, actor }) => {
    if (actor.kind !== 'skill') return []
    const output = parts.makes?.[id] ?? [id]
    const write: SkillRun = ({ artifacts }) => ({
      artifacts: Object.fromEntries(
        output.map((name) => [name, `${name} made of ${Object.keys(artifacts).sort().join(', ')}`]),
      ),
    })
    const run = parts.skills?.[id] ?? write
    return [
      { id: actor.skill, title: id, says: '{count} {count|thing|things}', input: [], output, run },
    ]
  })
}

function readAll(
  namespaces: readonly FactNamespace[],
  now: number,
  run: RunRecord,
): Readonly<Record<string, FactValue>> {
  const { purpose, domain } = run.envelope
  return Object.fromEntries(
    namespaces.flatMap(({ namespace, read }) =>
      Object.entries(
        read?.({ now, tenant: { id: 'riverside' }, run: { id: run.id, purpose, domain } }) ?? {},
      ).map(([name, value]) => [`${namespace}.${name}`, value]),
    ),
  )
}

function governanceOf(plan: RunPlan, parts: WorldParts) {
  const { governance, diagnostics } = compileGovernance({
    constitutions: plan.constitutions.map(({ constitution, layer }) => ({
      layer,
      constitution,
      origin: { pluginId: 'test', kind: 'host' },
    })),
    schemes: plan.schemes,
    factNamespaces: (parts.facts ?? []).map((namespace) => ({
      namespace,
      origin: { pluginId: 'test', kind: 'plugin' },
    })),
    catalogue: {
      findingCategories: ['secret/'],
      gates: Object.keys(plan.gates),
      purposes: plan.scenario.purposes,
    },
  })
  if (!governance) throw new Error(diagnostics.map(({ why }) => why).join('\n'))
  return governance
}
