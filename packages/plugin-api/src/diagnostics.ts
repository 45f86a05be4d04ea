import { defineDiagnostics } from './define-diagnostics.ts'

/** The catalogue of what this package reports. */
export const { codes: MANIFEST_CODES, report: reportManifest } = defineDiagnostics({
  FCC_MANIFEST_NOT_AN_OBJECT:
    'The `fcc` field is {found}, not an object. → Write the `fcc` field as an object with spec, kind, id and api.',
  FCC_MANIFEST_UNSUPPORTED_SPEC:
    'The manifest has spec {found}, and this version reads spec {supported}. → Set `fcc.spec` to {supported}, or install a version of FCC that reads spec {found}.',
  FCC_MANIFEST_BAD_FIELD:
    '`fcc.{field}` is {found}; expected {expected}. → Correct `fcc.{field}` in the package.json.',
  FCC_MANIFEST_UNKNOWN_FIELD:
    '`fcc.{field}` is not a field of a manifest.{hint} → Remove it or correct its name; the fields are {known}.',
})
