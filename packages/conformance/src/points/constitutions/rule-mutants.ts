import { type Constitution, type Permit, type Rule, TIERS } from '@fcc/contracts'

/** A constitution of which one field of one member is another, and still valid. */
export interface Mutant {
  readonly of: Constitution
  /** The rule or permit, by its whole id. */
  readonly id: string
  /** The field as documents spell it. */
  readonly field: string
  /** What is done to it, as the end of a sentence. */
  readonly change: string
}

/** The fields of rules and permits that mutants change, as documents spell them. */
type MutatedField =
  | 'tier'
  | 'at'
  | 'remedy'
  | 'approvable_by'
  | 'waivable_by'
  | 'if_missing'
  | 'cites'

interface Change<Member> {
  readonly field: MutatedField
  readonly change: string
  readonly to: Partial<Member>
}

/**
 * Every field of every rule with a predicate, and of every permit, taken away or, where it cannot be
 * absent, at another valid value. What is not here is asked by checks of their own: whole rules, their
 * predicates, and that each says something to people. Pure.
 */
export function mutantsOf(constitution: Constitution): readonly Mutant[] {
  const { rules, permits } = constitution
  return [
    ...rules.flatMap((rule, index) =>
      changesOf(rule).map(({ to, ...change }) => ({
        ...change,
        id: rule.id,
        of: { ...constitution, rules: rules.with(index, { ...rule, ...to }) },
      })),
    ),
    ...permits.flatMap((permit, index) =>
      sharedChanges<Permit>(permit).map(({ to, ...change }) => ({
        ...change,
        id: permit.id,
        of: { ...constitution, permits: permits.with(index, { ...permit, ...to }) },
      })),
    ),
  ]
}

/** A field that is absent, or at its default, cannot be taken away. */
function changesOf(rule: Rule): readonly Change<Rule>[] {
  if (rule.when === undefined) return []
  const { tier, remedy, approvableBy, waivableBy, ifMissing } = rule
  const byDefault: Rule['ifMissing'] = tier === 'hard_stop' ? 'deny' : 'not_applicable'
  return [
    ...TIERS.filter((each) => each !== tier).map((each) => ({
      field: 'tier' as const,
      change: `is ${each}`,
      to: { tier: each },
    })),
    ...sharedChanges<Rule>(rule),
    ...(remedy === undefined ? [] : [gone<Rule>('remedy', { remedy: undefined })]),
    ...(approvableBy === undefined
      ? []
      : [gone<Rule>('approvable_by', { approvableBy: undefined })]),
    ...(waivableBy.length === 0 ? [] : [gone<Rule>('waivable_by', { waivableBy: [] })]),
    ...(ifMissing === byDefault ? [] : [gone<Rule>('if_missing', { ifMissing: byDefault })]),
  ]
}

/** What rules and permits both have. */
function sharedChanges<Member extends Rule | Permit>({
  at,
  cites,
}: Pick<Member, 'at' | 'cites'>): readonly Change<Member>[] {
  const places: readonly string[] = at
  return [
    ...places.map((place) => ({
      field: 'at' as const,
      change: `has no ${place}`,
      to: { at: places.filter((each) => each !== place) } as unknown as Partial<Member>,
    })),
    ...(cites.length === 0
      ? []
      : [gone<Member>('cites', { cites: [] } as unknown as Partial<Member>)]),
  ]
}

function gone<Member>(field: MutatedField, to: Partial<Member>): Change<Member> {
  return { field, change: 'is gone', to }
}
