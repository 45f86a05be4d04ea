import { eachMatch, type Steps } from '@fcc/detection'

/** A place where words claim a level in a form that no grammar has. */
export interface LooseMarking {
  /** The marking as the grammar would have it. */
  readonly text: string
  readonly start: number
  readonly end: number
  readonly confidence: number
  /** What is wrong with how it is written; absent for a form that is usual. */
  readonly problem?: string | undefined
}

interface LooseForm {
  readonly expression: RegExp
  readonly confidence: number
  /** What the match claims, and what is wrong with it; nothing where it is no marking. */
  readonly claims: (match: RegExpExecArray) => Pick<LooseMarking, 'text' | 'problem'> | undefined
}

const WORDS = 'TOP[ -]SECRET|SECRET|CONFIDENTIAL'
/** Controls that follow a level and nothing else does. */
const CONTROLS =
  'NOFORN|NF|ORCON|OC|PROPIN|RELIDO|SCI|SI|TK|HCS|RD|FRD|CNWDI|LIMDIS|EXDIS|NODIS|REL(?: TO)?(?: [A-Z]{3}(?:, ?[A-Z]{3}){0,9})?'
/** A clearance is spoken of, and nothing is marked. */
const NO_CLEARANCE =
  '(?![A-Z]|[ \\t]{1,3}(?:clearances?|cleared|eligib|access\\b|adjudicat|level|facilit|polygraph|required|positions?|personnel|background|jobs?|or\\b))'
const EDGE = '[ \\t>*_#|=~<(\\[/.-]{0,120}'
const END = '[ \\t*_#|=~>)\\]/.-]{0,120}\\r?$'
/** What stands beside a banner in the header or footer of a page. */
const PAGE =
  '(?:[Pp](?:age|AGE|g|\\.)?[ .]{0,3}\\d|\\d{1,4}(?:\\s|$|/)|[Cc]opy|COPY|[Dd]raft|DRAFT|[Vv]er|[Rr]ev|[Cc]ontrol|[Dd]oc)'
const LEGACY =
  'CONTROLLED UNCLASSIFIED INFORMATION|FOR OFFICIAL USE ONLY|SENSITIVE BUT UNCLASSIFIED|LAW ENFORCEMENT SENSITIVE|LIMITED OFFICIAL USE(?: ONLY)?|UNCLASSIFIED ?/ ?FOUO|NATO RESTRICTED'

