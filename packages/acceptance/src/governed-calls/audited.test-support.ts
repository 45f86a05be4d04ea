import type { Runtime } from '@fcc/runtime'
import type { Face } from './project.test-support.ts'

/** What the log of a tenant says that was decided, without what only says where. */
export interface Audited {
  readonly at: string
  readonly decision: string
  /** Rules that refused, asked for an approval, or had something taken out. */
  readonly rules: readonly string[]
}

interface Written {
  readonly at: string
  readonly decision: string
  readonly reasons?: readonly { readonly rule: string }[]
  readonly obligations?: readonly { readonly kind: string; readonly rule: string }[]
}

/**
 * Decisions of a tenant at some points, each once: those that came since it was asked last. A tool call is looked at
 * twice by the AI SDK, and a text of a run wherever it goes.
 */
export function auditedBy(runtime: Runtime, face: Face, points: readonly string[]) {
  const session = runtime.tenant(face).as({ kind: 'human', id: 'aud', roles: ['auditor'] })
  const known = new Set<string>()
  return async (): Promise<readonly Audited[]> => {
    const { text } = await session.exportAudit()
    const lines = text.trimEnd().split('\n')
    const decisions = lines.flatMap((line) =>
      known.has(line) ? [] : decisionsIn(JSON.parse(line)),
    )
    for (const line of lines) known.add(line)
    const audited = decisions
      .filter(({ at }) => points.includes(at))
      .map(({ at, decision, reasons = [], obligations = [] }): Audited => {
        const rules = [...reasons, ...obligations].map(({ rule }) => rule)
        return { at, decision, rules: [...new Set(rules)].toSorted() }
      })
    const texts = new Set(audited.map((each) => JSON.stringify(each)))
    return [...texts].map((each) => JSON.parse(each) as Audited)
  }
}

/** Every decision in an entry, wherever its type keeps them. */
function decisionsIn(value: unknown): readonly Written[] {
  if (typeof value !== 'object' || value === null) return []
  if ('at' in value && 'decision' in value && 'considered' in value) return [value as Written]
  return Object.values(value).flatMap(decisionsIn)
}
