import { reportManifest } from './diagnostics.ts'
import type { Diagnostic, Place } from './fcc-error.ts'
import { type Manifest, SPEC } from './manifest.ts'
import { isPluginId } from './plugin-id.ts'
import type { PointCombine, PointFailure, PointScope } from './point.ts'
import { suggest } from './suggest.ts'

/** What reading a manifest gives: the manifest, or every problem found in it. */
export type ParsedManifest =
  | { readonly manifest: Manifest; readonly diagnostics?: undefined }
  | { readonly manifest?: undefined; readonly diagnostics: readonly Diagnostic[] }

type Fields = Readonly<Record<string, unknown>>

interface FieldRule {
  readonly expected: string
  readonly fits: (value: unknown) => boolean
  /** What an absent field means; without it the field is required. */
  readonly absent?: unknown
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length > 0
const isTextList = (value: unknown): boolean => Array.isArray(value) && value.every(isText)
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isMapOf = (fits: (value: unknown) => boolean) => (value: unknown) =>
  isFields(value) && Object.values(value).every(fits)

/** A folder below the package, however it is written: not the package itself, and nothing above it. */
const isFolderInside = (value: unknown): boolean =>
  isText(value) && /^(\.\/)?[\w-][\w.-]*(\/[\w-][\w.-]*)*\/?$/.test(value)

function isExample(value: unknown): boolean {
  if (!isFields(value)) return false
  const { scenario, input, ...others } = value
  return isText(scenario) && isMapOf(isFolderInside)(input) && Object.keys(others).length === 0
}

const scopes: readonly PointScope[] = ['host', 'assembly']
const combinations: readonly PointCombine[] = [
  'map-by-id',
  'choose-one',
  'merge',
  'all-run',
  'layers',
]
const failures: readonly PointFailure[] = ['abort', 'drop', 'deny', 'report']

function isDeclaredPoint(value: unknown): boolean {
  if (!isFields(value)) return false
  const { version, scope, combine, onFailure, safeguard, ...others } = value
  return (
    Number.isSafeInteger(version) &&
    scopes.includes(scope as PointScope) &&
    combinations.includes(combine as PointCombine) &&
    failures.includes(onFailure as PointFailure) &&
    (safeguard === undefined || typeof safeguard === 'boolean') &&
    Object.keys(others).length === 0
  )
}

const rules: Readonly<Record<keyof Manifest, FieldRule>> = {
  spec: { expected: `the number ${SPEC}`, fits: (value) => value === SPEC },
  kind: {
    expected: '"plugin" or "vertical"',
    fits: (value) => value === 'plugin' || value === 'vertical',
  },
  id: {
    expected: 'a kebab-case id such as "acme-toast"',
    fits: (value) => isText(value) && isPluginId(value),
  },
  api: { expected: 'a version range such as "^1.0.0"', fits: isText },
  needs: { expected: 'an object of service id → version range', fits: isMapOf(isText), absent: {} },
  optional: {
    expected: 'an object of service id → version range',
    fits: isMapOf(isText),
    absent: {},
  },
  provides: { expected: 'an object of service id → version', fits: isMapOf(isText), absent: {} },
  includes: { expected: 'a list of package names', fits: isTextList, absent: [] },
  points: {
    expected:
      'an object of point id → { version, scope, combine, onFailure } as `fcc manifest` writes it',
    fits: isMapOf(isDeclaredPoint),
    absent: {},
  },
  contributes: {
    expected: 'an object of point id → list of contribution ids',
    fits: isMapOf(isTextList),
    absent: {},
  },
  continues: {
    expected: 'a version range such as ">=1.2.0 <1.5.0"',
    fits: (value) => value === undefined || isText(value),
  },
  data: {
    expected: 'a folder inside the package such as "data"',
    fits: (value) => value === undefined || isFolderInside(value),
  },
  example: {
    expected:
      'a scenario and the files of its inputs: { "scenario": "x", "input": { "note": "example/note.txt" } }',
    fits: (value) => value === undefined || isExample(value),
  },
  permissions: { expected: 'a list of words', fits: isTextList, absent: [] },
}

/**
 * Reads the `fcc` field of a package.json. Pure: nothing is imported or looked up, and every
 * problem is reported, not only the first. Version ranges are judged by the kernel's plan.
 *
 * @param value the field's value, as JSON gave it
 * @param place the package.json, for messages
 *
 * @example
 * const { manifest, diagnostics } = parseManifest(packageJson.fcc, { file: 'node_modules/acme-toast/package.json' })
 */
export function parseManifest(value: unknown, place: Place): ParsedManifest {
  if (!isFields(value)) {
    const facts = { place, found: describe(value) }
    return { diagnostics: [reportManifest('FCC_MANIFEST_NOT_AN_OBJECT', facts)] }
  }
  // A manifest of another spec may have any fields; judging them by ours would mislead.
  if (typeof value.spec === 'number' && value.spec !== SPEC) {
    const facts = { place, found: value.spec, supported: SPEC }
    return { diagnostics: [reportManifest('FCC_MANIFEST_UNSUPPORTED_SPEC', facts)] }
  }
  const diagnostics: Diagnostic[] = []
  const manifest: Record<string, unknown> = {}
  for (const [field, rule] of Object.entries(rules)) {
    const given = Object.hasOwn(value, field) ? value[field] : rule.absent
    if (rule.fits(given)) manifest[field] = given
    else {
      const facts = { place, field, found: describe(given), expected: rule.expected }
      diagnostics.push(reportManifest('FCC_MANIFEST_BAD_FIELD', facts))
    }
  }
  const known = Object.keys(rules)
  for (const field of Object.keys(value).filter((each) => !Object.hasOwn(rules, each))) {
    const facts = { place, field, hint: suggest(field, known), known: known.join(', ') }
    diagnostics.push(reportManifest('FCC_MANIFEST_UNKNOWN_FIELD', facts))
  }
  if (diagnostics.length > 0) return { diagnostics }
  return { manifest: Object.freeze(manifest) as unknown as Manifest }
}

/** The longest excerpt of a wrong value that a message shows, in characters. */
const MAX_EXCERPT_LENGTH = 60

function describe(value: unknown): string {
  if (value === undefined) return 'missing'
  const text = JSON.stringify(value) ?? typeof value
  return text.length > MAX_EXCERPT_LENGTH ? `${text.slice(0, MAX_EXCERPT_LENGTH)}…` : text
}
