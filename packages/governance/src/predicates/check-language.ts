import type { Diagnostic } from '@fcc/plugin-api'
import type { ASTNode } from '@marcbachmann/cel-js'
import { reportGovernance } from '../diagnostics.ts'
import type { FactField, FactList, FactTable } from '../facts/fact-field.ts'
import { knownFacts } from '../facts/known-facts.ts'
import { boundIn, comprehensionOf, partsOf, type Scope } from './expression.ts'
import { factReference } from './fact-reference.ts'
import type { PredicateSource } from './predicate.ts'
import { MAX_COMPREHENSION_DEPTH } from './predicate-limits.ts'

/** What a predicate names, and what it may not. */
export interface LanguageCheck {
  readonly problems: readonly Diagnostic[]
  /** Every fact it reads, once, by name. */
  readonly reads: readonly (FactField | FactList)[]
}

/** What a predicate may call, and what it may not with why. */
export interface PredicateWords {
  readonly functions: readonly string[]
  readonly methods: readonly string[]
  readonly refused: Readonly<Record<string, string>>
}

const FUNCTIONS = new Set(['size', 'string', 'int', 'double'])
const METHODS = new Set(
  'all exists exists_one filter map size startsWith endsWith contains lowerAscii upperAscii trim indexOf lastIndexOf substring split join bind'.split(
    ' ',
  ),
)
const REASONS: Readonly<Record<string, string>> = {
  dyn: 'it switches the type check off, and a typo would be a rule that silently does not fire',
  has: 'it accepts any name, and a typo would be a rule that silently does not fire; use `if_missing`',
  type: 'types are known before the predicate runs',
  matches: 'a regular expression can take exponential time; let a detector find it',
}

/** The words of the language, for people who write predicates. */
export const PREDICATE_WORDS: PredicateWords = Object.freeze({
  functions: [...FUNCTIONS],
  methods: [...METHODS],
  refused: REASONS,
})

/**
 * Walks a predicate and reports every unknown fact, not only the first, and whatever would open a
 * hole in the type check: dynamic values, maps, computed indexes, objects as a whole.
 */
export function checkLanguage(
  root: ASTNode,
  source: PredicateSource,
  facts: FactTable,
): LanguageCheck {
  const problems: Diagnostic[] = []
  const reads = new Map<string, FactField | FactList>()
  const unknown = new Set<string>()
  inspect(root, [], 0)
  return { problems, reads: [...reads.values()] }

  function inspect(node: ASTNode, scope: Scope, depth: number): void {
    const reference = factReference(node, scope, facts)
    switch (reference?.kind) {
      case 'fact':
        reads.set(reference.field.name, reference.field)
        return
      case 'list':
        reads.set(reference.list.name, reference.list)
        return
      case 'constant':
        return
      case 'constants':
        refuse(`\`${reference.constants.name}\` as a whole`, 'it is a group of constants')
        return
      case 'group':
        refuse(`\`${reference.group.name}\` as a whole`, 'it is an object; read one of its fields')
        return
      case 'unknown':
        reportUnknown(reference.used, reference.missing, reference.hint)
        return
    }
    const inner = comprehensionOf(node) ? depth + 1 : depth
    if (inner > MAX_COMPREHENSION_DEPTH) {
      refuse(
        `${inner} comprehensions in one another`,
        `the cost is multiplied each time, and ${MAX_COMPREHENSION_DEPTH} is the limit`,
      )
      return
    }
    if (isRefused(node, scope)) return
    for (const [part, partScope] of partsOf(node, scope)) inspect(part, partScope, inner)
  }

  /** Reports what the language of predicates leaves out; true where it did. */
  function isRefused(node: ASTNode, scope: Scope): boolean {
    if (node.op === 'id' && !boundIn(scope, node.args)) {
      refuse(`\`${node.args}\` as a whole`, 'it is an object; read one of its fields')
    } else if (node.op === 'map') {
      refuse('a map', 'the keys of a map are not checked')
    } else if (node.op === '[]' && !isIntegerLiteral(node.args[1])) {
      refuse('a computed index', 'what it names cannot be checked before the predicate runs')
    } else if (node.op === 'call' && !FUNCTIONS.has(node.args[0])) {
      refuse(`\`${node.args[0]}()\``, REASONS[node.args[0]] ?? 'there is no such function')
    } else if (node.op === 'rcall' && !METHODS.has(node.args[0])) {
      refuse(`\`.${node.args[0]}()\``, REASONS[node.args[0]] ?? 'there is no such method')
    } else return false
    return true
  }

  function refuse(what: string, reason: string): void {
    const { concern, id } = source
    problems.push(
      reportGovernance('FCC_CONSTITUTION_UNSUPPORTED_EXPRESSION', concern, id, what, reason),
    )
  }

  function reportUnknown(used: string, missing: string, hint: string): void {
    if (unknown.has(used)) return
    unknown.add(used)
    problems.push(
      reportGovernance(
        'FCC_CONSTITUTION_UNKNOWN_FACT',
        source.concern,
        `The predicate of ${source.id}`,
        used,
        missing,
        hint,
        knownFacts(used, facts),
      ),
    )
  }
}

function isIntegerLiteral(node: ASTNode): boolean {
  return node.op === 'value' && typeof node.args === 'bigint'
}
