import type { FactValue } from '@fcc/contracts'
import type { DecisionInput } from '../decisions/decision-input.ts'
import type { FactTable } from '../facts/fact-field.ts'
import { nearestName } from '../nearest-name.ts'

/** A sentence with its facts filled in. */
export type SayTemplate = (input: DecisionInput) => string

/** A name in braces that is no fact. */
export interface UnknownName {
  readonly name: string
  readonly hint: string
}

const bracedName = /\{([a-z][\w.]*)\}/gi

/**
 * Compiles a rule's sentence: `{provider.id}` stands for a fact. Facts are ids, labels and numbers,
 * so no content can come into a sentence; a fact that is not there is said to be missing.
 */
export function compileSay(
  text: string,
  facts: FactTable,
): { readonly say: SayTemplate; readonly unknown: readonly UnknownName[] } {
  const pieces: (string | { readonly name: string; readonly show: Show })[] = []
  const unknown: UnknownName[] = []
  const shown = showableFacts(facts)
  let done = 0
  for (const match of text.matchAll(bracedName)) {
    const name = match[1] as string
    const show = shown.get(name)
    if (show === undefined) {
      const near = nearestName(name, shown.keys())
      unknown.push({ name, hint: near === undefined ? '' : `Did you mean ${near}?` })
      continue
    }
    pieces.push(text.slice(done, match.index), { name, show })
    done = match.index + match[0].length
  }
  if (pieces.length === 0) return { say: () => text, unknown }
  pieces.push(text.slice(done))
  const say: SayTemplate = (input) =>
    pieces
      .map((piece) =>
        typeof piece === 'string' ? piece : spell(piece.show(input), `(no ${piece.name})`),
      )
      .join('')
  return { say, unknown }
}

type Show = (input: DecisionInput) => FactValue | undefined

function showableFacts(facts: FactTable): ReadonlyMap<string, Show> {
  const shown = new Map<string, Show>()
  for (const root of facts.values()) {
    if (root.kind === 'list') shown.set(root.name, root.show)
    else {
      for (const field of root.fields.values()) {
        if (field.kind === 'fact') shown.set(field.name, field.show)
      }
    }
  }
  return shown
}

function spell(value: FactValue | undefined, missing: string): string {
  if (value === undefined) return missing
  return Array.isArray(value) ? value.join(', ') || 'none' : String(value)
}
