/** A made-up note with an identifier of each common kind, and some things that are none. */
export const NOTE = `DISCHARGE SUMMARY

Patient: Okonkwo, Maren J.
MRN: 00482919
SSN: 734-71-2093
E-mail: maren.okonkwo@lakemail.example
Admission date: 03/02/2026

She was treated for Hodgkin lymphoma in 2009 and walks without help.
Furosemide 40 mg by mouth twice daily was given for swelling of both legs.
E11.65 type 2 diabetes mellitus with hyperglycemia
K2I.9 gastroesophageal reflux disease
`

/** What nobody may find in anything that leaves. */
export const IDENTIFIERS = ['Okonkwo', 'Maren', '00482919', '734-71-2093', 'lakemail', '03/02']

/** A note in which every identifier is a marker, long enough to be worth a release. */
export const CLEAN_NOTE = `DISCHARGE SUMMARY

[name] was admitted on [date:2026] with dyspnea and leg swelling.
She was treated for lymphoma and walks without help.
Furosemide 40 mg by mouth twice daily was given for swelling of both legs.
`

/** Names that are words too, of which nothing but capitals could tell which they are. */
export const ONE_CASE =
  'pt rose young seen today by dr white for chest pain. son mark came with her. pastor grant brought her from reading. sent home on aspirin. no fever, breathing well.'

/** A release packet, as the template puts it together. */
export function packetOf(
  note: string,
  codes = 'No diagnosis codes were found in the note.',
): string {
  return `# Release packet\n\n## De-identified note\n\n${note}\n\n## Code report\n\n${codes}\n`
}
