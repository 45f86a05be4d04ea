import ts from 'typescript'
import type { TreeCheck } from '../check.ts'
import { failure, type Problem } from '../problem.ts'
import { lineOf, parseSource } from '../tree/parse-source.ts'
import { type AuthoredFile, isTest } from '../tree/tree.ts'

const callers = new Set(['describe', 'it', 'test', 'suite', 'bench'])
const forbidden = new Set(['skip', 'only', 'todo', 'fails'])

/** Every test runs, and its name says what it proves, once. */
export const testNames: TreeCheck = {
  kind: 'tree',
  name: 'test-names',
  promise: 'no test is skipped, singled out or named like another of its file',
  find(tree) {
    return [...tree.files.values()].filter(({ path }) => isTest(path)).flatMap(problemsOf)
  },
}

interface TestCall {
  /** `it`, `describe`. */
  readonly caller: string
  /** `skip`, `each`, `concurrent`, in the order written. */
  readonly modifiers: readonly string[]
}

function problemsOf(file: AuthoredFile): readonly Problem[] {
  const source = parseSource(file)
  const problems: Problem[] = []
  const titles = new Set<string>()

  const visit = (node: ts.Node, path: string): void => {
    const call = ts.isCallExpression(node) ? testCallOf(node) : undefined
    if (call === undefined || !ts.isCallExpression(node)) {
      ts.forEachChild(node, (child) => visit(child, path))
      return
    }
    const place = { file: file.path, line: lineOf(source, node) }
    const modifier = call.modifiers.find((name) => forbidden.has(name))
    if (modifier !== undefined) {
      problems.push(failure(`${call.caller}.${modifier} hides a test; fix it or remove it.`, place))
    }
    const title = literalTitle(node)
    const full = title === undefined ? path : `${path} › ${title}`
    if (title !== undefined && call.caller !== 'describe') {
      if (titles.has(full)) problems.push(failure(`Two tests are called "${title}".`, place))
      titles.add(full)
    }
    for (const argument of node.arguments) visit(argument, full)
  }
  visit(source, '')
  return problems
}

/** `it.concurrent.each(rows)('…', …)` → `it` with `concurrent` and `each`; nothing for other calls. */
function testCallOf(node: ts.CallExpression): TestCall | undefined {
  const modifiers: string[] = []
  let callee: ts.Expression = node.expression
  for (;;) {
    if (ts.isPropertyAccessExpression(callee)) {
      modifiers.unshift(callee.name.text)
      callee = callee.expression
    } else if (ts.isCallExpression(callee)) callee = callee.expression
    else if (ts.isTaggedTemplateExpression(callee)) callee = callee.tag
    else break
  }
  if (!ts.isIdentifier(callee) || !callers.has(callee.text)) return undefined
  return { caller: callee.text, modifiers }
}

function literalTitle(node: ts.CallExpression): string | undefined {
  const [first] = node.arguments
  return first !== undefined && ts.isStringLiteralLike(first) ? first.text : undefined
}
