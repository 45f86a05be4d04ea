import { defineService } from '@fcc/plugin-api'

/** What other plugins get that list `example-fcc-template-abbreviations` under `needs`. */
export interface Abbreviations {
  /** The whole words, or nothing where it is not known. */
  meaningOf(short: string): string | undefined
}

export const abbreviations = defineService<Abbreviations>({
  id: 'example-fcc-template-abbreviations',
  version: '1.0.0',
})

const KNOWN: Readonly<Record<string, string>> = { eg: 'for example', ie: 'that is' }

export const commonAbbreviations: Abbreviations = {
  meaningOf: (short) => (Object.hasOwn(KNOWN, short) ? KNOWN[short] : undefined),
}
