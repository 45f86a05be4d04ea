import type { ASTNode } from '@marcbachmann/cel-js'
import type {
  FactConstants,
  FactField,
  FactGroup,
  FactList,
  FactTable,
} from '../facts/fact-field.ts'
import { nearestName } from '../nearest-name.ts'
import { boundIn, type Scope } from './expression.ts'

/** What an expression names in the fact table, if it names anything. */
export type FactReference =
  | { readonly kind: 'fact'; readonly field: FactField }
  | { readonly kind: 'constants'; readonly constants: FactConstants }
  | { readonly kind: 'group'; readonly group: FactGroup }
  | { readonly kind: 'constant'; readonly value: bigint; readonly name: string }
  | { readonly kind: 'list'; readonly list: FactList }
  | {
      readonly kind: 'unknown'
      readonly used: string
      readonly missing: string
      readonly hint: string
    }

/** Resolves `labels`, `run.purpose`, `classification.levels.SECRET`; `undefined` for other expressions. */
export function factReference(
  node: ASTNode,
  scope: Scope,
  facts: FactTable,
): FactReference | undefined {
  if (node.op === 'id') {
    if (boundIn(scope, node.args) || node.args === 'cel') return undefined
    const root = facts.get(node.args)
    if (root === undefined) return unknown(node.args, node.args, facts)
    return root.kind === 'list' ? { kind: 'list', list: root } : undefined
  }
  if (node.op !== '.') return undefined
  const [object, name] = node.args
  if (object.op === 'id' && !boundIn(scope, object.args)) {
    const root = facts.get(object.args)
    const path = `${object.args}.${name}`
    if (root === undefined) return unknown(path, object.args, facts)
    if (root.kind !== 'object') return undefined
    const field = root.fields.get(name)
    if (field === undefined) return unknown(path, path, facts)
    if (field.kind === 'fact') return { kind: 'fact', field }
    if (field.kind === 'group') return { kind: 'group', group: field }
    return { kind: 'constants', constants: field }
  }
  const below = factReference(object, scope, facts)
  if (below?.kind === 'group') {
    const path = `${below.group.name}.${name}`
    const field = below.group.fields.get(name)
    return field === undefined ? unknown(path, path, facts) : { kind: 'fact', field }
  }
  if (below?.kind !== 'constants') return undefined
  const path = `${below.constants.name}.${name}`
  const value = below.constants.values.get(name)
  return value === undefined ? unknown(path, path, facts) : { kind: 'constant', value, name: path }
}

function unknown(used: string, missing: string, facts: FactTable): FactReference {
  const owners = new Map<string, string>()
  for (const root of facts.values()) {
    if (root.kind === 'list') owners.set(root.name, '')
    else for (const [name, field] of root.fields) collect(`${root.name}.${name}`, field, root.owner)
  }
  const near = nearestName(used, owners.keys())
  const owner = near === undefined ? '' : owners.get(near)
  const from = owner === '' ? '' : ` (from ${owner})`
  return {
    kind: 'unknown',
    used,
    missing,
    hint: near === undefined ? '' : `Did you mean ${near}${from}?`,
  }

  function collect(
    name: string,
    field: FactField | FactConstants | FactGroup,
    owner: string,
  ): void {
    if (field.kind === 'fact') owners.set(name, owner)
    else if (field.kind === 'group')
      for (const each of field.fields.keys()) owners.set(`${name}.${each}`, owner)
    else for (const word of field.values.keys()) owners.set(`${name}.${word}`, owner)
  }
}
