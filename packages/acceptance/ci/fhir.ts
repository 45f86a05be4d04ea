/**
 * What others say of the FHIR that healthcare writes: a run is exported and a bundle de-identified by the
 * command line, and HAPI FHIR judges both against the definitions of R4; then the same with one required
 * element taken away, which it has to refuse. The judge lies beside the conformance data and is told by
 * `FCC_CONFORMANCE_DATA`; a JDK and Maven are installed where they are missing.
 *
 *   pnpm exec node packages/acceptance/ci/fhir.ts
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const data = process.env.FCC_CONFORMANCE_DATA ?? join(root, '../shared/data')
const judge = resolve(data, '../validators/fhir/validate')
const folder = mkdtempSync(join(tmpdir(), 'fcc-fhir-'))
const inputs = join(root, 'examples/quickstart/inputs/healthcare')

/** A bundle that R4 takes, with what identifies a patient in it. */
const BUNDLE = {
  resourceType: 'Bundle',
  type: 'collection',
  timestamp: '2026-03-02T10:15:00Z',
  entry: [
    {
      fullUrl: 'urn:uuid:6f1b7a52-2c9e-4a53-9a2e-0d6b8f4c1e77',
      resource: {
        resourceType: 'Patient',
        id: 'p-4711',
        meta: { lastUpdated: '2026-03-02T10:15:00Z' },
        text: {
          status: 'generated',
          div: '<div xmlns="http://www.w3.org/1999/xhtml"><p>Seen by <b>Dr. Reyes</b> today.</p></div>',
        },
        identifier: [{ system: 'urn:oid:1.2.36.146.595', value: '00482919' }],
        name: [{ use: 'official', family: 'Okonkwo', given: ['Maren'] }],
        telecom: [{ system: 'phone', value: '715-555-0142' }],
        gender: 'female',
        birthDate: '1931-04-12',
        address: [{ line: ['12 Hills Rd'], city: 'Menomonie', state: 'WI', postalCode: '54751' }],
      },
    },
    {
      fullUrl: 'urn:uuid:0b3f5f0e-6a1d-4f27-8f55-3f1f8a6d2c10',
      resource: {
        resourceType: 'Observation',
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
        subject: { reference: 'urn:uuid:6f1b7a52-2c9e-4a53-9a2e-0d6b8f4c1e77' },
        effectiveDateTime: '2026-03-02T09:00:00Z',
        issued: '2026-03-02T09:30:00Z',
        valueQuantity: {
          value: 1.1,
          unit: 'mg/dL',
          system: 'http://unitsofmeasure.org',
          code: 'mg/dL',
        },
        note: [{ text: 'She is doing well.' }],
      },
    },
  ],
}

/** Elements that R4 asks for, by the kind of resource; each is taken away from one of that kind. */
const REQUIRED: readonly (readonly [kind: string, element: string])[] = [
  ['Provenance', 'recorded'],
  ['Provenance', 'target'],
  ['Provenance', 'agent'],
  ['AuditEvent', 'recorded'],
  ['AuditEvent', 'type'],
  ['AuditEvent', 'agent'],
  ['AuditEvent', 'source'],
]

/** Debian's; it is part of the system that builds run on and of no package. */
const packageManager = ['apt', 'get'].join('-')

function installJava(): void {
  const missing = ['javac', 'mvn'].filter((tool) => spawnSync(tool, ['-version']).status !== 0)
  if (missing.length === 0) return
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  for (const words of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', 'default-jdk-headless', 'maven'],
  ]) {
    execFileSync(packageManager, words, { env, stdio: ['ignore', 'ignore', 'inherit'] })
  }
}

function fcc(...words: readonly string[]): string {
  return execFileSync(process.execPath, [join(root, 'packages/cli/bin/fcc.js'), ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '--conditions=source' },
  })
}

/** Runs a scenario and gives back the id of the run. */
function runOf(scenario: string, file: string): string {
  const { run } = JSON.parse(fcc('run', scenario, '--input', file, '--as', 'ada', '--json')) as {
    readonly run: string | { readonly id: string }
  }
  return typeof run === 'string' ? run : run.id
}

/** The export with one element of one resource taken away. */
function without(text: string, kind: string, element: string): string {
  const bundle = JSON.parse(text) as {
    readonly entry: readonly { readonly resource: Record<string, unknown> }[]
  }
  const resource = bundle.entry.find((entry) => entry.resource.resourceType === kind)?.resource
  if (!resource || !(element in resource)) throw new Error(`No ${kind} has ${element}.`)
  delete resource[element]
  return JSON.stringify(bundle)
}

let passed = 0
let failed = 0
const check = (what: string, isSo: boolean): void => {
  if (isSo) passed += 1
  else failed += 1
  console.log(`  ${isSo ? '✓' : '✗'} ${what}`)
}

try {
  installJava()
  if (!existsSync(judge))
    throw new Error('The validator of FHIR is not beside the conformance data.')
  mkdirSync(join(folder, 'node_modules'))
  symlinkSync(join(root, 'verticals/healthcare'), join(folder, 'node_modules/fcc-healthcare'))
  const manifest = { private: true, type: 'module', dependencies: { 'fcc-healthcare': '*' } }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'fcc.yaml'), 'tenants: { riverside: {} }\n')
  writeFileSync(join(folder, 'bundle.json'), JSON.stringify(BUNDLE))
  const run = runOf('deidentify-and-release', join(inputs, 'discharge-note.txt'))
  fcc('export', run, '--format', 'fcc-healthcare/fhir', '-o', 'export.json', '--as', 'ada')
  const exported = readFileSync(join(folder, 'export.json'), 'utf8')
  const released = runOf('deidentify-records', 'bundle.json')
  const made = fcc('outcome', released, 'deidentified-record', '--as', 'ada')
  writeFileSync(join(folder, 'released.json'), made)
  check('the bundle that was released names nobody', !/Okonkwo|00482919|Hills|1931/.test(made))
  for (const [kind, element] of REQUIRED) {
    writeFileSync(join(folder, `${kind}-${element}.json`), without(exported, kind, element))
  }
  const files = readdirSync(folder).filter(
    (name) => name.endsWith('.json') && name !== 'package.json',
  )
  const judged = spawnSync(judge, files, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours of a terminal
  const lines = judged.stdout.replace(/\u001b\[[0-9;]*m/g, '').split('\n')
  const verdicts = new Map(
    lines.flatMap((line) => {
      const [, verdict, name] = /^(valid|INVALID)\s+(\S+)$/.exec(line) ?? []
      return verdict && name ? [[name, verdict] as const] : []
    }),
  )
  for (const name of ['export.json', 'bundle.json', 'released.json']) {
    check(`${name} is valid FHIR R4`, verdicts.get(name) === 'valid')
  }
  for (const [kind, element] of REQUIRED) {
    check(
      `a ${kind} without ${element} is refused`,
      verdicts.get(`${kind}-${element}.json`) === 'INVALID',
    )
  }
  if (failed > 0)
    console.log(lines.filter((line) => /ERROR|FATAL|INVALID/.test(line)).join('\n'), judged.stderr)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`fhir: ${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
