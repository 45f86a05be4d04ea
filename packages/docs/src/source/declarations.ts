import ts from 'typescript'
import { sourcesOf } from './repository.ts'

/** A declaration as it stands in the source, with what its comment says. */
export interface Declaration {
  readonly name: string
  readonly file: string
  /** With its comment. */
  readonly text: string
  /** The comment's words, without tags. */
  readonly comment: string
  readonly node: ts.Node
}

/** Every named declaration of a package's sources, by name; the last of a name stays. */
export function declarationsOf(folder: string): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>()
  for (const { path, text } of sourcesOf(folder)) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
    for (const statement of source.statements) {
      for (const [name, node] of namesOf(statement)) {
        found.set(name, {
          name,
          file: path,
          text: statement.getFullText(source).trim(),
          comment: commentOf(statement),
          node,
        })
      }
    }
  }
  return found
}

function namesOf(statement: ts.Statement): readonly (readonly [string, ts.Node])[] {
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement)) {
    return [[statement.name.text, statement]]
  }
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap((each) =>
      ts.isIdentifier(each.name) ? [[each.name.text, each] as const] : [],
    )
  }
  return []
}

function commentOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  return (ts.getTextOfJSDocComment(comments.at(-1)?.comment) ?? '').replace(/\s+/g, ' ').trim()
}

/** The names of types that a declaration mentions, in order, each once. */
export function typesIn(node: ts.Node): readonly string[] {
  const names = new Set<string>()
  const visit = (child: ts.Node): void => {
    if (ts.isTypeReferenceNode(child) && ts.isIdentifier(child.typeName)) {
      names.add(child.typeName.text)
    }
    ts.forEachChild(child, visit)
  }
  visit(node)
  return [...names]
}
