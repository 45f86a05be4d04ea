/**
 * The file name of a tenant: what is not a lower-case letter, a digit or a hyphen is written as `_` and
 * two hexadecimal digits per byte. So no id leaves the directory, and two ids that differ in case
 * only have two files on a file system that does not tell case apart.
 *
 * @example
 * tenantFileName('riverside')    // 'riverside.sqlite'
 * tenantFileName('../Etc')       // '_2e_2e_2f_45tc.sqlite'
 */
export function tenantFileName(tenant: string): string {
  return `${tenantFolderName(tenant)}.sqlite`
}

/** The same for a folder of the tenant. */
export function tenantFolderName(tenant: string): string {
  return Array.from(Buffer.from(tenant, 'utf8'), (byte) => {
    const character = String.fromCharCode(byte)
    return /[a-z0-9-]/.test(character) ? character : `_${byte.toString(16).padStart(2, '0')}`
  }).join('')
}
