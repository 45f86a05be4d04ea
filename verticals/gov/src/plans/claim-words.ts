/** Names of properties in which tools write a control's state. */
const STATE_PROPERTIES: ReadonlySet<string> = new Set([
  'implementation-status',
  'implementation_status',
  'status',
  'control-status',
])
/** Other spellings of the states that OSCAL names. */
const STATES: Readonly<Record<string, string>> = {
  'partially-implemented': 'partial',
  'alternative-implementation': 'alternative',
  'alternate-implementation': 'alternative',
  'n/a': 'not-applicable',
  na: 'not-applicable',
  'fully-implemented': 'implemented',
  operational: 'implemented',
}
const LONGEST_STATE = 40
/** What templates put in the place of a description: of compliance tools, of forms, of writers in a hurry. */
const PLACEHOLDER =
  /^\W*(?:replace[ _-]?me|todo|tbd|tba|tbc|fixme|xxx+|n\/?a|none|null|undefined|placeholder|lorem ipsum|coming soon|to be (?:determined|done|completed|defined|added|provided|written)|(?:please )?(?:add|insert|enter|provide|describe|fill in)(?: (?:a|an|the|your|this|control|implementation|status|description|details|text|response|narrative|statement|of|for|how|here|is|it|met)){1,8}|<[^<>]{0,80}>|\[[^[\]]{0,80}\]|\{\{[^{}]{0,80}\}\}|<!--.{0,200}-->)\W*(?:for (?:control|item|statement) [\w().-]{1,30})?\W*$|replace_me|add control implementation description here/is
/** A justification has words. */
const FEWEST_WORDS = 3

/** Whether a property states how far a control is met. */
export function isStateProperty(name: string): boolean {
  return STATE_PROPERTIES.has(name.toLowerCase())
}

/** A state as OSCAL spells it, `Not Implemented` as `not-implemented`; nothing else than letters and hyphens. */
export function normaliseState(state: string): string {
  const plain = state
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-')
    .slice(0, LONGEST_STATE)
  return STATES[plain] ?? plain.replace(/[^a-z-]/g, '?')
}

/** Whether a description says nothing: it is empty, or what a template puts there to be replaced. */
export function isPlaceholder(text: string): boolean {
  return text.trim() === '' || PLACEHOLDER.test(text)
}

/** Whether remarks justify something: a few words that are no placeholder. */
export function isJustification(remarks: string | undefined): boolean {
  if (remarks === undefined || isPlaceholder(remarks)) return false
  return (remarks.match(/\p{L}{2,}/gu)?.length ?? 0) >= FEWEST_WORDS
}
