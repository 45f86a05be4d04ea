import ts from 'typescript'
import type { AuthoredFile } from './tree.ts'

const parsed = new WeakMap<AuthoredFile, ts.SourceFile>()

/** The syntax tree of a file, parsed once however many checks ask. */
export function parseSource(file: AuthoredFile): ts.SourceFile {
  const known = parsed.get(file)
  if (known !== undefined) return known
  const source = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.ES2023, true)
  parsed.set(file, source)
  return source
}

/** Every node below, depth first. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  const children: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    children.push(child)
  })
  for (const child of children) {
    yield child
    yield* nodesOf(child)
  }
}

/** The one-based line on which a node starts. */
export function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1
}
