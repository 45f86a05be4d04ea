import { type Diagnostic, FccError, type FccErrorDetails, type Place } from '@fcc/plugin-api'

type Explanation = readonly [why: string, fix: string]

const tail = (hint: string) => (hint === '' ? '' : ` ${hint}`)
const given = (names: readonly string[]) => (names.length === 0 ? 'none' : names.join(', '))

/** The catalogue of everything governance reports: code → what happened and how to fix it. */
const catalogue = {
  FCC_CONSTITUTION_UNKNOWN_FACT: (
    rule: string,
    used: string,
    missing: string,
    hint: string,
    known: string,
  ): Explanation => [
    `${rule} uses \`${used}\`, and no installed plugin provides a fact named \`${missing}\`.${tail(hint)}`,
    `Correct the name, or install the plugin that provides it; there ${known}.`,
  ],
  FCC_CONSTITUTION_SYNTAX: (rule: string, message: string, offset: number): Explanation => [
    `The predicate of ${rule} is no valid CEL at character ${offset}: ${message}.`,
    'Correct the expression; in YAML put the whole of it in double quotes.',
  ],
  FCC_CONSTITUTION_TYPE_MISMATCH: (rule: string, message: string, offset: number): Explanation => [
    `The predicate of ${rule} does not fit the types of its facts at character ${offset}: ${message}.`,
    'Compare values of one type, such as `0.5` with a fact that is a double and `1` with one that is an int.',
  ],
  FCC_CONSTITUTION_UNKNOWN_FIELD: (
    rule: string,
    field: string,
    offset: number,
    hint: string,
  ): Explanation => [
    `The predicate of ${rule} reads \`${field}\` at character ${offset}, which is no field of what stands there; a finding has category and confidence.${tail(hint)}`,
    'Correct the name of the field.',
  ],
  FCC_CONSTITUTION_NOT_BOOL: (rule: string, type: string): Explanation => [
    `The predicate of ${rule} gives a value of type ${type}; a predicate is true or false.`,
    'Write a comparison, such as `run.purpose == "treatment"`.',
  ],
  FCC_CONSTITUTION_UNSUPPORTED_EXPRESSION: (
    rule: string,
    what: string,
    reason: string,
  ): Explanation => [
    `The predicate of ${rule} uses ${what}, which predicates may not: ${reason}.`,
    'Say it with facts, labels, findings, comparisons, `in`, `exists`, `all` and `size`.',
  ],
  FCC_CONSTITUTION_UNKNOWN_LITERAL: (
    rule: string,
    literal: string,
    what: string,
    hint: string,
  ): Explanation => [
    `The ${rule} compares with '${literal}', and there is no ${what} of that name.${tail(hint)}`,
    `Correct the literal, or install the plugin that contributes this ${what}.`,
  ],
  FCC_CONSTITUTION_AMBIGUOUS_GATE: (
    rule: string,
    name: string,
    ids: readonly string[],
  ): Explanation => [
    `The ${rule} names the gate '${name}', which may be any of ${given(ids)}.`,
    'Write the whole id, `<plugin id>/<gate>`.',
  ],
  FCC_CONSTITUTION_PERMIT_NOT_ALLOWED: (
    permit: string,
    owner: string,
    layer: string,
  ): Explanation => [
    `The permit ${permit} comes from ${owner} at layer ${layer}; only the platform and verticals may permit.`,
    'Remove the permit, or have the operator list its constitution under `governance.constitutions`.',
  ],
  FCC_CONSTITUTION_PERMIT_WITHOUT_LABEL: (permit: string): Explanation => [
    `The permit ${permit} is for declassify and names no label that it may lower.`,
    'Add `label:` with the category, or with a prefix that ends in `/`.',
  ],
  FCC_CONSTITUTION_LOOSENED: (
    rule: string,
    lower: string,
    higher: string,
    how: string,
  ): Explanation => [
    `The ${rule} of ${higher} is written again by ${lower}, and ${how}; a lower layer may only tighten.`,
    'Remove it, or write a rule of another name beside it.',
  ],
  FCC_CONSTITUTION_DUPLICATE_RULE: (rule: string, owners: readonly string[]): Explanation => [
    `The ${rule} is there more than once with different words: ${given(owners)}.`,
    'Rename or remove one of them.',
  ],
  FCC_CONSTITUTION_ASKS_NOBODY: (rule: string, what: string): Explanation => [
    `The ${rule} looks at run_input and has \`${what}\`, and nobody is asked there: an input is judged before there is a run that could wait for an answer.`,
    'Remove run_input from `at` and look at prompt, output or another later point; to refuse the input as well, write a rule of its own for run_input without it.',
  ],
  FCC_CONSTITUTION_IDLE_REMEDY: (rule: string): Explanation => [
    `The ${rule} has the remedy redact, and its predicate reads no findings, so redacting cannot fix it.`,
    'Let the predicate look at findings, or remove the remedy.',
  ],
  FCC_FACTS_CLASH: (namespace: string, owners: readonly string[]): Explanation => [
    `The fact namespace ${namespace} has more than one owner: ${given(owners)}.`,
    `Rename the namespace in one of them; that of ${given(owners.slice(0, 1))} is kept, and no other was taken.`,
  ],
  FCC_FACTS_UNUSABLE_NAME: (name: string, owner: string): Explanation => [
    `Predicates cannot use the name ${name}, which ${owner} gives to a fact or namespace.`,
    'Choose a name of lower-case letters, digits and underscores that CEL does not reserve.',
  ],
  FCC_FACTS_OPEN_VALUES: (fact: string, owner: string): Explanation => [
    `The fact ${fact} of ${owner} is text that skills set, and it lists no values; content could hide in it.`,
    'List its `values`, or give the namespace a `read`.',
  ],
  FCC_LABELS_SCHEME_CLASH: (scheme: string, ids: readonly string[]): Explanation => [
    `The word ${scheme} is claimed by more than one label scheme: ${given(ids)}.`,
    'Rename the scheme in one of the plugins.',
  ],
  FCC_LABELS_UNUSABLE_LEVEL: (scheme: string, level: string, word: string): Explanation => [
    `The level ${level} of scheme ${scheme} would be called ${word} in predicates, and another level is.`,
    'Give the levels names that differ in their letters and digits.',
  ],
  FCC_LABELS_UNKNOWN_LEVEL: (
    scheme: string,
    level: string,
    levels: readonly string[],
  ): Explanation => [
    `The level ${level} is none of those of the label scheme ${scheme}: ${given(levels)}.`,
    'Correct the level of the content, or install the version of the scheme that knows it.',
  ],
  FCC_LABELS_UNKNOWN_SCHEME: (scheme: string): Explanation => [
    `Content is labelled in the scheme ${scheme}, and no installed plugin has it, so its levels cannot be compared.`,
    'Install the plugin that contributes this label scheme.',
  ],
  FCC_DECISION_COULD_NOT_CHECK: (detectors: readonly string[]): Explanation => [
    `The rule reads findings or labels, and these detectors failed: ${given(detectors)}.`,
    'Fix the detectors; until then the content is not let through.',
  ],
  FCC_DECISION_UNREAD: (types: readonly string[]): Explanation => [
    `The content holds ${given(types)}, which no detector reads, and the rule does not ask for that.`,
    'Keep such content out, or let the rule or permit read `detection.unread`; the rule that reads findings may say instead that it holds for texts.',
  ],
  FCC_DECISION_FACT_MISSING: (fact: string): Explanation => [
    `The fact ${fact} is not there, and the rule denies without it.`,
    'Provide the fact, or give the rule `if_missing: not_applicable`.',
  ],
  FCC_DECISION_FACT_INVALID: (fact: string, expected: string): Explanation => [
    `The fact ${fact} is not ${expected}.`,
    'Fix the plugin that reads or sets this fact.',
  ],
  FCC_DECISION_PREDICATE_FAILED: (kind: string): Explanation => [
    `The predicate could not be evaluated (${kind}).`,
    'Guard the predicate against this case, such as an index outside a list.',
  ],
} satisfies Record<string, (...facts: never[]) => Explanation>

