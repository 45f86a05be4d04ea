import {
  ACCESS_ACTION_NAMES,
  ACCESS_ACTIONS,
  type AccessAction,
  type AccessActionName,
} from '@fcc/contracts'
import { nearestName } from '../nearest-name.ts'

/** The longest permission, in UTF-16 units: what it costs to hold one against an action is bounded by it. */
export const MAX_PERMISSION_LENGTH = 200

/**
 * Whether a permission covers what is to be done. A permission is `resource:action[:pattern]`: without a
 * pattern it covers every object. A `*` matches any characters of its segment (segments end at `:` and
 * `/`), and a `*` at the very end all that follows.
 *
 * The form is that of the second seed's `config/rbac.yaml`.
 *
 * @param wanted `resource:action`
 * @param object what it is done to; absent where the action has no object
 * @example
 * permissionCovers('runs:start:analysis/*', 'runs:start', 'analysis/deep/one')  // true
 * permissionCovers('runs:start:extract_*', 'runs:start', 'summarise')           // false
 */
export function permissionCovers(
  permission: string,
  wanted: string,
  object?: string | undefined,
): boolean {
  const text = object === undefined ? wanted : `${wanted}:${object}`
  if (permission.length > MAX_PERMISSION_LENGTH) return false
  if (matches(permission, text)) return true
  // Without a pattern it is about every object.
  return matches(permission, wanted) && permission.split(':').length === 2
}

/** Whether a permission covers an action for one object at least. */
export function permissionTouches(permission: string, wanted: string): boolean {
  const [resource = '', action, ...pattern] = permission.split(':')
  if (action === undefined) return permissionCovers(permission, wanted)
  const isOpen = pattern.length === 0 && action.endsWith('*')
  return isOpen
    ? permissionCovers(permission, wanted)
    : matchesInside(`${resource}:${action}`, wanted)
}

/**
 * Whether two permissions cover an action for one object in common at least, both of which cover it for
 * some.
 *
 * @example
 * permissionsMeet('runs:start:ward-*', 'runs:start:*-3')     // true: ward-3
 * permissionsMeet('runs:start:ward-*', 'runs:start:clinic/*') // false
 */
export function permissionsMeet(one: string, other: string): boolean {
  return patternsMeet(objectsOf(one), objectsOf(other))
}

/** The pattern of the objects that a permission is for; `*` where it has none. */
function objectsOf(permission: string): string {
  const [, , ...pattern] = permission.split(':')
  return pattern.length === 0 ? '*' : pattern.join(':')
}

/** Whether some text is under both patterns: each pair of places in them is looked at once. */
function patternsMeet(one: string, other: string): boolean {
  const known = new Set<number>()
  const meet = (at: number, from: number): boolean => {
    const [left, right] = [one[at], other[from]]
    // A star at the very end takes whatever the other comes to.
    if ((left === '*' && at === one.length - 1) || (right === '*' && from === other.length - 1)) {
      return true
    }
    if (left === undefined && right === undefined) return true
    const place = at * (MAX_PERMISSION_LENGTH + 1) + from
    if (known.has(place)) return false
    known.add(place)
    if (left === '*' && (meet(at + 1, from) || (isInside(right) && meet(at, from + 1)))) return true
    if (right === '*' && (meet(at, from + 1) || (isInside(left) && meet(at + 1, from)))) return true
    return left !== undefined && left !== '*' && left === right && meet(at + 1, from + 1)
  }
  return meet(0, 0)
}

/** Whether a star inside of a pattern may stand for it. */
function isInside(character: string | undefined): boolean {
  return character !== undefined && !isEnd(character)
}

/** What is wrong with a permission of `fcc.yaml`: one that covers nothing is a mistake. `undefined` where it covers something. */
export function permissionProblem(permission: string): string | undefined {
  if (permission.length > MAX_PERMISSION_LENGTH) {
    return `is longer than ${MAX_PERMISSION_LENGTH} characters`
  }
  const [resource = '', action = '', ...pattern] = permission.split(':')
  if (permission !== '*' && (resource === '' || action === '')) {
    return 'is not of the form resource:action[:pattern]'
  }
  const touched = ACCESS_ACTION_NAMES.filter((name) => permissionTouches(permission, name))
  if (touched.length === 0) {
    const nearest = nearestName(`${resource}:${action}`, ACCESS_ACTION_NAMES)
    return `covers no action${nearest === undefined ? '' : `; did you mean ${nearest}`}`
  }
  const hasObjects = touched.some(
    (name) => (ACCESS_ACTIONS[name] as AccessAction).object !== undefined,
  )
  return pattern.length > 0 && !hasObjects
    ? `has a pattern, and ${touched.join(', ')} is about no object`
    : undefined
}

/** Whether a permission writes an action out, as those want it that no `*` gives. */
export function permissionNames(permission: string, action: AccessActionName): boolean {
  return permission === action || permission.startsWith(`${action}:`)
}

/** The whole text under a pattern whose last `*` matches all that follows. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*')
  if (star < 0) return pattern === text
  if (star === pattern.length - 1) return text.startsWith(pattern.slice(0, -1))
  if (!pattern.endsWith('*')) return matchesInside(pattern, text)
  const head = pattern.slice(0, -1)
  for (let end = 0; end <= text.length; end++) {
    if (matchesInside(head, text.slice(0, end))) return true
  }
  return false
}

/** The whole text under a pattern whose every `*` stays in its segment: linear but for one place to go back to. */
function matchesInside(pattern: string, text: string): boolean {
  let [at, from] = [0, 0]
  let star = -1
  let kept = 0
  while (from < text.length) {
    const character = text[from] as string
    if (pattern[at] === '*') {
      star = at++
      kept = from
    } else if (at < pattern.length && pattern[at] === character) {
      at += 1
      from += 1
    } else if (star >= 0 && !isEnd(text[kept] as string)) {
      kept += 1
      from = kept
      at = star + 1
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}

function isEnd(character: string): boolean {
  return character === ':' || character === '/'
}
