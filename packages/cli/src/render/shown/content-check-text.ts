import type { ContentCheck, GateCheck } from '@fcc/contracts'
import { localName } from '../local-name.ts'

/** What a content check asks of a text, in words. */
export function contentCheckText(check: ContentCheck): string {
  switch (check.kind) {
    case 'section':
      return `a section “${check.heading}” of ${check.minWords} words or more`
    case 'contains':
      return `it says “${check.phrase}”`
    case 'lacks':
      return `it does not say “${check.phrase}”`
    case 'words':
      return check.atMost === Number.MAX_SAFE_INTEGER
        ? `${check.atLeast} words or more`
        : `${check.atLeast} to ${check.atMost} words`
    case 'shorter':
      return `${Math.round(check.atMost * 100)} % or less of the words of ${check.than ?? 'the sources'}${within(check)}`
    case 'traces':
      return `${share(check.atLeast)} of the ${check.of} of ${check.artifact ?? 'the sources'} are cited${within(check)}`
    case 'cites':
      return `${share(check.atLeast)} of what is said${within(check)} cites ${check.artifact ?? 'what was handed over'}`
    case 'distinct':
      return `${share(check.atLeast)} of what is said${within(check)} repeats nothing`
    case 'terms':
      return `${check.atLeast} or more terms of ${localName(check.vocabulary)} are named${within(check)}`
  }
}

function share(atLeast: number): string {
  return atLeast === 1 ? 'all' : `${Math.round(atLeast * 100)} % or more`
}

function within({ heading }: { readonly heading: string | undefined }): string {
  return heading === undefined ? '' : ` under “${heading}”`
}

/** What one check of a gate looks at, in words. */
export function gateCheckText({ test, required, weight, tenantWeight }: GateCheck): string {
  return [
    testText(test),
    ...(required ? ['required'] : []),
    ...(weight === undefined ? [] : [`counts ${weight} times`]),
    ...(tenantWeight ? [`a tenant may say ${tenantWeight.from} to ${tenantWeight.to}`] : []),
  ].join(', ')
}

function testText(test: GateCheck['test']): string {
  switch (test.kind) {
    case 'scorer':
      return `scorer ${localName(test.scorer)}, at least ${test.atLeast.toFixed(2)}`
    case 'validator':
      return `validator ${localName(test.validator)} finds no error`
    case 'content':
      return contentCheckText(test.check)
    case 'persona':
      return test.component === 'constraints'
        ? "the persona's constraints are kept"
        : "the persona's expected outputs are there"
  }
}
