import { createHash } from 'node:crypto'
import type { Join } from '@fcc/contracts'
import { type Block, lastNodeOf, outOf } from './generated-workflow.test-support.ts'

/** An artifact by name and text, as it is handed on. */
export type Handed = readonly (readonly [name: string, text: string])[]

/** A visit that the model expects: which round it begins in, and what it makes. */
export interface Expected {
  readonly instance: string
  /** Which visit of the instance it is, from 1. */
  readonly number: number
  readonly begins: number
  readonly text: string | undefined
}

interface Walked {
  /** The round after which it is done. */
  readonly ends: number
  readonly out: string
  readonly visits: readonly Expected[]
}

/** What a step of a generated workflow writes: of what it was handed, in its order. */
export function writtenBy(
  id: string,
  handed: Handed,
  more: {
    readonly pick?: readonly string[]
    readonly list?: readonly string[]
    readonly good?: boolean
  } = {},
): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([id, handed]))
    .digest('hex')
    .slice(0, 12)
  return JSON.stringify({ id, digest, ...more })
}

/**
 * What a walk over blocks comes to, told without a run: times are rounds, a series adds them up, a
 * join takes the latest, the earliest or the n-th of its branches, what would begin later than its join
 * was satisfied is not visited, and what is under way then is cancelled.
 */
export function modelOf(blocks: readonly Block[], handed: Handed): Walked {
  return series(blocks, handed, 0, '')
}

function series(blocks: readonly Block[], handed: Handed, begins: number, prefix: string): Walked {
  let walked: Walked = { ends: begins, out: '', visits: [] }
  let given = handed
  for (const block of blocks) {
    const next = walk(block, given, walked.ends, prefix)
    walked = { ...next, visits: [...walked.visits, ...next.visits] }
    given = [[outOf(block), next.out]]
  }
  return walked
}

function walk(block: Block, handed: Handed, begins: number, prefix: string): Walked {
  const { id } = block
  const visit = (name: string, at: number, text: string | undefined, number = 1): Expected => ({
    instance: `${prefix}${name}`,
    number,
    begins: at,
    text,
  })
  switch (block.kind) {
    case 'step': {
      if (block.goesBack) {
        const first = writtenBy(id, handed)
        const second = writtenBy(id, handed, { good: true })
        const visits = [visit(id, begins, first), visit(id, begins + 1, second, 2)]
        return { ends: begins + 2, out: second, visits }
      }
      if (!block.fails) {
        const text = writtenBy(id, handed)
        return { ends: begins + 1, out: text, visits: [visit(id, begins, text)] }
      }
      const fix = writtenBy(`${id}-fix`, [])
      const ok = writtenBy(`${id}-ok`, [[`${id}-fix`, fix]])
      // The step inside is aborted, and the node that holds it fails a round later.
      const inside = block.isLate ? [visit(`${id}/${id}-slow`, begins, undefined)] : []
      const fails = begins + inside.length
      const visits = [
        ...inside,
        visit(id, fails, undefined),
        visit(`${id}-fix`, fails + 1, fix),
        visit(`${id}-ok`, fails + 2, ok),
      ]
      return { ends: fails + 3, out: ok, visits }
    }
    case 'fork': {
      const fork = writtenBy(id, handed, { pick: block.taken.map((index) => `b${index}`) })
      const branches = block.taken.map((index) => {
        const branch = block.branches[index] ?? []
        const walked = series(branch, [[id, fork]], begins + 1, prefix)
        const last = `${prefix}${lastNodeOf(branch)}`
        return { ...walked, last, name: outOf(branch.at(-1) as Block) }
      })
      const { satisfied, chosen } = joined(block.join, branches)
      const join = writtenBy(
        `${id}-join`,
        chosen.map(({ name, out }) => [name, out] as const),
      )
      return {
        ends: satisfied + 1,
        out: join,
        visits: [
          visit(id, begins, fork),
          ...begunBefore(satisfied, branches, chosen),
          visit(`${id}-join`, satisfied, join),
        ],
      }
    }
    case 'sub': {
      const inside = series(block.inner, handed, begins, `${prefix}${id}/`)
      const gathered = visit(id, inside.ends, inside.out)
      return { ends: inside.ends + 1, out: inside.out, visits: [...inside.visits, gathered] }
    }
    case 'map': {
      const items = Array.from({ length: block.items }, (_, index) => `item ${index}`)
      const list = writtenBy(`${id}-list`, handed, { list: items })
      const branches = items.map((item, index) =>
        itemOf(block, `${prefix}${id}[${index}]`, begins + 1, [
          [`${id}-list`, list],
          [`${id}-item`, item],
        ]),
      )
      const { satisfied, chosen } =
        items.length === 0 ? { satisfied: begins + 1, chosen: [] } : joined(block.join, branches)
      const values = chosen.map(({ out }) => JSON.parse(out) as unknown)
      const text = `${JSON.stringify(values, null, 2)}\n`
      return {
        ends: satisfied + 1,
        out: text,
        visits: [
          visit(`${id}-list`, begins, list),
          ...begunBefore(satisfied, branches, chosen),
          visit(id, satisfied, text),
        ],
      }
    }
  }
}

function itemOf(
  { id, inner }: Extract<Block, { readonly kind: 'map' }>,
  instance: string,
  begins: number,
  handed: Handed,
): Walked {
  if (!inner) {
    const text = writtenBy(id, handed)
    return { ends: begins + 1, out: text, visits: [{ instance, number: 1, begins, text }] }
  }
  const inside = series(inner, handed, begins, `${instance}/`)
  const gathered = { instance, number: 1, begins: inside.ends, text: inside.out }
  return { ...inside, ends: inside.ends + 1, visits: [...inside.visits, gathered] }
}

/** When a join is satisfied, and by which of its branches, in their order. */
function joined<Branch extends Walked>(
  join: Join,
  branches: readonly Branch[],
): { readonly satisfied: number; readonly chosen: readonly Branch[] } {
  const needed = join === 'all' ? branches.length : join === 'any' ? 1 : join
  const ends = branches.map((branch) => branch.ends).sort((one, other) => one - other)
  const satisfied = ends[needed - 1] ?? 0
  return { satisfied, chosen: branches.filter((each) => each.ends <= satisfied).slice(0, needed) }
}

/**
 * The visits that begin before a join is satisfied. Of the branches that it does not choose, those of the
 * last round before are cancelled, whether they were done by then or not: nothing of them is kept. One at
 * the end of a branch that could still have been chosen is waited for, and went back.
 */
function begunBefore<Branch extends Walked & { readonly last?: string }>(
  round: number,
  branches: readonly Branch[],
  chosen: readonly Branch[],
): readonly Expected[] {
  const lastChosen = chosen.at(-1)
  const before = lastChosen ? branches.slice(0, branches.indexOf(lastChosen)) : []
  return branches.flatMap((branch) =>
    branch.visits
      .filter(({ begins }) => begins < round)
      .map((visit) => {
        const isCut = visit.begins === round - 1 && !chosen.includes(branch)
        const isAwaited = before.includes(branch) && visit.instance === branch.last
        return isCut && !isAwaited ? { ...visit, text: undefined } : visit
      }),
  )
}
