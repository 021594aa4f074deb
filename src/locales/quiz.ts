import { message } from './locale.ts';

/** What is said of a quiz, to the room and to each person. */
export const quizWords = {
  wholeCourse: message({ fr: 'tout le cours', en: 'the whole course' }),
  lobbyLabel: message({ fr: 'Quiz', en: 'Quiz' }),
  lobbyRules: message<{ questions: number }>({
    fr: '{questions, plural, one {# question} other {# questions}}.',
    en: '{questions, plural, one {# question} other {# questions}}.',
  }),
  lobbyTimed: message<{ seconds: number }>({
    fr: '{seconds} secondes pour chacune.',
    en: '{seconds} seconds for each.',
  }),
  lobbyUntimed: message({
    fr: 'Sans cloche : la suite vient quand tout le monde est prêt.',
    en: 'No bell: the next one comes when everyone is ready.',
  }),
  lobbySpeed: message({
    fr: 'Une bonne réponse vaut 1000 points, un peu moins quand elle tarde.',
    en: 'A right answer is worth 1000 points, a little less when it takes longer.',
  }),
  lobbyAccuracy: message({
    fr: 'Chaque bonne réponse vaut 1000 points, sans compter le temps.',
    en: 'Every right answer is worth 1000 points, whatever the time.',
  }),
  lobbySecret: message({
    fr: 'Personne ne voit votre réponse avant la cloche, et vous pouvez en changer jusque-là.',
    en: 'Nobody sees your answer before the bell, and you can change it until then.',
  }),
  lobbyOver: message({ fr: 'Le quiz a commencé.', en: 'The quiz has started.' }),
  questionLabel: message<{ number: number; total: number }>({
    fr: 'Question {number} / {total}',
    en: 'Question {number} / {total}',
  }),
  revealLabel: message<{ number: number; total: number }>({
    fr: 'Question {number} / {total}, la réponse',
    en: 'Question {number} / {total}, the answer',
  }),
  pausedLabel: message<{ number: number; total: number }>({
    fr: 'Question {number} / {total}, en pause',
    en: 'Question {number} / {total}, paused',
  }),
  true: message({ fr: 'Vrai', en: 'True' }),
  false: message({ fr: 'Faux', en: 'False' }),
  severalHint: message({
    fr: 'Plusieurs réponses sont justes. Une erreur en annule une bonne.',
    en: 'Several answers are right. A wrong one cancels a right one.',
  }),
  pickSeveral: message({ fr: 'Choisir les bonnes réponses', en: 'Choose the right answers' }),
  writeHint: message({ fr: 'Réponse en un mot ou deux.', en: 'Answer in a word or two.' }),
  numberHint: message({ fr: 'Réponse : un nombre.', en: 'Answer: a number.' }),
  numberUnitHint: message<{ unit: string }>({ fr: 'Réponse : un nombre ({unit}).', en: 'Answer: a number ({unit}).' }),
  write: message({ fr: 'Répondre', en: 'Answer' }),
  yourAnswer: message({ fr: 'Ta réponse', en: 'Your answer' }),
  send: message({ fr: 'Envoyer', en: 'Send' }),
  answered: message<{ count: number }>({
    fr: '{count, plural, =0 {Aucune réponse pour l’instant} one {# réponse} other {# réponses}}',
    en: '{count, plural, =0 {No answer yet} one {# answer} other {# answers}}',
  }),
  noBell: message({ fr: 'Pas de cloche sur cette question.', en: 'No bell for this question.' }),
  pauseText: message({ fr: 'En pause', en: 'Paused' }),
  pausedByInstructor: message({
    fr: 'Le quiz reprendra avec le temps qui restait.',
    en: 'The quiz will go on with the time that was left.',
  }),
  pausedUnreachable: message({
    fr: 'La question n’a pas pu être affichée à temps. Le quiz attend qu’on le reprenne.',
    en: 'The question could not be shown in time. The quiz waits to be resumed.',
  }),
  movedBelow: message({ fr: 'La question reprend plus bas.', en: 'The question goes on below.' }),
  why: message({ fr: 'Pourquoi. ', en: 'Why. ' }),
  whyLetter: message<{ letter: string }>({ fr: 'Pourquoi {letter}. ', en: 'Why {letter}. ' }),
  trap: message<{ letter: string }>({ fr: 'Le piège {letter}. ', en: 'The trap in {letter}. ' }),
  theAnswer: message<{ answer: string }>({ fr: 'La réponse : {answer}', en: 'The answer: {answer}' }),
  otherAnswers: message({ fr: 'Autres réponses', en: 'Other answers' }),
  barsAlt: message<{ prompt: string; bars: string }>({
    fr: 'Réponses à « {prompt} » : {bars}.',
    en: 'Answers to “{prompt}”: {bars}.',
  }),
  barAlt: message<{ text: string; count: number; right: string }>({
    fr: '{text} : {count, plural, one {# personne} other {# personnes}}{right, select, yes { (juste)} other {}}',
    en: '{text}: {count, plural, one {# person} other {# people}}{right, select, yes { (right)} other {}}',
  }),
  endLabel: message({ fr: 'Fin du quiz', en: 'End of the quiz' }),
  stoppedLabel: message({ fr: 'Quiz arrêté', en: 'Quiz stopped' }),
  classScore: message<{ percent: number }>({
    fr: 'La classe a trouvé {percent} % des réponses.',
    en: 'The class found {percent}% of the answers.',
  }),
  players: message<{ count: number }>({
    fr: '{count, plural, one {# personne a joué.} other {# personnes ont joué.}}',
    en: '{count, plural, one {# person played.} other {# people played.}}',
  }),
  nobodyPlayed: message({ fr: 'Personne n’a répondu cette fois.', en: 'Nobody answered this time.' }),
  rank: message({ fr: 'Rang', en: 'Rank' }),
  name: message({ fr: 'Nom', en: 'Name' }),
  points: message({ fr: 'Points', en: 'Points' }),
  pointsOf: message<{ points: number }>({
    fr: '{points, plural, one {# point} other {# points}}',
    en: '{points, plural, one {# point} other {# points}}',
  }),
  podiumAlt: message<{ places: string }>({ fr: 'Podium : {places}.', en: 'Podium: {places}.' }),
  placeAlt: message<{ rank: number; name: string; points: number }>({
    fr: '{rank}. {name}, {points, plural, one {# point} other {# points}}',
    en: '{rank}. {name}, {points, plural, one {# point} other {# points}}',
  }),
  deskLabel: message({ fr: 'Pour qui mène la classe', en: 'For whoever leads the class' }),
  deskNothing: message({ fr: 'Aucune question n’a encore été posée.', en: 'No question has been asked yet.' }),
  deskSecret: message({
    fr: 'La classe ne voit pas cette répartition avant la cloche.',
    en: 'The class does not see this split before the bell.',
  }),
  afterBell: message({ fr: 'Après la cloche, la classe verra : ', en: 'After the bell, the class will see: ' }),
  question: message({ fr: 'Question', en: 'Question' }),
  level: message({ fr: 'Niveau', en: 'Level' }),
  answer: message({ fr: 'Réponse', en: 'Answer' }),
  rightAnswers: message({ fr: 'Justes', en: 'Right' }),
  mainTrap: message({ fr: 'Piège', en: 'Trap' }),
  outOf: message<{ right: number; answered: number }>({ fr: '{right} sur {answered}', en: '{right} of {answered}' }),
  trapCount: message<{ letter: string; count: number }>({
    fr: '{letter}, {count, plural, one {# personne} other {# personnes}}',
    en: '{letter}, {count, plural, one {# person} other {# people}}',
  }),
  ownButton: message({ fr: 'Mon résultat', en: 'My result' }),
  recapButton: message({ fr: 'Voir mon bilan', en: 'See my recap' }),
  skip: message({ fr: 'Passer', en: 'Skip' }),
  startNow: message({ fr: 'Commencer', en: 'Start now' }),
  pause: message({ fr: 'Mettre en pause', en: 'Pause' }),
  more: message({ fr: '+ 10 s', en: '+ 10 s' }),
  resume: message({ fr: 'Reprendre', en: 'Resume' }),
  stop: message({ fr: 'Arrêter', en: 'Stop' }),
  stopQuestion: message({
    fr: 'Arrêter le quiz maintenant ? Ce qui a été répondu compte.',
    en: 'Stop the quiz now? What was answered counts.',
  }),
  goOn: message({ fr: 'Continuer', en: 'Go on' }),
} as const;

