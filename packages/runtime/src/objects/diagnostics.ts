import { FccError } from '@fcc/plugin-api'

/** What goes wrong with contents that lie in an object store. */
export const objectErrors = {
  missing: (tenant: string, { store, name }: Named): FccError =>
    new FccError({
      code: 'FCC_OBJECT_MISSING',
      why: `A content of tenant ${tenant} lies in the object store ${store} as ${name}, and there is no such object.`,
      fix: 'Put the objects of the tenant back from where they are kept twice, or restore the tenant from a backup, which has them in it.',
    }),
  damaged: (tenant: string, { store, name }: Named): FccError =>
    new FccError({
      code: 'FCC_OBJECT_DAMAGED',
      why: `The object ${name} of tenant ${tenant} in the object store ${store} is not what was put there.`,
      fix: 'Find out who can write there. Put the object back from where it is kept twice, or restore the tenant from a backup.',
    }),
  elsewhere: (tenant: string, store: string, here: string | undefined): FccError =>
    new FccError({
      code: 'FCC_OBJECT_STORE_ABSENT',
      why: `A content of tenant ${tenant} lies in the object store ${store}, and this host has ${here === undefined ? 'none' : `only ${here}`}.`,
      fix: `Name ${store} under objects.use in fcc.yaml, with the settings of its plugin. To leave it, make a backup with it and restore without it.`,
    }),
  damagedReference: (tenant: string): FccError =>
    new FccError({
      code: 'FCC_OBJECT_DAMAGED',
      why: `A content of tenant ${tenant} names an object in a way that nobody wrote.`,
      fix: 'Find out who can write to the store, and restore the tenant from a backup.',
    }),
} as const

interface Named {
  readonly store: string
  readonly name: string
}
