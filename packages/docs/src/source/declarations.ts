import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { repository, sourcesOf } from './repository.ts'

/** A declaration as it stands in the source, with what its comment says. */
export interface Declaration {
  readonly name: string
  readonly file: string
  /** With its comment. */
  readonly text: string
  /** The comment's words, without tags. */
  readonly comment: string
  /** What its tag `@example` says. */
  readonly example: string
  /** Whether the package's `src/index.ts` exports it. */
  readonly isEntry: boolean
  readonly node: ts.Node
}

/** Every named declaration of a package's sources, by name; the last of a name stays. */
export function declarationsOf(folder: string): ReadonlyMap<string, Declaration> {
  const known = read.get(folder) ?? readDeclarations(folder)
  read.set(folder, known)
  return known
}

/** By folder: several pages ask for the same package, and parsing it is most of their time. */
const read = new Map<string, ReadonlyMap<string, Declaration>>()

function readDeclarations(folder: string): ReadonlyMap<string, Declaration> {
  const found = new Map<string, Declaration>()
  const sources = sourcesOf(folder)
  const entries: ReadonlySet<string> = sources.length === 0 ? new Set() : entryNames(folder)
  for (const { path, text } of sources) {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true)
    for (const statement of source.statements) {
      for (const [name, node] of namesOf(statement)) {
        found.set(name, {
          name,
          file: path,
          text: statement.getFullText(source).trim(),
          comment: commentOf(firstOf(name, statement)),
          example: exampleOf(firstOf(name, statement)),
          isEntry: entries.has(name),
          node,
        })
      }
    }
  }
  return found
}

/** Where a function has several signatures, the first of them, which has the comment. */
function firstOf(name: string, statement: ts.Statement): ts.Statement {
  if (!ts.isFunctionDeclaration(statement)) return statement
  const { statements } = statement.getSourceFile()
  const isNamed = (each: ts.Statement) => ts.isFunctionDeclaration(each) && each.name?.text === name
  return statements.find(isNamed) ?? statement
}

function namesOf(statement: ts.Statement): readonly (readonly [string, ts.Node])[] {
  if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
    return [[statement.name.text, statement]]
  }
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

/** The names that a package exports from its first entry point. */
function entryNames(folder: string): ReadonlySet<string> {
  const text = readFileSync(join(repository, folder, 'src/index.ts'), 'utf8')
  const lists = [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)].map(([, list = '']) => list)
  const names = lists.flatMap((list) => list.split(',').map((each) => each.trim()))
  return new Set(names.map((each) => each.replace(/^type |^.* as /, '')))
}

/** What the comment of a declaration says, on one line. */
export function commentOf(node: ts.Node): string {
  const comments = ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc)
  return (ts.getTextOfJSDocComment(comments.at(-1)?.comment) ?? '').replace(/\s+/g, ' ').trim()
}

/** What the tag `@example` of a declaration says. */
export function exampleOf(node: ts.Node): string {
  const tags = ts.getJSDocTags(node).filter(({ tagName }) => tagName.text === 'example')
  return (ts.getTextOfJSDocComment(tags[0]?.comment) ?? '').trim()
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
