import type { Issue, Scorer, Validator } from '@fcc/contracts'
import { atOnceOrInTurns, type Steps } from '@fcc/detection'
import { FccError } from '@fcc/plugin-api'
import type { Settings } from '../settings.ts'
import type { TextRules } from '../structured/free-text.ts'
import { attestRecord, type RecordAttestation, type RecordRoute } from '../structured/settled.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

/** Issues listed one by one, at most; the last one counts the rest. */
const MOST_ISSUES = 100

/** Names every value of a record that is not proven to identify nobody. */
export function createResidualValues(vocabulary: Vocabulary): Validator<Settings> {
  return {
    id: 'fcc-healthcare/residual-values',
    title: 'Residual identifiers of a record',
    validate: ({ text }, { settings, signal }) =>
      atOnceOrInTurns(text, issues(text, rulesOf(vocabulary, settings), 'safe-harbor'), { signal }),
  }
}

/** Names every direct identifier that is left in a limited data set. */
export function createDirectIdentifiers(vocabulary: Vocabulary): Validator<Settings> {
  return {
    id: 'fcc-healthcare/direct-identifiers',
    title: 'Direct identifiers of a limited data set',
    validate: ({ text }, { settings, signal }) =>
      atOnceOrInTurns(text, issues(text, rulesOf(vocabulary, settings), 'limited-data-set'), {
        signal,
      }),
  }
}

/** The share of a record's values that are proven to identify nobody. */
export function createProvenValues(vocabulary: Vocabulary): Scorer<Settings> {
  return {
    id: 'fcc-healthcare/proven-values',
    title: 'Share of values proven to identify nobody',
    score: ({ text }, { settings, signal }) =>
      atOnceOrInTurns(text, score(text, rulesOf(vocabulary, settings)), { signal }),
  }
}

function rulesOf(vocabulary: Vocabulary, settings: Settings): TextRules {
  return { vocabulary, kept: settings.deidentification }
}

function* attested(
  text: string,
  { vocabulary, kept }: TextRules,
  route: RecordRoute = 'safe-harbor',
): Steps<RecordAttestation | string> {
  try {
    return yield* attestRecord(text, vocabulary, kept, route)
  } catch (cause) {
    if (FccError.is(cause)) return cause.why
    throw cause
  }
}

function* issues(text: string, rules: TextRules, route: RecordRoute): Steps<readonly Issue[]> {
  const attestation = yield* attested(text, rules, route)
  if (typeof attestation === 'string') {
    return [{ code: 'no-record', severity: 'could_not_check', message: attestation }]
  }
  const { unsettled } = attestation
  const found = unsettled.slice(0, MOST_ISSUES).map(
    ({ path, start, end }): Issue => ({
      code: 'unproven-value',
      severity: 'error',
      message: `${path} holds something that is not proven safe.`,
      span: { start, end },
    }),
  )
  const rest = unsettled.length - found.length
  return rest === 0
    ? found
    : [
        ...found,
        { code: 'more', severity: 'error', message: `${rest} more values are not proven safe.` },
      ]
}

function* score(text: string, rules: TextRules) {
  const attestation = yield* attested(text, rules)
  if (typeof attestation === 'string') {
    return { kind: 'not_measured', reason: attestation } as const
  }
  const { values, unsettled } = attestation
  if (values === 0) return { kind: 'not_measured', reason: 'the record has no values' } as const
  return {
    kind: 'scored',
    value: (values - unsettled.length) / values,
    reason: `${unsettled.length} of ${values} values not proven`,
  } as const
}
