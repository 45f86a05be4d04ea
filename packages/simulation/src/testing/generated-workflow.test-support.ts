import type { Join, Workflow, WorkflowEdge, WorkflowNode } from '@fcc/contracts'
import { edgeOf, feedbackEdge, gateOf, skillNode } from './sample-plan.test-support.ts'

/** A part of a generated workflow; each has one first and one last node. */
export type Block =
  | {
      readonly kind: 'step'
      readonly id: string
      /** Whether it fails, and another node does it instead. */
      readonly fails: boolean
      /** Whether it fails as a workflow in a node does whose step never ends: by the time limit of the whole. */
      readonly isLate: boolean
      /** Whether its gate sends it back to itself once. */
      readonly goesBack: boolean
    }
  | {
      readonly kind: 'fork'
      readonly id: string
      readonly join: Join
      readonly branches: readonly (readonly Block[])[]
      /** Which branches its conditions take. */
      readonly taken: readonly number[]
    }
  | { readonly kind: 'sub'; readonly id: string; readonly inner: readonly Block[] }
  | {
      readonly kind: 'map'
      readonly id: string
      readonly items: number
      readonly join: Join
      readonly inner: readonly Block[] | undefined
    }

/** The gate of steps that go back once: passed by what says that it is good. */
export const GOOD = gateOf('good', [
  {
    id: 'says good',
    required: true,
    test: { kind: 'content', check: { kind: 'contains', phrase: '"good"' } },
  },
])

/** A generator of pseudo-random numbers from 0 to below 1 (mulberry32, Tommy Ettinger, public domain). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Blocks of about so many nodes, with forks, joins, conditions, maps, sub-workflows and failures. */
export function generateBlocks(seed: number, size: number): readonly Block[] {
  const random = randomOf(seed)
  const upTo = (most: number) => 1 + Math.floor(random() * most)
  let count = 0
  const joinOf = (most: number): Join => {
    const kind = Math.floor(random() * 3)
    return kind === 0 ? 'all' : kind === 1 ? 'any' : upTo(most)
  }
  const series = (budget: number, depth: number): readonly Block[] => {
    const blocks: Block[] = []
    let left = budget
    while (left > 0 || blocks.length === 0) {
      const block = one(Math.min(left, upTo(Math.max(1, Math.ceil(budget / 2)))), depth)
      blocks.push(block)
      left -= sizeOf(block)
    }
    return blocks
  }
  const one = (budget: number, depth: number): Block => {
    count += 1
    const id = `n${count}`
    const kind = depth >= 4 || budget < 4 ? 0 : random()
    if (kind < 0.3) {
      const fate = random()
      return { kind: 'step', id, fails: fate < 0.15, isLate: fate < 0.05, goesBack: fate > 0.85 }
    }
    const share = (parts: number) => Math.max(1, Math.floor((budget - 2) / parts))
    if (kind < 0.75) {
      const branches = Array.from({ length: 1 + upTo(4) }, (_, __, all = 3) =>
        series(share(all), depth + 1),
      )
      const taken = branches.map((_, index) => index).filter(() => random() < 0.7)
      const kept = taken.length > 0 ? taken : [0]
      return { kind: 'fork', id, branches, taken: kept, join: joinOf(kept.length) }
    }
    if (kind < 0.87) return { kind: 'sub', id, inner: series(share(1), depth + 1) }
    const items = Math.floor(random() * 4)
    const inner = random() < 0.5 ? undefined : series(Math.min(6, share(1)), depth + 1)
    return { kind: 'map', id, items, inner, join: items === 0 ? 'all' : joinOf(items) }
  }
  return series(size, 0)
}

/** How many nodes the documents of a block have. */
export function sizeOf(block: Block): number {
  const sum = (blocks: readonly Block[]) => blocks.reduce((all, each) => all + sizeOf(each), 0)
  switch (block.kind) {
    case 'step':
      return block.isLate ? 4 : block.fails ? 3 : 1
    case 'fork':
      return 2 + block.branches.reduce((all, branch) => all + sum(branch), 0)
    case 'sub':
      return 1 + sum(block.inner)
    case 'map':
      return 2 + sum(block.inner ?? [])
  }
}

/** The name of the artifact that a block's last node makes. */
export function outOf(block: Block): string {
  switch (block.kind) {
    case 'step':
      return block.fails ? `${block.id}-ok` : block.id
    case 'fork':
      return `${block.id}-join`
    case 'sub':
      return lastOf(block.inner)
    case 'map':
      return block.inner ? lastOf(block.inner) : block.id
  }
}

