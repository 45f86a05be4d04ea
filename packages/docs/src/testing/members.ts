import ts from 'typescript'
import { commentOf, type Declaration, typesIn } from '../source/declarations.ts'

/** One key of an object that somebody writes. */
export interface Member {
  readonly name: string
  readonly isRequired: boolean
  /** As the source writes it, without `readonly` and `undefined`. */
  readonly type: string
  readonly comment: string
  /** The types that it names. */
  readonly types: readonly string[]
}

/**
 * The keys of an interface with those it takes from others, as far as `extends`, `Pick` and `&` reach.
 * Its own stand over theirs.
 */
export function membersOf(name: string, all: ReadonlyMap<string, Declaration>): readonly Member[] {
  const node = all.get(name)?.node
  if (node === undefined || !ts.isInterfaceDeclaration(node)) return []
  const own = node.members.filter(ts.isPropertySignature).map(memberOf)
  const taken = (node.heritageClauses ?? [])
    .flatMap(({ types }) => [...types])
    .flatMap(({ expression, typeArguments }) => takenFrom(expression.getText(), typeArguments, all))
  const names = new Set(own.map((each) => each.name))
  return [...taken.filter((each) => !names.has(each.name)), ...own]
}

/** The keys of a type that is put together: a name, a `Pick`, keys as they stand, and `&` of those. */
export function membersIn(
  type: ts.TypeNode | undefined,
  all: ReadonlyMap<string, Declaration>,
): readonly Member[] {
  if (type === undefined) return []
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap((each) => membersIn(each, all))
  if (ts.isTypeLiteralNode(type)) return type.members.filter(ts.isPropertySignature).map(memberOf)
  if (!ts.isTypeReferenceNode(type)) return []
  return takenFrom(type.typeName.getText(), type.typeArguments, all)
}

/** The keys that a named type gives, or those of it that a `Pick` names. */
function takenFrom(
  name: string,
  typeArguments: readonly ts.TypeNode[] = [],
  all: ReadonlyMap<string, Declaration>,
): readonly Member[] {
  if (name !== 'Pick') return membersOf(name, all)
  const [from, keys] = typeArguments
  const picked = new Set([...(keys?.getText() ?? '').matchAll(/'(\w+)'/g)].map(([, key]) => key))
  return membersOf(from?.getText() ?? '', all).filter((each) => picked.has(each.name))
}

function memberOf(node: ts.PropertySignature): Member {
  const { type } = node
  return {
    name: node.name.getText(),
    isRequired: node.questionToken === undefined,
    type: typeText(type),
    comment: commentOf(node),
    types: type === undefined ? [] : typesIn(type),
  }
}

function typeText(type: ts.TypeNode | undefined): string {
  return (type?.getText() ?? 'unknown')
    .replace(/\s*\|\s*undefined/g, '')
    .replace(/\breadonly /g, '')
    .replace(/Readonly<(Record<.*>)>/g, '$1')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .trim()
}
