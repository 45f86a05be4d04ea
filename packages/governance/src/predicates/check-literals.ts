import type { Diagnostic } from '@fcc/plugin-api'
import type { ASTNode } from '@marcbachmann/cel-js'
import { reportGovernance } from '../diagnostics.ts'
import type { FactTable } from '../facts/fact-field.ts'
import {
  idsOfBareName,
  isKnownBeginning,
  isKnownName,
  suggestName,
  type Vocabulary,
} from '../facts/vocabulary.ts'
import { type Scope, textOf, walkExpression } from './expression.ts'
import type { PredicateSource } from './predicate.ts'
import { vocabularyOf } from './vocabulary-of.ts'

/** A bare name in a predicate and the id that it stands for. */
export interface LiteralRewrite {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** What a walk over a predicate's literals brought to light. */
export interface LiteralCheck {
  readonly problems: readonly Diagnostic[]
  readonly rewrites: readonly LiteralRewrite[]
}

/**
 * Checks every literal that is compared with labels, finding categories, gates, purposes and other
 * facts of known values: one that can never be equal is a typo.
 */
export function checkLiterals(
  root: ASTNode,
  source: PredicateSource,
  facts: FactTable,
): LiteralCheck {
  const problems: Diagnostic[] = []
  const rewrites: LiteralRewrite[] = []
  walkExpression(root, (node, scope) => {
    if (node.op === '==' || node.op === '!=') {
      const [left, right] = node.args
      compare(left, right, scope)
      compare(right, left, scope)
    } else if (node.op === 'in') {
      const [element, list] = node.args
      compare(element, list, scope)
      compare(list, element, scope)
    } else if (node.op === 'rcall' && node.args[0] === 'startsWith') {
      const [, receiver, [beginning]] = node.args
      const literal = beginning && textOf(beginning)
      const vocabulary = vocabularyOf(receiver, scope, facts)
      if (literal === undefined || vocabulary === undefined) return
      if (!isKnownBeginning(vocabulary, literal)) report(literal, vocabulary)
    }
  })
  return { problems, rewrites }

  /** Checks the literals of one side against what the other side is drawn from. */
  function compare(literals: ASTNode, other: ASTNode, scope: Scope): void {
    const vocabulary = vocabularyOf(other, scope, facts)
    if (vocabulary === undefined) return
    for (const node of literals.op === 'list' ? literals.args : [literals]) {
      const literal = textOf(node)
      if (literal === undefined || isKnownName(vocabulary, literal)) continue
      if (vocabulary.bareNames) resolveBareName(node, literal, vocabulary)
      else report(literal, vocabulary)
    }
  }

  function resolveBareName(node: ASTNode, name: string, vocabulary: Vocabulary): void {
    const ids = idsOfBareName(vocabulary, name, source.pluginId)
    const [only, ...others] = ids
    if (only === undefined) report(name, vocabulary)
    else if (others.length > 0) {
      const { id, concern } = source
      problems.push(reportGovernance('FCC_CONSTITUTION_AMBIGUOUS_GATE', concern, id, name, ids))
    } else rewrites.push({ start: node.start, end: node.end, text: JSON.stringify(only) })
  }

  function report(literal: string, vocabulary: Vocabulary): void {
    problems.push(
      reportGovernance(
        'FCC_CONSTITUTION_UNKNOWN_LITERAL',
        source.concern,
        source.id,
        literal,
        vocabulary.what,
        suggestName(vocabulary, literal),
      ),
    )
  }
}

/** The source with each bare name replaced by its id. */
export function rewriteLiterals(text: string, rewrites: readonly LiteralRewrite[]): string {
  let rewritten = text
  for (const { start, end, text: id } of [...rewrites].sort((a, b) => b.start - a.start)) {
    rewritten = rewritten.slice(0, start) + id + rewritten.slice(end)
  }
  return rewritten
}
