import type { AnyPoint, Diagnostic } from '@fcc/plugin-api'
import { isMap, isScalar, LineCounter, type Node, parseAllDocuments, type YAMLMap } from 'yaml'
import type { Constitution } from '../constitutions/constitution.ts'
import type { Workflow, WorkflowNode } from '../workflows/workflow.ts'
import { type CompiledDocument, type CompiledFile, digestOf } from './compiled-catalogue.ts'
import type { DescribedIssue } from './describe-issues.ts'
import { documentKinds, kindOf, type ReadKind } from './read-kinds.ts'

/** One document read: which point it goes to, its value, its place. */
export interface CatalogueDocument {
  readonly point: AnyPoint
  /** The local name; the origin's plugin id goes before it. */
  readonly name: string
  readonly value: { readonly id: string }
  readonly file: string
  readonly line: number
}

/** What a file held: documents, and every problem with its place. */
export interface CatalogueReading {
  readonly documents: readonly CatalogueDocument[]
  readonly problems: readonly Diagnostic[]
  /** Documents that are not among `documents` because of a problem, as far as they say who they are. */
  readonly leftOut: readonly LeftOutDocument[]
}

/** A document that did not fit its schema: what names it fails because of that, and for no reason of its own. */
export interface LeftOutDocument {
  readonly pointId: string
  /** The local name, as it was written. */
  readonly name: string
}

/**
 * Reads a YAML or JSON file of catalogue documents. JSON is read as YAML, which contains it.
 * Never throws: problems come back with file, line, column and what was expected.
 *
 * @example
 * readDocuments('persona: RC\n…', { file: 'personas/rc.yaml' }).problems
 */
export function readDocuments(
  text: string,
  source: {
    readonly file: string
    /** Points of plugins whose documents may be there as well: those with a `document` key. */
    readonly points?: readonly AnyPoint[] | undefined
    /** What a build wrote down of the file; believed where it is of this very text and without a problem. */
    readonly compiled?: CompiledFile | undefined
  },
): CatalogueReading {
  const kinds = documentKinds(source.points)
  if (source.compiled?.digest === digestOf(text)) {
    const documents = documentsOf(source.compiled, source.file, kinds)
    if (documents) return { documents, problems: [], leftOut: [] }
  }
  const lines = new LineCounter()
  const parsed = parseAllDocuments(text, { lineCounter: lines, uniqueKeys: true })
  const documents: CatalogueDocument[] = []
  const problems: Diagnostic[] = []
  const leftOut: LeftOutDocument[] = []
  const report = (offset: number, code: string, why: string, fix: string): void => {
    const { line, col } = lines.linePos(offset)
    problems.push({
      severity: 'error',
      code,
      why,
      fix,
      place: { file: source.file, line, column: col },
    })
  }
  // An empty file parses to an empty stream, which is no list of documents.
  for (const document of 'empty' in parsed ? [] : parsed) {
    for (const error of document.errors) {
      report(
        error.pos[0],
        'FCC_CATALOGUE_SYNTAX',
        `This is no valid YAML: ${error.message.split('\n')[0]}`,
        'Fix the syntax at this place.',
      )
    }
    if (document.errors.length > 0 || document.contents === null) continue
    const start = document.contents.range?.[0] ?? 0
    const kind = isMap(document.contents) ? kindOf(keysOf(document.contents), kinds) : undefined
    if (!kind) {
      report(
        start,
        'FCC_CATALOGUE_UNKNOWN_KIND',
        `This document says nothing of its kind; expected one of the keys ${kinds.map((each) => each.key).join(', ')}.`,
        'Begin the document with the key that names it, such as `persona: RC`.',
      )
      continue
    }
    const result = kind.check(toPlain(document))
    if ('issues' in result) {
      const name = document.get(kind.key)
      if (typeof name === 'string') leftOut.push({ pointId: kind.point.id, name })
      for (const issue of result.issues) {
        const where = issue.path.length > 0 ? ` › ${pathText(issue.path)}` : ''
        report(
          placeOf(document.contents, issue),
          'FCC_CATALOGUE_INVALID',
          `${kind.key}${where}: ${issue.message}`,
          issue.key === undefined
            ? 'Correct what is written at this place, as the message says.'
            : `Correct the key ${issue.key}, or take it away.`,
        )
      }
      continue
    }
    const value = withPlaces(
      kind.point.id,
      result.value,
      placesIn(document.contents, source.file, lines),
    )
    documents.push({
      point: kind.point,
      name: value.id,
      value,
      file: source.file,
      line: lines.linePos(start).line,
    })
  }
  return { documents, problems, leftOut }
}

