import { FccError } from '@fcc/plugin-api'

/** The catalogue of what this package reports: code → why and fix. */
const catalogue = {
  FCC_SEALING_KEY_PERMISSIONS: (path: string, found: string, wanted: string) => [
    `${path} is ${found}, so others could read or replace the master key.`,
    `Make it ${wanted}, and consider the key known to whoever could reach it until now.`,
  ],
  FCC_SEALING_KEY_INVALID: (where: string, fault: string) => [
    `The master key in ${where} ${fault}.`,
    'Restore the key from its backup; without it nothing that is sealed can be opened.',
  ],
  FCC_SEALING_KEY_UNREADABLE: (path: string) => [
    `The master key ${path} could neither be read nor made.`,
    'Check that the directory exists, is writable and lies on a disk with room.',
  ],
  FCC_SEALING_WRONG_MASTER_KEY: (name: string, wrappedBy: string, present: string) => [
    `The key ${name} was wrapped by master key ${wrappedBy}, and the one at hand is ${present}.`,
    'Start with the master key that belongs to this control store.',
  ],
  FCC_SEALING_KEY_DAMAGED: (name: string) => [
    `The wrapped key ${name} does not unwrap, or is not the key of that name.`,
    'Restore the control store from a backup.',
  ],
  FCC_SEALING_VERSION_MISSING: (name: string, wanted: number, there: number) => [
    `Something is sealed under version ${wanted} of the key of ${name}, and the control store has ${there} of them.`,
    'Restore the control store from a backup that is younger than the last rotation.',
  ],
  FCC_SEALING_TOO_MANY_VERSIONS: (name: string, most: number) => [
    `The key of ${name} has ${most} versions already, and gets no further one.`,
    'Rotate it less often; what is sealed stays as it is.',
  ],
  FCC_SEALING_KEY_CONTENDED: (name: string) => [
    `The key of ${name} was changed by somebody else each time that it was to be changed here.`,
    'Run the same command again: it continues where this one ended.',
  ],
  FCC_SEALING_NOT_RENEWED: (id: string) => [
    `The master key ${id} comes from where no new one can be made.`,
    'Name the new key as keys.master in fcc.yaml and this one under keys.known, start every process anew, then run fcc keys rotate.',
  ],
  FCC_SEALING_MASTER_OVERDUE: (id: string, since: string, days: number, renews: boolean) => [
    `The master key ${id} is in use since ${since}, longer than the ${days} days of its schedule, and ${renews ? 'no host has renewed it' : 'FCC cannot renew it where it comes from'}.`,
    renews
      ? 'Run fcc keys rotate --master, or keep a host running and look at what it says of the key.'
      : 'Name a new key as keys.master in fcc.yaml and this one under keys.known, start every process anew, then run fcc keys rotate --master.',
  ],
  FCC_SEALING_MASTER_AGE: (id: string, code: string) => [
    `How old the master key ${id} is could not be told (${code}), so that it is renewed on no schedule.`,
    'Let the token read transit/keys/NAME and look at the service; a key that has no time of its own is counted from when a host that runs first met it.',
  ],
  FCC_SEALING_MASTER_LOOK: (what: string) => [
    `A look whether the master key is due ended in a way that nobody foresaw: ${what}.`,
    'Report it with this text: it is a fault of FCC or of a plugin. The next look is made as if this one had not been.',
  ],
  FCC_SEALING_NOT_RETIRED: (id: string, why: string) => [
    `The master key ${id} cannot be given up: ${why}.`,
    'Run fcc keys status: it names those that can be given up. What is under another one still goes over with fcc keys rotate --master.',
  ],
  FCC_SEALING_KEY_SERVICE: (address: string, what: string) => [
    `The key service at ${address} could not be asked: ${what}. Nothing is sealed or opened under a key that is not at hand.`,
    'See that it runs, is unsealed and can be reached; then try again. Nothing is lost.',
  ],
  FCC_SEALING_KEY_SERVICE_REFUSED: (address: string, what: string) => [
    `The key service at ${address} refused: ${what}.`,
    'Check the token, its policy, and the mount and name of the key, under keys.master in fcc.yaml.',
  ],
  FCC_SEALING_KEY_SERVICE_SETTINGS: (what: string) => [
    `The key service cannot be used as it is set up: ${what}.`,
    'Correct keys.master in fcc.yaml.',
  ],
  FCC_SEALING_NO_SUBJECT: () => [
    'Content was to be sealed or addressed without saying whose data it is.',
    'Name at least one subject; where nobody is known, the run itself is the subject.',
  ],
  FCC_SEALING_NOT_A_REFERENCE: () => [
    'A subject was named that is not a keyed reference.',
    'Turn the id of a subject into a reference with `subjectReference` first.',
  ],
  FCC_SEALING_NOT_PREPARED: (what: string) => [
    `${what} was used before its keys were there.`,
    'Await `prepare` with these subjects, or `ready`, before the synchronous form.',
  ],
  FCC_SEALING_SHREDDED: (subject: string) => [
    `The key of ${subject} was shredded, so what was sealed under it cannot be opened, and nothing new is sealed under it.`,
    'Continue without this content; there is no way to get it back.',
  ],
  FCC_SEALING_KEY_MISSING: (subject: string) => [
    `The control store has no key of ${subject} and notes no erasure of it.`,
    'Use the control store that belongs to this data, or restore it from a backup.',
  ],
  FCC_SEALING_TAMPERED: (fault: string) => [
    `Sealed content cannot be opened: ${fault}.`,
    'Restore the content from a backup, and find out who changed it.',
  ],
  FCC_SEALING_CLOSED: (what: string) => [
    `${what} is closed.`,
    'Open it again before using it, or close it later.',
  ],
} satisfies Record<string, (...facts: never[]) => readonly [why: string, fix: string]>

type Catalogue = typeof catalogue

/** A code that this package can report. */
export type SealingCode = keyof Catalogue

/** Every code that this package can report. */
export const SEALING_CODES: readonly string[] = Object.freeze(Object.keys(catalogue))

/** Makes one error of sealing. No error says anything of a key or of what is sealed. */
export function sealingError<Code extends SealingCode>(
  code: Code,
  facts: Parameters<Catalogue[Code]>,
  cause?: unknown,
): FccError {
  const compose = catalogue[code] as (
    ...facts: Parameters<Catalogue[Code]>
  ) => readonly [string, string]
  const [why, fix] = compose(...facts)
  return new FccError({ code, why, fix, cause })
}
