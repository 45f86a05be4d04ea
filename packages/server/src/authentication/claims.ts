import { idProblem, type Principal } from '@fcc/contracts'
import type { ClaimRules, FromClaim } from '@fcc/runtime'

/** What a token says, as it was signed. */
export type Claims = Readonly<Record<string, unknown>>

/** Whose token it is: certain, or why it is not. The reason names claims, never what is in them. */
export type ClaimedPrincipal =
  | {
      readonly tenant: string
      readonly principal: Principal
      readonly tier?: string | undefined
      readonly problem?: undefined
    }
  | { readonly problem: string }

/** How many groups or roles of a token are read; one with more is refused, for nobody can tell which were meant. */
const MAX_NAMES = 500

/**
 * Somebody's place here, by the rules that were declared for their issuer. What no rule says, they do not have; a
 * tenant that is not certain is none. Pure.
 *
 * @example
 * principalOf({ sub: 'ann', org: 'r1' }, { id: 'sub', kind: 'human', groups: 'groups', tenant: { claim: 'org', map: { r1: 'riverside' } } })
 * // { tenant: 'riverside', principal: { id: 'ann', kind: 'human', roles: [], groups: [] } }
 */
export function principalOf(claims: Claims, rules: ClaimRules): ClaimedPrincipal {
  const tenant =
    typeof rules.tenant === 'string' ? rules.tenant : rules.tenant && oneOf(claims, rules.tenant)
  if (rules.tenant === undefined) return { problem: 'no rule says whose tenant it is' }
  if (tenant === undefined)
    return { problem: 'its claims do not say for certain whose tenant it is' }
  const id = claimOf(claims, rules.id)
  if (typeof id !== 'string' || idProblem(id) !== undefined || id.includes('/')) {
    return { problem: `its claim ${rules.id} is no id of a principal` }
  }
  if (rules.id === 'email' && claims.email_verified !== true) {
    return { problem: 'its email is not verified' }
  }
  const groups = namesOf(claimOf(claims, rules.groups))
  const roles = rules.roles ? mapped(namesOf(claimOf(claims, rules.roles.claim)), rules.roles) : []
  if (!groups || !roles) return { problem: `it has more than ${MAX_NAMES} groups or roles` }
  const actsFor = rules.onBehalfOf === undefined ? undefined : claimOf(claims, rules.onBehalfOf)
  if (actsFor !== undefined && (typeof actsFor !== 'string' || idProblem(actsFor) !== undefined)) {
    return { problem: `its claim ${rules.onBehalfOf} is no id of a principal` }
  }
  const tier = rules.tier && oneOf(claims, rules.tier)
  return {
    tenant,
    principal: {
      ...{ id, kind: rules.kind, roles, groups },
      ...(actsFor === undefined ? {} : { onBehalfOf: actsFor }),
    },
    ...(tier === undefined ? {} : { tier }),
  }
}

/** The one text that a claim says, through the map where there is one. */
function oneOf(claims: Claims, { claim, map }: FromClaim): string | undefined {
  const said = claimOf(claims, claim)
  // A list of one is certain; of several, nobody can tell which is meant.
  const [only, ...others] = Array.isArray(said) ? said : [said]
  if (typeof only !== 'string' || only === '' || others.length > 0) return undefined
  if (!map) return only
  return Object.hasOwn(map, only) ? map[only] : undefined
}

function mapped(names: readonly string[] | undefined, { map }: FromClaim) {
  if (!names || !map) return names
  return [
    ...new Set(names.flatMap((name) => (Object.hasOwn(map, name) ? [map[name] as string] : []))),
  ]
}

/** The names in a claim: a list, or one text. Those that could be no name here give nothing. */
function namesOf(said: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = Array.isArray(said) ? said : said === undefined ? [] : [said]
  if (list.length > MAX_NAMES) return undefined
  return list.filter(
    (name): name is string =>
      typeof name === 'string' && idProblem(name, { spaces: true }) === undefined,
  )
}

/** A claim by its name; where there is none of that name, by the path that dots in it are. Own properties only. */
function claimOf(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name]
  let here: unknown = claims
  for (const part of name.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, part)) return undefined
    here = (here as Readonly<Record<string, unknown>>)[part]
  }
  return here
}
