/** The headings of the release packet's template. */
export const NOTE_HEADING = '## De-identified note'
export const CODES_HEADING = '## Code report'

/** Where the note and the code report lie in a packet: UTF-16 offsets, half open. */
export interface PacketSections {
  readonly note: { readonly start: number; readonly end: number }
  readonly codes: { readonly start: number; readonly end: number }
}

/**
 * Finds the sections of a release packet: the note begins at the first heading of its kind and
 * ends at the last heading of the code report, so that a note that quotes the headings hides nothing.
 *
 * @returns nothing where a heading is missing or they stand the wrong way round
 */
export function packetSections(packet: string): PacketSections | undefined {
  const noteHeading = lineStart(packet, NOTE_HEADING, 'first')
  const codesHeading = lineStart(packet, CODES_HEADING, 'last')
  if (noteHeading < 0 || codesHeading < noteHeading + NOTE_HEADING.length) return undefined
  return {
    note: { start: noteHeading + NOTE_HEADING.length, end: codesHeading },
    codes: { start: codesHeading + CODES_HEADING.length, end: packet.length },
  }
}

function lineStart(packet: string, heading: string, which: 'first' | 'last'): number {
  const framed = `\n${packet}\n`
  const wanted = `\n${heading}\n`
  return which === 'first' ? framed.indexOf(wanted) : framed.lastIndexOf(wanted)
}
