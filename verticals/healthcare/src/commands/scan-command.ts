import type { Command, CommandFile, Finding } from '@fcc/contracts'
import { findIdentifiers } from '../deidentify/find-identifiers.ts'
import { PHI_DETECTOR } from '../detector/phi-detector.ts'
import type { Settings } from '../settings.ts'

/** A finding with the line it stands on, and never what it is. */
interface Located {
  readonly category: string
  /** From 1. */
  readonly line: number
  /** UTF-16 offsets into the text, the end not included. */
  readonly start: number
  readonly end: number
  readonly confidence: number
}

/**
 * `fcc healthcare scan FILE…`: what in notes could identify somebody, by category and place, before
 * anything is run. Says nothing of what stands there.
 */
export const scanCommand: Command<Settings> = {
  id: 'fcc-healthcare/scan',
  title: 'Find what could identify a patient in notes; says categories and places, never values',
  arguments: [
    {
      name: 'note',
      description: 'a clinical note',
      kind: 'file',
      required: true,
      repeatable: true,
    },
  ],
  options: [
    { name: 'summary', description: 'only counts by category', kind: 'flag' },
    { name: 'fail-on-found', description: 'end with 4 where anything was found', kind: 'flag' },
  ],
  examples: ['note.txt', 'monday.txt tuesday.txt --summary', 'release.txt --fail-on-found'],
  async run({ arguments: { note }, options, report, session, signal }) {
    const files: { readonly name: string; readonly findings: readonly Located[] }[] = []
    for (const file of note as readonly CommandFile[]) {
      signal.throwIfAborted()
      // The rules decide whether it may be read; what they would take out is what is looked for.
      await session.read(file)
      const findings = locate(file.text, findIdentifiers(file.text, PHI_DETECTOR))
      files.push({ name: file.name, findings })
    }
    const isShort = options.summary === true
    for (const { name, findings } of files) {
      report.say(`${name}: ${findings.length} in ${countsOf(findings).length} categories`)
      report.table(isShort ? countRows(findings) : findings.map(placeRow))
    }
    report.document({
      files: files.map(({ name, findings }) => ({
        name,
        counts: Object.fromEntries(countsOf(findings)),
        ...(isShort ? {} : { findings }),
      })),
    })
    const found = files.some(({ findings }) => findings.length > 0)
    return found && options['fail-on-found'] === true ? 'rejected' : 'completed'
  },
}

/** Findings in reading order with their lines; the text is gone through once. */
function locate(text: string, findings: readonly Finding[]): readonly Located[] {
  let line = 1
  let at = 0
  return findings.map(({ category, span, confidence }) => {
    for (; at < span.start; at += 1) if (text[at] === '\n') line += 1
    return { category, line, start: span.start, end: span.end, confidence }
  })
}

function countsOf(findings: readonly Located[]): readonly (readonly [string, number])[] {
  const groups = Map.groupBy(findings, ({ category }) => category)
  return [...groups]
    .map(([category, all]) => [category, all.length] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1))
}

function countRows(findings: readonly Located[]): readonly (readonly string[])[] {
  return countsOf(findings).map(([category, count]) => [`  ${category}`, `${count}`])
}

function placeRow({ category, line, start, end, confidence }: Located): readonly string[] {
  return [`  ${category}`, `line ${line}`, `at ${start}–${end}`, confidence.toFixed(2)]
}
