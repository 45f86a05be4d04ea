/** What a shredding asks of each ring of its tenant. */
export interface DropsKeys {
  readonly tenant: string
  drop(subject: string): void
}

/** Every ring of this process that is open: the only state that rings share. */
const openRings = new Set<DropsKeys>()

/** Lets a ring hear of shreddings, until the function that this gives back is called. */
export function joinOpenRings(ring: DropsKeys): () => void {
  openRings.add(ring)
  return () => {
    openRings.delete(ring)
  }
}

/** Has every open ring of a tenant release what it derived from a subject's key. */
export function dropEverywhere(tenant: string, subject: string): void {
  for (const ring of openRings) {
    if (ring.tenant === tenant) ring.drop(subject)
  }
}