type Catalogue = typeof catalogue
export type GovernanceCode = keyof Catalogue

/** Every code that this package can report. */
export const GOVERNANCE_CODES: readonly string[] = Object.freeze(Object.keys(catalogue))

/** Whom and what a problem concerns. */
export interface Concern {
  readonly place?: Place | undefined
  readonly pluginId?: string | undefined
  readonly pointId?: string | undefined
}

/** A problem found at assembly time. */
export function reportGovernance<Code extends GovernanceCode>(
  code: Code,
  concern: Concern,
  ...facts: Parameters<Catalogue[Code]>
): Diagnostic {
  const severity = code === 'FCC_CONSTITUTION_IDLE_REMEDY' ? 'warning' : 'error'
  return { ...errorDetails(code, facts), ...concern, severity }
}

/** What is wrong, for an entry in a decision's `errors`. */
export function explainDecisionError<Code extends GovernanceCode & `FCC_DECISION_${string}`>(
  code: Code,
  ...facts: Parameters<Catalogue[Code]>
): { readonly code: string; readonly why: string } {
  const { why } = errorDetails(code, facts)
  return { code, why }
}

/** A label set names a level that its scheme does not have. */
export function unknownLabelLevel(
  scheme: string,
  level: string,
  levels: readonly string[],
): FccError {
  return new FccError(errorDetails('FCC_LABELS_UNKNOWN_LEVEL', [scheme, level, levels]))
}

/** Two levels of a scheme that nobody contributes would have to be compared. */
export function unknownLabelScheme(scheme: string): FccError {
  return new FccError(errorDetails('FCC_LABELS_UNKNOWN_SCHEME', [scheme]))
}

function errorDetails<Code extends GovernanceCode>(
  code: Code,
  facts: Parameters<Catalogue[Code]>,
): FccErrorDetails {
  const compose = catalogue[code] as (...facts: Parameters<Catalogue[Code]>) => Explanation
  const [why, fix] = compose(...facts)
  return { code, why, fix }
}
