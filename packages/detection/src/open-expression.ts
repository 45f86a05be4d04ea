import { type ExpressionNode, readExpression } from './expression-nodes.ts'

/**
 * What an expression may still become at the end of a text that is being written: the source of one that matches
 * from wherever an attempt of the first would look beyond the end, up to that end. Where it does not match at a
 * place, the first finds there what it finds however the text continues. Also how far an attempt looks, in
 * characters. Quantifiers are bounded, as in every pattern.
 *
 * @example
 * new RegExp(openExpression('id-\\d{4}').source).exec('badge id-12')?.index   // 6
 */
export function openExpression(source: string): {
  readonly source: string
  readonly reach: number
} {
  const whole = readExpression(source)
  return { source: openOf(whole), reach: reachOf(whole) }
}

/** The end of the text, with or without the flag that has `$` match at lines. */
const END = '(?![\\s\\S])'
const NEVER = '(?!)'

function openOf(node: ExpressionNode): string {
  switch (node.kind) {
    case 'character':
    case 'edge':
      return END
    case 'behind':
      return NEVER
    case 'ahead':
      return openOf(node.of)
    case 'alternatives':
      return `(?:${node.parts.map(openOf).join('|')})`
    case 'sequence':
      return node.parts.reduceRight(
        (rest, part) => `(?:${openOf(part)}|${written(part)}${rest})`,
        NEVER,
      )
    case 'repeated':
      if (node.most === 0) return NEVER
      return `${written({ ...node, least: 0, most: node.most - 1 })}${openOf(node.of)}`
  }
}

/** The expression again, without groups that keep what they matched. */
function written(node: ExpressionNode): string {
  switch (node.kind) {
    case 'ahead':
      return `(?${node.sign}${written(node.of)})`
    case 'alternatives':
      return `(?:${node.parts.map(written).join('|')})`
    case 'sequence':
      return node.parts.map(written).join('')
    case 'repeated':
      return `(?:${written(node.of)}){${node.least},${node.most}}${node.lazy ? '?' : ''}`
    default:
      return node.source
  }
}

function reachOf(node: ExpressionNode): number {
  switch (node.kind) {
    case 'character':
    case 'edge':
      return 1
    case 'behind':
      return 0
    case 'ahead':
      return reachOf(node.of)
    case 'alternatives':
      return Math.max(...node.parts.map(reachOf))
    case 'sequence':
      return node.parts.reduce((sum, part) => sum + reachOf(part), 0)
    case 'repeated':
      return node.most * reachOf(node.of)
  }
}
