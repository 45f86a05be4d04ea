import { lstatSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from '../config/archive-limits.ts'
import type { TenantConfig } from '../config/host-config.ts'
import { archiveErrors } from './diagnostics.ts'
import { DOCUMENTS, pathProblem, sharedName } from './manifest.ts'

/** A document of a tenant: where it lies, and where it goes in an archive. */
export interface TenantDocument {
  readonly file: string
  readonly path: string
}

/** The configuration with each path of a document replaced. Pure. */
export function withPaths(config: TenantConfig, next: (path: string) => string): TenantConfig {
  const { personas, governance } = config
  return {
    ...config,
    personas: { ...personas, sources: personas.sources.map(next) },
    governance: {
      ...governance,
      constitutions: governance.constitutions.map(next),
      qualityGates: governance.qualityGates.map(next),
    },
  }
}

/**
 * The documents that a tenant's configuration names, and the configuration as an archive has it: with paths in the
 * archive.
 *
 * @throws FccError FCC_TENANT_ARCHIVE_DOCUMENT
 */
export function documentsOf(
  config: TenantConfig,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): {
  readonly documents: readonly TenantDocument[]
  readonly config: TenantConfig
} {
  const documents: TenantDocument[] = []
  const places = new Map<string, string>()
  let bytes = 0
  const add = (file: string, path: string): void => {
    const found = lstatSync(file, { throwIfNoEntry: false })
    if (!found) throw archiveErrors.document(config.id, file, 'is not there')
    if (found.isDirectory()) {
      for (const name of readdirSync(file).sort()) add(join(file, name), `${path}/${name}`)
      return
    }
    if (!found.isFile()) throw archiveErrors.document(config.id, file, 'is a link or no file')
    const problem = pathProblem(path, limits)
    if (problem) throw archiveErrors.document(config.id, file, `has a name that ${problem}`)
    bytes += found.size
    documents.push({ file, path })
    if (documents.length > limits.documents || bytes > limits.documentBytes) {
      const most = `${limits.documents} files (limits.archive_documents) and ${limits.documentBytes} bytes (limits.archive_document_bytes)`
      throw archiveErrors.document(config.id, file, `is one too many: an archive takes ${most}`)
    }
  }
  const archived = withPaths(config, (path) => {
    const known = places.get(path)
    if (known) return known
    const place = `${DOCUMENTS}/${places.size}`
    const isFolder = lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true
    const at = isFolder ? place : `${place}/${basename(path)}`
    places.set(path, at)
    add(path, at)
    return at
  })
  const shared = sharedName(documents.map(({ path }) => path))
  if (shared) {
    const { file } = documents.find(({ path }) => path === shared.path) as TenantDocument
    const name = `has a name that on some file systems is that of another ${shared.with}`
    throw archiveErrors.document(config.id, file, name)
  }
  return { documents, config: archived }
}
