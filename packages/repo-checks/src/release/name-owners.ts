/** What a registry says of one name. */
export type NameStanding =
  /** Nobody has it: whoever releases first does. */
  | { readonly kind: 'free' }
  | { readonly kind: 'taken'; readonly maintainers: readonly string[] }
  | { readonly kind: 'unknown'; readonly why: string }

/** What a registry says of a scope: who may publish in it. */
export type ScopeStanding =
  | { readonly kind: 'known'; readonly members: readonly string[] }
  | { readonly kind: 'unknown'; readonly why: string }

/**
 * Why whoever releases may not publish these names, a sentence each; nothing where every name is theirs or free,
 * and every scope theirs. What could not be asked is a reason, too: a release is not tried out on others' names.
 *
 * @example
 * ownershipProblems({ who: 'ada', names: new Map([['fcc-gov', { kind: 'free' }]]), scopes: new Map() }) // []
 */
export function ownershipProblems(asked: {
  readonly who: string
  readonly names: ReadonlyMap<string, NameStanding>
  readonly scopes: ReadonlyMap<string, ScopeStanding>
}): readonly string[] {
  const { who, names, scopes } = asked
  const ofScopes = [...scopes].flatMap(([scope, standing]) => {
    if (standing.kind === 'unknown')
      return [`Whose ${scope} is could not be asked: ${standing.why}.`]
    return standing.members.includes(who) ? [] : [`${scope} is not ${who}'s to publish in.`]
  })
  const ofNames = [...names].flatMap(([name, standing]) => {
    if (standing.kind === 'unknown')
      return [`Whose ${name} is could not be asked: ${standing.why}.`]
    if (standing.kind === 'free' || standing.maintainers.includes(who)) return []
    return [
      `${name} belongs to ${standing.maintainers.join(', ') || 'somebody else'}, and not to ${who}.`,
    ]
  })
  return [...ofScopes, ...ofNames]
}
