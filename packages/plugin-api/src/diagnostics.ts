import type { Diagnostic, Place } from './fcc-error.ts'

/** The catalogue of what this package reports: code → why and fix. */
const catalogue = {
  FCC_MANIFEST_NOT_AN_OBJECT: (found: string) => [
    `The \`fcc\` field is ${found}, not an object.`,
    'Write the `fcc` field as an object with spec, kind, id and api.',
  ],
  FCC_MANIFEST_UNSUPPORTED_SPEC: (found: string, supported: number) => [
    `The manifest has spec ${found}, and this version reads spec ${supported}.`,
    `Set \`fcc.spec\` to ${supported}, or install a version of FCC that reads the newer one.`,
  ],
  FCC_MANIFEST_BAD_FIELD: (field: string, found: string, expected: string) => [
    `\`fcc.${field}\` is ${found}; expected ${expected}.`,
    `Correct \`fcc.${field}\` in the package.json.`,
  ],
  FCC_MANIFEST_UNKNOWN_FIELD: (field: string, known: string) => [
    `\`fcc.${field}\` is not a field of a manifest.`,
    `Remove it or correct its name; the fields are ${known}.`,
  ],
} satisfies Record<string, (...facts: never[]) => readonly [why: string, fix: string]>

type Catalogue = typeof catalogue

/** Every code that this package can report. */
export const MANIFEST_CODES: readonly string[] = Object.freeze(Object.keys(catalogue))

/** Makes one diagnostic about a manifest. */
export function reportManifest<Code extends keyof Catalogue>(
  code: Code,
  place: Place,
  ...facts: Parameters<Catalogue[Code]>
): Diagnostic {
  const compose = catalogue[code] as (
    ...facts: Parameters<Catalogue[Code]>
  ) => readonly [string, string]
  const [why, fix] = compose(...facts)
  return { code, why, fix, place, severity: 'error' }
}
