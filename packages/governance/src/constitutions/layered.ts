import {
  type Constitution,
  LAYERS,
  type Layer,
  type Permit,
  type Rule,
  type Separation,
} from '@fcc/contracts'
import type { Diagnostic, Origin, Place } from '@fcc/plugin-api'
import { canonicalText } from '../canonical-digest.ts'
import { compareText } from '../compare-text.ts'
import { type Concern, reportGovernance } from '../diagnostics.ts'
import { looseningOf } from './loosening.ts'

/** A constitution with the layer it writes and where it comes from. */
export interface LayeredConstitution {
  readonly layer: Layer
  readonly constitution: Constitution
  readonly origin: Origin
}

/** A rule, permit or separation with where it comes from. */
export interface Layered<Member> {
  readonly member: Member
  readonly layer: Layer
  readonly origin: Origin
  readonly concern: Concern
}

/** What all constitutions say together, each list in its one order: by layer, then by id. */
export interface LayeredMembers {
  readonly rules: readonly Layered<Rule>[]
  readonly permits: readonly Layered<Permit>[]
  readonly separations: readonly Layered<Separation>[]
  readonly diagnostics: readonly Diagnostic[]
}

/**
 * Brings the constitutions of all layers together. The order in which they come never matters. The
 * same words twice count once; a lower layer may write a rule again only to tighten it.
 */
export function layerConstitutions(constitutions: readonly LayeredConstitution[]): LayeredMembers {
  const diagnostics: Diagnostic[] = []
  const rules = settle(
    collect(constitutions, ({ rules }) => rules),
    'rule',
    diagnostics,
    looseningOf,
  )
  const permits = settle(
    collect(constitutions, ({ permits }) => permits),
    'permit',
    diagnostics,
  )
  const separations = settle(
    collect(constitutions, ({ separations }) => separations),
    'separation',
    diagnostics,
  )
  return { rules, permits, separations, diagnostics }
}

/** Where something was written, for people: a package, a plugin or a file. */
export function ownerOf(origin: Origin): string {
  return origin.packageName ?? origin.file ?? origin.pluginId
}

interface Member {
  readonly id: string
  readonly place?: Place | undefined
}

function collect<Kind extends Member>(
  constitutions: readonly LayeredConstitution[],
  membersOf: (constitution: Constitution) => readonly Kind[],
): readonly Layered<Kind>[] {
  return constitutions.flatMap(({ layer, constitution, origin }) =>
    membersOf(constitution).map((member) => ({
      member,
      layer,
      origin,
      concern: {
        place: member.place ?? (origin.file ? { file: origin.file, line: origin.line } : undefined),
        pluginId: origin.pluginId,
        pointId: 'constitutions',
      },
    })),
  )
}

/** Keeps one member per id, the highest layer's, or a lower one's where it is tighter. */
function settle<Kind extends Member>(
  members: readonly Layered<Kind>[],
  kind: string,
  diagnostics: Diagnostic[],
  loosening?: (higher: Kind, lower: Kind) => string | undefined,
): readonly Layered<Kind>[] {
  const settled: Layered<Kind>[] = []
  for (const next of [...members].sort(compareLayered)) {
    const held = settled.at(-1)
    if (held === undefined || held.member.id !== next.member.id) {
      settled.push(next)
      continue
    }
    if (words(held.member) === words(next.member)) continue
    const id = `${kind} ${next.member.id}`
    const owners = [ownerOf(held.origin), ownerOf(next.origin)]
    if (held.layer === next.layer || loosening === undefined) {
      diagnostics.push(
        reportGovernance('FCC_CONSTITUTION_DUPLICATE_RULE', next.concern, id, owners),
      )
      continue
    }
    const how = loosening(held.member, next.member)
    if (how === undefined) settled[settled.length - 1] = tightened(held, next)
    else {
      const [higher, lower] = owners as [string, string]
      const code = 'FCC_CONSTITUTION_LOOSENED'
      diagnostics.push(reportGovernance(code, next.concern, id, lower, higher, how))
    }
  }
  return settled.sort(compareRank)
}

/**
 * A rule as a lower layer wrote it again. It speaks for the higher layer, and the names in a predicate
 * that the higher layer wrote mean what they mean there, whatever the lower layer calls its own.
 */
function tightened<Kind extends Member>(held: Layered<Kind>, next: Layered<Kind>): Layered<Kind> {
  const hasPredicate = (held.member as Partial<Rule>).when !== undefined
  return { ...next, layer: held.layer, ...(hasPredicate ? { origin: held.origin } : {}) }
}

/** By id first, so that what is written again stands together, the highest layer before. */
function compareLayered(left: Layered<Member>, right: Layered<Member>): number {
  return (
    compareText(left.member.id, right.member.id) ||
    LAYERS.indexOf(left.layer) - LAYERS.indexOf(right.layer) ||
    compareText(words(left.member), words(right.member))
  )
}

function compareRank(left: Layered<Member>, right: Layered<Member>): number {
  return (
    LAYERS.indexOf(left.layer) - LAYERS.indexOf(right.layer) ||
    compareText(left.member.id, right.member.id)
  )
}

/** What a member says, without where it stands. */
function words(member: Member): string {
  return canonicalText({ ...member, place: undefined })
}
