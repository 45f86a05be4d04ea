import { type PlanProblem, planInvalid } from '../diagnostics.ts'

/** The other documents that OSCAL defines, by the member that each is in. */
const OTHER_DOCUMENTS: Readonly<Record<string, string>> = {
  profile: 'a profile',
  catalog: 'a catalogue',
  'component-definition': 'a component definition',
  'assessment-plan': 'an assessment plan',
  'assessment-results': 'assessment results',
  'plan-of-action-and-milestones': 'a plan of action and milestones',
  'mapping-collection': 'a collection of mappings',
}
const TAKES = 'the scenario takes a system security plan in JSON'

/**
 * The JSON document of a system security plan.
 *
 * @throws FccError `FCC_GOV_PLAN_INVALID`, saying what the text is instead
 */
export function readPlanDocument(text: string): unknown {
  const read = planDocument(text)
  if ('problem' in read) throw planInvalid([read.problem])
  return read.json
}

/** The JSON document of a plan, or what the text is instead. */
export function planDocument(
  text: string,
): { readonly json: unknown } | { readonly problem: PlanProblem } {
  let json: unknown
  try {
    json = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    // The parser's own message quotes the text, so it is not kept as a cause.
    return { problem: { path: '', what: `this is ${formOf(text)}; ${TAKES}` } }
  }
  const members = typeof json === 'object' && json !== null && !Array.isArray(json) ? json : {}
  if (Object.hasOwn(members, 'system-security-plan')) return { json }
  const other = Object.keys(OTHER_DOCUMENTS).find((name) => Object.hasOwn(members, name))
  const what = other === undefined ? 'no OSCAL document' : (OTHER_DOCUMENTS[other] ?? '')
  return { problem: { path: '', what: `this is ${what}; ${TAKES}` } }
}

function formOf(text: string): string {
  const beginning = text.slice(0, 2000).trimStart()
  if (beginning.startsWith('<')) return 'XML'
  const isYaml = /^(?:%YAML|---)/.test(beginning) || /^[a-z][a-z-]{2,40}:(?:\s|$)/m.test(beginning)
  return isYaml && !beginning.startsWith('{') ? 'YAML' : 'not JSON'
}
