/**
 * Ordinary English words that companies are named by, or have as tickers. Alone, such a word is taken for
 * the company only where it is written and used as a name.
 */
const BEFORE_NOUNS = `
advance all american any are as at be best better big blue bold bright can capital central civil classic clean
clear cloud common compass core cost credit data digital direct dominion double east eastern energy enterprise
express fair fast federal financial first focus for forward free frontier fresh full future general global gold good
grand great green growth has he home icon ideal income industrial insight integrity international investment is it key
land leading legacy life live local low main major market master max maximum media mega metro mid minimum
mission model modern national natural new next north northern now on one open optimal option or origin our own pacific peak
performance plain power premier prime pro progressive project public pure quality real regional reliable republic research risk
royal safe security select signature simple single smart so social solar solid southern special standard star state
steady sterling strategic strong summit sun super sure sustainable systems target technology total trade true trust united
universal up urban us value vertical virtual vital water west western white wide world`
const NOUNS = `
ally amazon apple arch arrow atlas aurora balance ball bank beacon block bloom boot box bridge brook buckle
cable cable car cargo carnival cat chase chemical chart coach coast compound copper corner crane crown
delta discover door dollar dome dove dream eagle edge element emerald equity eye falcon figure flag fleet flex
ford forest fortress fox gap gate genesis globe graham guess gulf harbor harbour harvest haven hawk hook horizon
host hub hunt insulet iris island jet lamb lantern leaf lemon lens lion loop lotus lumen maple mark match
mosaic moon news oak oil olive orange orbit orchard oracle otter owl paramount park patron peach pearl pilot pine pioneer
planet plug pool post pulse quest rain ranger raven reach ridge ring river rock root rush sage sail school sea
shell ship sky snap snow spark spirit spring sprout square steel stone stride stripe swan table tempest tide tiger
timber torch tower trace trail travelers tree trident twist unity valley vault vine visa vista wave willow wind wing wolf zoom`

const beforeNouns: ReadonlySet<string> = new Set(BEFORE_NOUNS.trim().split(/\s+/))
const nouns: ReadonlySet<string> = new Set(NOUNS.trim().split(/\s+/))

/**
 * Whether a word is an ordinary one, and if so whether it stands before nouns as an adjective does
 * (`key assumptions`, `target revenue`).
 *
 * @example
 * ordinaryWord('Target') // 'before-nouns'
 */
export function ordinaryWord(word: string): 'before-nouns' | 'noun' | undefined {
  const plain = word.toLowerCase()
  if (beforeNouns.has(plain)) return 'before-nouns'
  return nouns.has(plain) ? 'noun' : undefined
}
