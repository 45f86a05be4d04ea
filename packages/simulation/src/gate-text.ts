import {
  CITATION,
  contentCheckText,
  type Gate,
  type GateCheck,
  type GateTest,
  percentText,
} from '@fcc/contracts'

/**
 * What a gate will look at in a text, said to whoever writes it: one line for each check, and how they
 * count. Gates of lower layers that tighten it are said with it. Pure.
 *
 * @example
 * gateText(gate) // 'What you write has to pass the gate Findings that hold, …\n- required: a section "Findings" …'
 */
export function gateText(gate: Gate): string {
  const lines = [gate, ...(gate.also ?? [])].flatMap(({ checks }) => checks.map(checkLine))
  const cites = lines.some((line) => line.includes(CITATION))
  return [
    `What you write has to pass the gate "${oneLine(gate.title)}": every required check holds, and on average they reach ${percentText(thresholdOf(gate))}. It checks:`,
    ...new Set(lines),
    ...(cites
      ? [
          `A citation is ${CITATION} or [artifact:first-last], with lines counted from 1. It counts where the line holds a statement and what cites it uses words of that statement.`,
        ]
      : []),
  ].join('\n')
}

function thresholdOf({ threshold, also = [] }: Gate): number {
  return Math.max(threshold, ...also.map((each) => each.threshold))
}

function checkLine({ required, test, weight = 1 }: GateCheck): string {
  const counts = weight === 1 ? '' : `, which counts ${weight} times`
  return `- ${required ? 'required: ' : ''}${testText(test)}${counts}`
}

function testText(test: GateTest): string {
  switch (test.kind) {
    case 'scorer':
      return `the scorer ${test.scorer} gives at least ${percentText(test.atLeast)}`
    case 'validator':
      return `the validator ${test.validator} finds no error`
    case 'persona':
      return test.component === 'expected_output'
        ? 'each of your expected outputs is a section of that name with content'
        : 'each of your constraints that a machine checks is kept'
    case 'content':
      return contentCheckText(test.check)
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
