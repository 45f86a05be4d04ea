import { existsSync } from 'node:fs'
import {
  type CatalogueDocument,
  type Constitution,
  constitutions,
  DOCUMENT_KINDS,
  readCatalogue,
  TENANT_OWNER,
} from '@fcc/contracts'
import type { AnyPoint, Contribution, Diagnostic } from '@fcc/plugin-api'
import type { TenantConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'
import { findingRules } from './finding-rules.ts'

/** A tenant's own documents, by point id. */
export interface Overlay {
  readonly contributions: ReadonlyMap<string, readonly Contribution<unknown>[]>
  readonly diagnostics: readonly Diagnostic[]
  /** Point id → ids of documents that are not there because of what `diagnostics` says of them. */
  readonly leftOut: ReadonlyMap<string, readonly string[]>
}

/**
 * Reads a tenant's own files: personas, workflows, scenarios, constitutions, gates, and documents of the
 * points that its plugins define; no more of them than `maxDocuments`.
 */
export function readOverlay(
  tenant: TenantConfig,
  directory: string,
  points: readonly AnyPoint[],
  maxDocuments: number,
): Overlay {
  const contributions = new Map<string, Contribution<unknown>[]>()
  const diagnostics: Diagnostic[] = [...takenKeys(points)]
  const leftOut = new Map<string, string[]>()
  let left = maxDocuments
  const paths = new Set([
    ...tenant.personas.sources,
    ...tenant.governance.constitutions,
    ...tenant.governance.qualityGates,
  ])
  for (const path of paths) {
    if (!existsSync(path)) {
      diagnostics.push(runtimeErrors.sourceMissing(tenant.id, path))
      continue
    }
    const { documents, problems, leftOut: refused } = readCatalogue(path, directory, points, left)
    diagnostics.push(...problems)
    left -= documents.length + refused.length
    for (const { pointId, name } of refused) {
      leftOut.set(pointId, [...(leftOut.get(pointId) ?? []), `${TENANT_OWNER}/${name}`])
    }
    for (const document of documents) {
      const list = contributions.get(document.point.id) ?? []
      list.push(contributionOf(document))
      contributions.set(document.point.id, list)
    }
  }
  const stated = findingsConstitution(tenant)
  if (stated) {
    contributions.set(constitutions.id, [...(contributions.get(constitutions.id) ?? []), stated])
  }
  return { contributions, diagnostics, leftOut }
}

/** The name of the rules that a tenant's `governance.findings` comes to. */
const FINDINGS = 'findings'

/** What a tenant says of findings, as a constitution of its own: it can add rules, and take none away. */
function findingsConstitution({
  governance: { findings = {} },
}: TenantConfig): Contribution<Constitution> | undefined {
  const rules = findingRules(FINDINGS, findings, 'The configuration of this tenant')
  if (rules.length === 0) return undefined
  const id = `${TENANT_OWNER}/${FINDINGS}`
  return {
    id,
    value: {
      id,
      title: 'What the tenant says of findings',
      rules,
      permits: [],
      separations: [],
    },
    origin: { pluginId: TENANT_OWNER, kind: 'tenant' },
  }
}

/** Points whose document key is one that there is already: nothing of theirs is read from files. */
function takenKeys(points: readonly AnyPoint[]): readonly Diagnostic[] {
  const owners = new Map(DOCUMENT_KINDS.map(({ key, point }) => [key, point.id]))
  return points.flatMap(({ id, document }) => {
    if (document === undefined) return []
    const owner = owners.get(document)
    if (owner !== undefined) return [runtimeErrors.documentKeyTaken(id, document, owner)]
    owners.set(document, id)
    return []
  })
}

function contributionOf(document: CatalogueDocument): Contribution<unknown> {
  const id = `${TENANT_OWNER}/${document.name}`
  return {
    id,
    value: { ...document.value, id },
    origin: {
      pluginId: TENANT_OWNER,
      kind: 'tenant',
      file: document.file,
      line: document.line,
    },
  }
}
