import type { ASTNode } from '@marcbachmann/cel-js'
import type { DecisionInput } from '../decisions/decision-input.ts'
import type { CelValue, FactTable } from '../facts/fact-field.ts'
import {
  celArithmetic,
  celContains,
  celEquals,
  celSize,
  PredicateFailure,
} from './cel-operators.ts'
import { compileComprehension } from './compile-comprehension.ts'
import { boundIn, comprehensionOf, type Scope } from './expression.ts'
import { factReference } from './fact-reference.ts'

/** An expression as a function. `frame` holds the value of each bound name, by its depth. */
export type Closure = (input: DecisionInput, frame: CelValue[]) => CelValue

/**
 * Turns a checked expression into closures that give what the library's evaluator gives, errors
 * absorbed by `&&`, `||`, `exists` and `all` included. `undefined` where the expression has a part
 * that only the evaluator knows.
 */
export function compileExpression(
  node: ASTNode,
  scope: Scope,
  facts: FactTable,
): Closure | undefined {
  const reference = factReference(node, scope, facts)
  if (reference?.kind === 'fact') return (input) => reference.field.read(input)
  if (reference?.kind === 'list') return (input) => reference.list.read(input)
  if (reference?.kind === 'constant') return () => reference.value
  if (comprehensionOf(node)) return compileComprehension(node, scope, facts)
  const compile = (part: ASTNode) => compileExpression(part, scope, facts)
  switch (node.op) {
    case 'value': {
      const { args: value } = node
      return typeof value === 'object' && value !== null ? undefined : () => value
    }
    case 'id': {
      const bound = boundIn(scope, node.args)
      if (bound === undefined) return undefined
      const slot = scope.lastIndexOf(bound)
      return (_input, frame) => frame[slot] as CelValue
    }
    case '.':
      return with1(compile(node.args[0]), fieldReader(node.args[1]))
    case '[]':
      return with2(compile(node.args[0]), compile(node.args[1]), elementAt)
    case 'list': {
      const elements = node.args.map(compile)
      if (!elements.every((each) => each !== undefined)) return undefined
      if (node.args.every(({ op }) => op === 'value')) {
        const constant = Object.freeze(node.args.map(({ args }) => args as CelValue))
        return () => constant
      }
      return (input, frame) => elements.map((element) => element(input, frame))
    }
    case '!_':
      return with1(compile(node.args), (value) => !value)
    case '-_':
      return with1(compile(node.args), (value) => -(value as number | bigint))
    case '&&':
    case '||':
      return logical(compile(node.args[0]), compile(node.args[1]), node.op === '||')
    case '?:': {
      const [condition, then, otherwise] = node.args.map(compile)
      if (!condition || !then || !otherwise) return undefined
      return (input, frame) => (condition(input, frame) ? then : otherwise)(input, frame)
    }
    case '==':
      return with2(compile(node.args[0]), compile(node.args[1]), celEquals)
    case '!=':
      return with2(compile(node.args[0]), compile(node.args[1]), (a, b) => !celEquals(a, b))
    case 'in':
      return with2(compile(node.args[0]), compile(node.args[1]), (element, list) =>
        celContains(list as readonly CelValue[], element),
      )
    case '<':
      return with2(compile(node.args[0]), compile(node.args[1]), (a, b) => ordered(a) < ordered(b))
    case '<=':
      return with2(compile(node.args[0]), compile(node.args[1]), (a, b) => ordered(a) <= ordered(b))
    case '>':
      return with2(compile(node.args[0]), compile(node.args[1]), (a, b) => ordered(a) > ordered(b))
    case '>=':
      return with2(compile(node.args[0]), compile(node.args[1]), (a, b) => ordered(a) >= ordered(b))
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return with2(compile(node.args[0]), compile(node.args[1]), celArithmetic[node.op])
    case 'call': {
      const [name, [argument, ...more]] = node.args
      if (name !== 'size' || argument === undefined || more.length > 0) return undefined
      return with1(compile(argument), celSize)
    }
    case 'rcall': {
      const [name, receiver, [argument, ...more]] = node.args
      if (more.length > 0) return undefined
      if (argument === undefined) {
        const method = METHODS_WITHOUT_ARGUMENT[name]
        return method && with1(compile(receiver), method)
      }
      const method = METHODS_OF_TEXT[name]
      return method && with2(compile(receiver), compile(argument), method)
    }
    default:
      return undefined
  }
}

type One = (value: CelValue) => CelValue
type Two = (left: CelValue, right: CelValue) => CelValue

const METHODS_WITHOUT_ARGUMENT: Readonly<Record<string, One>> = {
  size: celSize,
  lowerAscii: (text) => (text as string).toLowerCase(),
  upperAscii: (text) => (text as string).toUpperCase(),
  trim: (text) => (text as string).trim(),
}

const METHODS_OF_TEXT: Readonly<Record<string, Two>> = {
  startsWith: (text, beginning) => (text as string).startsWith(beginning as string),
  endsWith: (text, ending) => (text as string).endsWith(ending as string),
  contains: (text, part) => (text as string).includes(part as string),
}

function with1(operand: Closure | undefined, apply: One): Closure | undefined {
  return operand && ((input, frame) => apply(operand(input, frame)))
}

function with2(
  left: Closure | undefined,
  right: Closure | undefined,
  apply: Two,
): Closure | undefined {
  if (!left || !right) return undefined
  return (input, frame) => apply(left(input, frame), right(input, frame))
}

/**
 * `&&` and `||` absorb an error of one side where the other side alone decides (CEL language
 * definition, "Logical operators").
 */
function logical(
  left: Closure | undefined,
  right: Closure | undefined,
  decisive: boolean,
): Closure | undefined {
  if (!left || !right) return undefined
  return (input, frame) => {
    let first: CelValue
    try {
      first = left(input, frame)
    } catch (problem) {
      if (right(input, frame) === decisive) return decisive
      throw problem
    }
    return first === decisive ? decisive : right(input, frame)
  }
}

function fieldReader(name: string): One {
  return (object) => {
    const value = (object as unknown as Readonly<Record<string, CelValue>>)[name]
    if (value === undefined) throw new PredicateFailure('no_such_key')
    return value
  }
}

function elementAt(list: CelValue, index: CelValue): CelValue {
  const element = (list as readonly CelValue[])[Number(index)]
  if (element === undefined) throw new PredicateFailure('index_out_of_bounds')
  return element
}

/** Values that JavaScript orders as CEL does: numbers of either kind, texts by code unit, bools. */
function ordered(value: CelValue): string | number | bigint {
  return value as string | number | bigint
}
