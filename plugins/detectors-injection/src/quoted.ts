import type { TextSpan } from '@fcc/detection'

/** Pairs of signs that quote; a single one may also be an apostrophe. */
const QUOTES: Readonly<Record<string, string>> = {
  "'": "'",
  '"': '"',
  '`': '`',
  '\u201c': '\u201d',
  '\u2018': '\u2019',
  '\u00ab': '\u00bb',
  '\u201e': '\u201c',
}

/** How far from a finding the signs that quote it may stand. */
const REACH = 120

/** Words of somebody who writes about such a phrase and does not say it. */
const ABOUT =
  /\b(?:exampl|explain|quot|phras|say|said|saying|describ|detect|flag|fixture|test|attack|jailbreak|inject|malicious|train|lesson|report|benchmark|document|shown|stud(?:y|ies)|corpora|corpus|guidance|changelog|release notes|regression|analyst|risky|unsafe|untrusted|policy|paraphras|literal|transcript|sample|annotat|prompts? like|coverage|assert|refus)\w{0,12}/i

/** The sentence or line around a place, as far as a writer's words about a quotation reach. */
const AROUND = 160

/**
 * Whether what is found stands in quotation marks, and is written about: a note on security quotes what it
 * warns of. Whoever attacks can write so, too: what is quoted is not passed over, but found with less confidence.
 */
export function isWrittenAbout(text: string, { start, end }: TextSpan): boolean {
  const before =
    text
      .slice(Math.max(0, start - REACH), start)
      .split('\n')
      .at(-1) ?? ''
  const behind = text.slice(end, end + REACH).split('\n')[0] ?? ''
  for (const [opening, closing] of Object.entries(QUOTES)) {
    const open = openingAt(before, opening)
    const close = closingAt(behind, closing)
    if (open === undefined || close === undefined) continue
    const from = start - (before.length - open)
    const to = end + close + 1
    const outside = `${text.slice(Math.max(0, from - AROUND), from)} ${text.slice(to, to + AROUND)}`
    if (ABOUT.test(outside)) return true
  }
  return false
}

/** The last opening sign that nothing closes again; none where a word continues before it. */
function openingAt(before: string, sign: string): number | undefined {
  const at = before.lastIndexOf(sign)
  const isOpening = at >= 0 && !/[\p{L}\p{N}]$/u.test(before.slice(0, at))
  return isOpening && !/^\s/.test(before.slice(at + 1)) ? at : undefined
}

function closingAt(behind: string, sign: string): number | undefined {
  const at = behind.indexOf(sign)
  return at >= 0 && !/^[\p{L}\p{N}]/u.test(behind.slice(at + 1)) ? at : undefined
}