function lastOf(blocks: readonly Block[]): string {
  const last = blocks.at(-1)
  return last ? outOf(last) : ''
}

interface Written {
  readonly nodes: WorkflowNode[]
  readonly edges: WorkflowEdge[]
  readonly workflows: Workflow[]
  readonly picks: string[]
}

/** The documents of blocks: the workflow and those inside its nodes. */
export function writeBlocks(blocks: readonly Block[]): {
  readonly workflow: Workflow
  readonly workflows: readonly Workflow[]
} {
  const workflows: Workflow[] = []
  return { workflow: writeWorkflow('test/walk', blocks, workflows), workflows }
}

function writeWorkflow(id: string, blocks: readonly Block[], workflows: Workflow[]): Workflow {
  const written: Written = { nodes: [], edges: [], workflows, picks: [] }
  writeSeries(blocks, written)
  return {
    id,
    title: id,
    start: written.nodes[0]?.id ?? '',
    nodes: written.nodes,
    edges: written.edges,
    artifacts: Object.fromEntries(
      written.picks.map((pick) => [pick, { pick: { type: 'list<string>', path: ['pick'] } }]),
    ),
  }
}

function writeSeries(blocks: readonly Block[], written: Written, entered?: WorkflowEdge): void {
  let before: { readonly node: string; readonly out: string } | undefined
  for (const block of blocks) {
    const at = written.nodes.length
    const last = writeBlock(block, written)
    const first = written.nodes[at]?.id ?? ''
    if (before) written.edges.push(edgeOf(before.node, first, [before.out]))
    else if (entered) written.edges.push({ ...entered, to: first })
    before = { node: last, out: outOf(block) }
  }
}

/** Writes a block and gives the name of its last node. */
function writeBlock(block: Block, written: Written): string {
  const { nodes, edges } = written
  const { id } = block
  switch (block.kind) {
    case 'step': {
      if (block.goesBack) {
        nodes.push(skillNode(id, { gate: { id: 'test/good', on: id } }))
        edges.push(feedbackEdge(id, id, [id]))
        return id
      }
      nodes.push(block.isLate ? lateNode(id, written) : skillNode(id))
      if (!block.fails) return id
      nodes.push(skillNode(`${id}-fix`), skillNode(`${id}-ok`))
      edges.push(
        edgeOf(id, `${id}-fix`, [], { kind: 'failure' }),
        edgeOf(id, `${id}-ok`, [id]),
        edgeOf(`${id}-fix`, `${id}-ok`, [`${id}-fix`]),
      )
      return `${id}-ok`
    }
    case 'fork': {
      nodes.push(skillNode(id))
      written.picks.push(id)
      const join = `${id}-join`
      block.branches.forEach((branch, index) => {
        const when = `"b${index}" in artifacts.${id}.pick`
        writeSeries(branch, written, edgeOf(id, '', [id], { when }))
        edges.push(edgeOf(lastNodeOf(branch), join, [lastOf(branch)]))
      })
      nodes.push(skillNode(join, { join: block.join }))
      return join
    }
    case 'sub':
      nodes.push(inner(block.id, block.inner, written))
      return id
    case 'map': {
      const list = `${id}-list`
      nodes.push(skillNode(list))
      edges.push(edgeOf(list, id, [list]))
      const node = block.inner ? inner(id, block.inner, written) : skillNode(id)
      const map = { over: list, field: ['list'], as: `${id}-item`, atMost: 9, join: block.join }
      nodes.push({ ...node, map })
      return id
    }
  }
}

/** A node whose workflow has one step, which never ends, within a time limit of its own. */
function lateNode(id: string, written: Written): WorkflowNode {
  const slow = {
    kind: 'step',
    id: `${id}-slow`,
    fails: false,
    isLate: false,
    goesBack: false,
  } as const
  return { ...inner(id, [slow], written), timeLimitMs: 1 }
}

/** The node that a series of blocks ends at. */
export function lastNodeOf(blocks: readonly Block[]): string {
  const block = blocks.at(-1)
  if (!block) return ''
  return block.kind === 'sub' || block.kind === 'map' ? block.id : outOf(block)
}

function inner(id: string, blocks: readonly Block[], { workflows }: Written): WorkflowNode {
  const workflow = `test/inner-${id}`
  workflows.push(writeWorkflow(workflow, blocks, workflows))
  const actor = { kind: 'workflow' as const, workflow }
  return { ...skillNode(id), actor, produces: [lastOf(blocks)] }
}
