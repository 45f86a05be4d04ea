import ts from 'typescript'
import { publishedPackages, sourcesOf } from '../source/repository.ts'

/** What an error says, with `…` for whatever differs from time to time. */
export interface ErrorSample {
  readonly why: string
  readonly fix: string
}

/** What differs. */
const VARIES = '…'

/** The texts of each code, by code, as the sources have them; the first of several. */
export function collectErrorSamples(): ReadonlyMap<string, ErrorSample> {
  const samples = new Map<string, ErrorSample>()
  for (const { folder } of publishedPackages()) {
    for (const { path, text } of sourcesOf(folder)) {
      if (!/code: 'FCC_|\bFCC_\w+:/.test(text)) continue
      for (const [code, sample] of samplesIn(path, text)) {
        if (!samples.has(code)) samples.set(code, sample)
      }
    }
  }
  return samples
}

/** Finds the three forms in which errors are written down: a literal, a function of two texts, one text with an arrow. */
export function samplesIn(
  path: string,
  text: string,
): readonly (readonly [code: string, sample: ErrorSample])[] {
  const found: (readonly [string, ErrorSample])[] = []
  const note = (code: string, why: string | undefined, fix: string | undefined): void => {
    const texts = [why, fix].map((each) => each?.replace(/…(?:\s*…)+/g, VARIES).trim() ?? '')
    const [happened = '', act = ''] = texts
    // One that is nothing but what differs tells nobody anything.
    if (/\p{L}{2}/u.test(happened) && /\p{L}{2}/u.test(act))
      found.push([code, { why: happened, fix: act }])
  }
  function visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) {
      const { code, why, fix } = fieldsOf(node)
      const value = code && textOf(code)
      if (value !== undefined && /^FCC_/.test(value)) note(value, textOf(why), textOf(fix))
    }
    if (ts.isPropertyAssignment(node) && /^FCC_/.test(node.name.getText())) {
      const code = node.name.getText()
      const [why, fix] = pairOf(node.initializer)
      if (why !== undefined) note(code, textOf(why), textOf(fix))
      else {
        const [happened, act] = textOf(node.initializer)?.split(' → ') ?? []
        note(code, happened, act)
      }
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true))
  return found
}

function fieldsOf(node: ts.ObjectLiteralExpression): Readonly<Record<string, ts.Expression>> {
  return Object.fromEntries(
    node.properties.flatMap((each): [string, ts.Expression][] =>
      ts.isPropertyAssignment(each) ? [[each.name.getText(), each.initializer]] : [],
    ),
  )
}

/** The two texts of `[why, fix]`, or of a function that gives them. */
function pairOf(
  node: ts.Expression,
): readonly [why?: ts.Expression | undefined, fix?: ts.Expression | undefined] {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) return pairOf(node.expression)
  if (ts.isArrowFunction(node) && !ts.isBlock(node.body)) return pairOf(node.body)
  if (!ts.isArrayLiteralExpression(node)) return []
  const [why, fix] = node.elements
  return [why, fix]
}

/** A text as it is shown, `…` where the code puts something in; nothing where it is no text. */
function textOf(node: ts.Expression | undefined): string | undefined {
  if (node === undefined) return undefined
  if (ts.isStringLiteralLike(node)) return node.text.replace(/\{\w+\}/g, VARIES)
  if (ts.isTemplateExpression(node)) {
    return [node.head.text, ...node.templateSpans.map(({ literal }) => VARIES + literal.text)].join(
      '',
    )
  }
  if (ts.isParenthesizedExpression(node)) return textOf(node.expression)
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken)
    return `${textOf(node.left) ?? VARIES}${textOf(node.right) ?? VARIES}`
  if (ts.isConditionalExpression(node)) return textOf(node.whenTrue) ?? textOf(node.whenFalse)
  return undefined
}
