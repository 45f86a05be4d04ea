/**
 * What stays of the fields of HL7 v2, by segment and field. A field that is not named here is denied, and so
 * is every segment that is not, those that begin with Z among them.
 *
 * Source: HL7 v2.5.1, chapters 2 to 7 and 9 (segment attribute tables).
 */
const FIELDS: Readonly<Record<string, string>> = {
  MSH: '1-2 keep, 7 date, 9 codes, 11-12 codes, 15-18 codes, 19 coded',
  BHS: '1-2 keep, 7 date',
  FHS: '1-2 keep, 7 date',
  EVN: '1 code, 2-3 date, 4 code, 5 name, 6 date, 7 place',
  PID: '1 code, 2-4 record, 5-6 name, 7 date, 8 code, 9 name, 10 coded, 11 address, 12 place, 13-14 phone, 15-17 coded, 18 account, 19 ssn, 20 licence, 21 record, 22 coded, 23 place, 24 code, 25 number, 26-28 coded, 29 date, 30-32 code, 33 date, 34 place, 35-39 coded',
  PD1: '1-2 coded, 3 place, 4 name, 5-11 coded, 12 code, 13 date, 15 coded, 16 code, 17-18 date',
  NK1: '1 code, 2 name, 3 coded, 4 address, 5-6 phone, 7 coded, 8-9 date, 10 text, 14 coded, 15 code, 16 date, 17-18 coded, 19-20 coded, 21 code, 26 name',
  PV1: '1-2 code, 3 place, 4 code, 5 account, 6 place, 7-9 name, 10 code, 11 place, 12-16 code, 17 name, 18 code, 19 account, 21-22 code, 36 coded, 38 coded, 39 place, 40-41 code, 42-43 place, 44-45 date, 46-49 number, 50 account, 51 code, 52 name',
  PV2: '2-4 coded, 7 code, 8-9 date, 10-11 number, 12 text, 13 name, 14 date, 15-16 code, 17 date, 18-19 code, 21-22 code, 24-25 code, 26 date, 27 number, 28 date, 29 date, 33 date, 38 coded, 40 code',
  AL1: '1 code, 2-4 coded, 5 text, 6 date',
  IAM: '1 code, 2-4 coded, 5 text, 6 code, 8-9 coded, 11 date, 12 text, 13 date, 16-17 coded, 20 date',
  DG1: '1-2 code, 3 coded, 4 display, 5 date, 6-8 coded, 9 code, 10 coded, 11-12 number, 13-15 code, 16 name, 17-18 code, 19 date, 21 code',
  DRG: '1 coded, 2 date, 3 code, 4 coded, 5 code, 6 coded, 7 number',
  PR1: '1-2 code, 3 coded, 4 display, 5 date, 6 code, 7 number, 8 name, 9 code, 10 number, 11-12 name, 13 coded, 14 code, 15-16 coded, 17-18 coded',
  OBR: '1 code, 2-3 identifier, 4 coded, 5 code, 6-8 date, 9 number, 10 name, 11 code, 12 coded, 13 text, 14 date, 15 text, 16 name, 17 phone, 18-21 identifier, 22 date, 24-25 code, 28 name, 30 code, 31 coded, 32-35 name, 36 date, 37 number, 38-39 coded, 43-49 coded',
  OBX: '1-2 code, 3 coded, 4 code, 5 observed, 6 coded, 7 range, 8 code, 9 number, 10-11 code, 12 date, 14 date, 15 place, 16 name, 17 coded, 18 device, 19 date, 20 coded, 23-24 place, 25 name',
  NTE: '1-2 code, 3 text, 4 coded',
  ORC: '1 code, 2-4 identifier, 5-6 code, 9 date, 10-12 name, 13 place, 14 phone, 15 date, 16 coded, 19 name, 20 coded, 21 place, 22 address, 23 phone, 24 address, 25 coded, 28-29 coded',
  TQ1: '1 code, 2-3 quantity, 6 quantity, 7-8 date, 9 coded, 10-11 text, 12 code, 14 number',
  RXA: '1-2 number, 3-4 date, 5 coded, 6 number, 7-8 coded, 9 coded, 10 name, 11 place, 12-13 text, 14 coded, 15 device, 16 date, 17-19 coded, 20-21 code, 22 date',
  RXC: '1 code, 2 coded, 3 number, 4 coded, 5 number, 6 coded, 7 coded',
  RXD: '1 code, 2 coded, 3 date, 4 number, 5-6 coded, 7 identifier, 8 number, 9 text, 10 name, 12 number, 13 coded',
  RXE: '2 coded, 3-4 number, 5-6 coded, 7 coded, 8 place, 9 code, 10 number, 11 coded, 12 number, 13-14 name, 15 identifier, 16-17 number, 18 date, 19 quantity, 20 code, 21 coded, 22 text, 23 code, 24-28 coded, 31 coded',
  RXO: '1 coded, 2-3 number, 4-5 coded, 6-7 coded, 8 place, 9 code, 10 coded, 11 number, 12 coded, 13 number, 14-15 name, 16 code, 17 text, 18 number, 19-20 coded',
  RXR: '1-5 coded',
  SPM: '1 code, 2-3 identifier, 4-10 coded, 11 coded, 12 quantity, 13 number, 14 text, 15-16 coded, 17-18 date, 20 code, 21 coded, 23-24 coded, 25 quantity, 26 number, 27-28 coded',
  SAC: '2-6 identifier, 7 date, 8 coded',
  TXA: '1-3 code, 4 date, 5 name, 6-8 date, 9-11 name, 12-16 identifier, 17-20 code, 22 name',
  SCH: '1-5 identifier, 6-8 coded, 9 number, 10 coded, 12 name, 13 phone, 14 address, 15 place, 16 name, 17 phone, 18 address, 19 place, 20 name, 25 coded',
  RGS: '1 code, 2 code, 3 coded',
  AIS: '1-2 code, 3 coded, 4 date, 5 number, 6 coded, 7 number, 8 coded, 9 code, 10 coded',
  AIG: '1-2 code, 3 identifier, 4-5 coded, 6-7 number, 8 date, 9 number, 10 coded, 11 number, 12 coded, 13 code, 14 coded',
  AIL: '1-2 code, 3 place, 4-5 coded, 6 date, 7 number, 8 coded, 9 number, 10 coded, 11 code, 12 coded',
  AIP: '1-2 code, 3 name, 4-5 coded, 6 date, 7 number, 8 coded, 9 number, 10 coded, 11 code, 12 coded',
  FT1: '1 code, 2-3 identifier, 4-5 date, 6 code, 7 coded, 8-9 text, 10 number, 14 place, 16 place, 17 code, 18 coded, 19 coded, 20-21 name, 23 identifier, 24 name, 25-26 coded',
  IN1: '1 code',
  IN2: '',
  GT1: '1 code',
  ACC: '1 date, 2 coded',
  DB1: '1-2 code, 4 code, 5-8 date',
  RF1: '1-5 coded, 7-9 date, 10 coded',
}

/** What a segment's other fields are told to be, where it is plainly one thing. */
export const DENIED_AS: Readonly<Record<string, string>> = {
  IN1: 'health-plan',
  IN2: 'health-plan',
}

/** What is done with a field, before its components are looked at. */
export type FieldRule = string

const rules = new Map<string, ReadonlyMap<number, FieldRule>>(
  Object.entries(FIELDS).map(([segment, listed]) => {
    const fields = new Map<number, FieldRule>()
    for (const entry of listed.split(', ')) {
      const [, first, last = first, rule = ''] = /^(\d+)(?:-(\d+))? (.+)$/.exec(entry) ?? []
      for (let field = Number(first); field <= Number(last); field += 1) fields.set(field, rule)
    }
    return [segment, fields]
  }),
)

/**
 * What is done with a field of a segment.
 *
 * @returns `denied` where nothing lets it stay
 * @example
 * fieldRule('PID', 5)   // 'name'
 * fieldRule('ZPI', 1)   // 'denied'
 */
export function fieldRule(segment: string, field: number): FieldRule {
  return rules.get(segment)?.get(field) ?? 'denied'
}
