import { POINT_SUITES } from '@fcc/conformance'
import ts from 'typescript'
import {
  commentOf,
  type Declaration,
  declarationsOf,
  exampleOf,
  typesIn,
} from '../source/declarations.ts'
import { checkNames } from './check-names.ts'
import { type Member, membersIn, membersOf } from './members.ts'

/** One contract of the kit, as the reference tells of it. */
export interface ContractEntry {
  /** `pluginContract`, or the id of the point that `pointContract` is given. */
  readonly name: string
  readonly comment: string
  readonly example: string
  /** What it takes besides what every contract of a point takes. */
  readonly options: readonly Member[]
  /** The keys of one case; none where the contract takes no cases. */
  readonly cases: { readonly type: string; readonly members: readonly Member[] } | undefined
  /** What it tries of its own, in the words of its tests. */
  readonly checks: readonly string[]
}

/** Everything that `@fcc/testing` exports and is no type, and the types that its cases stand on. */
export interface TestingEntry {
  readonly contracts: readonly ContractEntry[]
  /** What the contracts of all points take besides their cases. */
  readonly shared: readonly Member[]
  /** What is no contract: name and comment. */
  readonly others: readonly Declaration[]
  readonly types: readonly Declaration[]
}

/** Options that the contracts of all points take. */
export const SHARED = 'ContractOptions'

/** Reads the kit from its sources and from those of the suites that it registers. */
export function collectContracts(): TestingEntry {
  const testing = declarationsOf('packages/testing')
  const all = new Map([...declarationsOf('packages/conformance'), ...testing])
  // The one that every plugin has comes first.
  const contracts = [pluginEntry(all), ...pointEntries(all)]
  return {
    contracts,
    shared: membersOf(SHARED, all),
    others: exportedValues(testing).filter(({ name }) => name !== 'pluginContract'),
    types: typesOf(contracts, all),
  }
}

/** The declarations behind the names that the entry point exports and that are there at run time. */
function exportedValues(testing: ReadonlyMap<string, Declaration>): readonly Declaration[] {
  return [...testing.values()]
    .filter(({ node }) => ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node))
    .filter(({ isEntry }) => isEntry)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

function pluginEntry(all: ReadonlyMap<string, Declaration>): ContractEntry {
  const name = 'pluginContract'
  const { comment = '', example = '' } = all.get(name) ?? {}
  const options = membersOf('PluginContractOptions', all)
  return { name, comment, example, options, cases: undefined, checks: checkNames(name, all) }
}

/** The contracts of points: their words and keys from the source, their checks from the tables. */
function pointEntries(all: ReadonlyMap<string, Declaration>): readonly ContractEntry[] {
  const node = all.get('PointContracts')?.node
  if (node === undefined || !ts.isInterfaceDeclaration(node)) return []
  return node.members.filter(ts.isPropertySignature).map((member) => {
    const name = member.name.getText().replaceAll("'", '')
    const members = membersIn(member.type, all)
    const shared = new Set(membersOf(SHARED, all).map((each) => each.name))
    const named = member.type === undefined ? [] : typesIn(member.type)
    const type = named.find((each) => each.endsWith('Case')) ?? ''
    return {
      name,
      comment: commentOf(member),
      example: exampleOf(member),
      options: members.filter((each) => each.name !== 'cases' && !shared.has(each.name)),
      cases: { type, members: caseMembers(type, named.includes('NamingPersona'), all) },
      checks: suiteChecks(name),
    }
  })
}

/** The sentences of a suite's table. Where a case's name is part of a test's, `…` stands for it. */
function suiteChecks(point: string): readonly string[] {
  const suites: Readonly<Record<string, (typeof POINT_SUITES)[keyof typeof POINT_SUITES]>> =
    POINT_SUITES
  return (suites[point]?.checks ?? []).map(({ name, asks }) =>
    asks === 'each case' ? `${name}: …` : name,
  )
}

/** The keys of a case; a persona may be named where the contract looks it up. */
function caseMembers(
  type: string,
  isNaming: boolean,
  all: ReadonlyMap<string, Declaration>,
): readonly Member[] {
  return membersOf(type, all).map((each) =>
    isNaming && each.name === 'persona'
      ? { ...each, type: `${each.type} | string`, comment: `${each.comment} A text is its code.` }
      : each,
  )
}

/** What the keys of cases and options stand on, of the kit's own types and those of its suites. */
function typesOf(
  contracts: readonly ContractEntry[],
  all: ReadonlyMap<string, Declaration>,
): readonly Declaration[] {
  const found = new Map<string, Declaration>()
  const add = (name: string): void => {
    const declared = all.get(name)
    if (declared === undefined || found.has(name) || name === SHARED) return
    found.set(name, declared)
    for (const other of typesIn(declared.node)) add(other)
  }
  for (const { options, cases } of contracts) {
    for (const { types } of [...options, ...(cases?.members ?? [])])
      for (const type of types) add(type)
  }
  return [...found.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}
