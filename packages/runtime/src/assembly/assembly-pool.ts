import { DOMAIN_HOOKS, DOMAIN_POINTS } from '@fcc/contracts'
import { createKernel, type Kernel, type Plan, resolvePlan, type StartResult } from '@fcc/kernel'
import {
  type AnyPoint,
  API_VERSION,
  type Contribution,
  type Diagnostic,
  type FoundManifest,
} from '@fcc/plugin-api'
import { assemblyHash } from './assembly-hash.ts'
import { safeguardsOf } from './safeguards.ts'

/** A set of plugins with their configuration, started once and shared by tenants with equal sets. */
export interface Assembly {
  readonly hash: string
  readonly plan: Plan
  readonly kernel: Kernel
  readonly start: StartResult
  /** Every point of assembly scope, those that its plugins define among them. */
  readonly points: readonly AnyPoint[]
  /** Contributions by point id. */
  readonly contributions: ReadonlyMap<string, readonly Contribution<unknown>[]>
  /** Plugin id → all that it builds on, followed to the end. */
  readonly includes: ReadonlyMap<string, readonly string[]>
  /** Plugin id → the safeguards it brings. */
  readonly safeguards: Readonly<Record<string, readonly string[]>>
}

/** Starts assemblies and keeps them while the process lives. */
export interface AssemblyPool {
  /** The assembly of these plugins; `undefined` means all. */
  start(only: readonly string[] | undefined): Promise<Assembly>
  readonly all: readonly Assembly[]
  /** Stops them in reverse order; idempotent. */
  close(): Promise<void>
}

/** Makes a pool over what was discovered. */
export function createAssemblyPool(options: {
  readonly manifests: readonly FoundManifest[]
  readonly config: Readonly<Record<string, unknown>>
  readonly load: (found: FoundManifest) => Promise<unknown>
  readonly setupTimeoutMs: number
  /** Hears what is found once an assembly has started: until then, its start tells. */
  readonly onDiagnostic?: ((diagnostic: Diagnostic) => void) | undefined
}): AssemblyPool {
  const started = new Map<string, Promise<Assembly>>()
  const ready: Assembly[] = []
  let closing: Promise<void> | undefined

  async function startPlan(hash: string, plan: Plan): Promise<Assembly> {
    const wanted = new Set(plan.order.map(({ id }) => id))
    let hasStarted = false
    const kernel = createKernel({
      plan,
      load: options.load,
      points: DOMAIN_POINTS,
      hooks: DOMAIN_HOOKS,
      scope: 'assembly',
      config: Object.fromEntries(Object.entries(options.config).filter(([id]) => wanted.has(id))),
      setupTimeoutMs: options.setupTimeoutMs,
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
      points,
      contributions,
      includes: closures(plan),
      safeguards: safeguardsOf(contributions),
    }
    ready.push(assembly)
    return assembly
  }

  return {
    all: ready,
    start(only) {
      const plan = resolvePlan({
        manifests: options.manifests,
        apiVersion: API_VERSION,
        points: DOMAIN_POINTS,
        ...(only ? { select: { only } } : {}),
      })
      const hash = assemblyHash(plan, options.config)
      const known = started.get(hash)
      if (known) return known
      const starting = startPlan(hash, plan)
      started.set(hash, starting)
      return starting
    },
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
