import type { Command, CommandFile, Finding } from '@fcc/contracts'
import { inTurns } from '@fcc/detection'
import { findUnjudged, type Unjudged } from '../attest/unjudged.ts'
import { findIdentifiersSteps } from '../deidentify/find-identifiers.ts'
import { isRemoved } from '../deidentify/provider-findings.ts'
import { PHI_DETECTOR } from '../detector/phi-detector.ts'
import type { Settings } from '../settings.ts'
import type { Vocabulary } from '../vocabulary/vocabulary.ts'

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

/** What is said of one file. */
interface Scanned {
  readonly name: string
  readonly findings: readonly Located[]
  /** Why it cannot be said that nothing else is there. */
  readonly couldNotCheck: readonly Unjudged[]
}

/**
 * `fcc healthcare scan FILE…`: what in notes could identify somebody, by category and place, before
 * anything is run, and what of them could not be checked. Says nothing of what stands there.
 */
export function createScanCommand(vocabulary: Vocabulary): Command<Settings> {
  return {
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
      {
        name: 'fail-on-found',
        description: 'end with 4 where anything was found, or could not be checked',
        kind: 'flag',
      },
    ],
    examples: ['note.txt', 'monday.txt tuesday.txt --summary', 'release.txt --fail-on-found'],
    async run({ arguments: { note }, options, report, session, settings, signal }) {
      const kept = settings.deidentification
      const files: Scanned[] = []
      for (const file of note as readonly CommandFile[]) {
        signal.throwIfAborted()
        // The rules decide whether it may be read; what they would take out is what is looked for.
        await session.read(file)
        const found = await inTurns(findIdentifiersSteps(file.text, PHI_DETECTOR, kept), { signal })
        files.push({
          name: file.name,
          findings: locate(file.text, found.filter(isRemoved)),
          couldNotCheck: await inTurns(findUnjudged(file.text, vocabulary, kept), { signal }),
        })
      }
      const isShort = options.summary === true
      for (const { name, findings, couldNotCheck } of files) {
        const rest = couldNotCheck.length > 0 ? ', and not all could be checked' : ''
        report.say(`${name}: ${findings.length} in ${countsOf(findings).length} categories${rest}`)
        report.table(isShort ? countRows(findings) : findings.map(placeRow))
        report.table(couldNotCheck.map(unjudgedRow))
      }
      report.document({
        files: files.map(({ name, findings, couldNotCheck }) => ({
          name,
          couldNotCheck,
          counts: Object.fromEntries(countsOf(findings)),
          ...(isShort ? {} : { findings }),
        })),
      })
      const isClean = files.every(
        ({ findings, couldNotCheck }) => findings.length === 0 && couldNotCheck.length === 0,
      )
      return !isClean && options['fail-on-found'] === true ? 'rejected' : 'completed'
    },
  }
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

function unjudgedRow({ message, count }: Unjudged): readonly string[] {
  return ['  could not check', count === undefined ? message : `${count} ${message}`]
}
