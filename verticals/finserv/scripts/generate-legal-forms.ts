import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { normaliseForm } from '../src/mnpi/legal-forms.ts'

/**
 * Derives `data/legal-forms.json` from the published list of entity legal forms (ISO 20275): the
 * names and abbreviations of forms, as company names end in them. These are facts; codes,
 * jurisdictions and dates are not taken over.
 *
 *   node scripts/generate-legal-forms.ts [folder of the published files]
 */

const SOURCE = {
  title: 'ISO 20275 entity legal forms, code list of GLEIF',
  file: 'elf/elf-code-list-v1.5.csv.gz',
  version: '1.5',
  licence: 'CC0-1.0',
}
/** Longer names are descriptions that no company bears. */
const MOST_WORDS = 5
/** Columns of the list that hold names, one each, and abbreviations, divided by semicolons. */
const NAMES = [
  'Entity Legal Form name Local name',
  'Entity Legal Form name Transliterated name (per ISO 01-140-10)',
]
const ABBREVIATIONS = ['Abbreviations Local language', 'Abbreviations transliterated']
/** Kinds of body on the list that are no companies: the word is part of a name, not its form. */
const NO_COMPANY =
  /^(?:region|kraj|obec|kommun|kunta|bank|trust|fund|funds|credit union|association|charity|department|municipalidad)$/
/** What the list leaves out, and company names end in: usual spellings of forms that are on it. */
const USUAL = [
  ...['plc', 'public limited company', 'spa', 'kk', 'kabushiki kaisha', 'gk', 'tbk', 'pjsc', 'pao'],
  ...[
    'ag & co kgaa',
    'gmbh & co kg',
    'gmbh & co kgaa',
    'se & co kgaa',
    'ag & co kg',
    '& co',
    'co',
    'company',
  ],
  ...[
    'co ltd',
    'co limited',
    'company limited',
    'co inc',
    'co llc',
    'corp',
    'corporation',
    'limited',
    'incorporated',
  ],
  ...[
    'holding',
    'holdings',
    'group',
    'groupe',
    'gruppe',
    'grupo',
    'gruppo',
    'pte ltd',
    'pvt ltd',
    'private limited',
  ],
  ...[
    'sa de cv',
    'sab de cv',
    'sab',
    'sae',
    'saog',
    'qpsc',
    'psc',
    'nyrt',
    'ad',
    'dd',
    'ehf',
    'hf',
    'oyj',
    'abp',
    'publ',
    'ab publ',
  ],
]

/** The data file, as text, derived from the published list under a folder. */
export function generateForms(folder: string): string {
  const bytes = readFileSync(join(folder, SOURCE.file))
  const rows: readonly Record<string, string>[] = parse(gunzipSync(bytes), {
    bom: true,
    columns: true,
  })
  const listed = rows
    .filter((row) => row['ELF Status ACTV/INAC'] === 'ACTV')
    .flatMap((row) => [
      ...NAMES.map((column) => row[column] ?? ''),
      ...ABBREVIATIONS.flatMap((column) => (row[column] ?? '').split(';')),
    ])
  const forms = [...listed, ...USUAL]
    .map(normaliseForm)
    .filter((form) => form.length > 1 && !/\d/.test(form))
    .filter((form) => form.split(' ').length <= MOST_WORDS && !NO_COMPANY.test(form))
  return `${JSON.stringify(
    {
      title: SOURCE.title,
      source: SOURCE.file,
      version: SOURCE.version,
      licence: SOURCE.licence,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      forms: byLetter([...new Set(forms)].sort()),
    },
    null,
    2,
  )}\n`
}

/** Forms as one line a letter: a change shows as a change of one line. */
function byLetter(forms: readonly string[]): Record<string, string> {
  const letters = Map.groupBy(forms, (form) => form.charAt(0))
  return Object.fromEntries([...letters].map(([letter, list]) => [letter, list.join('; ')]))
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const here = fileURLToPath(new URL('..', import.meta.url))
  const folder = process.argv[2] ?? join(here, '../../../shared/data')
  writeFileSync(join(here, 'data/legal-forms.json'), generateForms(folder))
}
