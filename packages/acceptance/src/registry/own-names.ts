/** Names that are ours or that our journeys make up; published or not, no other registry hears them. */
const OWN = /^(@fcc\/.|(fcc|fcc-.+|acme-.+)$)/

/** Whether a package is answered by the registry on this machine alone. */
export function isOwnName(name: string): boolean {
  return OWN.test(name)
}
