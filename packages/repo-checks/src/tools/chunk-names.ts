import ts from 'typescript'

/** Exported name → the name it has inside, for the declarations of one chunk. */
export type ChunkNames = ReadonlyMap<string, string>

/**
 * Builds give what a chunk exports letters for names (`Point as n`), and other letters after every
 * addition. Gives the names behind them.
 */
export function chunkNamesOf(text: string): ChunkNames {
  const names = new Map<string, string>()
  for (const statement of parse(text).statements) {
    if (!ts.isExportDeclaration(statement) || !hasNames(statement.exportClause)) continue
    for (const { name, propertyName } of statement.exportClause.elements) {
      names.set(name.text, (propertyName ?? name).text)
    }
  }
  return names
}

/** What the names of one file are written with. */
export interface NamesOfFile {
  /** Whether it is a chunk: then what it exports has no name but that inside. */
  readonly isChunk: boolean
  /** The names behind the letters of the module that a specifier names, where it is a chunk. */
  readonly chunkAt: (specifier: string) => ChunkNames | undefined
}

/** The text with one name per line in every list of imports and exports, in order, letters replaced. */
export function withListedNames(text: string, { isChunk, chunkAt }: NamesOfFile): string {
  const source = parse(text)
  const edits = source.statements.flatMap((statement): readonly Edit[] => {
    const list = namesListOf(statement)
    if (list === undefined) return []
    const specifier = moduleOf(statement)
    const chunk = specifier === undefined ? undefined : chunkAt(specifier)
    const hasLetters = isChunk && specifier === undefined
    const names = list.elements.map((element) => {
      const outside = hasLetters ? (element.propertyName ?? element.name).text : element.name.text
      const inside = (element.propertyName ?? element.name).text
      const origin = chunk?.get(inside) ?? inside
      const type = element.isTypeOnly ? 'type ' : ''
      return `${type}${origin === outside ? outside : `${origin} as ${outside}`}`
    })
    const lines = [...new Set(names)].sort().map((name) => `  ${name},\n`)
    return [{ start: list.getStart(source), end: list.end, text: `{\n${lines.join('')}}` }]
  })
  return applyEdits(text, edits)
}

/** A stretch of text and what is there instead. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Pure; edits may not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => b.start - a.start)
  return ordered.reduce(
    (all, { start, end, text: by }) => all.slice(0, start) + by + all.slice(end),
    text,
  )
}

/** The syntax tree of declarations. */
export function parse(text: string): ts.SourceFile {
  return ts.createSourceFile('declarations.d.ts', text, ts.ScriptTarget.ES2023, true)
}

/** The braces of `import { … }`, `export { … }` and `export { … } from '…'`, where there is a name in them. */
export function namesListOf(
  statement: ts.Statement,
): ts.NamedImports | ts.NamedExports | undefined {
  const list = ts.isExportDeclaration(statement)
    ? statement.exportClause
    : ts.isImportDeclaration(statement)
      ? statement.importClause?.namedBindings
      : undefined
  return hasNames(list) && list.elements.length > 0 ? list : undefined
}

function hasNames(list: ts.Node | undefined): list is ts.NamedImports | ts.NamedExports {
  return list !== undefined && (ts.isNamedImports(list) || ts.isNamedExports(list))
}

function moduleOf(statement: ts.Statement): string | undefined {
  if (!ts.isExportDeclaration(statement) && !ts.isImportDeclaration(statement)) return undefined
  const { moduleSpecifier } = statement
  return moduleSpecifier && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : undefined
}
