/** What a shredding asks of each ring of its tenant. */
export interface ErasesKeys {
  readonly tenant: string
  erase(subject: string): void
}

/** Every ring of this process that is open: the only state that rings share. */
const openRings = new Set<ErasesKeys>()

/** Lets a ring hear of shreddings, until the function that this gives back is called. */
export function joinOpenRings(ring: ErasesKeys): () => void {
  openRings.add(ring)
  return () => {
    openRings.delete(ring)
  }
}

/** Has every open ring of a tenant release what it derived from an erased subject's key, for good. */
export function eraseEverywhere(tenant: string, subject: string): void {
  for (const ring of openRings) {
    if (ring.tenant === tenant) ring.erase(subject)
  }
}
