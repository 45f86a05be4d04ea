import { createHash } from 'node:crypto'
import type { Attack } from './attack.ts'

/** One id made of another, and in which way. */
export interface Twisted {
  readonly attack: Attack
  readonly variant: string
  readonly value: string
}

type Twist = (value: string, guessed: string) => readonly (readonly [string, string])[]

const sha256 = (text: string, form: 'hex' | 'base64url'): string =>
  createHash('sha256').update(text).digest(form)

/** Letters that look like Latin ones, and are not. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  ...{ a: 'а', c: 'с', e: 'е', o: 'о', p: 'р', x: 'х', y: 'у', i: 'і' },
  ...{ A: 'А', B: 'В', C: 'С', E: 'Е', H: 'Н', K: 'К', M: 'М', O: 'О', P: 'Р', T: 'Т', X: 'Х' },
  ...{ 0: 'О', 1: 'l', l: '1' },
}

const twists: Readonly<Partial<Record<Attack, Twist>>> = {
  'foreign ids': (value) => [['as it is', value]],
  'guessed digests': (value, guessed) => [
    ['SHA-256 of the text', sha256(guessed, 'hex')],
    ['SHA-256 of the text, base64url', sha256(guessed, 'base64url')],
    ['the first half', value.slice(0, Math.ceil(value.length / 2))],
    ['the last letter left out', value.slice(0, -1)],
    ['digest of the id', sha256(value, 'base64url')],
  ],
  'path tricks': (value) => [
    ['a folder up', `../${value}`],
    ['a folder down and up', `${value}/../${value}`],
    ['an absolute path', `/${value}`],
    ['encoded', `%2e%2e%2f${encodeURIComponent(value)}`],
    ['backslashes', `..\\${value}`],
    ['the name of a file', `${value}.sqlite`],
    ['cut by NUL', `${value}\0.sqlite`],
  ],
  'SQL injection': (value) => [
    ['always true', `' OR '1'='1`],
    ['a comment behind', `${value}' --`],
    ['a second statement', `'; UPDATE run SET state = 'failed'; --`],
    ['another tenant set', `'; SELECT set_config('app.tenant', '${value}', false); --`],
    ['a union', `' UNION SELECT record FROM run WHERE '1'='1`],
    ['like anything', '%'],
    ['like its beginning', `${value.slice(0, 3)}%`],
    ['dollar quotes', `$$${value}$$`],
  ],
  'YAML injection': (value) => [
    ['a second key', `x\ntenant: ${value}`],
    ['an alias', `*${value}`],
    ['a merge', `{<<: ${value}}`],
    ['a tag', `!!js/function ${value}`],
    ['a second document', `x\n---\n${value}`],
    ['a prototype', '__proto__'],
  ],
  'look-alike ids': (value) => [
    ['letters of another script', [...value].map((one) => LOOK_ALIKES[one] ?? one).join('')],
    ['a space that nobody sees', `${value}\u200b`],
    ['turned around', `\u202e${value}`],
    ['a space behind', `${value} `],
    ['a space before', ` ${value}`],
    ['a combining mark', `${value}\u0301`],
    ['a dot behind', `${value}.`],
  ],
  'case-folded ids': (value) => [
    ['capitals', value.toUpperCase()],
    ['no capitals', value.toLowerCase()],
    [
      'full width',
      value.replaceAll(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
    ],
    ['long s and dotless i', value.replaceAll('s', 'ſ').replaceAll('i', 'ı')],
  ],
  'oversized input': (value) => [
    ['a thousand times', value.repeat(1000)],
    ['a megabyte before', `${'x'.repeat(1 << 20)}${value}`],
    ['just over the limit', `${value}${'x'.repeat(513)}`],
  ],
}

/** Every id that the attacks make of one; what is made of it is never the id itself but where that is the attack. Pure. */
export function twistsOf(value: string, guessed: string): readonly Twisted[] {
  return Object.entries(twists).flatMap(([attack, twist]) =>
    twist(value, guessed)
      .filter(([, made]) => attack === 'foreign ids' || made !== value)
      .map(([variant, made]) => ({ attack: attack as Attack, variant, value: made })),
  )
}
