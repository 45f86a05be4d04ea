import { NO_LABELS, type Subject } from '@fcc/contracts'

/** An artifact with nothing around it. */
export function sampleSubject(text: string): Subject {
  const own = { name: 'note', text, mediaType: 'text/plain', labels: NO_LABELS } as const
  return { ...own, inputs: {}, outputs: { note: own }, persona: undefined }
}
