/** A message with identifiers in fields, in a text and in a segment of its own making. */
export const MESSAGE = [
  'MSH|^~\\&|LAB|RIVERSIDE|EHR|RIVERSIDE|20260302101500||ORU^R01|MSG00001|P|2.5.1',
  'PID|1||00482919^^^RIV^MR||OKONKWO^MAREN^J||19570412|F|||12 HILLS RD^^MENOMONIE^WI^54751||7155550142',
  'OBR|1|A-771|B-992|24323-8^Comprehensive metabolic panel^LN|||20260302090000',
  'OBX|1|NM|2160-0^Creatinine^LN||1.1|mg/dL|0.6-1.2|N|||F',
  'OBX|2|TX|11506-3^Progress note^LN||She was seen by Dr. Reyes today.\\.br\\Maren is doing well and walks without help.||||||F',
  'DG1|1||I10^Essential (primary) hypertension^I10C||20260302|F',
  'ZPI|1|maren.okonkwo@lakemail.example|blue',
  '',
].join('\r')

/** The same message with nothing in it that identifies anybody. */
export const CLEAN_MESSAGE = [
  'MSH|^~\\&|||||2026||ORU^R01||P|2.5.1',
  'OBX|1|NM|2160-0^Creatinine^LN||1.1|mg/dL|0.6-1.2|N|||F',
  'OBX|2|TX|11506-3^Progress note^LN||She is doing well.\\.br\\No fever today.||||||F',
  'DG1|1||I10^Essential (primary) hypertension^I10C||2026|F',
  '',
].join('\r\n')

/** A bundle with a patient and an observation that speaks of them. */
export const BUNDLE = `{
  "resourceType": "Bundle",
  "type": "collection",
  "entry": [
    { "fullUrl": "urn:uuid:6f1b",
      "resource": { "resourceType": "Patient", "id": "6f1b",
        "meta": { "lastUpdated": "2026-03-02T10:15:00Z" },
        "text": { "status": "generated", "div": "<div xmlns=\\"http://www.w3.org/1999/xhtml\\"><p title=\\"Okonkwo\\">Seen by <b>Dr. Reyes</b> today.</p></div>" },
        "identifier": [{ "system": "urn:oid:1.2.36.146", "value": "00482919" }],
        "name": [{ "use": "official", "family": "Okonkwo", "given": ["Maren", "J"] }],
        "telecom": [{ "system": "phone", "value": "715-555-0142" }],
        "gender": "female", "birthDate": "1931-04-12",
        "address": [{ "line": ["12 Hills Rd"], "city": "Menomonie", "state": "WI", "postalCode": "54751" }] } },
    { "resource": { "resourceType": "Observation", "id": "o-77", "status": "final",
        "code": { "coding": [{ "system": "http://loinc.org", "code": "2160-0", "display": "Creatinine [Mass/volume] in Serum or Plasma" }] },
        "subject": { "reference": "Patient/6f1b", "display": "Maren Okonkwo" },
        "effectiveDateTime": "2026-03-02T09:00:00Z",
        "valueQuantity": { "value": 1.1, "unit": "mg/dL", "system": "http://unitsofmeasure.org", "code": "mg/dL" },
        "note": [{ "text": "Okonkwo is doing well." }] } }
  ]
}
`

/** Columns of patients, with a note in the last one. */
export const TABLE = [
  'patient_name,mrn,age,dob,zip,state,sex,creatinine,note',
  '"Okonkwo, Maren",00482919,92,1934-04-12,54751,WI,F,1.1,"She was seen by Dr. Reyes, and is doing well."',
  'Piotr Zielinski,00517316,55,03/02/1971,03601,NH,M,0.9,No fever.',
  '',
].join('\r\n')

/** What nobody may find in anything that leaves. */
export const LEAKS = [
  'OKONKWO',
  'MAREN',
  '00482919',
  'HILLS',
  'MENOMONIE',
  '54751',
  '5550142',
  '555-0142',
  'LAKEMAIL',
  'REYES',
  '19570412',
  '1931',
  '1934',
  '6F1B',
  'A-771',
  'MSG00001',
  'RIVERSIDE',
  'ZIELINSKI',
  '00517316',
  '03/02',
  '03601',
]
