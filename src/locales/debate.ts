import { message } from './locale.ts';

/** What is said of a debate, to the room, to its instructor and to each person. */
export const debateWords = {
  voteLabel: message<{ round: number }>({ fr: 'Débat, vote {round}', en: 'Debate, vote {round}' }),
  voteOverLabel: message<{ round: number }>({ fr: 'Débat, vote {round} clos', en: 'Debate, vote {round} closed' }),
  discussionLabel: message({ fr: 'Débat, discussion', en: 'Debate, discussion' }),
  resultLabel: message({ fr: 'Débat, résultat', en: 'Debate, result' }),
  stoppedLabel: message({ fr: 'Débat arrêté', en: 'Debate stopped' }),
  secret: message({
    fr: 'Le vote est secret, et vous pouvez en changer jusqu’à la cloche.',
    en: 'The vote is secret, and you can change it until the bell.',
  }),
  voteAgain: message({
    fr: 'Deuxième vote : gardez votre avis ou changez-en.',
    en: 'Second vote: keep your view or change it.',
  }),
  hint: message({ fr: 'Un indice. ', en: 'A hint. ' }),
  voted: message<{ count: number }>({
    fr: '{count, plural, =0 {Aucun vote pour l’instant} one {# vote} other {# votes}}',
    en: '{count, plural, =0 {No vote yet} one {# vote} other {# votes}}',
  }),
  deciding: message<{ count: number }>({
    fr: '{count, plural, =0 {Personne n’a voté.} one {# personne a voté.} other {# personnes ont voté.}} La suite est entre les mains de la personne qui mène le débat.',
    en: '{count, plural, =0 {Nobody voted.} one {# person voted.} other {# people voted.}} What comes next is up to whoever leads the debate.',
  }),
  discussing: message({
    fr: 'Discutez : cherchez quelqu’un qui a voté autrement et comprenez son raisonnement.',
    en: 'Discuss: find someone who voted differently and understand their reasoning.',
  }),
  reasonsTitle: message({ fr: 'Pour lancer la discussion', en: 'To start the discussion' }),
  next: message({ fr: 'Clore le vote', en: 'Close the vote' }),
  secondVote: message({ fr: 'Passer au second vote', en: 'Go to the second vote' }),
  stop: message({ fr: 'Arrêter', en: 'Stop' }),
  stopQuestion: message({
    fr: 'Arrêter le débat maintenant ? Son résultat sera montré tel qu’il est.',
    en: 'Stop the debate now? Its result will be shown as it stands.',
  }),
  goOn: message({ fr: 'Continuer', en: 'Go on' }),
  seeSplit: message({ fr: 'Voir le partage et décider', en: 'See the split and decide' }),
  splitTitle: message({ fr: 'Le partage du premier vote', en: 'The split of the first vote' }),
  splitSecret: message({
    fr: 'La classe ne voit pas ces chiffres avant la fin.',
    en: 'The class does not see these figures before the end.',
  }),
  splitNotYet: message({
    fr: 'Le partage se lit une fois le premier vote clos.',
    en: 'The split can be read once the first vote is closed.',
  }),
  explain: message({ fr: 'Expliquer maintenant', en: 'Explain now' }),
  discuss: message({ fr: 'Faire discuter', en: 'Have them discuss' }),
  giveHint: message({ fr: 'Donner un indice et revoter', en: 'Give a hint and vote again' }),
  option: message({ fr: 'Option', en: 'Option' }),
  votes: message({ fr: 'Votes', en: 'Votes' }),
  before: message({ fr: 'Avant', en: 'Before' }),
  after: message({ fr: 'Après', en: 'After' }),
  oneVote: message({ fr: 'Un seul vote a eu lieu.', en: 'There was one vote only.' }),
  moved: message<{ moved: number; both: number }>({
    fr: '{moved, plural, =0 {Personne n’a changé d’avis} one {# personne sur {both} a changé d’avis} other {# personnes sur {both} ont changé d’avis}}.',
    en: '{moved, plural, =0 {Nobody changed their mind} one {# person out of {both} changed their mind} other {# people out of {both} changed their mind}}.',
  }),
  tooFew: message<{ count: number }>({
    fr: 'Moins de {count} personnes ont voté deux fois : on ne montre pas qui est passé d’où à où.',
    en: 'Fewer than {count} people voted twice: who went from where to where is not shown.',
  }),
  flow: message<{ count: number; from: string; to: string }>({
    fr: '{count, plural, one {# personne est passée} other {# personnes sont passées}} de {from} à {to}',
    en: '{count, plural, one {# person} other {# people}} went from {from} to {to}',
  }),
  shiftAlt: message<{ title: string; rows: string; moved: string }>({
    fr: '{title} Avant et après : {rows}. {moved}',
    en: '{title} Before and after: {rows}. {moved}',
  }),
  shiftRow: message<{ text: string; before: number; after: number }>({
    fr: '{text}, {before} puis {after}',
    en: '{text}, {before} then {after}',
  }),
  model: message({ fr: 'Ce que dit la documentation. ', en: 'What the documentation says. ' }),
  behind: message<{ option: string }>({ fr: 'Derrière « {option} ». ', en: 'Behind “{option}”. ' }),
  taken: message<{ option: string }>({ fr: 'C’est noté : {option}. ', en: 'Got it: {option}. ' }),
  changed: message<{ option: string; before: string }>({
    fr: 'Changé : {option}. Ton premier vote, {before}, ne compte plus. ',
    en: 'Changed: {option}. Your first vote, {before}, no longer counts. ',
  }),
  reasonTaken: message({ fr: 'Ta raison est gardée, sans ton nom. ', en: 'Your reason is kept, without your name. ' }),
  addReason: message({ fr: 'Dire pourquoi', en: 'Say why' }),
  reasonTitle: message({ fr: 'Pourquoi ce choix', en: 'Why this choice' }),
  reasonLabel: message({ fr: 'Ta raison, en une phrase', en: 'Your reason, in one sentence' }),
  reasonHint: message({
    fr: 'Elle pourra ouvrir la discussion, sans ton nom.',
    en: 'It may open the discussion, without your name.',
  }),
  send: message({ fr: 'Envoyer', en: 'Send' }),
} as const;
