const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/**
 * Words that join others and mean little by themselves, in the languages of most briefs. They are left
 * out where two texts are compared, so that a shared `the` shows nothing.
 */
export const FUNCTION_WORDS: ReadonlySet<string> = new Set([
  ...words(`
    a an the and or but nor so yet if then than that this these those there here it its he she they them
    their we us our you your i me my of in on at by to from for with without into onto over under about
    as is are was were be been being am do does did done has have had having will would shall should can
    could may might must ought not no yes who whom whose which what when where why how all any each every
    some such same other another more most also only just very too up down out off again between during
    before after per via etc`),
  ...words(`
    der die das den dem des ein eine einen einem einer eines und oder aber wenn dann dass dieser diese
    dieses es er sie wir ihr ich von zu zum zur im am auf aus bei mit nach ohne für über unter durch als
    wie ist sind war waren sein wird werden hat haben muss müssen soll sollen sollte kann können darf
    dürfen nicht kein keine auch nur noch sich`),
  ...words(`
    le la les un une des du de et ou mais si ce cette ces il elle ils elles nous vous je que qui dans sur
    sous par pour avec sans est sont était être a ont doit doivent peut peuvent ne pas plus au aux se`),
  ...words(`
    el los las una unos unas y o pero que quien en con sin por para es son era ser ha han debe deben puede
    pueden no se su sus al del lo il lo gli uno e ma di da con per sono era essere deve devono non si
    os um uma em com sem é são ser tem deve devem pode podem não het een en of maar van te met zonder voor
    zijn was worden heeft moet moeten mag mogen niet`),
])

/** Words of greetings and thanks: a text of nothing else states nothing. */
export const GREETING_WORDS: ReadonlySet<string> = new Set(
  words(`
    hi hello hey hiya dear greetings good morning afternoon evening night day thanks thank please sorry ok
    okay regards best kind warm sincerely yours cheers team everyone everybody folks world friend friends
    today tomorrow hope well fine soon see bye goodbye welcome nice meet test testing lorem ipsum
    hallo guten tag morgen abend liebe lieber grüße gruß danke bitte viele freundliche servus moin
    bonjour bonsoir salut merci cordialement hola buenos días buenas tardes noches gracias saludos ciao
    buongiorno grazie olá obrigado bom dia goedemorgen dank hej tack
    你好 您好 谢谢 こんにちは ありがとう おはよう 안녕하세요 감사합니다 привет здравствуйте спасибо
    مرحبا شكرا नमस्ते สวัสดี`),
)
