import { canonicalJson, type JsonValue } from '@fcc/audit'
import { z } from 'zod'
import { type ArchiveLimits, DEFAULT_ARCHIVE_LIMITS } from '../config/archive-limits.ts'
import { tenantId } from '../config/config-schema.ts'

/** The parts of an archive beside the tenant's documents, by their paths in it. */
export const MANIFEST = 'manifest.json'
export const CONFIG = 'config.json'
export const RECORDS = 'records.fccbackup'
export const DOCUMENTS = 'documents'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const entry = z.strictObject({ path: z.string().min(1), bytes: z.int().min(0), sha256: digest })

const manifestShape = z.strictObject({
  format: z.literal('fcc-tenant'),
  version: z.literal(1),
  tenant: tenantId,
  at: z.iso.datetime(),
  by: z.string(),
  /** The version of the tenant's row in the directory that it came from. */
  directory: z.int().min(0),
  keys: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('none') }),
    z.strictObject({ kind: z.literal('passphrase'), salt: z.string(), cost: z.int() }),
    z.strictObject({ kind: z.literal('public_key'), ephemeral: z.string() }),
  ]),
  /** In the order of the archive: the configuration, the documents, the records. */
  entries: z.array(entry).min(2),
  signed: digest.optional(),
})

/** What an archive says of itself: each thing in it with its size and digest, under a digest of whoever has its key. */
export type ArchiveManifest = z.output<typeof manifestShape>

/** One thing in an archive. */
export type ArchiveEntry = ArchiveManifest['entries'][number]

/** What is signed of a manifest. Pure. */
export function manifestText({ signed: _, ...unsigned }: ArchiveManifest): string {
  return canonicalJson(unsigned as unknown as JsonValue, { undefinedMembers: 'omit' })
}

/** Why nobody could import an archive with this manifest, if there is a reason. Pure. */
export function manifestProblem(
  manifest: ArchiveManifest,
  limits: ArchiveLimits,
): string | undefined {
  const text = JSON.stringify(manifest)
  if (Buffer.byteLength(text) > limits.textBytes) {
    return 'its manifest is larger than limits.archive_text_bytes'
  }
  const read = readManifest(text, limits)
  return typeof read === 'string' ? read : undefined
}

/** A manifest from its text, or what is wrong with it. Pure. */
export function readManifest(
  text: string,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): ArchiveManifest | string {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return 'its manifest is no JSON'
  }
  const parsed = manifestShape.safeParse(value)
  if (!parsed.success) return 'its manifest is none of a tenant, or of another version'
  return entriesProblem(parsed.data.entries, limits) ?? parsed.data
}

/** What is wrong with the things that an archive says it has, if anything is. Pure. */
function entriesProblem(
  entries: readonly ArchiveEntry[],
  limits: ArchiveLimits,
): string | undefined {
  const [config, ...rest] = entries
  const records = rest.pop()
  if (config?.path !== CONFIG || records?.path !== RECORDS) {
    return 'it lacks the configuration or the records'
  }
  if (config.bytes > limits.textBytes) {
    return 'its configuration is larger than limits.archive_text_bytes'
  }
  if (rest.length > limits.documents) {
    return `it has ${rest.length} documents, and limits.archive_documents is ${limits.documents}`
  }
  const all = rest.reduce((sum, { bytes }) => sum + bytes, 0)
  if (all > limits.documentBytes) {
    return `its documents have ${all} bytes, and limits.archive_document_bytes is ${limits.documentBytes}`
  }
  for (const { path } of rest) {
    const problem = pathProblem(path, limits)
    if (problem) return `the name of a document ${problem}`
  }
  const shared = sharedName(rest.map(({ path }) => path))
  if (shared?.with === 'document') return 'two documents have one name'
  return shared && 'a document is in the place of a folder'
}

/** A document whose name another one or a folder has. */
export interface SharedName {
  readonly path: string
  readonly with: 'document' | 'folder'
}

/** The first document whose name is that of another one, or of a folder, on some file system. Pure. */
export function sharedName(paths: readonly string[]): SharedName | undefined {
  const taken = new Map<string, string>()
  const folders = new Set<string>()
  for (const path of paths) {
    // Names that are one name on some file systems would be written over each other.
    const name = path.normalize('NFKC').toLowerCase()
    if (taken.has(name)) return { path, with: 'document' }
    taken.set(name, path)
    const parts = name.split('/')
    for (let end = 1; end < parts.length; end += 1) folders.add(parts.slice(0, end).join('/'))
  }
  for (const [name, path] of taken) if (folders.has(name)) return { path, with: 'folder' }
  return undefined
}

/** What is wrong with where a document would be, if anything is. Pure. */
export function pathProblem(
  path: string,
  limits: ArchiveLimits = DEFAULT_ARCHIVE_LIMITS,
): string | undefined {
  const parts = path.split('/')
  if (parts[0] !== DOCUMENTS || !/^\d{1,5}$/.test(parts[1] ?? '') || parts.length < 3) {
    return 'is not below documents'
  }
  if (parts.length > limits.depth) return 'is deeper than limits.archive_depth'
  for (const part of parts) {
    if (part === '' || part === '.' || part === '..') return 'leads elsewhere'
    if (/[\\:*?"<>|\p{Cc}\p{Cf}]/u.test(part) || /[. ]$/.test(part) || !part.isWellFormed()) {
      return 'has a character that some file systems do not take'
    }
    if (Buffer.byteLength(part) > limits.nameBytes) {
      return 'is longer than limits.archive_name_bytes'
    }
  }
  return undefined
}
