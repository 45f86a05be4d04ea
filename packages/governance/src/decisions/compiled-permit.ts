import type { DecisionError, DecisionReason, Permit } from '@fcc/contracts'
import { MissingFact } from '../facts/fact-field.ts'
import { isCovered } from '../labels/label-set.ts'
import type { Predicate } from '../predicates/predicate.ts'
import { couldNotCheck, decisionError, isUnread, unreadContent } from './compiled-rule.ts'
import type { DecisionInput } from './decision-input.ts'

/** A permit with its predicate compiled and its reason made once. */
export interface CompiledPermit {
  readonly permit: Permit
  readonly predicate: Predicate
  readonly reason: DecisionReason
}

export function permitReason(permit: Permit): DecisionReason {
  return Object.freeze({
    rule: permit.id,
    tier: 'permit',
    effect: 'permit',
    say: `Permitted by ${permit.id}.`,
    cites: permit.cites,
  })
}

/** The reason where no permit names an act that is denied by default. */
export const NOT_PERMITTED = 'not_permitted'

/** The first permit that holds, in the permits' one order, with what kept others from being decided. */
export function findPermit(
  permits: readonly CompiledPermit[],
  input: DecisionInput,
): { readonly held: CompiledPermit | undefined; readonly errors: readonly DecisionError[] } {
  let errors: DecisionError[] | undefined
  for (const compiled of permits) {
    const verdict = judgePermit(compiled, input)
    if (verdict === true) return { held: compiled, errors: NO_ERRORS }
    if (typeof verdict !== 'object') continue
    errors ??= []
    errors.push(verdict)
  }
  return { held: undefined, errors: errors ?? NO_ERRORS }
}

/**
 * Whether one permit holds for an act; that it is about another one, or about a fact that is not there; or
 * why that could not be told.
 */
export function judgePermit(
  { permit, predicate }: CompiledPermit,
  input: DecisionInput,
): boolean | 'not_applicable' | DecisionError {
  if (!namesAct(permit, input)) return 'not_applicable'
  // What detection would know is not known, so that such a permit cannot hold.
  if (predicate.isDetected && input.couldNotCheck.length > 0) return couldNotCheck(permit.id, input)
  // One that does not ask what nobody reads was not written for it.
  if (isUnread(input) && !predicate.readsUnread) return unreadContent(permit.id, input)
  try {
    return predicate.test(input)
  } catch (problem) {
    // A permit about a fact that is not there is simply not about this act.
    return problem instanceof MissingFact ? 'not_applicable' : decisionError(permit.id, problem)
  }
}

const NO_ERRORS: readonly DecisionError[] = Object.freeze([])

/** The reason that stands where nothing permits. */
export function notPermitted(input: DecisionInput): DecisionReason {
  const act =
    input.at === 'declassify' ? `declassify of ${input.act?.label ?? 'no label'}` : input.at
  return {
    rule: NOT_PERMITTED,
    tier: 'permit',
    effect: 'forbid',
    say: `No permit names this ${act}.`,
    cites: [],
  }
}

/** Whether a permit is about the act: for `declassify`, about its label or a prefix of it. */
function namesAct(permit: Permit, { at, act }: DecisionInput): boolean {
  if (at !== 'declassify') return true
  return (
    permit.label !== undefined && act?.label !== undefined && isCovered(act.label, permit.label)
  )
}
