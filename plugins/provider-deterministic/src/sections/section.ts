import type { Artifact } from '@fcc/contracts'
import { cell, quote } from '../quote.ts'
import type { Background } from '../reading/background.ts'
import type { Brief, Capability, Fact } from '../reading/brief.ts'
import type { OpenQuestion } from '../reading/open-questions.ts'
import type { Settings } from '../settings.ts'

/** What a section is written from. */
export interface Work {
  readonly brief: Brief
  readonly open: readonly OpenQuestion[]
  /** What the statements that ask for nothing are about. */
  readonly background: Background
  readonly feedback: readonly Artifact[]
  readonly settings: Settings
  /** A piece of a source as running text. */
  say(text: string): string
  /** A piece of a source inside a table. */
  cell(text: string): string
}

/** Writes what stands beneath one heading: lines that cite, each about something of the source. */
export type SectionWriter = (work: Work, heading: string) => readonly string[]

/** The ways in which the sections of a document say things. */
export function workOf(parts: Omit<Work, 'say' | 'cell'>): Work {
  const { maxQuoteLength } = parts.settings
  return {
    ...parts,
    say: (text) => quote(text, maxQuoteLength),
    cell: (text) => cell(text, maxQuoteLength),
  }
}

/** Citations of the first statements, and how many there are beyond. */
export function cites(facts: readonly Fact[], most = 6): string {
  const first = facts.slice(0, most).map(({ cite }) => cite)
  const rest = facts.length - first.length
  return [...new Set(first), ...(rest > 0 ? [`and ${rest} more`] : [])].join(' ')
}

/** Ids in a row: `C1, C2, C3 and 4 more`. */
export function ids(list: readonly { readonly id: string }[], most = 6): string {
  const first = list.slice(0, most).map(({ id }) => id)
  const rest = list.length - first.length
  return `${first.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`
}

/** How a source asks for something, in a word. */
export function bindingOf({ level, fact }: Capability): string {
  return level ?? (fact.isQuestion ? 'asked' : 'stated')
}

/** A capability as its source says it, to stand inside a sentence. */
export function sentenceOf({ fact }: Capability): string {
  return fact.text.replace(/[.。!！]+$/, '')
}

/** A count with its word: `1 statement`, `3 statements`. */
export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}

/** A word of a section's own, where a source gives none. */
export function orOpen(text: string, otherwise: string): string {
  return text === '' ? otherwise : text
}
