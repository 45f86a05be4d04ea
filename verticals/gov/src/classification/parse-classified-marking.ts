import {
  type DisseminationControl,
  disseminationProblems,
  readDissemination,
} from './dissemination.ts'
import { type Level, rankOf } from './level.ts'
import type { Marking } from './marking.ts'

const WORDS: Readonly<Record<string, Level>> = {
  'TOP SECRET': 'TS',
  SECRET: 'S',
  CONFIDENTIAL: 'C',
  UNCLASSIFIED: 'U',
  TS: 'TS',
  S: 'S',
  C: 'C',
  U: 'U',
}
/** The groups in their order, each with what a token of it looks like. */
const GROUPS: readonly (readonly [name: GroupName, token: RegExp])[] = [
  ['sci', /^(?:HCS|SI|TK|KDK|RSV)(?:-[A-Z0-9]{1,8}){0,3}(?: [A-Z0-9]{2,8}){0,4}$/],
  ['sar', /^(?:SAR|SPECIAL ACCESS REQUIRED)-[A-Z0-9][A-Z0-9 -]{0,30}$/],
  ['aea', /^(?:RD|RD-CNWDI|FRD|TFNI|UCNI|DCNI|RESTRICTED DATA|FORMERLY RESTRICTED DATA)$/],
  ['fgi', /^FGI(?: [A-Z]{3,4}){0,8}$/],
]
const NON_INTELLIGENCE =
  /^(?:LIMDIS|DS|EXDIS|XD|NODIS|ND|SBU|SBU NOFORN|SBU-NF|LES|LES NOFORN|LES-NF|SSI|CUI)$/
type GroupName = 'sci' | 'sar' | 'aea' | 'fgi' | 'dissemination' | 'other' | 'unknown'
const ORDER: readonly GroupName[] = ['sci', 'sar', 'aea', 'fgi', 'dissemination', 'other']

/**
 * Reads a marking of classified information, banner words or portion abbreviations:
 * `TOP SECRET//SI/TK//NOFORN`, `S//REL TO USA, GBR`. The shape is CAPCO's: classification, SCI,
 * special access, atomic energy, foreign government, dissemination, other; `//` between groups,
 * `/` inside one. Unknown words keep the level and are a problem.
 *
 * @returns the marking with what breaks the grammar, or `undefined` for another kind of marking
 * @example
 * parseClassifiedMarking('SECRET//NOFORN')?.level // 'S'
 */
export function parseClassifiedMarking(text: string): Marking | undefined {
  const [word = '', ...groups] = text.split('//')
  const level = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined
  if (level === undefined) return undefined
  const problems: string[] = []
  const compartments: string[] = []
  const controls: DisseminationControl[] = []
  let reached = -1
  for (const group of groups) {
    const tokens = group.split('/')
    const name = groupOf(tokens)
    if (name === 'unknown') problems.push('a group has a word that is not in the vocabulary')
    const place = ORDER.indexOf(name)
    if (name !== 'unknown' && place <= reached) problems.push('the groups are not in order')
    reached = Math.max(reached, place)
    if (name === 'sci' || name === 'sar' || name === 'aea') compartments.push(...tokens)
    controls.push(...tokens.flatMap((token) => readDissemination(token, 'classified') ?? []))
    if (name === 'sci' && rankOf(level) < rankOf('C')) {
      problems.push('SCI needs a classification of at least CONFIDENTIAL')
    }
  }
  const dissemination = controls.map((control) => control.name)
  if (level === 'U' && dissemination.some((name) => name.startsWith('ORCON'))) {
    problems.push('ORCON needs classified content')
  }
  if (dissemination.includes('FOUO')) problems.push('FOUO is legacy; CUI took its place')
  return {
    level,
    compartments,
    dissemination,
    releasableTo: controls.flatMap((control) =>
      control.name === 'REL TO' ? control.countries : [],
    ),
    cuiCategories: [],
    problems: [...problems, ...disseminationProblems(controls)],
  }
}

function groupOf(tokens: readonly string[]): GroupName {
  const group = GROUPS.find(([, pattern]) => tokens.every((token) => pattern.test(token)))
  if (group !== undefined) return group[0]
  if (tokens.every((token) => readDissemination(token, 'classified') !== undefined)) {
    return 'dissemination'
  }
  return tokens.every((token) => NON_INTELLIGENCE.test(token)) ? 'other' : 'unknown'
}
