import type { Place } from '@fcc/plugin-api'
import {
  type Document,
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type Scalar,
  visit,
} from 'yaml'
import { runtimeErrors } from '../diagnostics.ts'

/** How often aliases may be followed before they are taken for an attack. */
const MAX_ALIASES = 100

/** What something is about in a document: a path of keys, and of keys that nobody knows the first. */
export interface DocumentPart {
  readonly path: readonly PropertyKey[]
  readonly keys?: readonly string[]
}

/** A key that somebody wrote. */
export interface WrittenSetting {
  readonly path: readonly string[]
  readonly place: Place
}

/** The value of a YAML text, with the place of each part of it. */
export interface YamlSource {
  readonly file: string
  readonly value: unknown
  /**
   * Every key with where it stands, branches before what hangs on them. In a list, the entries that have keys are
   * branches by their number.
   */
  readonly keys: readonly WrittenSetting[]
  placeOf(part: DocumentPart): Place
}

/**
 * Reads a YAML text. Pure.
 *
 * @throws FccError FCC_CONFIG_SYNTAX with its place
 */
export function yamlSource(text: string, file: string): YamlSource {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset)
    return { file, line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const [syntax] = document.errors
  if (syntax) {
    throw runtimeErrors.configSyntax(placeAt(syntax.pos[0]), syntax.message.split('\n')[0] ?? '')
  }
  return {
    file,
    value: toValue(document, placeAt),
    keys: keysOf(document.contents, [], placeAt),
    placeOf: (part) => placeAt(offsetOf(document.contents, part)),
  }
}

function keysOf(
  node: unknown,
  path: readonly string[],
  placeAt: (offset: number) => Place,
): readonly WrittenSetting[] {
  if (isSeq(node)) {
    return node.items.flatMap((each, index) => {
      if (!isMap(each) || !each.range) return []
      const own = [...path, String(index)]
      return [{ path: own, place: placeAt(each.range[0]) }, ...keysOf(each, own, placeAt)]
    })
  }
  if (!isMap(node)) return []
  return node.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !key.range) return []
    const own = [...path, String(key.value)]
    return [{ path: own, place: placeAt(key.range[0]) }, ...keysOf(value, own, placeAt)]
  })
}

/** The value of a document. An alias without an anchor, or aliases without measure, show only here. */
function toValue(document: Document.Parsed, place: (offset: number) => Place): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES }) ?? {}
  } catch (error) {
    let first: number | undefined
    visit(document, {
      Alias(_, { range }) {
        first = range?.[0]
        return visit.BREAK
      },
    })
    const message = error instanceof Error ? error.message : String(error)
    throw runtimeErrors.configSyntax(place(first ?? 0), message)
  }
}

/** Where a part of a document begins: a value, or the key that nobody knows. */
function offsetOf(root: unknown, part: DocumentPart): number {
  let node = root as Node | null
  let offset = node?.range?.[0] ?? 0
  for (const key of part.path) {
    const next = isCollection(node) ? (node.get(key, true) as Node | undefined) : undefined
    if (!next?.range) return offset
    node = next
    offset = next.range[0]
  }
  const [unknown] = part.keys ?? []
  const pair = isMap<Scalar>(node) ? node.items.find(({ key }) => key.value === unknown) : undefined
  return pair?.key.range?.[0] ?? offset
}
