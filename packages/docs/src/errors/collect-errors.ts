import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { docsFolder, publishedPackages, sourcesOf } from '../source/repository.ts'

/** An error code with the page that explains it. */
export interface ErrorEntry {
  readonly code: string
  /** Names of the published packages whose source names it, the one that defines it first. */
  readonly packages: readonly string[]
  readonly happened: string
  readonly fix: string
}

const NOTHING = ''
/** Of a code that no page explains. */
const NOT_EXPLAINED = { happened: NOTHING, fix: NOTHING }

/** A code as a literal or as the key of a catalogue; comments are taken out before. */
const codePattern = /(?:['"`](FCC(?:_[A-Z0-9]+){2,})['"`]|\b(FCC(?:_[A-Z0-9]+){2,}):)/g
const comments = /\/\*[\s\S]*?\*\//g

/** Every code that a published package's source names or that has a page, by code. */
export function collectErrors(): readonly ErrorEntry[] {
  const defined = new Map<string, Set<string>>()
  const named = new Map<string, Set<string>>()
  for (const { folder, fields } of publishedPackages()) {
    for (const { path, text } of sourcesOf(folder)) {
      const users = path.endsWith('/diagnostics.ts') ? defined : named
      for (const code of codesIn(text)) {
        users.set(code, (users.get(code) ?? new Set()).add(fields.name))
      }
    }
  }
  const pages = readPages()
  const codes = [...new Set([...defined.keys(), ...named.keys(), ...pages.keys()])].sort()
  return codes.map((code) => ({
    code,
    packages: [...new Set([...(defined.get(code) ?? []), ...(named.get(code) ?? [])])],
    ...(pages.get(code) ?? NOT_EXPLAINED),
  }))
}

function codesIn(text: string): readonly string[] {
  const found = text.replace(comments, '').matchAll(codePattern)
  return [...found].map(([, literal, key]) => literal ?? key ?? '')
}

/** The page on which a code stands: the second word of its name. */
export function areaOf(code: string): string {
  return code.split('_')[1]?.toLowerCase() ?? ''
}

/** What the pages say of each code, by code. */
function readPages(): ReadonlyMap<string, Pick<ErrorEntry, 'happened' | 'fix'>> {
  const folder = join(docsFolder, 'errors')
  const sections = readdirSync(folder)
    .filter((file) => file.endsWith('.md') && file !== 'README.md')
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split(/^## (?=FCC_)/m)
        .slice(1),
    )
  return new Map(
    sections.map((section) => [
      section.split('\n', 1)[0] ?? '',
      {
        happened: firstParagraph(section, 'What happened'),
        fix: firstParagraph(section, 'How to fix it'),
      },
    ]),
  )
}

/** The first paragraph beneath a heading, as one line. */
function firstParagraph(text: string, heading: string): string {
  const [, below = ''] = text.split(`\n### ${heading}\n`)
  const [section = ''] = below.split('\n### ')
  return (
    section
      .trim()
      .split(/\n\s*\n/)[0]
      ?.replace(/\s+/g, ' ') ?? ''
  )
}
