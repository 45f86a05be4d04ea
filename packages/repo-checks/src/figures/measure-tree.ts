import { lineCount, median } from '../checks/file-size.ts'
import { isSource, isTest, isTypeScript, type Tree, type WorkspacePackage } from '../tree/tree.ts'
import { conceptsIn } from './concepts.ts'

/** What one package weighs. */
export interface PackageFigures {
  readonly name: string
  /** Lines of TypeScript that is no test. */
  readonly source: number
  /** Lines of tests and what only they use. */
  readonly tests: number
  /** The middle number of lines of a source file. */
  readonly medianFile: number
  readonly largestFile: { readonly path: string; readonly lines: number }
  /** Calls of `expect` and `assert`, suites of laws included. */
  readonly assertions: number
}

/** What a checkout weighs, package by package. */
export interface TreeFigures {
  readonly packages: readonly PackageFigures[]
  readonly total: PackageFigures
  /** The terms of this project that a reader of the first guide meets. */
  readonly guideConcepts: readonly string[]
}

/** The guide that a newcomer reads first. */
const FIRST_GUIDE = 'packages/docs/guides/install-a-vertical.md'

/**
 * Counts lines, files and assertions of a checkout. Pure.
 *
 * @example
 * measureTree(readTree(root)).total.source
 */
export function measureTree(tree: Tree): TreeFigures {
  const packages = tree.packages.map(measurePackage)
  return {
    packages,
    total: measureFiles(
      'all',
      tree.packages.flatMap(({ files }) => files),
    ),
    guideConcepts: conceptsIn(tree.files.get(FIRST_GUIDE)?.text ?? ''),
  }
}

function measurePackage({ manifest, folder, files }: WorkspacePackage): PackageFigures {
  return measureFiles(manifest.name ?? folder, files)
}

function measureFiles(name: string, files: WorkspacePackage['files']): PackageFigures {
  const code = files.filter(({ path }) => isTypeScript(path))
  const sized = code.map(({ path, text }) => ({ path, text, lines: lineCount(text) }))
  const source = sized.filter(({ path }) => isSource(path))
  const tests = sized.filter(({ path }) => isTest(path))
  const largest = source.reduce((most, file) => (file.lines > most.lines ? file : most), {
    path: '',
    text: '',
    lines: 0,
  })
  return {
    name,
    source: sum(source),
    tests: sum(tests),
    medianFile: median(source.map(({ lines }) => lines)),
    largestFile: { path: largest.path, lines: largest.lines },
    assertions: sized.reduce((count, { text }) => count + assertionsIn(text), 0),
  }
}

function sum(files: readonly { readonly lines: number }[]): number {
  return files.reduce((total, { lines }) => total + lines, 0)
}

/** Calls that can fail a test: `expect(…)`, `assert(…)`, `assert.equal(…)`, `expectTypeOf(…)`. */
function assertionsIn(text: string): number {
  return text.match(/\b(expect|expectTypeOf|assert)(\.\w+)?(<[^>\n]*>)?\(/g)?.length ?? 0
}
