import type { Scenario } from '@fcc/contracts'

/** What a scenario takes in, in rows: name, form, kind, labels, whether it has to be there, limit, what to give. */
export function inputRows(inputs: Scenario['inputs']): readonly (readonly string[])[] {
  return Object.entries(inputs).map(([name, input]) => [
    name,
    [input.mediaType, ...(input.otherMediaTypes ?? []), ...(input.forms ?? [])].join(' or '),
    input.kind ?? 'document',
    labelsText(input.labels),
    input.required ? 'required' : 'optional',
    `at most ${bytesText(input.maxBytes)}`,
    input.description ?? '',
  ])
}

/** The labels from intake; a catalogue that was not put together for a tenant leaves them open. */
function labelsText(labels: readonly string[] | undefined): string {
  if (labels === undefined) return 'labels of the tenant'
  return labels.length > 0 ? labels.join(', ') : 'no label'
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const

/** Bytes in the largest unit that says them exactly: `10 MiB`, `1000 bytes`. */
function bytesText(bytes: number): string {
  let amount = bytes
  let unit = 0
  while (amount >= 1024 && amount % 1024 === 0 && unit < UNITS.length - 1) {
    amount /= 1024
    unit += 1
  }
  return `${amount} ${UNITS[unit]}`
}