const FORMS: readonly LooseForm[] = [
  // SECRET/NOFORN, SECRET NOFORN, TOP SECRET/SCI: a single slash, a space or a hyphen before the control
  {
    expression: new RegExp(
      `(?<![\\w/.-])(?<word>${WORDS}|TS|S|C)(?<between> ?/ ?| - |, ?| |-)(?<control>${CONTROLS})\\b${NO_CLEARANCE}`,
      'dg',
    ),
    confidence: 0.9,
    claims: ({ groups = {} }) => {
      const { word = '', between = '', control = '' } = groups
      // One letter is a level only beside a slash: `(S/NF)`.
      if (word.length < 3 && !between.includes('/')) return undefined
      return {
        text: `${level(word)}//${control}`,
        problem: 'the control does not follow a double slash',
      }
    },
  },
  // S//NF outside parentheses
  {
    expression: new RegExp(`(?<![\\w/:.(-])(?<word>TS|S|C)//(?<control>${CONTROLS})\\b`, 'dg'),
    confidence: 0.9,
    claims: ({ groups = {} }) => ({
      text: `${groups.word}//${groups.control}`,
      problem: 'a portion mark stands without its parentheses',
    }),
  },
  // NATO SECRET, COSMIC TOP SECRET
  {
    expression: new RegExp(`\\b(?:NATO|COSMIC) (?<word>${WORDS})\\b${NO_CLEARANCE}`, 'dg'),
    confidence: 0.9,
    claims: ({ groups = {} }) => ({ text: level(groups.word ?? '') }),
  },
  // a banner in a header or footer: after and before wide spaces, beside a page number
  {
    expression: new RegExp(
      `^${EDGE}(?<word>${WORDS}|CUI)(?:[ \\t]{1,120}${PAGE}.{0,120}|${END})`,
      'dgm',
    ),
    confidence: 0.9,
    claims: ({ groups = {} }) => ({ text: level(groups.word ?? '') }),
  },
  {
    expression: new RegExp(
      `^[ \\t]{0,120}${PAGE}.{0,60}?[ \\t]{2,120}(?<word>${WORDS}|CUI)${END}`,
      'dgm',
    ),
    confidence: 0.9,
    claims: ({ groups = {} }) => ({ text: level(groups.word ?? '') }),
  },
  // S E C R E T
  {
    expression:
      /(?<![A-Z] |\w)(?:T {1,2}O {1,2}P {1,8})?(?:S {1,2}E {1,2}C {1,2}R {1,2}E {1,2}T|C {1,2}O {1,2}N {1,2}F {1,2}I {1,2}D {1,2}E {1,2}N {1,2}T {1,2}I {1,2}A {1,2}L)(?! [A-Z]\b|\w)/dg,
    confidence: 0.9,
    claims: ([match]) => {
      const word = match.replaceAll(' ', '')
      return { text: word.startsWith('TOP') ? 'TOP SECRET' : word }
    },
  },
  // the overall classification of this document is SECRET
  {
    expression: new RegExp(
      `\\b[Cc]lassification\\b[^.\\n]{0,80}?\\b(?:is|as|at)\\b[ \\t:"'*_]{1,8}(?<word>${WORDS})\\b${NO_CLEARANCE}`,
      'dg',
    ),
    confidence: 0.9,
    claims: ({ groups = {} }) => ({ text: level(groups.word ?? '') }),
  },
  // Classified By: …, Derived From: …: a block that says how something was classified, not how high
  {
    expression:
      /^[ \t>*_]{0,12}(?:Classified By|Derived From|Declassify On|Reason)[*_]{0,3}:.{0,200}\r?\n(?:[ \t]{0,12}\r?\n){0,2}[ \t>*_]{0,12}(?:Classified By|Derived From|Declassify On|Reason)[*_]{0,3}:/dgim,
    confidence: 0.85,
    claims: () => ({
      text: 'CONFIDENTIAL',
      problem: 'a classification block says how it was classified and not how high',
    }),
  },
  // the older words for controlled information, in capitals
  {
    expression: new RegExp(`(?<![\\w/-])(?:${LEGACY})(?![\\w/-])`, 'dg'),
    confidence: 0.9,
    claims: ([match]) => ({
      text: 'CUI',
      ...(match !== 'CONTROLLED UNCLASSIFIED INFORMATION' && {
        problem: 'these words are legacy; CUI took their place',
      }),
    }),
  },
  {
    expression: new RegExp(`^${EDGE}(?<word>FOUO)${END}`, 'dgm'),
    confidence: 0.9,
    claims: () => ({ text: 'CUI', problem: 'FOUO is legacy; CUI took its place' }),
  },
  {
    expression: new RegExp(`^${EDGE}CUI ?/ ?(?<category>(?:SP-)?[A-Z]{2,12})${END}`, 'dgm'),
    confidence: 0.9,
    claims: ({ groups = {} }) => ({ text: `CUI/${groups.category}` }),
  },
]

/** Finds words that claim a level in other forms than the grammars have, in steps. */
export function* looseMarkings(text: string): Steps<readonly LooseMarking[]> {
  const found: LooseMarking[] = []
  for (const { expression, confidence, claims } of FORMS) {
    yield* eachMatch(text, expression, (match) => {
      const claimed = claims(match)
      if (claimed === undefined) return
      // A banner is at its words; what else was matched is around it.
      const [start, end] = match.indices?.groups?.word ?? [
        match.index,
        match.index + match[0].length,
      ]
      const isWhole = match.groups?.control !== undefined
      const whole = match.index + match[0].length
      found.push({ ...claimed, start, end: isWhole ? whole : end, confidence })
    })
  }
  return found
}

function level(word: string): string {
  return word.replace('-', ' ')
}
