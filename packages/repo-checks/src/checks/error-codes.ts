import ts from 'typescript'
import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { lineOf, nodesOf, parseSource } from '../tree/parse-source.ts'
import { type AuthoredFile, isShippedSource, type Tree } from '../tree/tree.ts'

const codePattern = /^FCC(_[A-Z0-9]+){2,}$/
const pagePattern = /^packages\/docs\/errors\/([a-z0-9]+)\.md$/
const parts = ['### What happened', '### How to fix it']

/** Names of the environment that look like codes. */
const environment = new Set(['FCC_CONFORMANCE_DATA'])

/** Each code is explained on the page of its area, each explanation has its code, and each fix tells somebody to do something. */
export const errorCodes: TreeCheck = {
  kind: 'tree',
  name: 'error-codes',
  promise: 'every error code is explained once, where its area is, every fix is a sentence',
  find(tree) {
    const sources = [...tree.files.values()].filter(({ path }) => isShippedSource(path))
    const used = new Map(sources.flatMap(codesOf))
    return [
      ...missingPages(used, tree),
      ...pageProblems(used, tree),
      ...sources.flatMap(fixProblems),
    ]
  },
}

type Place = { readonly file: string; readonly line: number }

/** Codes are in the source as whole string literals; names read from the environment are none. */
function codesOf(file: AuthoredFile): readonly (readonly [string, Place])[] {
  const source = parseSource(file)
  return [...nodesOf(source)].flatMap((node) => {
    if (!ts.isStringLiteralLike(node) || !codePattern.test(node.text)) return []
    if (environment.has(node.text) || ts.isElementAccessExpression(node.parent)) return []
    return [[node.text, { file: file.path, line: lineOf(source, node) }] as const]
  })
}

/** A code as a page explains it: beneath a heading of its name. */
interface Section {
  readonly code: string
  readonly lines: readonly string[]
  readonly place: Place
}

/** The page of a code's area: the second word of its name. */
function pageOf(code: string): string {
  return `packages/docs/errors/${code.split('_')[1]?.toLowerCase()}.md`
}

function sectionsOf(tree: Tree): readonly Section[] {
  return [...tree.files.values()].flatMap(({ path, text }) => {
    if (!pagePattern.test(path)) return []
    const lines = text.split('\n')
    const starts = lines.flatMap((line, index) => (line.startsWith('## ') ? [index] : []))
    return starts.map((start, index) => ({
      code: lines[start]?.slice('## '.length) ?? '',
      lines: lines.slice(start + 1, starts[index + 1]),
      place: { file: path, line: start + 1 },
    }))
  })
}

function missingPages(used: ReadonlyMap<string, Place>, tree: Tree): readonly Problem[] {
  const explained = new Set(sectionsOf(tree).map(({ code }) => code))
  return [...used].flatMap(([code, place]) =>
    explained.has(code)
      ? []
      : [failure(`${code} is not explained; write "## ${code}" in ${pageOf(code)}.`, place)],
  )
}

function pageProblems(used: ReadonlyMap<string, Place>, tree: Tree): readonly Problem[] {
  const stray = [...tree.files.keys()].filter((path) => /^packages\/docs\/errors\/FCC_/.test(path))
  const known = new Set<string>()
  return [
    ...stray.map((file) => failure('Move this into the page of its area.', { file })),
    ...sectionsOf(tree).flatMap(({ code, lines, place }) => {
      const isTwice = known.has(code)
      known.add(code)
      return [
        ...(used.has(code) ? [] : [failure(`No source uses ${code}; remove it.`, place)]),
        ...(isTwice ? [failure(`${code} is explained twice.`, place)] : []),
        ...(place.file === pageOf(code)
          ? []
          : [failure(`Move ${code} to ${pageOf(code)}.`, place)]),
        ...parts
          .filter((line) => !lines.includes(line))
          .map((line) => failure(`${code} has no line "${line}".`, place)),
      ]
    }),
  ]
}

function fixProblems(file: AuthoredFile): readonly Problem[] {
  const source = parseSource(file)
  return [...nodesOf(source)].flatMap((node) => {
    if (!ts.isPropertyAssignment(node) || node.name.getText() !== 'fix') return []
    if (!ts.isStringLiteralLike(node.initializer)) return []
    const { text } = node.initializer
    if (/^[A-Z].*[.]$/s.test(text)) return []
    const place = { file: file.path, line: lineOf(source, node) }
    return [failure(`The fix "${text}" must be an imperative sentence with a full stop.`, place)]
  })
}
