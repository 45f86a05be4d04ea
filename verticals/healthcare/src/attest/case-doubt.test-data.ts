const ORDINARY_SENTENCES =
  'She was admitted with dyspnea and leg swelling. She was treated for heart failure and walks without help.'

/** Notes in ordinary upper and lower case, with what of one case is ordinary in them. */
export const ORDINARY_NOTES: Readonly<Record<string, string>> = {
  'prose alone': ORDINARY_SENTENCES,
  'headings in capitals': `DISCHARGE SUMMARY\n\nHISTORY OF PRESENT ILLNESS\n${ORDINARY_SENTENCES}\n\nPHYSICAL EXAMINATION\nLungs clear.`,
  'a letterhead in capitals': `COUNTY GENERAL HOSPITAL\nDEPARTMENT OF INTERNAL MEDICINE\nPATIENT DISCHARGE SUMMARY\n\n${ORDINARY_SENTENCES}`,
  'laboratory values in capitals': `LABS: WBC 12.1 HGB 9.8 PLT 210 NA 138 K 4.2 CL 101 BUN 18 CR 1.1 GLU 140 AST 22 ALT 31\n${ORDINARY_SENTENCES}`,
  'abbreviations in capitals': `PMH: HTN, DM2, CHF, COPD, CKD, GERD, OSA, BPH, CAD, PVD\n${ORDINARY_SENTENCES}`,
  'allergies in capitals': `ALLERGIES: PENICILLIN, SULFA, LATEX, NUTS\n${ORDINARY_SENTENCES}`,
  'medicines in lower case': `${ORDINARY_SENTENCES}\n\nMedications:\n- furosemide 40 mg by mouth twice daily\n- metoprolol succinate 100 mg by mouth once daily\n- lisinopril 10 mg by mouth once daily\n- insulin glargine 18 units at bedtime\n- pantoprazole 40 mg by mouth once daily`,
  'more medicines than prose': `Medications at discharge:\nfurosemide 40 mg by mouth twice daily\nmetoprolol 100 mg by mouth once daily\nlisinopril 10 mg by mouth once daily\ninsulin glargine 18 units at bedtime\npantoprazole 40 mg by mouth once daily\nShe is doing well.`,
  'diagnoses in lower case': `DIAGNOSES (ICD-10-CM)\nI50.23 acute on chronic systolic heart failure\nE11.65 type 2 diabetes mellitus with hyperglycemia\nN18.31 chronic kidney disease, stage 3a\n\n${ORDINARY_SENTENCES}`,
  'short lower-case findings': `${ORDINARY_SENTENCES}\n\nROS:\n- denies fever, chills\n- no chest pain\n- no known drug allergies\n- lives with her son\n- sleeping well`,
  'labels before lower case': `Assessment: heart failure, improved.\nPlan: diuresis, low-salt diet.\nDiet: cardiac.\nActivity: as tolerated.`,
  'a narrow paragraph':
    'She was admitted with worsening dyspnea and\northopnea and was given furosemide by vein\nfor three days, after which she was able to\nwalk with help. Her husband was told of the\nplan and agreed with it before she went\nhome with oxygen.',
  'a wide paragraph': `${'She was seen by the nurse and given her medicines, and she was told to call when her weight goes up again\nby more than three pounds in two days or when she is short of breath at night. '.repeat(3)}`,
  'a sentence of forty words':
    'She came to the clinic for swelling of both legs and was found to have gained ten pounds in two weeks, for which the dose of her water pill was raised, with blood tests in one week and a visit in two.',
  'a warning in capitals': `${ORDINARY_SENTENCES}\n\nDO NOT DRIVE WHILE TAKING THIS.`,
  'markers that open sentences':
    '[name] was admitted on [date:2026] with dyspnea. She was treated with diuretics. [name] was told of it.',
  'abbreviations that open sentences':
    'MRI of the brain showed no acute findings. CT of the chest was clear. BP was stable. She went home well.',
  'a numbered list': `${ORDINARY_SENTENCES}\n1. follow up in two weeks\n2. daily weights\n3. call for weight gain\n4. low-salt diet`,
  'one lower-case sentence among many': `${ORDINARY_SENTENCES} Her blood sugar was managed with insulin. she ate well. Her son was told.`,
  'telegraphic with capitals':
    'Pt seen today, doing well. Denies pain. Lungs clear. Wound dry. Plan: home tomorrow with PT and home nursing.',
}

const LOWER =
  'pt rose young seen today by dr white for chest pain. daughter grace and son mark came with her. pastor grant brought her from reading.'
const LINES =
  'pt rose young seen today by dr white\nson mark came with her\ngrant brought her from reading\nsent home on aspirin'

/** Notes with a part in which no capital tells a name (`rose`, `white`, `mark`), and the first line in doubt. */
export const ONE_CASE_NOTES: Readonly<Record<string, readonly [text: string, first: number]>> = {
  'all in lower case': [LOWER, 1],
  'all in capitals': [LOWER.toUpperCase(), 1],
  'lower case in short lines': [LINES, 1],
  'capitals in short lines': [LINES.toUpperCase(), 1],
  'lower case without a stop': [LOWER.replaceAll('.', ''), 1],
  'lower case under headings in capitals': [`DISCHARGE SUMMARY\n\nHPI\n${LOWER}`, 1],
  'lower case under headings in ordinary case': [`Discharge Summary\n\nHistory\n${LINES}`, 4],
  'lower case after a label': [`Note: ${LOWER}`, 1],
  'lower case with abbreviations': [`${LOWER} BP 120/80, ECG normal, HTN, labs: WBC 12.`, 1],
  'lower case with a form above it': [
    `Patient: Okonkwo, Maren\nMRN: 00482919\nSeen: 03/02/2026\n\npt rose seen by dr white\nson mark came with her\ngrant brought her in`,
    5,
  ],
  'lower case with its titles in capitals': [LOWER.replace('dr', 'Dr').replace('pt', 'Pt'), 1],
  'a first capital and then none': [`Seen today. ${LOWER}`, 1],
  'capitals with units in lower case': [
    `${LOWER.toUpperCase()} GIVEN ASPIRIN 81 mg AND METOPROLOL 25 mg.`,
    1,
  ],
  'capitals under headings': [`HISTORY\n\n${LOWER.toUpperCase()}\n\nPLAN\nHOME`, 1],
  'a lower-case paragraph in an ordinary note': [
    `${ORDINARY_SENTENCES.repeat(4)}\n\n${LOWER}\n\n${ORDINARY_SENTENCES}`,
    3,
  ],
  'a paragraph of capitals in an ordinary note': [
    `${ORDINARY_SENTENCES.repeat(4)}\n\n${LOWER.toUpperCase()}\n\n${ORDINARY_SENTENCES}`,
    3,
  ],
  'a long lower-case line in a list': [
    `${ORDINARY_SENTENCES.repeat(3)}\n\n- doing well\n- pt seen with her son mark and pastor grant, who brought her from reading today`,
    4,
  ],
  'lower case around markers': [
    '[name] seen today by [name] for chest pain, son mark came with her, grant brought her on [date:2026]',
    1,
  ],
  'wrapped lower case': [`${LOWER.replaceAll('. ', '.\n')}\n${LOWER}`, 1],
  'an ordinary heading line that runs on in lower case': [
    `Note for the visit of today, written at home\n${LOWER.replaceAll(/[.,]/g, '')} ${LOWER.replaceAll(/[.,]/g, '')} ${LOWER.replaceAll(/[.,]/g, '')}`,
    2,
  ],
}
