import ts from 'typescript'
import { applyEdits, type Edit, namesListOf, parse } from './chunk-names.ts'

/** A mark in a docstring that says how far a declaration can be relied on. */
export type ReleaseMark = 'internal' | 'alpha'

/**
 * Declarations without what is marked: whole declarations with their names in lists of imports and
 * exports, and single members of those that stay.
 *
 * @example
 * withoutMarked('/** @internal *\/ declare const a: 1;\nexport { a };', 'internal')   // 'export {};'
 */
export function withoutMarked(text: string, mark: ReleaseMark): string {
  const source = parse(text)
  const marked = markedNodes(source, mark)
  if (marked.length === 0) return text
  const names = new Set(marked.flatMap(declaredNames))
  const lists = source.statements.flatMap((statement): readonly Edit[] => {
    const list = namesListOf(statement)
    const kept = list?.elements.filter(
      ({ name, propertyName }) => !names.has((propertyName ?? name).text),
    )
    if (!list || !kept || kept.length === list.elements.length) return []
    const lines = kept.map((element) => `  ${element.getText(source)},\n`)
    const by = lines.length === 0 ? '{}' : `{\n${lines.join('')}}`
    return [{ start: list.getStart(source), end: list.end, text: by }]
  })
  const cuts = marked.map((node) => ({ start: node.getFullStart(), end: node.end, text: '' }))
  return applyEdits(text, [...cuts, ...lists])
}

/** The outermost nodes with the mark. */
function markedNodes(node: ts.Node, mark: ReleaseMark): readonly ts.Node[] {
  const found: ts.Node[] = []
  ts.forEachChild(node, (child) => {
    if (canBeMarked(child) && hasTag(child, mark)) found.push(child)
    else found.push(...markedNodes(child, mark))
  })
  return found
}

function canBeMarked(node: ts.Node): boolean {
  return (
    ts.isStatement(node) ||
    ts.isTypeElement(node) ||
    ts.isClassElement(node) ||
    ts.isEnumMember(node)
  )
}

function hasTag(node: ts.Node, mark: ReleaseMark): boolean {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === mark)
}

/** The names that a top-level declaration declares; members declare none. */
function declaredNames(node: ts.Node): readonly string[] {
  if (ts.isVariableStatement(node)) {
    return node.declarationList.declarations.map(({ name }) => name.getText())
  }
  if (!ts.isDeclarationStatement(node) || !node.parent || !ts.isSourceFile(node.parent)) return []
  return node.name === undefined ? [] : [node.name.getText()]
}
