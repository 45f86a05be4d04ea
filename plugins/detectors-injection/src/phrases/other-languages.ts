import { type Phrase, upTo } from './phrase.ts'

/**
 * The commonest of these phrases in French, Spanish, Portuguese, Italian and German, without the marks of
 * their letters: a reading bares the text of them, too.
 */
export const otherLanguages: readonly Phrase[] = [
  {
    id: 'fr-override-rules',
    score: 0.8,
    parts: [
      'ignorez|ignore|oubliez|oublie|ne tenez pas compte|ne respectez pas|contournez',
      upTo(3),
      'instructions|instruction|consignes|regles|directives',
      upTo(1),
      'precedentes|precedente|anterieures|ci dessus|systeme|initiales',
    ],
  },
  {
    id: 'fr-new-instructions',
    score: 0.6,
    parts: [
      'suivez|suis|obeissez',
      upTo(2),
      'nouvelle consigne|nouvelles consignes|nouvelles instructions',
    ],
  },
  {
    id: 'fr-disclose',
    score: 0.8,
    parts: [
      'revelez|revele|affichez|affiche|montrez|divulguez|repetez|envoyez',
      upTo(4),
      'prompt systeme|invite systeme|instructions systeme|message systeme|mots de passe|secrets|identifiants',
    ],
  },
  {
    id: 'fr-approve-tools',
    score: 0.75,
    parts: ['approuvez|approuve|autorisez|acceptez', upTo(3), 'outils|outil|appels d outils'],
  },
  {
    id: 'fr-become-another',
    score: 0.7,
    parts: [
      'vous etes|tu es|agissez en|comportez vous en',
      upTo(2),
      'administrateur|superutilisateur|root',
    ],
  },
  {
    id: 'fr-remember',
    score: 0.75,
    parts: [
      'memorisez|memorise|retenez|souvenez vous|enregistrez',
      upTo(5),
      'administrateur|definitivement|pour toujours|toutes les sessions',
    ],
  },
  {
    id: 'es-override-rules',
    score: 0.8,
    parts: [
      'ignora|ignore|ignorar|olvida|olvide|haz caso omiso de|haga caso omiso de|descarta',
      upTo(3),
      'instrucciones|reglas|indicaciones|directrices',
      upTo(1),
      'anteriores|previas|del sistema|iniciales',
    ],
  },
  {
    id: 'es-disclose',
    score: 0.8,
    parts: [
      'revela|revele|muestra|muestre|imprime|envia',
      upTo(4),
      'prompt del sistema|mensaje del sistema|instrucciones del sistema|contrasenas|credenciales|secretos',
    ],
  },
  {
    id: 'pt-override-rules',
    score: 0.8,
    parts: [
      'ignore|ignora|esqueca|esquece|desconsidere',
      upTo(3),
      'instrucoes|regras|diretrizes',
      upTo(1),
      'anteriores|previas|acima|do sistema',
    ],
  },
  {
    id: 'it-override-rules',
    score: 0.8,
    parts: [
      'ignora|ignorate|dimentica|dimenticate',
      upTo(3),
      'istruzioni|regole|direttive',
      upTo(1),
      'precedenti|sopra|di sistema|iniziali',
    ],
  },
  {
    id: 'de-override-rules',
    score: 0.8,
    parts: [
      'ignoriere|ignorieren sie|ignoriert|vergiss|vergessen sie|missachte|missachten sie|umgehe',
      upTo(2),
      'vorherigen|vorangegangenen|vorigen|bisherigen|obigen|fruheren|deine|ihre',
      upTo(2),
      'anweisungen|anweisung|regeln|vorgaben|instruktionen|richtlinien',
    ],
  },
  {
    id: 'de-disclose',
    score: 0.8,
    parts: [
      'verrate|verraten sie|zeige|zeigen sie|gib|geben sie|nenne|sende|schicke',
      upTo(4),
      'systemprompt|system prompt|systemanweisung|systemanweisungen|passworter|zugangsdaten|geheimnisse',
    ],
  },
]
