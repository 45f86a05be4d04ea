import { existsSync } from 'node:fs'
import { type CatalogueDocument, readCatalogue, TENANT_OWNER } from '@fcc/contracts'
import type { Contribution, Diagnostic } from '@fcc/plugin-api'
import type { TenantConfig } from '../config/host-config.ts'
import { runtimeErrors } from '../diagnostics.ts'

/** A tenant's own documents, by point id. */
export interface Overlay {
  readonly contributions: ReadonlyMap<string, readonly Contribution<unknown>[]>
  readonly diagnostics: readonly Diagnostic[]
}

/** Reads a tenant's own files: personas, workflows, scenarios, constitutions, gates. */
export function readOverlay(tenant: TenantConfig, directory: string): Overlay {
  const contributions = new Map<string, Contribution<unknown>[]>()
  const diagnostics: Diagnostic[] = []
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
    const { documents, problems } = readCatalogue(path, directory)
    diagnostics.push(...problems)
    for (const document of documents) {
      const list = contributions.get(document.point.id) ?? []
      list.push(contributionOf(document))
      contributions.set(document.point.id, list)
    }
  }
  return { contributions, diagnostics }
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
