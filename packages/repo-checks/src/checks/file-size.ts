import type { TreeCheck } from '../check.ts'
import { failure, type Problem, warning } from '../problem.ts'
import { type AuthoredFile, isSource, isTypeScript, type Tree } from '../tree/tree.ts'

/** Lines; the style's rule 1: one concept per file, readable without scrolling twice. */
export const sizeLimits = { hard: 400, soft: 250, median: 90 } as const

/** Files that may pass the hard limit, each with the reason. */
const exceptions: Readonly<Record<string, string>> = {}

/** Names that say nothing of what is inside, so that everything ends up there. */
const vagueNames = /(^|\/)(utils?|helpers?|common|misc)(\.test)?\.ts$/

/** Files stay small, the median smaller, and names say what is inside. */
export const fileSize: TreeCheck = {
  kind: 'tree',
  name: 'file-size',
  promise: `no file over ${sizeLimits.hard} lines, the median under ${sizeLimits.median}, no vague names`,
  find(tree) {
    return [...tooLong(tree), ...medianTooHigh(tree), ...vague(tree), ...staleExceptions(tree)]
  },
}

/** Lines as an editor counts them. */
export function lineCount(text: string): number {
  return text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/** The middle value of an odd number of values, the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0
  return (lower + upper) / 2
}

function typeScriptOf(tree: Tree): readonly AuthoredFile[] {
  return [...tree.files.values()].filter(({ path }) => isTypeScript(path))
}

function tooLong(tree: Tree): readonly Problem[] {
  return typeScriptOf(tree).flatMap((file) => {
    const lines = lineCount(file.text)
    if (lines > sizeLimits.hard && !(file.path in exceptions)) {
      return [
        failure(`${lines} lines, over ${sizeLimits.hard}; split it by concept.`, {
          file: file.path,
        }),
      ]
    }
    if (lines > sizeLimits.soft && isSource(file.path)) {
      return [
        warning(`${lines} lines, over ${sizeLimits.soft}; look for a second concept.`, {
          file: file.path,
        }),
      ]
    }
    return []
  })
}

function medianTooHigh(tree: Tree): readonly Problem[] {
  const sources = typeScriptOf(tree).filter(({ path }) => isSource(path))
  const middle = median(sources.map(({ text }) => lineCount(text)))
  return middle < sizeLimits.median
    ? []
    : [
        failure(
          `The median source file has ${middle} lines; it must stay under ${sizeLimits.median}.`,
        ),
      ]
}

function vague(tree: Tree): readonly Problem[] {
  return [...tree.files.keys()]
    .filter((path) => vagueNames.test(path))
    .map((path) => failure('Name the file for the one thing it holds.', { file: path }))
}

function staleExceptions(tree: Tree): readonly Problem[] {
  return Object.keys(exceptions)
    .filter((path) => lineCount(tree.files.get(path)?.text ?? '') <= sizeLimits.hard)
    .map((path) => failure('This exception is no longer needed; remove it.', { file: path }))
}
