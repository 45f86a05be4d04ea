import { DOMAIN_HOOKS, DOMAIN_POINTS } from '@fcc/contracts'
import {
  createKernel,
  type Kernel,
  type KernelOptions,
  type Plan,
  resolvePlan,
  type StartResult,
} from '@fcc/kernel'
import {
  type AnyPoint,
  API_VERSION,
  type Contribution,
  type Diagnostic,
  type FoundManifest,
} from '@fcc/plugin-api'
import type { KernelLimits } from '../host/kernel-limits.ts'
import { assemblyHash } from './assembly-hash.ts'
import { type Safeguards, safeguardsOf } from './safeguards.ts'

/** A set of plugins with their configuration, started once and shared by tenants with equal sets. */
export interface Assembly {
  readonly hash: string
  readonly plan: Plan
  readonly kernel: Kernel
  readonly start: StartResult
  /** Everything that was found or given, in this assembly or not. */
  readonly installed: readonly FoundManifest[]
  /** Every point of assembly scope, those that its plugins define among them. */
  readonly points: readonly AnyPoint[]
  /** Contributions by point id. */
  readonly contributions: ReadonlyMap<string, readonly Contribution<unknown>[]>
  /** Plugin id → the safeguards it has. */
  readonly safeguards: Safeguards
  /** Plugin id → all that it builds on, followed to the end. */
  readonly includes: ReadonlyMap<string, readonly string[]>
}

/** One user's hold on an assembly: it runs until the last one is released. */
export interface AssemblyUse {
  readonly assembly: Assembly
  /** Releases this hold; the last one stops the assembly. Idempotent. */
  release(): Promise<void>
}

/** Starts assemblies and keeps them while somebody uses them. */
export interface AssemblyPool {
  /** A hold on the assembly of these plugins; `undefined` means all. */
  use(only: readonly string[] | undefined): Promise<AssemblyUse>
  /** The name that the assembly of these plugins would have now; starts nothing. */
  hashOf(only: readonly string[] | undefined): string
  /** Those that run now. */
  readonly all: readonly Assembly[]
  /** Stops all in reverse order, whoever uses them; idempotent. */
  close(): Promise<void>
}

interface Counted {
  readonly starting: Promise<Assembly>
  users: number
}

/** Makes a pool over what is there each time that somebody asks. */
export function createAssemblyPool(options: {
  readonly manifests: () => readonly FoundManifest[]
  readonly config: Readonly<Record<string, unknown>>
  readonly load: (found: FoundManifest) => Promise<unknown>
  readonly limits: KernelLimits
  readonly enter?: KernelOptions['enter']
  /** Hears what is found once an assembly has started: until then, its start tells. */
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}): AssemblyPool {
  const started = new Map<string, Counted>()
  const ready: Assembly[] = []
  let closing: Promise<void> | undefined

  function planOf(only: readonly string[] | undefined) {
    const manifests = options.manifests()
    const plan = resolvePlan({
      manifests,
      apiVersion: API_VERSION,
      points: DOMAIN_POINTS,
      ...(only ? { select: { only } } : {}),
    })
    return { manifests, plan, hash: assemblyHash(plan, options.config) }
  }

  async function startPlan({
    hash,
    plan,
    manifests,
  }: ReturnType<typeof planOf>): Promise<Assembly> {
    const wanted = new Set(plan.order.map(({ id }) => id))
    let hasStarted = false
    const kernel = createKernel({
      plan,
      load: options.load,
      points: DOMAIN_POINTS,
      hooks: DOMAIN_HOOKS,
      scope: 'assembly',
      config: Object.fromEntries(Object.entries(options.config).filter(([id]) => wanted.has(id))),
      ...options.limits,
      enter: options.enter,
      onDiagnostic: (diagnostic) => {
        if (hasStarted) options.onDiagnostic?.(diagnostic)
      },
    })
    const start = await kernel.start()
    hasStarted = true
    const points = [...kernel.points.values()].filter(({ scope }) => scope === 'assembly')
    const contributions = new Map(
      kernel.state === 'ready'
        ? points.map((point) => [point.id, contributionsOf(kernel, point)])
        : [],
    )
    const assembly: Assembly = {
      hash,
      plan,
      kernel,
      start,
      installed: manifests,
      points,
      contributions,
      safeguards: safeguardsOf(contributions),
      includes: closures(plan),
    }
    ready.push(assembly)
    return assembly
  }

  function releaseOnce(hash: string, counted: Counted): () => Promise<void> {
    let released: Promise<void> | undefined
    return () => {
      released ??= (async () => {
        counted.users -= 1
        if (counted.users > 0 || closing) return
        // Whoever asks from now on gets one of its own, beside the one that stops.
        if (started.get(hash) === counted) started.delete(hash)
        const assembly = await counted.starting.catch(() => undefined)
        if (!assembly) return
        ready.splice(ready.indexOf(assembly), 1)
        await assembly.kernel.stop()
      })()
      return released
    }
  }

  return {
    all: ready,
    async use(only) {
      const planned = planOf(only)
      const { hash } = planned
      const counted = started.get(hash) ?? { starting: startPlan(planned), users: 0 }
      started.set(hash, counted)
      counted.users += 1
      const release = releaseOnce(hash, counted)
      try {
        return { assembly: await counted.starting, release }
      } catch (error) {
        await release()
        throw error
      }
    },
    hashOf: (only) => planOf(only).hash,
    close() {
      closing ??= closeAll(ready)
      return closing
    },
  }
}

async function closeAll(assemblies: readonly Assembly[]): Promise<void> {
  const failures: unknown[] = []
  for (const assembly of [...assemblies].reverse()) {
    try {
      await assembly.kernel.stop()
    } catch (error) {
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'Not everything stopped cleanly.')
}

function contributionsOf(kernel: Kernel, point: AnyPoint): readonly Contribution<unknown>[] {
  return kernel.contributions(point)
}

function closures(plan: Plan): ReadonlyMap<string, readonly string[]> {
  const direct = new Map(plan.order.map(({ id, includes }) => [id, includes]))
  const closureOf = (id: string): readonly string[] => {
    const reached = new Set<string>()
    const pending = [...(direct.get(id) ?? [])]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (reached.has(next)) continue
      reached.add(next)
      pending.push(...(direct.get(next) ?? []))
    }
    return [...reached]
  }
  return new Map([...direct.keys()].map((id) => [id, closureOf(id)]))
}
