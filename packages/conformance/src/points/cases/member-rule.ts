/** What a member of a case must be. */
export interface MemberRule {
  /** For people: `a list of texts`. */
  readonly expected: string
  fits(value: unknown): boolean
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Any text, the empty one among them. */
export const text: MemberRule = { expected: 'a text', fits: (value) => typeof value === 'string' }

/** Text that says something. */
export const words: MemberRule = {
  expected: 'a text that is not empty',
  fits: (value) => typeof value === 'string' && value.trim() !== '',
}

/** Anything but `undefined`. */
export const anything: MemberRule = {
  expected: 'a value',
  fits: (value) => value !== undefined,
}

/** A finite number. */
export const number: MemberRule = {
  expected: 'a finite number',
  fits: (value) => typeof value === 'number' && Number.isFinite(value),
}

/** A number from 0 to 1. */
export const share: MemberRule = {
  expected: 'a number from 0 to 1',
  fits: (value) => typeof value === 'number' && value >= 0 && value <= 1,
}

/** `true` or `false`. */
export const flag: MemberRule = {
  expected: 'true or false',
  fits: (value) => typeof value === 'boolean',
}

/** An object, whatever is in it. */
export const object: MemberRule = { expected: 'an object', fits: isRecord }

/** One of a few words. */
export function oneOf(options: readonly unknown[]): MemberRule {
  return {
    expected: `one of ${options.map(String).join(', ')}`,
    fits: (value) => options.includes(value),
  }
}

/** A list, possibly empty. */
export function listOf(member: MemberRule): MemberRule {
  return {
    expected: `a list, each ${member.expected}`,
    fits: (value) => Array.isArray(value) && value.every((each) => member.fits(each)),
  }
}

/** A list with at least one member. */
export function someOf(member: MemberRule): MemberRule {
  const list = listOf(member)
  return {
    expected: `${list.expected}, at least one`,
    fits: (value) => list.fits(value) && (value as readonly unknown[]).length > 0,
  }
}

/** An object whose values all fit, with at least one. */
export function recordOf(member: MemberRule): MemberRule {
  return {
    expected: `an object with values, each ${member.expected}`,
    fits: (value) =>
      isRecord(value) &&
      Object.keys(value).length > 0 &&
      Object.values(value).every((each) => member.fits(each)),
  }
}

/** An object with known keys only, at least one of which is there, and all of `required`. */
export function shapeOf(
  members: Readonly<Record<string, MemberRule>>,
  required: readonly string[] = [],
): MemberRule {
  return {
    expected: `an object of ${Object.entries(members)
      .map(([name, { expected }]) => `${name} (${expected})`)
      .join(', ')}`,
    fits: (value) =>
      isRecord(value) &&
      Object.keys(value).length > 0 &&
      required.every((name) => Object.hasOwn(value, name)) &&
      Object.entries(value).every(
        ([name, each]) => each === undefined || members[name]?.fits(each) === true,
      ),
  }
}

/** One of several forms. */
export function either(...forms: readonly MemberRule[]): MemberRule {
  return {
    expected: forms.map(({ expected }) => expected).join(', or '),
    fits: (value) => forms.some((form) => form.fits(value)),
  }
}
