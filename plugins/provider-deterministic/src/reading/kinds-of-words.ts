/** A list of words and phrases that a text is searched for. */
export interface WordList {
  /** The first of them in a text, as it is written there, and where. */
  find(text: string): { readonly word: string; readonly at: number } | undefined
  isIn(text: string): boolean
}

function list(words: string): WordList {
  const all = words.trim().split(/\s*\n\s*|\s*,\s*/)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${all.join('|')})(?![\\p{L}\\p{N}])`, 'u')
  const find: WordList['find'] = (text) => {
    // By lower case, for an expression that ignores case compiles slowly; few letters change their length.
    const lowered = text.toLowerCase()
    const found = pattern.exec(lowered.length === text.length ? lowered : text)
    if (!found) return undefined
    return { word: text.slice(found.index, found.index + found[0].length), at: found.index }
  }
  return { find, isIn: (text) => find(text) !== undefined }
}

/** Words that ask for something which nobody can measure. */
export const VAGUE = list(`
  quick, quickly, fast, easy, easily, simple, simply, intuitive, user-friendly, modern, robust, flexible
  scalable, seamless, efficient, efficiently, appropriate, adequate, reasonable, sufficient, suitable, soon
  as soon as possible, as needed, if possible, asap, and so on, good, better, nice, many, few, large, small
  schnell, einfach, benutzerfreundlich, möglichst, bald, rapide, rapidement, facile, simplement, bientôt
  rápido, rápidamente, fácil, sencillo, pronto, veloce, semplice, snel, eenvoudig`)

/** Words of what is there today. */
export const THERE_TODAY = list(`
  already, existing, exists, exist, today, currently, at present, stands, owns, bereits, vorhanden, heute
  derzeit, déjà, existant, aujourd'hui, ya existe, actualmente, hoy, già, oggi, reeds, al`)

/** Words of what happens by the clock or by itself. */
export const BY_ITSELF = list(`
  every, each, daily, nightly, weekly, monthly, yearly, hourly, annually, automatic, automatically, scheduled
  at \\d\\d:\\d\\d, jeden, jede, jedes, täglich, wöchentlich, monatlich, automatisch, chaque, quotidiennement
  automatiquement, cada, diariamente, automáticamente, ogni, elke, dagelijks, 毎日, 每天`)

/** Words of trouble. */
export const TROUBLE = list(`
  not, never, without, down, fail, fails, failed, failure, lost, broken, late, overdue, missing, error, errors
  cannot, expired, expires, unavailable, nicht, ohne, verloren, kaputt, defekt, fehlt, pas, sans, perdu, cassé
  no, sin, perdido, roto, senza, zonder, niet`)

/** Words of what undoes an act. */
export const WAY_BACK = list(`
  undo, cancel, cancelled, revert, reverted, restore, restored, roll back, rolled back, back out, corrected
  reopen, reopened, withdraw, withdrawn, stornieren, rückgängig, wiederherstellen, annuler, rétablir, cancelar
  restaurar, annullare, ripristinare, annuleren, herstellen`)

/** Words of what is kept as data. */
export const DATA = list(`
  hold, holds, store, stores, stored, keep, keeps, kept, record, records, recorded, contain, contains, delete
  deleted, erase, erased, data, register, database, file, files, field, fields, history, speichern, gespeichert
  löschen, gelöscht, daten, stocker, conserver, supprimer, données, guardar, almacenar, borrar, datos`)

/** Words of a machine that acts, where a person would not. */
export const MACHINE = list(`
  system, software, service, server, page, app, application, register, database, device, program, tool
  website, site, dienst, seite, système, logiciel, sistema, systeem`)
