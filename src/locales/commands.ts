import { message } from './locale.ts';

/** What the commands answer. */
export const commandWords = {
  noCourse: message({
    fr: 'Aucun cours n’est chargé. La personne qui s’occupe de Colle en trouve la raison dans le journal au démarrage.',
    en: 'No course is loaded. Whoever looks after Colle finds the reason in the log at start.',
  }),
  unknownTerm: message<{ typed: string }>({
    fr: '« {typed} » n’est pas dans ce cours.',
    en: '“{typed}” is not in this course.',
  }),
  didYouMean: message({ fr: 'Peut-être l’un de ceux-ci :', en: 'Maybe one of these:' }),
  termLabel: message({ fr: 'Définition', en: 'Definition' }),
  sources: message({ fr: 'Sources : ', en: 'Sources: ' }),
  noComparison: message<{ a: string; b: string }>({
    fr: 'Le cours ne compare pas {a} et {b}.',
    en: 'The course does not compare {a} and {b}.',
  }),
  comparisonsAre: message({ fr: 'Comparaisons du cours :', en: 'Comparisons in the course:' }),
  comparisonLabel: message({ fr: 'Comparaison', en: 'Comparison' }),
  criterion: message({ fr: 'Critère', en: 'Criterion' }),
  remember: message({ fr: 'À retenir. ', en: 'To remember. ' }),
  running: message<{ what: string }>({
    fr: 'Une activité est déjà en cours ici : {what}. Termine-la ou arrête-la d’abord.',
    en: 'Something is already running here: {what}. Finish it or stop it first.',
  }),
  quizNamed: message<{ title: string }>({ fr: 'le quiz « {title} »', en: 'the quiz “{title}”' }),
  debateNamed: message<{ title: string }>({ fr: 'le débat « {title} »', en: 'the debate “{title}”' }),
  forbidden: message<{ missing: string }>({
    fr: 'Il manque à Colle des permissions dans ce salon : {missing}. Accorde-les, puis relance.',
    en: 'Colle lacks permissions in this channel: {missing}. Grant them, then start again.',
  }),
  unreachable: message({
    fr: 'Colle ne peut pas écrire dans ce salon. Vérifie qu’elle en fait partie, ou invite-la, puis relance la commande.',
    en: 'Colle cannot write in this room. Check that it is a member, or invite it, then run the command again.',
  }),
  quizStarted: message<{ questions: number }>({
    fr: 'Le quiz est lancé : {questions, plural, one {# question} other {# questions}}.',
    en: 'The quiz has started: {questions, plural, one {# question} other {# questions}}.',
  }),
  debateStarted: message({ fr: 'Le débat est ouvert.', en: 'The debate is open.' }),
  noQuestion: message({
    fr: 'Aucune question ne correspond à ce choix. Essaie un autre niveau ou tout le cours.',
    en: 'No question fits that choice. Try another level or the whole course.',
  }),
  unknownDeck: message<{ typed: string; known: string }>({
    fr: 'Il n’y a pas de série « {typed} ». Celles du cours : {known}.',
    en: 'There is no deck “{typed}”. Those of the course: {known}.',
  }),
  unknownTopic: message<{ typed: string; known: string }>({
    fr: 'Il n’y a pas de débat « {typed} ». Ceux du cours : {known}.',
    en: 'There is no debate “{typed}”. Those of the course: {known}.',
  }),
  noQuiz: message({ fr: 'Aucun quiz n’est en cours ici.', en: 'No quiz is running here.' }),
  noDebate: message({ fr: 'Aucun débat n’est en cours ici.', en: 'No debate is running here.' }),
  nothingRuns: message({ fr: 'Rien n’est en cours ici.', en: 'Nothing is running here.' }),
  statusLobby: message({ fr: 'Le quiz va commencer.', en: 'The quiz is about to start.' }),
  statusQuestion: message<{ number: number; total: number }>({
    fr: 'Question {number} sur {total}.',
    en: 'Question {number} out of {total}.',
  }),
  statusPaused: message({ fr: 'En pause.', en: 'Paused.' }),
  statusAnswered: message<{ count: number }>({
    fr: '{count, plural, =0 {Aucune réponse pour l’instant} one {# réponse} other {# réponses}} à cette question.',
    en: '{count, plural, =0 {No answer yet} one {# answer} other {# answers}} to this question.',
  }),
  standingsLabel: message({ fr: 'Classement', en: 'Leaderboard' }),
  week: message({ fr: 'La semaine', en: 'This week' }),
  month: message({ fr: 'Le mois', en: 'This month' }),
  all: message({ fr: 'Depuis le début', en: 'Since the beginning' }),
  people: message<{ count: number }>({
    fr: '{count, plural, one {# personne} other {# personnes}}',
    en: '{count, plural, one {# person} other {# people}}',
  }),
  nobodyYet: message({
    fr: 'Personne n’a encore joué. Le premier quiz ouvre le classement.',
    en: 'Nobody has played yet. The first quiz opens the leaderboard.',
  }),
  standingsAlt: message<{ title: string; rows: string }>({ fr: '{title} : {rows}.', en: '{title}: {rows}.' }),
  yourPlace: message<{ rank: number; points: number }>({
    fr: 'Ta place : {rank, selectordinal, one {#re} other {#e}}, {points, plural, one {# point} other {# points}}.',
    en: 'Your place: {rank, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}, {points, plural, one {# point} other {# points}}.',
  }),
  noPlace: message({
    fr: 'Tu n’as pas encore de points ici. Le prochain quiz t’en donnera l’occasion.',
    en: 'You have no points here yet. The next quiz will be the occasion.',
  }),
  courseLabel: message({ fr: 'Cours', en: 'Course' }),
  video: message<{ title: string }>({ fr: 'Vidéo : {title}', en: 'Video: {title}' }),
  courseUsed: message<{ title: string }>({
    fr: 'Ce salon suit maintenant le cours « {title} ».',
    en: 'This room now follows the course “{title}”.',
  }),
  unknownCourse: message<{ typed: string; known: string }>({
    fr: 'Il n’y a pas de cours « {typed} ». Ceux qui sont chargés : {known}.',
    en: 'There is no course “{typed}”. Those loaded: {known}.',
  }),
  instructorAdded: message({
    fr: 'Cette personne peut maintenant mener la classe ici.',
    en: 'This person can now lead the class here.',
  }),
  instructorRemoved: message({
    fr: 'Cette personne ne mène plus la classe ici.',
    en: 'This person no longer leads the class here.',
  }),
  questionsPage: message<{ page: number; pages: number }>({
    fr: 'Page {page} sur {pages} ; l’option « page » mène aux autres.',
    en: 'Page {page} of {pages}; the option “page” leads to the others.',
  }),
  notAPerson: message({
    fr: 'Désigne quelqu’un de cette classe, par son nom ou une mention.',
    en: 'Name someone of this class, by name or with a mention.',
  }),
  helpTitle: message({ fr: 'Ce que Colle sait faire', en: 'What Colle can do' }),
  helpInstructors: message({ fr: 'Pour qui mène la classe', en: 'For whoever leads the class' }),
  projectorTitle: message({ fr: 'Le mur de la classe', en: 'The classroom wall' }),
  projectorHint: message({
    fr: 'Qui a cette adresse voit ce que le salon voit, sans pouvoir rien y faire. Le mur suit tout seul.',
    en: 'Whoever has this address sees what the room sees, and can do nothing there. The wall follows by itself.',
  }),
  resultsTitle: message({ fr: 'Résultats des derniers quiz', en: 'Results of the last quizzes' }),
  noResults: message({
    fr: 'Aucun quiz n’est encore terminé dans ce salon. /quiz lancer en commence un.',
    en: 'No quiz has ended in this room yet. /quiz start begins one.',
  }),
} as const;
