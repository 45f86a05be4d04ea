import { ACTIONS } from '@fcc/contracts'
import type { Account, Path } from './account.ts'
import type { ImportedWorkflow } from './convert-scenario.ts'
import { forwardEdges } from './forward-edges.ts'
import type { OriginalPart } from './original-parts.ts'
import { localNameOf, type Mapping, mappingOf, textOf } from './plain-values.ts'

/** What came over already that a workflow names. */
export interface ImportedNames {
  readonly owner: string
  readonly personas: ReadonlySet<string>
  /** Persona → the gate of its work. */
  readonly gates: ReadonlyMap<string, string>
}

/** The most nodes of a workflow that is brought over. */
const MAX_NODES = 1000

interface Edge {
  readonly from: string
  readonly to: string
  readonly type: string
  readonly path: Path
  readonly value: Mapping
}

/** A workflow of the original as one of ours, or nothing where a node of it has no persona that came over. */
export function convertWorkflow(
  part: OriginalPart,
  account: Account,
  names: ImportedNames,
): (ImportedWorkflow & { readonly document: unknown }) | undefined {
  const { value, path } = part
  const meta = mappingOf(value.meta)
  const at = (key: string): Path => (meta ? [...path, 'meta', key] : [...path, key])
  const head = meta ?? value
  const id = localNameOf(head.id ?? part.key)
  const raw = Array.isArray(value.nodes) ? value.nodes : []
  const nodes = raw.map((node: unknown, index) => {
    const from = mappingOf(node) ?? {}
    const name = localNameOf(from.id)
    const persona = textOf(from.persona_id) ?? textOf(from.id) ?? ''
    return { value: from, path: [...path, 'nodes', index] as Path, id: name ?? '', persona }
  })
  const problem = problemOf(id, nodes, names)
  if (problem || !id) {
    account.note(path, 'no_counterpart', { why: problem ?? 'It has no id.' })
    return undefined
  }
  const as = `workflows/${id}`
  const came = (where: Path): void => account.note(where, 'came_over', { as })
  if (head.id !== undefined) came(at('id'))
  const title = textOf(head.title) ?? textOf(head.name)
  if (title) came(at(textOf(head.title) ? 'title' : 'name'))

  const edges = edgesOf(value, path)
  const known = new Set(nodes.map((node) => node.id))
  const { kept, reached, circular } = forwardEdges(
    nodes[0]?.id ?? '',
    edges.filter(({ from, to }) => known.has(from) && known.has(to)),
  )
  const artifacts = artifactNames(nodes, edges)
  const written = edges.flatMap((edge) => {
    const why =
      !reached.has(edge.from) || !reached.has(edge.to)
        ? 'One of its nodes is none, or is not reached from the first by edges that go forward.'
        : circular.has(edge)
          ? 'It closes a circle, and edges that go forward make none here.'
          : undefined
    if (why || !kept.has(edge)) {
      account.note(edge.path, 'no_counterpart', { why: why ?? 'Its type is none of ours.' })
      return []
    }
    for (const key of ['from', 'to', 'type']) {
      if (edge.value[key] !== undefined) came([...edge.path, key])
    }
    const carries = edge.type === 'feedback' ? undefined : artifacts.get(edge.from)
    const label = localNameOf(edge.value.label)
    if (label && label === carries) came([...edge.path, 'label'])
    else if (label) {
      account.note([...edge.path, 'label'], 'no_counterpart', {
        why: 'A node makes one artifact here, named by the first of its edges; feedback carries the gate’s findings.',
      })
    }
    const { from, to, type } = edge
    return [{ from, to, type, ...(carries ? { carries: [carries] } : {}) }]
  })
  const steps = nodes.flatMap((node) => {
    if (!reached.has(node.id)) {
      const why = 'It is not reached from the first node by edges that go forward.'
      account.note(node.path, 'no_counterpart', { why })
      return []
    }
    came([...node.path, 'id'])
    if (node.value.persona_id !== undefined) came([...node.path, 'persona_id'])
    const spelled = textOf(node.value.action_type)?.toLowerCase()
    const action = ACTIONS.find((each) => each === spelled) ?? 'document'
    if (action === spelled) came([...node.path, 'action_type'])
    const produces = artifacts.get(node.id) ?? ''
    const gate = names.gates.get(node.persona)
    return [
      {
        ...{ id: node.id, persona: `${names.owner}/${node.persona}`, action, produces },
        ...(gate ? { gate: { id: `${names.owner}/${gate}`, on: produces } } : {}),
      },
    ]
  })
  const document = {
    ...{ workflow: id, ...(title ? { title } : {}), start: nodes[0]?.id },
    ...{ nodes: steps, edges: written },
  }
  return {
    id,
    start: nodes[0]?.id ?? '',
    artifacts: new Map(steps.map(({ produces, persona }) => [produces, gateOf(names, persona)])),
    document,
  }
}

function gateOf({ gates, owner }: ImportedNames, persona: string): string | undefined {
  return gates.get(persona.slice(owner.length + 1))
}

function problemOf(
  id: string | undefined,
  nodes: readonly { readonly id: string; readonly persona: string }[],
  { personas }: ImportedNames,
): string | undefined {
  if (!id || nodes.length === 0 || nodes.some((node) => node.id === '')) {
    return 'It or one of its nodes has no id, or it has no nodes.'
  }
  if (nodes.length > MAX_NODES) return `It has ${nodes.length} nodes, and ${MAX_NODES} are read.`
  if (new Set(nodes.map((node) => node.id)).size < nodes.length) return 'Two nodes have one id.'
  const missing = nodes.filter(({ persona }) => !personas.has(persona))
  if (missing.length === 0) return undefined
  const codes = missing.map(({ persona }) => persona).join(', ')
  return `Its nodes name personas that did not come over: ${codes}.`
}

function edgesOf(value: Mapping, path: Path): readonly Edge[] {
  const edges = Array.isArray(value.edges) ? value.edges : []
  return edges.map((each: unknown, index): Edge => {
    const edge = mappingOf(each) ?? {}
    const [from, to] = [localNameOf(edge.from) ?? '', localNameOf(edge.to) ?? '']
    const type = textOf(edge.type) ?? 'handoff'
    return { from, to, type, value: edge, path: [...path, 'edges', index] }
  })
}

/** Node → what it makes: the label of its first edge forward, or a name of its own where that is taken. */
function artifactNames(
  nodes: readonly { readonly id: string }[],
  edges: readonly Edge[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id } of nodes) {
    const first = edges.find(({ from, type }) => from === id && type !== 'feedback')
    const label = localNameOf(first?.value.label)
    const name = label && !taken.has(label) ? label : `${label ?? 'work'}-of-${id}`
    taken.add(name)
    names.set(id, name)
  }
  return names
}
