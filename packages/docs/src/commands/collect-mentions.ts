import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { publishedPackages, repository, sourcesOf } from '../source/repository.ts'
import { type Mention, UNKNOWN } from './mentioned-commands.ts'

/** Pages that tell people what to type; decisions are of their day, and stay as they were. */
const PAGE_FOLDERS = ['packages/docs', 'packages/docs/guides', 'packages/docs/errors']

/** What stands behind `fcc` in a message and is no command of it: `the fcc field of package.json`. */
const PROSE = new Set(['field'])

/** Every command that guides, error pages, READMEs and messages of published packages name. */
export function collectMentions(): readonly Mention[] {
  const readmes = ['.', ...publishedPackages().map(({ folder }) => folder)]
  const pages = [
    ...PAGE_FOLDERS.flatMap((folder) =>
      readdirSync(join(repository, folder))
        .filter((name) => name.endsWith('.md'))
        .map((name) => `${folder}/${name}`),
    ),
    ...readmes.map((folder) => join(folder, 'README.md')),
  ].filter((file) => existsSync(join(repository, file)))
  return [
    ...pages.flatMap((file) => mentionsInPage(file, readFileSync(join(repository, file), 'utf8'))),
    ...publishedPackages().flatMap(({ folder }) =>
      sourcesOf(folder).flatMap(({ path, text }) => mentionsInSource(path, text)),
    ),
  ]
}

/**
 * Commands in code of a page: what is in backticks, and lines of blocks that somebody types. What belongs to
 * a plugin that the page itself makes is none of ours.
 */
export function mentionsInPage(file: string, text: string): readonly Mention[] {
  const made = new Set([...text.matchAll(/\bid: '([a-z-]+)'/g)].map(([, id]) => id))
  const blocks = [...text.matchAll(/^```[^\n]*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => {
    const lines = block.split('\n')
    // In a session the other lines are what is answered.
    const typed = lines.filter((line) => line.startsWith('$ '))
    return typed.length > 0 ? typed : lines
  })
  const spans = [...text.replace(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)]
  const lines = [...blocks, ...spans.map(([, span = '']) => span.replace(/\s+/g, ' '))]
  return lines.flatMap((line) => {
    const [, typed] = /^\s*(?:\$ )?(?:npx )?fcc (.+)$/.exec(line) ?? []
    const words = wordsOf(typed?.replace(/\$\(.*\)/, 'RESULT') ?? '')
    return words.length === 0 || made.has(words[0]) ? [] : [{ file, words }]
  })
}

/** Commands in the texts of a source: words behind `fcc`, to the end of the sentence. */
export function mentionsInSource(file: string, text: string): readonly Mention[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true)
  const found: Mention[] = []
  const visit = (node: ts.Node): void => {
    const written = textOf(node)
    for (const [, sentence = ''] of written?.matchAll(/\bfcc ([a-z][^.;,:)"`]*)/g) ?? []) {
      const words = wordsOf(sentence)
      if (!PROSE.has(words[0] ?? '')) found.push({ file, words })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A text of a program, what it puts in left open; nothing for other code. */
function textOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text
  if (!ts.isTemplateExpression(node)) return undefined
  return [
    node.head.text,
    ...node.templateSpans.map(({ literal }) => `${UNKNOWN}${literal.text}`),
  ].join('')
}

/** Words as a shell reads them, quotes taken off; an open value ends what is known of its word. */
function wordsOf(typed: string): readonly string[] {
  return [...typed.matchAll(/"[^"]*"|'[^']*'|\S+/g)].map(([word]) => {
    const open = word.indexOf(UNKNOWN)
    return open > 0 ? word.slice(0, open) : word
  })
}
