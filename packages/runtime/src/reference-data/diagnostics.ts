import { FccError } from '@fcc/plugin-api'

/** Errors of reference data. They name data and versions, never what stands in them. */
export const referenceErrors = {
  unknown: (name: string, version: string | undefined, known: readonly string[]) =>
    new FccError({
      code: 'FCC_REFERENCE_UNKNOWN',
      why: `There is no reference data ${name}${version === undefined ? '' : ` in version ${version}`}; versions that are there: ${known.join(', ') || 'none'}.`,
      fix: `Import it: fcc reference-data import FILE ${name} ${version === undefined || version.includes(' ') ? 'VERSION' : version}`,
    }),
  tampered: (name: string, version: string) =>
    new FccError({
      code: 'FCC_REFERENCE_TAMPERED',
      why: `The text of the reference data ${name} ${version} is not the one that was imported: its digest is another, or it is gone.`,
      fix: 'Stop, keep the file for who investigates, and restore reference-data.sqlite from a backup.',
    }),
  invalid: (what: string, found: string) =>
    new FccError({
      code: 'FCC_REFERENCE_INVALID',
      why: `The ${what} of reference data cannot be ${JSON.stringify(found.slice(0, 60))}.`,
      fix: 'Use letters, digits, dots, hyphens, slashes and underscores, beginning with a letter or digit; the text is UTF-8 and not empty.',
    }),
}
