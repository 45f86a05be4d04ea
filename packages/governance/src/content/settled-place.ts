import type { Call } from '@fcc/contracts'
import { type SettledForm, settledFormsOfSteps } from '@fcc/detection'
import { atOnceOrInTurns } from '@fcc/plugin-api'
import type { ConfiguredDetector } from './detect.ts'
import { whenReady } from './maybe-promise.ts'

/**
 * The last place of a text that is still being written before which none of the detectors finds anything else, whatever
 * is written next: the least of what they say of its forms. One that fails, or says what is no place, has settled
 * nothing.
 */
export function settledPlace(
  text: string,
  detectors: readonly ConfiguredDetector[],
  call: Omit<Call<unknown>, 'settings'>,
): number | Promise<number> {
  const read = atOnceOrInTurns(text, settledFormsOfSteps(text), call)
  return whenReady(read, (forms) => {
    const places = detectors.flatMap((configured) =>
      forms[configured.detector.reads ?? 'normal_form'].map((form) =>
        placeIn(form, configured, call),
      ),
    )
    const isPending = places.some((place) => place instanceof Promise)
    const all = isPending ? Promise.all(places) : (places as readonly number[])
    return whenReady(all, (found) => Math.min(text.length, ...found))
  })
}

function placeIn(
  form: SettledForm,
  { detector, settings }: ConfiguredDetector,
  call: Omit<Call<unknown>, 'settings'>,
): number | Promise<number> {
  const believed = (offset: unknown): number =>
    Number.isInteger(offset) && (offset as number) >= 0 && (offset as number) <= form.text.length
      ? form.placeOf(offset as number)
      : 0
  try {
    const said = detector.settled?.(form.text, { ...call, settings })
    return said instanceof Promise ? said.then(believed, () => 0) : believed(said)
  } catch {
    return 0
  }
}
