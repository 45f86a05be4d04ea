import type { PointCombine, PointFailure, PointScope } from '@fcc/plugin-api'

/** How long a point's contributions live, in words. */
export const scopeMeanings: Readonly<Record<PointScope, string>> = {
  host: 'once for each process; every tenant uses the same',
  assembly: 'once for each set of plugins; tenants with equal plugins share them',
}

/** How several contributions become one thing, in words. */
export const combineMeanings: Readonly<Record<PointCombine, string>> = {
  'map-by-id': 'each stands under its id; an id that is there twice is refused',
  'choose-one': 'each stands under its id, and configuration chooses one of them',
  merge: 'they are merged, and a conflict names both owners',
  'all-run': 'every one takes part, and what they give is joined',
  layers: 'they are layered by where they come from; a lower layer may only tighten',
}

/** What becomes of the rest when one contribution is broken, in words. */
export const failureMeanings: Readonly<Record<PointFailure, string>> = {
  abort: 'nothing starts without it',
  drop: 'it is left out and reported, and what needs it is told so',
  deny: 'it counts as a no: what relies on it does not continue',
  report: 'its result is missing and said to be missing, never a zero',
}
