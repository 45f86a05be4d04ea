import type { ContentCheck } from './content-check.ts'

/** How a citation is written. */
export const CITATION = '[artifact:line]'

/** Whatever the visit was handed, where a check names no artifact. */
const GIVEN = 'what you are given'

/**
 * What a check asks of a text, said to whoever writes it; `readContentCheckText` reads it back. Pure.
 *
 * @example
 * contentCheckText({ kind: 'words', atLeast: 0, atMost: 400 }) // 'at most 400 words'
 */
export function contentCheckText(check: ContentCheck): string {
  switch (check.kind) {
    case 'section':
      return `a section ${quoted(check.heading)} with at least ${counted(check.minWords)} beneath its heading`
    case 'contains':
      return `the text has ${quoted(check.phrase)}`
    case 'lacks':
      return `the text does not have ${quoted(check.phrase)}`
    case 'words':
      return boundsText(check)
    case 'shorter':
      return `at most ${percentText(check.atMost)} as many words as ${named(check.than)} has${inside(check.heading)}`
    case 'traces':
      return `at least ${percentText(check.atLeast)} of the statements of ${named(check.artifact)}${check.of === 'demands' ? ' that bind' : ''} are cited as ${CITATION}${inside(check.heading)}`
    case 'cites':
      return `at least ${percentText(check.atLeast)} of the paragraphs, items and rows${inside(check.heading)} cite ${named(check.artifact)} as ${CITATION}`
    case 'distinct':
      return `at least ${percentText(check.atLeast)} of the paragraphs, items and rows${inside(check.heading)} repeat no other`
    case 'terms':
      return `at least ${check.atLeast} term${check.atLeast === 1 ? '' : 's'} of the vocabulary ${quoted(check.vocabulary)} ${check.atLeast === 1 ? 'is' : 'are'} named${inside(check.heading)}`
  }
}

/**
 * A share as a percentage, digit for digit: nothing is rounded, for whoever is held to it must know it.
 *
 * @example
 * percentText(0.955) // '95.5 %'
 */
export function percentText(share: number): string {
  return `${shifted(String(share), 2)} %`
}

/** Moves the point of a written number: a product of the number itself would bring digits that nobody wrote. */
function shifted(written: string, places: number): number {
  const [digits, exponent = '0'] = written.split('e')
  return Number(`${digits}e${Number(exponent) + places}`)
}

/** Always on one line, and known by where it ends. */
function quoted(text: string): string {
  return JSON.stringify(text)
}

function named(artifact: string | undefined): string {
  if (artifact === undefined) return GIVEN
  return PLAIN.test(artifact) ? artifact : quoted(artifact)
}

function inside(heading: string | undefined): string {
  return heading === undefined ? '' : ` in the section ${quoted(heading)}`
}

function counted(words: number): string {
  return `${words} word${words === 1 ? '' : 's'}`
}

const UNBOUNDED = Number.MAX_SAFE_INTEGER

function boundsText({ atLeast, atMost }: ContentCheck & { kind: 'words' }): string {
  const least = atLeast > 0 || atMost >= UNBOUNDED ? [`at least ${counted(atLeast)}`] : []
  return [...least, ...(atMost < UNBOUNDED ? [`at most ${counted(atMost)}`] : [])].join(', ')
}

const PLAIN = /^[\w.-]+$/
const QUOTED = String.raw`"(?:[^"\\]|\\.)*"`
const NAMED = String.raw`(?<named>${GIVEN}|[\w.-]+|${QUOTED})`
const INSIDE = `(?: in the section (?<heading>${QUOTED}))?`
const SHARE = String.raw`(?<share>\d+(?:\.\d+)?(?:e-\d+)?) %`
const CITED = String.raw`as \[artifact:line\]`

type Said = Readonly<Record<string, string | undefined>>

/** How each kind is said, and what it was made of. */
const FORMS: readonly (readonly [RegExp, (said: Said) => ContentCheck])[] = [
  form(
    String.raw`a section (?<heading>${QUOTED}) with at least (?<least>\d+) words? beneath its heading`,
    (said) => ({ kind: 'section', heading: textOf(said.heading), minWords: Number(said.least) }),
  ),
  form(`the text has (?<phrase>${QUOTED})`, (said) => ({
    kind: 'contains',
    phrase: textOf(said.phrase),
  })),
  form(`the text does not have (?<phrase>${QUOTED})`, (said) => ({
    kind: 'lacks',
    phrase: textOf(said.phrase),
  })),
  form(
    String.raw`(?:at least (?<least>\d+) words?)?(?:(?:^|, )at most (?<most>\d+) words?)?`,
    (said) => ({
      kind: 'words',
      atLeast: Number(said.least ?? 0),
      atMost: Number(said.most ?? UNBOUNDED),
    }),
  ),
  form(`at most ${SHARE} as many words as ${NAMED} has${INSIDE}`, (said) => ({
    kind: 'shorter',
    than: nameOf(said),
    heading: headingOf(said),
    atMost: shareOf(said),
  })),
  form(
    `at least ${SHARE} of the statements of ${NAMED}(?<bind> that bind)? are cited ${CITED}${INSIDE}`,
    (said) => ({
      kind: 'traces',
      artifact: nameOf(said),
      of: said.bind ? 'demands' : 'statements',
      heading: headingOf(said),
      atLeast: shareOf(said),
    }),
  ),
  form(
    `at least ${SHARE} of the paragraphs, items and rows${INSIDE} cite ${NAMED} ${CITED}`,
    (said) => ({
      kind: 'cites',
      artifact: nameOf(said),
      heading: headingOf(said),
      atLeast: shareOf(said),
    }),
  ),
  form(`at least ${SHARE} of the paragraphs, items and rows${INSIDE} repeat no other`, (said) => ({
    kind: 'distinct',
    heading: headingOf(said),
    atLeast: shareOf(said),
  })),
  form(
    String.raw`at least (?<least>\d+) terms? of the vocabulary (?<vocabulary>${QUOTED}) (?:is|are) named${INSIDE}`,
    (said) => ({
      kind: 'terms',
      vocabulary: textOf(said.vocabulary),
      heading: headingOf(said),
      atLeast: Number(said.least),
    }),
  ),
]

function form(pattern: string, read: (said: Said) => ContentCheck) {
  return [new RegExp(`^${pattern}$`), read] as const
}

/**
 * Reads back what `contentCheckText` said; `undefined` where it is not that, because a remedy or a hook
 * changed it or because it never was.
 */
export function readContentCheckText(text: string): ContentCheck | undefined {
  if (text === '') return undefined
  for (const [pattern, read] of FORMS) {
    const said = pattern.exec(text)
    if (!said) continue
    try {
      return read(said.groups ?? {})
    } catch {
      return undefined
    }
  }
  return undefined
}

/** @throws SyntaxError where the quotes hold what no quotes of ours do */
function textOf(said: string | undefined): string {
  return JSON.parse(said ?? '""') as string
}

function nameOf({ named: said }: Said): string | undefined {
  if (said === undefined || said === GIVEN) return undefined
  return said.startsWith('"') ? textOf(said) : said
}

function headingOf({ heading }: Said): string | undefined {
  return heading === undefined ? undefined : textOf(heading)
}

function shareOf({ share = '' }: Said): number {
  return shifted(share, -2)
}
