import type { ContentCheck, Gate, GateCheck, GateTest } from '@fcc/contracts'

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
    `What you write has to pass the gate "${oneLine(gate.title)}": every required check holds, and on average they reach ${percent(thresholdOf(gate))}. It checks:`,
    ...new Set(lines),
    ...(cites
      ? [
          `A citation is ${CITATION} or [artifact:first-last], with lines counted from 1. It counts where the line holds a statement and what cites it uses words of that statement.`,
        ]
      : []),
  ].join('\n')
}

const CITATION = '[artifact:line]'

function thresholdOf({ threshold, also = [] }: Gate): number {
  return Math.max(threshold, ...also.map((each) => each.threshold))
}

function checkLine({ required, test }: GateCheck): string {
  return `- ${required ? 'required: ' : ''}${testText(test)}`
}

function testText(test: GateTest): string {
  switch (test.kind) {
    case 'scorer':
      return `the scorer ${test.scorer} gives at least ${percent(test.atLeast)}`
    case 'validator':
      return `the validator ${test.validator} finds no error`
    case 'persona':
      return test.component === 'expected_output'
        ? 'each of your expected outputs is a section of that name with content'
        : 'each of your constraints that a machine checks is kept'
    case 'content':
      return contentText(test.check)
  }
}

function contentText(check: ContentCheck): string {
  switch (check.kind) {
    case 'section':
      return `a section "${check.heading}" with at least ${counted(check.minWords, 'word')} beneath its heading`
    case 'contains':
      return `the text has "${check.phrase}"`
    case 'lacks':
      return `the text does not have "${check.phrase}"`
    case 'words':
      return [
        ...(check.atLeast > 0 ? [`at least ${counted(check.atLeast, 'word')}`] : []),
        ...(check.atMost < Number.MAX_SAFE_INTEGER
          ? [`at most ${counted(check.atMost, 'word')}`]
          : []),
      ].join(', ')
    case 'shorter':
      return `at most ${percent(check.atMost)} as many words as ${check.than ?? 'what you are given'} has${inside(check.heading)}`
    case 'traces': {
      const whose = check.artifact ?? 'what you are given'
      const what =
        check.of === 'demands' ? `statements of ${whose} that bind` : `statements of ${whose}`
      return `at least ${percent(check.atLeast)} of the ${what} are cited as ${CITATION}${inside(check.heading)}`
    }
    case 'cites':
      return `at least ${percent(check.atLeast)} of the paragraphs, items and rows${inside(check.heading)} cite ${check.artifact ?? 'what you are given'} as ${CITATION}`
    case 'distinct':
      return `at least ${percent(check.atLeast)} of the paragraphs, items and rows${inside(check.heading)} repeat no other`
  }
}

function inside(heading: string | undefined): string {
  return heading === undefined ? '' : ` in the section "${heading}"`
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
