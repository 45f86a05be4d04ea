import { PHASES } from '@fcc/contracts'
import type { Account, Path } from './account.ts'
import { addRules } from './add-rules.ts'
import type { OriginalPart } from './original-parts.ts'
import { localNameOf, mappingOf, textOf, textsOf } from './plain-values.ts'

const SENTENCES = ['role', 'style', 'archetype'] as const
const LISTS = [
  'inputs',
  'constraints',
  'expected_output',
  'responsibilities',
  'role_skills',
  'role_collaborators',
  'role_adoption_checklist',
] as const

/** A persona on its way over: its document so far, and the account that what follows is noted in. */
export interface PersonaDraft {
  readonly code: string
  readonly part: OriginalPart
  readonly account: Account
  readonly head: Record<string, unknown>
  readonly sentences: Readonly<Record<(typeof SENTENCES)[number], string>>
  /** The components that are lists; what became prose is added to them. */
  readonly lists: Record<(typeof LISTS)[number], string[]>
  readonly relations: { to: string; type: string; strength: string }[]
}

const GREY = '#6b7280'

/**
 * The draft of a persona, or nothing where it lacks what every persona here has: nothing is made up for it.
 * Notes each field that came over.
 */
export function draftPersona(part: OriginalPart, account: Account): PersonaDraft | undefined {
  const { value, path, key } = part
  const code = textOf(value.id) ?? key
  const component = mappingOf(value.riscear) ? 'riscear' : 'spec'
  const riscear = mappingOf(value[component]) ?? {}
  const written = value.fcc_phase ?? value.phase
  // A pack of an industry says no phase: its personas are there in the whole cycle.
  const phase = PHASES.find((each) => each === (written ?? (part.isOfPack ? 'All' : undefined)))
  const name = textOf(value.name)
  const lacking = [
    ...(/^[A-Z][A-Z0-9]{1,5}$/.test(code ?? '') ? [] : ['an id of two to six capitals or digits']),
    ...(phase ? [] : [`a phase (${PHASES.join(', ')})`]),
    ...(name ? [] : ['a name']),
    ...SENTENCES.filter((each) => !textOf(riscear[each])),
    ...LISTS.filter((each) => !textsOf(riscear[each])),
  ]
  if (code === undefined || lacking.length > 0) {
    account.note(path, 'no_counterpart', {
      why: `It lacks ${lacking.join(', ')}; a persona here has all of them, and none is made up.`,
    })
    return undefined
  }
  const at = (...parts: Path): Path => [...path, ...parts]
  const came = (field: string, ...parts: Path): void =>
    account.note(at(...parts), 'came_over', { as: `personas/${code} ${field}` })
  const head: Record<string, unknown> = { persona: code, name, phase }
  for (const [field, as] of [
    ['id', 'persona'],
    ['name', 'name'],
    [value.fcc_phase === undefined ? 'phase' : 'fcc_phase', 'phase'],
  ] as const) {
    if (value[field] !== undefined) came(as, field)
  }
  const title = textOf(value.role_title)
  head.role_title = title ?? name
  if (title) came('role_title', 'role_title')
  const category = textOf(value.category)
  head.category = /^[a-z][a-z0-9_]*$/.test(category ?? '') ? category : 'imported'
  if (head.category === category) came('category', 'category')
  const color = textOf(value.color)
  head.color = /^#[0-9a-fA-F]{6}$/.test(color ?? '') ? color : GREY
  if (head.color === color) came('color', 'color')

  const sentence = (name: (typeof SENTENCES)[number]): string => textOf(riscear[name]) ?? ''
  const draft: PersonaDraft = {
    ...{ code, part, account, head, relations: [] },
    sentences: {
      role: sentence('role'),
      style: sentence('style'),
      archetype: sentence('archetype'),
    },
    lists: Object.fromEntries(
      LISTS.map((each) => [each, [...(textsOf(riscear[each]) ?? [])]]),
    ) as PersonaDraft['lists'],
  }
  for (const each of [...SENTENCES, ...LISTS]) {
    if (each === 'constraints') {
      account.note(at(component, each), 'prose', {
        as: `personas/${code} constraints`,
        why: 'A model is told it; a check that reads the text can be added by hand.',
      })
    } else came(each, component, each)
  }
  addDeliverables(draft)
  addFrameworks(draft)
  for (const held of ['constitution', ''] as const) {
    const rules = held === '' ? value : mappingOf(value[held])
    if (rules) addRules(draft, rules, { account, path: held === '' ? path : at(held) })
  }
  return draft
}

function addFrameworks({ part, account, lists, code }: PersonaDraft): void {
  const frameworks = textsOf(part.value.compliance_frameworks)
  if (!frameworks) return
  lists.responsibilities.push(...frameworks.map((each) => `Works under ${each}`))
  account.note([...part.path, 'compliance_frameworks'], 'prose', {
    as: `personas/${code} responsibilities`,
  })
}

function addDeliverables({ part, account, lists, code }: PersonaDraft): void {
  const { deliverables } = part.value
  if (!Array.isArray(deliverables)) return
  deliverables.forEach((each, index) => {
    const path = [...part.path, 'deliverables', index]
    const [name, description] = [
      textOf(mappingOf(each)?.name ?? each),
      mappingOf(each)?.description,
    ]
    if (!name) return
    const said = textOf(description)
    lists.responsibilities.push(`Delivers ${name}${said ? `: ${said}` : ''}`)
    const detail = { as: `personas/${code} responsibilities` }
    if (!mappingOf(each)) account.note(path, 'prose', detail)
    else {
      account.note([...path, 'name'], 'prose', detail)
      if (said) account.note([...path, 'description'], 'prose', detail)
    }
  })
}

/** The document of a draft, in the order of our own. */
export function personaDocument(draft: PersonaDraft): unknown {
  const { role, style, archetype } = draft.sentences
  const { inputs, constraints, expected_output, ...lists } = draft.lists
  return {
    ...draft.head,
    riscear: { role, inputs, style, constraints, expected_output, archetype, ...lists },
    ...(draft.relations.length > 0 ? { relations: draft.relations } : {}),
  }
}

/** The name of a persona's file. */
export const personaFile = ({ code }: PersonaDraft): string =>
  `personas/${localNameOf(code)?.toLowerCase()}.yaml`
