import type { RecordAttestation, RecordRoute } from './settled.ts'

/** Places named one by one, at most; the rest is counted. */
const MOST_NAMED = 50

/** Writes an attestation of a record as Markdown: places and what they should have been, never a value. */
export function renderRecordAttestation(
  { values, unsettled }: RecordAttestation,
  route: RecordRoute = 'safe-harbor',
): string {
  if (unsettled.length === 0 && route === 'limited-data-set') {
    return `Attested as a limited data set, 45 CFR 164.514(e): none of ${values} values is a direct identifier. It is not de-identified: it stays protected health information, and whoever gets it needs a data use agreement.\n`
  }
  if (unsettled.length === 0) {
    return `Attested by Safe Harbor, 45 CFR 164.514(b)(2): each of ${values} values is proven to identify nobody where it stands.\n`
  }
  const lines = unsettled
    .slice(0, MOST_NAMED)
    .map(({ path, treatment }) => `- ${path}: not proven as ${treatment.replace(':', ' ')}`)
  const rest = unsettled.length - lines.length
  return [
    `Not attested. ${unsettled.length} of ${values} values are not proven to identify nobody.`,
    '',
    ...lines,
    ...(rest > 0 ? [`- and ${rest} more`] : []),
    '',
  ].join('\n')
}
