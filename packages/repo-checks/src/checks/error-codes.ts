import ts from 'typescript'
import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { lineOf, nodesOf, parseSource } from '../tree/parse-source.ts'
import { type AuthoredFile, isShippedSource, type Tree } from '../tree/tree.ts'

const codePattern = /^FCC(_[A-Z0-9]+){2,}$/
const pagePattern = /^packages\/docs\/errors\/(FCC_[A-Z0-9_]+)\.md$/
const sections = ['## What happened', '## How to mend it']

/** Names of the environment that look like codes. */
const environment = new Set(['FCC_CONFORMANCE_DATA'])

/** Each code has its page, each page its code, and each fix tells somebody to do something. */
export const errorCodes: TreeCheck = {
  kind: 'tree',
  name: 'error-codes',
  promise: 'every error code has a page, every page a code, every fix is a sentence',
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

/** Codes stand in the source as whole string literals; names read from the environment are none. */
function codesOf(file: AuthoredFile): readonly (readonly [string, Place])[] {
  const source = parseSource(file)
  return [...nodesOf(source)].flatMap((node) => {
    if (!ts.isStringLiteralLike(node) || !codePattern.test(node.text)) return []
    if (environment.has(node.text) || ts.isElementAccessExpression(node.parent)) return []
    return [[node.text, { file: file.path, line: lineOf(source, node) }] as const]
  })
}

function missingPages(used: ReadonlyMap<string, Place>, tree: Tree): readonly Problem[] {
  return [...used].flatMap(([code, place]) =>
    tree.files.has(`packages/docs/errors/${code}.md`)
      ? []
      : [failure(`${code} has no page; write packages/docs/errors/${code}.md.`, place)],
  )
}

function pageProblems(used: ReadonlyMap<string, Place>, tree: Tree): readonly Problem[] {
  return [...tree.files.values()].flatMap(({ path, text }) => {
    const code = pagePattern.exec(path)?.[1]
    if (code === undefined) return []
    const lines = text.split('\n')
    const missing = [`# ${code}`, ...sections].filter((line) => !lines.includes(line))
    return [
      ...(used.has(code)
        ? []
        : [failure(`No source uses ${code}; remove its page.`, { file: path })]),
      ...missing.map((line) => failure(`The page has no line "${line}".`, { file: path })),
    ]
  })
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
