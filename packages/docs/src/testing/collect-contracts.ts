import ts from 'typescript'
import { type Declaration, declarationsOf, typesIn } from '../source/declarations.ts'
import { checkNames } from './check-names.ts'
import { basesOf, type Member, membersOf } from './members.ts'

/** One contract of the kit, as the reference tells of it. */
export interface ContractEntry {
  /** The function to import from `@fcc/testing`. */
  readonly name: string
  readonly comment: string
  readonly example: string
  /** What it takes besides what several contracts take. */
  readonly options: readonly Member[]
  /** The options that it shares: `CodeContractOptions`. */
  readonly shared: string | undefined
  /** The keys of one case; none where the contract takes no cases. */
  readonly cases: { readonly type: string; readonly members: readonly Member[] } | undefined
  /** What it tries of its own, in the words of its tests. */
  readonly checks: readonly string[]
}

/** Options that several contracts take: what they add to those of another. */
export interface SharedOptions {
  readonly name: string
  readonly base: string | undefined
  readonly members: readonly Member[]
}

/** Everything that `@fcc/testing` exports and is no type, and the types that its cases stand on. */
export interface TestingEntry {
  readonly contracts: readonly ContractEntry[]
  readonly shared: readonly SharedOptions[]
  /** What is no contract: name and comment. */
  readonly others: readonly Declaration[]
  readonly types: readonly Declaration[]
}

const SHARED = ['ContractOptions', 'CodeContractOptions']

/** Reads the kit from its sources and from those of the suites that it registers. */
export function collectContracts(): TestingEntry {
  const testing = declarationsOf('packages/testing')
  const all = new Map([...declarationsOf('packages/conformance'), ...testing])
  const exported = exportedValues(testing)
  const contracts = exported
    .filter(({ name }) => name.endsWith('Contract'))
    .map((each) => contractEntry(each, all))
  return {
    // The one that every plugin has comes first.
    contracts: [...contracts].sort(
      (left, right) => Number(!left.cases) * -1 + Number(!right.cases),
    ),
    shared: SHARED.map((name) => sharedOptions(name, all)),
    others: exported.filter(({ name }) => !name.endsWith('Contract')),
    types: typesOf(contracts, all),
  }
}

function sharedOptions(name: string, all: ReadonlyMap<string, Declaration>): SharedOptions {
  const base = SHARED.find((each) => basesOf(name, all).includes(each))
  const theirs = new Set((base === undefined ? [] : membersOf(base, all)).map((each) => each.name))
  return { name, base, members: membersOf(name, all).filter((each) => !theirs.has(each.name)) }
}

/** The declarations behind the names that the entry point exports and that are there at run time. */
function exportedValues(testing: ReadonlyMap<string, Declaration>): readonly Declaration[] {
  return [...testing.values()]
    .filter(({ node }) => ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node))
    .filter(({ isEntry }) => isEntry)
    .sort((left, right) => (left.name < right.name ? -1 : 1))
}

function contractEntry(
  { name, comment, example, node }: Declaration,
  all: ReadonlyMap<string, Declaration>,
): ContractEntry {
  const optionsName = typesIn(node).find((each) => each.endsWith('ContractOptions')) ?? ''
  const shared = SHARED.find((each) => basesOf(optionsName, all).includes(each))
  const known = new Set(shared === undefined ? [] : membersOf(shared, all).map((each) => each.name))
  const members = membersOf(optionsName, all)
  const list = members.find((each) => each.name === 'cases')
  const type = list?.types.find((each) => each.endsWith('Case'))
  return {
    name,
    comment,
    example,
    options: members.filter((each) => each.name !== 'cases' && !known.has(each.name)),
    shared,
    cases: type === undefined ? undefined : { type, members: caseMembers(type, list, all) },
    checks: checkNames(name, all),
  }
}

/** The keys of a case; a persona may be named where the contract looks it up. */
function caseMembers(
  type: string,
  list: Member | undefined,
  all: ReadonlyMap<string, Declaration>,
): readonly Member[] {
  const isNaming = list?.types.includes('NamingPersona') ?? false
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
    if (declared === undefined || found.has(name) || SHARED.includes(name)) return
    found.set(name, declared)
    for (const other of typesIn(declared.node)) add(other)
  }
  for (const { options, cases } of contracts) {
    for (const { types } of [...options, ...(cases?.members ?? [])])
      for (const type of types) add(type)
  }
  return [...found.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}