/** The documents that a build wrote down; nothing where one has a problem, which its text is to tell. */
function documentsOf(
  compiled: CompiledFile,
  file: string,
  kinds: readonly ReadKind[],
): readonly CatalogueDocument[] | undefined {
  const documents: CatalogueDocument[] = []
  for (const { value: plain, line, places } of compiled.documents) {
    const kind = kindOf(Object.keys(plain), kinds)
    const result = kind?.check(plain)
    if (!kind || !result || 'issues' in result) return undefined
    const value = withPlaces(kind.point.id, result.value, compiledPlaces(places, file))
    documents.push({ point: kind.point, name: value.id, value, file, line })
  }
  return documents
}

function keysOf(map: YAMLMap): readonly string[] {
  return map.items.map(({ key }) => (isScalar(key) ? String(key.value) : ''))
}

/** @returns nothing for an alias bomb: refused by the schema as no document at all */
export function toPlain(document: {
  toJS(options?: { maxAliasCount?: number }): unknown
}): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES })
  } catch {
    return undefined
  }
}

/** The number of alias expansions that a document may ask for. */
export const MAX_ALIASES = 100

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((part, index) =>
      typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`,
    )
    .join('')
}

/** The offset of the deepest node on an issue's path; for an unknown key, the key itself. */
function placeOf(root: unknown, issue: DescribedIssue): number {
  let node = root as Node | undefined
  let offset = node?.range?.[0] ?? 0
  for (const part of issue.path) {
    const next = (node as { get?: (key: unknown, keep: boolean) => unknown } | undefined)?.get?.(
      part,
      true,
    ) as Node | undefined
    if (!next?.range) break
    node = next
    offset = next.range[0]
  }
  if (issue.key !== undefined && isMap(node)) {
    const pair = node.items.find(
      (item) => isScalar(item.key) && String(item.key.value) === issue.key,
    )
    const key = pair?.key as Node | undefined
    if (key?.range) return key.range[0]
  }
  return offset
}

type Placed = { readonly when?: string | undefined }
type PlaceOf = <Member extends Placed>(
  members: readonly Member[],
  part: string,
  of?: 'when' | 'member',
) => readonly Member[]

/** Gives each predicate and each node the place where it is, so that a typo in it names file and line. */
function withPlaces(
  point: string,
  value: { readonly id: string },
  placed: PlaceOf,
): { readonly id: string } {
  if (point === 'constitutions') {
    const { rules, permits, ...rest } = value as Constitution
    return { ...rest, rules: placed(rules, 'rules'), permits: placed(permits, 'permits') } as never
  }
  if (point === 'workflows') {
    const workflow = value as Workflow
    const nodes = placed(workflow.nodes as readonly (WorkflowNode & Placed)[], 'nodes', 'member')
    return { ...workflow, nodes, edges: placed(workflow.edges, 'edges') } as Workflow
  }
  return value
}

function placesIn(root: unknown, file: string, lines: LineCounter): PlaceOf {
  return (members, part, of = 'when') =>
    members.map((member, index) => {
      if (of === 'when' && member.when === undefined) return member
      const node = (root as { getIn(path: readonly unknown[], keep: boolean): unknown }).getIn(
        [part, index, ...(of === 'when' ? [of] : [])],
        true,
      ) as Node | undefined
      if (!node?.range) return member
      const { line, col } = lines.linePos(node.range[0])
      return { ...member, place: { file, line, column: col } }
    })
}

function compiledPlaces(places: CompiledDocument['places'], file: string): PlaceOf {
  return (members, part, of = 'when') =>
    members.map((member, index) => {
      if (of === 'when' && member.when === undefined) return member
      const [line, column] = places[part]?.[index]?.slice(of === 'when' ? 2 : 0) ?? []
      if (line === undefined || column === undefined) return member
      return { ...member, place: { file, line, column } }
    })
}
