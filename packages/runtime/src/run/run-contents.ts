import type { ArtifactReference, LabelSet, MediaType, StoredContent } from '@fcc/contracts'
import { FccError } from '@fcc/plugin-api'
import type { ContentDraft } from '@fcc/simulation'
import { type ReferenceDataReader, referenceAt } from '../reference-data/read-reference-data.ts'
import type { Plain, TenantRecords } from '../store/tenant-records.ts'
import type { ContentVault } from './content-vault.ts'

/** The plain content of one run at hand, and what of it is yet to be sealed. */
export interface RunContents {
  read(reference: ArtifactReference): string | Promise<string>
  stage(draft: ContentDraft): ArtifactReference
  /** Seals what was staged and is wanted; what others stage meanwhile stays. */
  sealStaged(wanted: ReadonlySet<string>): readonly Plain<StoredContent>[]
  /** Forgets what was staged and wanted by nobody, once no visit is under way. */
  forgetStaged(): void
  close(): void
}

/** A draft with its length in bytes. */
interface Staged {
  readonly text: string
  readonly bytes: number
  readonly mediaType: MediaType
  readonly labels: LabelSet
  readonly subjects: readonly string[]
}

/** What binds sealed content to its place: it opens nowhere else. */
export function contentContext(tenant: string, address: string): string {
  return `${tenant}/content/${address}`
}

/**
 * Content of one run. Addresses are keyed digests under the subjects' key; bytes are sealed under
 * it before they reach a store. A store that keeps nothing gets them plain.
 */
export function createRunContents(options: {
  readonly tenant: string
  readonly subjects: readonly string[]
  readonly store: TenantRecords
  readonly vault: ContentVault
  readonly referenceData: Pick<ReferenceDataReader, 'text'>
  readonly cacheBytes: number
  /** Hears of each artifact before it is taken; what it throws refuses it. */
  readonly onStage?: ((artifact: string, bytes: number) => void) | undefined
}): RunContents {
  const { store, tenant, vault } = options
  const plain = new Map<string, string>()
  const staged = new Map<string, Staged>()
  let held = 0

  const keep = (address: string, text: string): void => {
    if (plain.has(address)) return
    held += text.length * 2
    plain.set(address, text)
    for (const [oldest, old] of plain) {
      if (held <= options.cacheBytes || plain.size === 1) break
      if (staged.has(oldest)) continue
      plain.delete(oldest)
      held -= old.length * 2
    }
  }

  async function open(reference: ArtifactReference): Promise<string> {
    const shared = referenceAt(reference.address)
    if (shared) {
      const text = await options.referenceData.text(shared)
      keep(reference.address, text)
      return text
    }
    const stored = await store.readContent(reference.address)
    if (!stored) {
      throw new FccError({
        code: 'FCC_CONTENT_MISSING',
        why: `The artifact ${reference.name} is not in the store, although the run's record names it.`,
        fix: 'Restore the tenant file from a backup.',
      })
    }
    const text = await vault.open(stored.sealed, {
      subjects: reference.subjects,
      context: contentContext(tenant, reference.address),
    })
    keep(reference.address, text)
    return text
  }

  return {
    read: (reference) => plain.get(reference.address) ?? open(reference),
    stage(draft) {
      const { subjects = options.subjects } = draft
      const bytes = Buffer.byteLength(draft.text)
      options.onStage?.(draft.name, bytes)
      const address = vault.address(draft.text, subjects)
      keep(address, draft.text)
      staged.set(address, { ...draft, bytes, subjects })
      return {
        name: draft.name,
        address,
        mediaType: draft.mediaType,
        bytes,
        labels: draft.labels,
        subjects,
        producedBy: draft.producedBy,
      }
    },
    sealStaged(wanted) {
      const sealed: Plain<StoredContent>[] = []
      for (const [address, { text, bytes, mediaType, labels, subjects }] of staged) {
        if (!wanted.has(address)) continue
        sealed.push({
          address,
          sealed: vault.seal(text, { subjects, context: contentContext(tenant, address) }),
          mediaType,
          bytes,
          labels,
          subjects,
        })
        staged.delete(address)
      }
      return sealed
    },
    forgetStaged: () => staged.clear(),
    close() {
      plain.clear()
      staged.clear()
      held = 0
    },
  }
}
