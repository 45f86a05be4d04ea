import { idProblem, type Principal, personId } from '@fcc/contracts'
import { runtimeErrors } from '../../diagnostics.ts'

const kinds = new Set<unknown>(['human', 'service', 'persona', 'model'])

/**
 * A principal as it is from here on: a frozen copy, so that nobody becomes another after they were
 * looked at, with the id in its one form, so that `BO` and `bo` are one person everywhere.
 *
 * @throws FccError FCC_PRINCIPAL_INVALID with what is wrong
 */
export function admitPrincipal(given: Principal): Principal {
  const { id, kind, roles, groups, onBehalfOf } = given ?? {}
  if (!kinds.has(kind)) throw runtimeErrors.invalidPrincipal('its kind is none of those there are')
  assertPersonId('its id', id)
  const names = namesOf('roles', roles)
  if (onBehalfOf !== undefined) assertPersonId('the id of whom it acts for', onBehalfOf)
  return Object.freeze({
    id: personId(id),
    kind,
    roles: names,
    ...(groups === undefined ? {} : { groups: namesOf('groups', groups) }),
    ...(onBehalfOf === undefined ? {} : { onBehalfOf: personId(onBehalfOf) }),
  })
}

function namesOf(what: 'roles' | 'groups', given: unknown): readonly string[] {
  if (!Array.isArray(given)) throw runtimeErrors.invalidPrincipal(`its ${what} are no list`)
  return Object.freeze(
    given.map((name: unknown) => {
      const problem = idProblem(name, { spaces: true })
      if (problem !== undefined)
        throw runtimeErrors.invalidPrincipal(`one of its ${what} ${problem}`)
      return (name as string).normalize('NFC')
    }),
  )
}

function assertPersonId(what: string, id: unknown): void {
  const problem = idProblem(id) ?? ((id as string).includes('/') ? 'has a slash' : undefined)
  if (problem !== undefined) throw runtimeErrors.invalidPrincipal(`${what} ${problem}`)
}

/** Whether two principals are the same person, or one acts for the other, or both for a third. */
export function isSamePerson(left: Principal, right: Principal): boolean {
  const people = [left.id, left.onBehalfOf].flatMap((id) =>
    id === undefined ? [] : [personId(id)],
  )
  return [right.id, right.onBehalfOf].some(
    (id) => id !== undefined && people.includes(personId(id)),
  )
}