/** Receipts and the recap: whispers to one person. */
export const receiptWords = {
  taken: message<{ answer: string; seconds: string }>({
    fr: 'C’est noté : {answer}, en {seconds} s. ',
    en: 'Got it: {answer}, in {seconds} s. ',
  }),
  changed: message<{ answer: string; seconds: string; before: string }>({
    fr: 'Changé : {answer}, à {seconds} s. Ta première réponse, {before}, ne compte plus. ',
    en: 'Changed: {answer}, at {seconds} s. Your first answer, {before}, no longer counts. ',
  }),
  confirmed: message<{ answer: string; seconds: string }>({
    fr: 'C’est noté : toujours {answer}, à {seconds} s. ',
    en: 'Got it: still {answer}, at {seconds} s. ',
  }),
  untilBell: message({
    fr: 'Tu peux changer d’avis jusqu’à la cloche.',
    en: 'You can change your mind until the bell.',
  }),
  alreadyAnswered: message({
    fr: 'Ta réponse la plus récente est déjà notée.',
    en: 'Your latest answer is already in.',
  }),
  tooLateBy: message<{ seconds: string }>({
    fr: 'La cloche a sonné {seconds} s avant. Cette réponse n’est pas comptée.',
    en: 'The bell rang {seconds} s before. This answer is not counted.',
  }),
  tooLate: message({
    fr: 'La cloche a déjà sonné. Cette réponse n’est pas comptée.',
    en: 'The bell has already rung. This answer is not counted.',
  }),
  notYet: message({
    fr: 'Les réponses ne sont pas ouvertes en ce moment. Réponds quand la question est affichée.',
    en: 'Answers are not open right now. Answer when the question is shown.',
  }),
  notAChoice: message({
    fr: 'Cette réponse ne fait pas partie des choix. Choisis-en une sur la question affichée.',
    en: 'That is not one of the choices. Pick one on the question shown.',
  }),
  ownRight: message({ fr: 'Juste', en: 'Right' }),
  ownPartly: message({ fr: 'En partie juste', en: 'Partly right' }),
  ownWrong: message({ fr: 'Pas cette fois', en: 'Not this time' }),
  ownNone: message({ fr: 'Pas de réponse cette fois', en: 'No answer this time' }),
  ownPoints: message<{ points: number }>({
    fr: '{points, plural, one {# point} other {# points}} sur cette question.',
    en: '{points, plural, one {# point} other {# points}} on this question.',
  }),
  sameAsYou: message<{ count: number }>({
    fr: '{count, plural, one {# autre personne a} other {# autres personnes ont}} répondu comme toi.',
    en: '{count, plural, one {# other person} other {# other people}} answered as you did.',
  }),
  recapTitle: message({ fr: 'Ton bilan', en: 'Your recap' }),
  recapOf: message<{ total: number }>({ fr: 'sur {total}', en: 'out of {total}' }),
  recapPlace: message<{ points: number; rank: number; people: number }>({
    fr: '{points, plural, one {# point} other {# points}}, {rank, selectordinal, one {#re} other {#e}} place sur {people}.',
    en: '{points, plural, one {# point} other {# points}}, {rank, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} place of {people}.',
  }),
  recapNothing: message({
    fr: 'Tu n’as pas répondu pendant ce quiz. Le prochain t’attend.',
    en: 'You did not answer in this quiz. The next one is waiting for you.',
  }),
  recapAllRight: message({ fr: 'Rien à revoir dans ce quiz.', en: 'Nothing to review in this quiz.' }),
  recapYours: message<{ answer: string }>({ fr: 'Ta réponse : {answer}. ', en: 'Your answer: {answer}. ' }),
  recapNone: message({ fr: 'Pas de réponse. ', en: 'No answer. ' }),
  recapRight: message<{ answer: string }>({ fr: 'Il fallait : {answer}. ', en: 'It was: {answer}. ' }),
  recapMore: message<{ count: number }>({
    fr: 'Et {count, plural, one {# autre question} other {# autres questions}} à revoir.',
    en: 'And {count, plural, one {# more question} other {# more questions}} to review.',
  }),
  notOver: message({
    fr: 'Le bilan arrive à la fin du quiz.',
    en: 'The recap comes at the end of the quiz.',
  }),
} as const;
