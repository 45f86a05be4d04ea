import { readDocuments } from '@fcc/contracts'
import { parseAllDocuments, stringify } from 'yaml'
import { type Account, type Accounted, createAccount } from './account.ts'
import { addRelation } from './add-relation.ts'
import { addRules, inTier, rulesIn } from './add-rules.ts'
import { addChampions } from './champions.ts'
import { addAction } from './convert-action.ts'
import { convertGate } from './convert-gate.ts'
import { addProfile } from './convert-profile.ts'
import { convertScenario, type ImportedWorkflow } from './convert-scenario.ts'
import { addTagTerms } from './convert-tag.ts'
import { convertWorkflow } from './convert-workflow.ts'
import { collectTerms } from './imported-terms.ts'
import { type OriginalPart, originalParts, type PartKind } from './original-parts.ts'
import { draftPersona, type PersonaDraft, personaDocument, personaFile } from './persona-draft.ts'
import { localNameOf, textOf } from './plain-values.ts'

/** A file of the original. */
export interface OriginalFile {
  /** Its path from the folder that is imported. */
  readonly path: string
  readonly text: string
}

/** What an import makes: our files, and what became of everything. */
export interface Converted {
  /** Path → text. */
  readonly files: Readonly<Record<string, string>>
  readonly items: readonly Accounted[]
  /** Ids as a manifest lists them, by point. */
  readonly contributes: Readonly<Record<string, readonly string[]>>
}

interface Found {
  readonly part: OriginalPart
  readonly account: Account
  readonly file: string
}

/** How many times a file may expand an alias: as many as our own documents. */
const MAX_ALIASES = 100

/**
 * The original's files as documents of ours, all under one owner. Pure. What is written is read by our own
 * reader before it is given back, so a document with a problem is none: it is in the account instead.
 *
 * @param owner the first part of the ids: `tenant`, or the id of a package
 * @example
 * convertOriginal([{ path: 'personas.yaml', text }], 'tenant').items
 */
export function convertOriginal(originals: readonly OriginalFile[], owner: string): Converted {
  const accounts: { readonly account: Account; readonly root: unknown }[] = []
  const found = originals.flatMap(({ path, text }): readonly Found[] =>
    rootsOf(text).flatMap((root, index, roots) => {
      const file = roots.length > 1 ? `${path} (document ${index + 1})` : path
      const account = createAccount(file)
      if (root instanceof Error) {
        account.note([], 'no_counterpart', { why: 'It is no YAML or JSON that can be read.' })
      }
      accounts.push({ account, root })
      return originalParts(root).map((part) => ({ part, account, file }))
    }),
  )
  const of = (kind: PartKind): readonly Found[] => found.filter(({ part }) => part.kind === kind)
  const files: Record<string, string> = {}
  const ids: Record<string, string[]> = {}
  const keep = (point: string, id: string, { part, account, file }: Found, document: unknown) => {
    const path = `${point}/${id.toLowerCase()}.yaml`
    const text = stringify(document)
    const { problems } = readDocuments(text, { file: path })
    const isTaken = files[path] !== undefined
    if (isTaken || problems.length > 0) {
      const why = isTaken ? `There is another ${id}.` : problems.map((each) => each.why).join(' ')
      account.note(part.path, 'no_counterpart', { why: `${why} It was not written (${file}).` })
      return false
    }
    files[path] = text
    ids[point] = [...(ids[point] ?? []), `${owner}/${id}`]
    return true
  }

  const terms = collectTerms()
  for (const { root, account } of accounts) addTagTerms(root, account, terms)
  const drafts = new Map<string, PersonaDraft>()
  for (const { part, account } of of('persona')) {
    const code = textOf(part.value.id) ?? part.key ?? ''
    if (drafts.has(code)) {
      account.note(part.path, 'no_counterpart', {
        why: `There is another ${code}; the first stays.`,
      })
      continue
    }
    const draft = draftPersona(part, account)
    if (!draft) continue
    drafts.set(code, draft)
    addProfile(part.value, { draft, account, path: part.path, terms })
  }
  for (const { part, account } of of('profile')) {
    const draft = drafts.get(textOf(part.value.persona_id) ?? '')
    const before = JSON.stringify(draft?.head)
    if (draft) addProfile(part.value, { draft, account, path: part.path, terms })
    if (JSON.stringify(draft?.head) === before) continue
    account.note([...part.path, 'persona_id'], 'came_over', { as: `personas/${draft?.code}` })
  }
  for (const { part, account } of of('action')) addAction(part, account, drafts)
  for (const each of of('constitution')) {
    const code = textOf(each.part.value.persona_id) ?? each.part.key
    const draft = drafts.get(code ?? '')
    if (draft) {
      addRules(draft, each.part.value, { account: each.account, path: each.part.path })
      if (textOf(each.part.value.persona_id)) {
        each.account.note([...each.part.path, 'persona_id'], 'came_over', {
          as: `personas/${draft.code}`,
        })
      }
    } else if (code === undefined) houseRules(each, keep)
    else {
      each.account.note(each.part.path, 'no_counterpart', {
        why: `${code} is not among the personas that came over.`,
      })
    }
  }
  addChampions(drafts, owner)
  for (const { part, account } of of('reference')) addRelation(part, account, drafts)
  const gates = new Map<string, string>()
  for (const each of of('gate')) {
    const gate = convertGate(each.part, each.account, drafts)
    if (!gate || !keep('gates', gate.id, each, gate.document)) continue
    if (!gates.has(gate.persona)) gates.set(gate.persona, gate.id)
  }
  for (const [name, document] of terms.documents()) {
    const nowhere = { part: { kind: 'profile', path: [], value: {} }, file: '' } as const
    keep('vocabularies', name, { ...nowhere, account: createAccount('') }, document)
  }
  for (const draft of drafts.values()) {
    const { part, account } = draft
    keep(
      'personas',
      draft.code,
      { part, account, file: personaFile(draft) },
      personaDocument(draft),
    )
  }
  const workflows: ImportedWorkflow[] = []
  for (const each of of('workflow')) {
    const names = { owner, personas: new Set(drafts.keys()), gates }
    const workflow = convertWorkflow(each.part, each.account, names)
    if (!workflow || !keep('workflows', workflow.id, each, workflow.document)) continue
    workflows.push(workflow)
  }
  for (const each of of('scenario')) {
    const scenario = convertScenario(each.part, each.account, { workflows, owner })
    if (scenario) keep('scenarios', scenario.id, each, scenario.document)
  }
  return {
    files,
    items: accounts
      .flatMap(({ account, root }) => account.items(root))
      .map(withoutLost(ids, owner)),
    contributes: ids,
  }
}

