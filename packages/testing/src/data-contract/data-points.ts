import type { PointContracts } from '../points/point-contracts.ts'

/** The points of which a package of data alone has contributions with a contract. */
export const DATA_POINTS = [
  'constitutions',
  'gates',
  'label-schemes',
  'personas',
  'scenarios',
  'vocabularies',
] as const satisfies readonly (keyof PointContracts)[]

export type DataPoint = (typeof DATA_POINTS)[number]