/** What would be in a document that was not written has no counterpart after all. */
function withoutLost(ids: Readonly<Record<string, readonly string[]>>, owner: string) {
  const written = new Set(
    Object.entries(ids).flatMap(([point, all]) => all.map((id) => `${point}/${id}`)),
  )
  return (item: Accounted): Accounted => {
    const [point = '', id = ''] = item.as?.split(' ')[0]?.split('/') ?? []
    if (item.as === undefined || written.has(`${point}/${owner}/${id}`)) return item
    const { as, ...rest } = item
    return { ...rest, outcome: 'no_counterpart', why: `${point}/${id} was not written.` }
  }
}

/** Rules of nobody in particular, as prose in a constitution: they carry no predicate and no permit. */
function houseRules(
  found: Found,
  keep: (point: string, id: string, found: Found, document: unknown) => boolean,
): void {
  const { part, account, file } = found
  const rules = rulesIn(part.value, part.path)
  const id = localNameOf(file.replace(/^.*\/|\.[a-z]+$/g, '')) ?? 'imported'
  const written = rules.map((rule, index) => ({
    id: `rule-${index + 1}`,
    tier: rule.tier,
    text: inTier(rule),
  }))
  const document = { constitution: id, title: 'Rules that were imported', rules: written }
  if (rules.length === 0 || !keep('constitutions', id, found, document)) return
  const why = 'A rule in words, which no machine can check; it decides nothing.'
  for (const { path } of rules) account.note(path, 'prose', { as: `constitutions/${id}`, why })
}

function rootsOf(text: string): readonly unknown[] {
  try {
    const documents = parseAllDocuments(text)
    // The reader gives no list of documents for a text without any.
    if (!Array.isArray(documents) || documents.length === 0) return [null]
    return documents.map((document): unknown => {
      if (document.errors.length > 0) return new Error('not read')
      return readable(() => document.toJS({ maxAliasCount: MAX_ALIASES }))
    })
  } catch {
    return [new Error('not read')]
  }
}

function readable(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return new Error('not read')
  }
}
